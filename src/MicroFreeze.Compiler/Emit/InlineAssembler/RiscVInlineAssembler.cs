using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit.Native.RiscV;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Emit.InlineAssembler;

/// <summary><c>@micropython.asm_rv32</c>. Source: py/emitinlinerv32.c@v1.28.0.</summary>
internal sealed class RiscVInlineAssembler : InlineAssembler
{
    private const int RegisterCount = 32;

    private static readonly string[] RegisterNames =
    [
        "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5",
        "a6", "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6",
        "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15",
        "x16", "x17", "x18", "x19", "x20", "x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28", "x29", "x30", "x31",
    ];

    private readonly RiscVCode _code;

    private RiscVInlineAssembler(EmitContext context)
        : base(context) => _code = new RiscVCode(Buffer);

    /// <inheritdoc/>
    protected override string ParameterText => "for RV32";

    /// <inheritdoc/>
    protected override string ParameterRegisters => "a0 to a3";

    /// <summary>Makes an assembler for one module.</summary>
    public static AssemblerEmitter Create(EmitContext context) => new RiscVInlineAssembler(context);

    /// <inheritdoc/>
    protected override void Begin()
    {
    }

    /// <inheritdoc/>
    protected override void End() => _code.Half(RiscVForms.CJr.Encode(RiscVRegister.ReturnAddress));

    /// <inheritdoc/>
    protected override bool IsParameter(int name, int index) => RegisterOf(TextOf(name)) == RiscVRegister.A0 + index;

    /// <inheritdoc/>
    protected override void Assemble(string name, ReadOnlySpan<int> arguments)
    {
        if (RiscVInstructions.Find(name, Target.Flags) is not { } row)
        {
            Fail(SourceDiagnostics.AssemblerInvalidOpcode, name);
            return;
        }

        if (arguments.Length != row.Count)
        {
            Fail(SourceDiagnostics.AssemblerArgumentCount, name, Text(row.Count));
            return;
        }

        Span<int> values = stackalloc int[3];
        for (int index = 0; index < arguments.Length; index++)
        {
            bool isMemory = row.HasMemory && index == arguments.Length - 1;
            bool accepted = isMemory
                ? TryReadMemory(row, arguments[index], out values[2], out values[1])
                : TryRead(row, index, index, arguments[index], out values[index]);
            if (!accepted)
            {
                return;
            }
        }

        Assemble(row, values[0], values[1], values[2]);
    }

    private void Assemble(RiscVInstruction row, int first, int second, int third)
    {
        switch (row.Name)
        {
            case "li":
                _code.LoadImmediate(first, second);
                return;
            case "la":
                _code.LoadAddress(first, second);
                return;
            case "mv" when second == RiscVRegister.Zero && !Target.Exact:
                // What the compressed move means with this source is a jump.
                _code.Half(RiscVForms.CLi.Encode(first, 0));
                return;
            case "c_and" or "c_or" or "c_sub" or "c_xor" when ((first | second) & 4) != 0:
                // The reference encodes two of the registers' three bits.
                WarnOfEncoding(row.Name);
                first &= ~4;
                second &= ~4;
                break;
        }

        uint bits = row.Form.Encode(first, second, third);
        if (row.Form.Length == 2)
        {
            _code.Half(bits);
        }
        else
        {
            _code.Word(bits);
        }
    }

    // ---- operands ---------------------------------------------------------------------------------------------------------------

    /// <summary>Reads an operand.</summary>
    /// <param name="row">The instruction.</param>
    /// <param name="index">Which of its operands.</param>
    /// <param name="number">Its number in messages, from 0.</param>
    /// <param name="node">What was written.</param>
    /// <param name="value">What to encode.</param>
    private bool TryRead(RiscVInstruction row, int index, int number, int node, out int value)
    {
        RiscVOperand operand = row.Operands[index];
        string name = row.Name;
        switch (operand.Kind)
        {
            case RiscVOperandKind.Register:
                return TryReadRegister(operand, name, number, NameOf(node), out value);
            case RiscVOperandKind.Label:
                return TryReadLabel(operand, name, number, node, out value);
        }

        value = 0;
        if (!TryGetInteger(node, out long integer))
        {
            Fail(SourceDiagnostics.AssemblerArgumentKind, name, Text(number + 1), "integer");
            return false;
        }

        integer <<= operand.Shift;
        if (!operand.Allows(integer))
        {
            Fail(SourceDiagnostics.AssemblerArgumentRange, name, Text(number + 1));
            return false;
        }

        if (operand.NonZero && integer == 0)
        {
            Fail(SourceDiagnostics.AssemblerArgumentZero, name, Text(number + 1));
            return false;
        }

        value = (int)integer;
        return true;
    }

    private bool TryReadRegister(RiscVOperand operand, string instruction, int number, string text, out int value)
    {
        value = RegisterOf(text);
        if (value < 0)
        {
            Fail(SourceDiagnostics.AssemblerArgumentKind, instruction, Text(number + 1), "register");
            return false;
        }

        if ((operand.Mask & (1u << value)) == 0)
        {
            Fail(SourceDiagnostics.AssemblerUnknownRegister, instruction, Text(number + 1));
            return false;
        }

        return true;
    }

    private bool TryReadLabel(RiscVOperand operand, string instruction, int number, int node, out int value)
    {
        value = 0;
        if (!IsName(node))
        {
            Fail(SourceDiagnostics.AssemblerArgumentKind, instruction, Text(number + 1), "label");
            return false;
        }

        if (!TryGetLabel(node, out int label))
        {
            if (IsEmitting)
            {
                Fail(SourceDiagnostics.AssemblerArgumentLabel, instruction, Text(number + 1), NameOf(node));
                return false;
            }

            return true;
        }

        value = Buffer.DistanceTo(label);
        if (!operand.Allows(value))
        {
            Fail(SourceDiagnostics.AssemblerArgumentRange, instruction, Text(number + 1));
            return false;
        }

        return true;
    }

    // offset(base) is a call of a number in the tree, and -offset(base) the negation of one. The reference looks at what is in the
    // brackets, whatever their kind.
    private bool TryReadMemory(RiscVInstruction row, int node, out int offset, out int address)
    {
        const int AddressIndex = 1;
        const int OffsetIndex = 2;
        offset = 0;
        address = 0;
        Node primary = NodeOf(node);
        bool isNegative = primary.Kind == NodeKind.UnaryOperation && (UnaryOperator)primary.Form == UnaryOperator.Negative;
        if (isNegative || (primary.Kind == NodeKind.UnaryOperation && (UnaryOperator)primary.Form == UnaryOperator.Positive))
        {
            primary = NodeOf(primary.FirstChild);
        }

        if (primary.Kind != NodeKind.Primary)
        {
            Fail(SourceDiagnostics.AssemblerArgumentKind, row.Name, "2", "offset");
            return false;
        }

        int number = primary.FirstChild;
        if (isNegative)
        {
            if (!TryGetInteger(number, out long integer))
            {
                Fail(SourceDiagnostics.AssemblerArgumentKind, row.Name, "2", "integer");
                return false;
            }

            if (!row.Operands[OffsetIndex].Allows(-integer))
            {
                Fail(SourceDiagnostics.AssemblerArgumentRange, row.Name, "2");
                return false;
            }

            offset = (int)-integer;
        }
        else if (!TryRead(row, OffsetIndex, 1, number, out offset))
        {
            return false;
        }

        return TryReadRegister(row.Operands[AddressIndex], row.Name, 2, BaseOf(NodeOf(number).Next), out address);
    }

    private string BaseOf(int trailer)
    {
        Node node = NodeOf(trailer);
        if (node.Next != 0)
        {
            return "";
        }

        bool isSingle = node.Kind != NodeKind.Attribute && NodeOf(node.FirstChild).Next == 0;
        return node.Kind == NodeKind.Attribute ? TextOf(node.Name)
            : isSingle ? NameOf(node.FirstChild)
            : "";
    }

    private static int RegisterOf(string text)
    {
        int index = Array.IndexOf(RegisterNames, text);
        return index < 0 ? -1 : index % RegisterCount;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
