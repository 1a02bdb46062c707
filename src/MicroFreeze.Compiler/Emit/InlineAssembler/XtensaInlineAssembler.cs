using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit.Native.Thumb;
using MicroFreeze.Compiler.Emit.Native.Xtensa;

namespace MicroFreeze.Compiler.Emit.InlineAssembler;

/// <summary><c>@micropython.asm_xtensa</c>, for both calling conventions. Source: py/emitinlinextensa.c@v1.28.0.</summary>
internal sealed class XtensaInlineAssembler : InlineAssembler
{
    private const int FirstParameter = 2;

    private static readonly string[] RegisterNames =
        ["a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10", "a11", "a12", "a13", "a14", "a15"];

#pragma warning disable IDE0044 // A struct that keeps state.
    private XtensaCode _code;
#pragma warning restore IDE0044

    private XtensaInlineAssembler(EmitContext context)
        : base(context) => _code = new XtensaCode(Buffer, Target);

    /// <inheritdoc/>
    protected override string ParameterText => "to Xtensa";

    /// <inheritdoc/>
    protected override string ParameterRegisters => "a2 to a5";

    /// <summary>The first walk finds the size of the table of constants, which the second lays out.</summary>
    protected override int LayoutWalks => 2;

    /// <summary>Makes an assembler for one module.</summary>
    public static AssemblerEmitter Create(EmitContext context) => new XtensaInlineAssembler(context);

    /// <inheritdoc/>
    protected override void Begin() => _code.Enter(0);

    /// <inheritdoc/>
    protected override void End()
    {
        _code.Exit();
        _code.EndPass();
    }

    /// <inheritdoc/>
    protected override bool IsParameter(int name, int index) => TextOf(name) == RegisterNames[FirstParameter + index];

    /// <inheritdoc/>
    protected override void Assemble(string name, ReadOnlySpan<int> arguments)
    {
        if (XtensaInstructions.Find(name) is not { } row || row.Count != arguments.Length)
        {
            Fail(SourceDiagnostics.AssemblerUnsupported, "Xtensa", name, Text(arguments.Length));
            return;
        }

        switch (row.Operands)
        {
            case XtensaOperands.Registers:
                AssembleRegisters(row, arguments);
                break;
            case XtensaOperands.Number:
                AssembleNumber(row, arguments);
                break;
            case XtensaOperands.Branch:
                int left = Register(name, arguments[0]);
                int right = Register(name, arguments[1]);
                _code.Branch(row.Condition, left, right, Label(name, arguments[2]));
                break;
            case XtensaOperands.BranchZero:
                int compared = Register(name, arguments[0]);
                _code.BranchZero(row.Condition, compared, Label(name, arguments[1]));
                break;
            case XtensaOperands.BranchBit:
                int tested = Register(name, arguments[0]);
                int bit = Number(name, arguments[1], 0, 31);
                BranchBit(row, tested, bit, Label(name, arguments[2]));
                break;
            case XtensaOperands.Jump:
                _code.Jump(Label(name, arguments[0]));
                break;
            case XtensaOperands.Call:
                Call(row, Label(name, arguments[0]));
                break;
            case XtensaOperands.Literal:
                int loaded = Register(name, arguments[0]);
                LoadLiteral(row, loaded, Label(name, arguments[1]));
                break;
            default:
                int register = Register(name, arguments[0]);
                _code.LoadFromTable(register, Number(name, arguments[1], 0, 0));
                break;
        }

        if (Buffer.Failure is not null)
        {
            Fail(SourceDiagnostics.AssemblerOutOfRange, Buffer.Detail);
        }
    }

    private void AssembleRegisters(XtensaInstruction row, ReadOnlySpan<int> arguments)
    {
        Span<int> registers = stackalloc int[3];
        for (int index = 0; index < arguments.Length; index++)
        {
            registers[index] = Register(row.Name, arguments[index]);
        }

        _code.Write(row.Form, row.Form.Encode(registers[0], registers[1], registers[2]));
    }

    private void AssembleNumber(XtensaInstruction row, ReadOnlySpan<int> arguments)
    {
        // The number stands last.
        int count = arguments.Length - 1;
        int number = row.NumberFirst ? Number(row.Name, arguments[count], row.Minimum, row.Maximum) : 0;
        Span<int> operands = stackalloc int[3];
        for (int index = 0; index < count; index++)
        {
            operands[index] = Register(row.Name, arguments[index]);
        }

        if (!row.NumberFirst)
        {
            number = Number(row.Name, arguments[count], row.Minimum, row.Maximum);
        }

        if (row.Multiple != 0 && number % row.Multiple != 0)
        {
            Fail(SourceDiagnostics.AssemblerMultiple, Text(number), Text(row.Multiple));
            return;
        }

        switch (row.Name)
        {
            case "slli":
                // Encoded as what is left of 32.
                number = 32 - number;
                break;
            case "addi_n" when number <= 0:
                // The reference encodes 0 as -1, and -1 over the registers' bits.
                WarnOfEncoding(row.Name);
                Buffer.Write16(0xfffb);
                return;
        }

        operands[count] = number;
        _code.Write(row.Form, row.Form.Encode(operands[0], operands[1], operands[2]));
    }

    private void BranchBit(XtensaInstruction row, int register, int bit, int label)
    {
        int distance = Buffer.DistanceTo(label) - 4;
        if (IsEmitting && !ThumbCode.FitsSigned(distance, 8))
        {
            Fail(SourceDiagnostics.AssemblerOutOfRange, "bit_branch");
        }

        _code.Write(row.Form, register, bit, distance);
    }

    private void Call(XtensaInstruction row, int label)
    {
        int distance = Buffer.DistanceTo(label) - 3;
        if (IsEmitting && CheckWords(row.Name, label, distance, ThumbCode.FitsSigned(distance, 18)) && distance != 0)
        {
            // The reference writes bytes where the instruction has words.
            WarnOfEncoding(row.Name);
        }

        _code.Write(row.Form, distance << 2);
    }

    private void LoadLiteral(XtensaInstruction row, int register, int label)
    {
        int distance = Buffer.DistanceTo(label);
        if (IsEmitting)
        {
            CheckWords(row.Name, label, distance, distance < 0 && ThumbCode.FitsSigned(distance, 18));
        }

        _code.Write(row.Form, register, Buffer.LabelOffset(label) - ((Buffer.Position + 3) & ~3));
    }

    // The first of several errors counts.
    private bool CheckWords(string instruction, int label, int distance, bool isInRange)
    {
        if ((Buffer.LabelOffset(label) & 3) != 0)
        {
            Fail(SourceDiagnostics.AssemblerNotAligned, instruction, "target");
        }
        else if ((distance & 3) != 0)
        {
            Fail(SourceDiagnostics.AssemblerNotAligned, instruction, "location");
        }
        else if (!isInRange)
        {
            Fail(SourceDiagnostics.AssemblerOutOfRange, instruction);
        }
        else
        {
            return true;
        }

        return false;
    }

    // ---- operands ---------------------------------------------------------------------------------------------------------------

    private int Register(string instruction, int node)
    {
        int number = Array.IndexOf(RegisterNames, NameOf(node));
        if (number < 0)
        {
            Fail(SourceDiagnostics.AssemblerNotRegister, instruction);
            return 0;
        }

        return number;
    }

    private int Number(string instruction, int node, int minimum, int maximum)
    {
        if (!TryGetInteger(node, out long value))
        {
            Fail(SourceDiagnostics.AssemblerNotInteger, instruction);
            return 0;
        }

        int number = (int)value;
        if (minimum != maximum && (number < minimum || number > maximum))
        {
            Fail(SourceDiagnostics.AssemblerRange, instruction, Text(number), Text(minimum), Text(maximum));
            return 0;
        }

        return number;
    }

    private int Label(string instruction, int node)
    {
        if (!IsName(node))
        {
            Fail(SourceDiagnostics.AssemblerNotLabel, instruction);
        }
        else if (TryGetLabel(node, out int label))
        {
            return label;
        }
        else if (IsEmitting)
        {
            Fail(SourceDiagnostics.AssemblerLabelUndefined, NameOf(node));
        }

        return AssemblerBuffer.Unplaced;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
