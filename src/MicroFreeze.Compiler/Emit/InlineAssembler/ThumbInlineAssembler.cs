using MicroFreeze.Compiler.Emit.Native.Arm;
using MicroFreeze.Compiler.Emit.Native.Thumb;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Emit.InlineAssembler;

/// <summary><c>@micropython.asm_thumb</c>, all levels. Source: py/emitinlinethumb.c@v1.28.0.</summary>
internal sealed partial class ThumbInlineAssembler : InlineAssembler
{
    private const int LinkRegister = 14;
    private const int ProgramCounter = 15;

    // In the order of their numbers.
    private static readonly string[] Conditions =
        ["eq", "ne", "cs", "cc", "mi", "pl", "vs", "vc", "hi", "ls", "ge", "lt", "gt", "le"];

    private readonly ThumbCode _code;
    private readonly ThumbLevel _level;
    private ThumbAssembler _frame;

    private ThumbInlineAssembler(EmitContext context)
        : base(context)
    {
        _code = new ThumbCode(Buffer, Target.Arch);
        _frame = ThumbAssembler.Create(Buffer, Target);
        _level = Architectures.Of(Target.Arch).Thumb ?? ThumbLevel.Narrow;
    }

    /// <inheritdoc/>
    protected override string ParameterText => "to Thumb";

    /// <inheritdoc/>
    protected override string ParameterRegisters => "r0 to r3";

    /// <summary>Makes an assembler for one module.</summary>
    public static AssemblerEmitter Create(EmitContext context) => new ThumbInlineAssembler(context);

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (Architectures.Of(Target.Arch).HasArmState)
        {
            // Called in Arm state: go over to Thumb for the function, in Arm instructions.
            foreach (byte value in ArmForms.ThumbEntry)
            {
                Buffer.Write8(value);
            }
        }

        _frame.Enter(0, null);
    }

    /// <inheritdoc/>
    protected override void End() => _frame.Exit();

    /// <inheritdoc/>
    protected override bool IsParameter(int name, int index) => TextOf(name) == RegisterNames[index];

    /// <inheritdoc/>
    protected override void Assemble(string name, ReadOnlySpan<int> arguments)
    {
        bool lastIsName = arguments.Length > 0 && IsName(arguments[^1]);
        if (ThumbInstructions.Find(name, arguments.Length, lastIsName, _level) is { } row)
        {
            Assemble(row, arguments);
        }
        else if (!(arguments.Length == 1 && (TryBranch(name, arguments[0]) || TryIfThen(name, arguments[0]))))
        {
            Refuse(name, arguments.Length);
        }
    }

    private void Assemble(ThumbInstruction row, ReadOnlySpan<int> arguments)
    {
        string name = row.Name;
        switch (row.Operands)
        {
            case ThumbOperands.None:
                _code.Narrow(row.Form.Encode());
                break;
            case ThumbOperands.LowLow:
                _code.Narrow(row.Form.Encode(Low(name, arguments[0]), Low(name, arguments[1])));
                break;
            case ThumbOperands.LowLowLow:
                _code.Narrow(row.Form.Encode(Low(name, arguments[0]), Low(name, arguments[1]), Low(name, arguments[2])));
                break;
            case ThumbOperands.LowLowNumber:
                _code.Narrow(row.Form.Encode(
                    Low(name, arguments[0]),
                    Low(name, arguments[1]),
                    Number(name, arguments[2], (1u << row.Form[2].Width) - 1)));
                break;
            case ThumbOperands.LowNumber:
                _code.Narrow(row.Form.Encode(Low(name, arguments[0]), Number(name, arguments[1], 0xff)));
                break;
            case ThumbOperands.LowMemory:
                AssembleLowMemory(row, arguments);
                break;
            case ThumbOperands.Any:
                _code.Narrow(row.Form.Encode(Register(name, arguments[0])));
                break;
            case ThumbOperands.AnyAny:
                _code.Narrow(row.Form.Encode(Register(name, arguments[0]), Register(name, arguments[1])));
                break;
            case ThumbOperands.Push:
                Push(name, RegisterList(name, arguments[0]));
                break;
            case ThumbOperands.Pop:
                Pop(name, RegisterList(name, arguments[0]));
                break;
            case ThumbOperands.Branch:
                int near = Distance(name, arguments[0], 12);
                _code.Narrow(row.Form.Encode(near));
                break;
            case ThumbOperands.BranchLink:
                int far = Distance(name, arguments[0], 23);
                _code.Wide(row.Form.Encode(far));
                break;
            default:
                AssembleWide(row, arguments);
                break;
        }
    }

    private void AssembleWide(ThumbInstruction row, ReadOnlySpan<int> arguments)
    {
        string name = row.Name;
        int first = row.Operands >= ThumbOperands.Float2 ? 0 : Register(name, arguments[0], row.Operands == ThumbOperands.Special ? 12 : Highest);
        switch (row.Operands)
        {
            case ThumbOperands.AnyTwice:
                int source = Register(name, arguments[1]);
                _code.Wide(row.Form.Encode(first, source, source));
                break;
            case ThumbOperands.AnyAnyAny:
                _code.Wide(row.Form.Encode(first, Register(name, arguments[1]), Register(name, arguments[2])));
                break;
            case ThumbOperands.Half:
                _code.Wide(row.Form.Encode(NotCounter(name, first), Number(name, arguments[1], 0xffff)));
                break;
            case ThumbOperands.Whole:
                int value = Number(name, arguments[1], uint.MaxValue);
                _code.Wide(ThumbForms.Movw.Encode(NotCounter(name, first), value));
                _code.Wide(ThumbForms.Movt.Encode(first, value >>> 16));
                break;
            case ThumbOperands.Special:
                _code.Wide(row.Form.Encode(first, SpecialRegister(name, arguments[1])));
                break;
            case ThumbOperands.Exclusive:
                if (TryGetAddress(name, arguments[1], out int address, out int offset))
                {
                    int pointer = Register(name, address);
                    _code.Wide(row.Form.Encode(first, pointer, Number(name, offset, 0xff)));
                }

                break;
            case ThumbOperands.ExclusiveStatus:
                int stored = Register(name, arguments[1]);
                if (TryGetAddress(name, arguments[2], out address, out offset))
                {
                    int pointer = Register(name, address);
                    _code.Wide(row.Form.Encode(first, stored, pointer, Number(name, offset, 0xff)));
                }

                break;
            default:
                AssembleFloat(row, arguments);
                break;
        }
    }

    private void AssembleFloat(ThumbInstruction row, ReadOnlySpan<int> arguments)
    {
        string name = row.Name;
        switch (row.Operands)
        {
            case ThumbOperands.Float2:
                _code.Wide(row.Form.Encode(FloatRegister(name, arguments[0]), FloatRegister(name, arguments[1])));
                break;
            case ThumbOperands.Float3:
                _code.Wide(row.Form.Encode(
                    FloatRegister(name, arguments[0]),
                    FloatRegister(name, arguments[1]),
                    FloatRegister(name, arguments[2])));
                break;
            case ThumbOperands.FloatMemory:
                int register = FloatRegister(name, arguments[0]);
                if (TryGetAddress(name, arguments[1], out int address, out int offset))
                {
                    int pointer = Low(name, address);
                    _code.Wide(row.Form.Encode(register, pointer, Number(name, offset, 0x3fc)));
                }

                break;
            case ThumbOperands.FloatMove:
                if (NameOf(arguments[0]).StartsWith('r'))
                {
                    _code.Wide(ThumbForms.VmovToCore.Encode(Register(name, arguments[0]), FloatRegister(name, arguments[1])));
                }
                else
                {
                    _code.Wide(ThumbForms.VmovFromCore.Encode(FloatRegister(name, arguments[0]), Register(name, arguments[1])));
                }

                break;
            default:
                int flags = NameOf(arguments[0]) == "APSR_nzcv" ? ProgramCounter : Register(name, arguments[0]);
                if (NameOf(arguments[1]) == "FPSCR")
                {
                    _code.Wide(row.Form.Encode(flags));
                }
                else
                {
                    Refuse(name, arguments.Length);
                }

                break;
        }
    }

    private void AssembleLowMemory(ThumbInstruction row, ReadOnlySpan<int> arguments)
    {
        string name = row.Name;
        int register = Low(name, arguments[0]);
        if (!TryGetAddress(name, arguments[1], out int address, out int offset))
        {
            // The reference looks for another instruction of that name then.
            Refuse(name, arguments.Length);
            return;
        }

        int pointer = Low(name, address);
        int scale = row.Form[2].Scale;
        _code.Narrow(row.Form.Encode(register, pointer, Number(name, offset, 0x1fu << scale)));
    }

    // b and a condition, and how wide.
    private bool TryBranch(string name, int label)
    {
        bool isWide = name.EndsWith("_w", StringComparison.Ordinal);
        if (name.Length == 5 ? !name.EndsWith("_n", StringComparison.Ordinal) && !(isWide && _code.HasWide) : name.Length != 3)
        {
            return false;
        }

        int condition = name[0] == 'b' ? Array.IndexOf(Conditions, name.Substring(1, 2)) : -1;
        if (condition < 0)
        {
            return false;
        }

        if (name.Length == 5 && isWide)
        {
            _code.Wide(ThumbForms.BranchWideIf.Encode(condition, Distance(name, label, 0)));
        }
        else
        {
            _code.Narrow(ThumbForms.BranchIf.Encode(condition, Distance(name, label, 9)));
        }

        return true;
    }

    // it and up to three more of "t" and "e".
    private bool TryIfThen(string name, int operand)
    {
        const int MostLetters = 5;
        int condition = Array.IndexOf(Conditions, NameOf(operand));
        if (!_code.HasWide || !name.StartsWith("it", StringComparison.Ordinal) || name.Length > MostLetters || condition < 0)
        {
            return false;
        }

        int mask = 8;
        for (int index = name.Length - 1; index >= 2; index--)
        {
            mask >>= 1;
            switch (name[index])
            {
                case 't':
                    mask |= (condition & 1) << 3;
                    break;
                case 'e':
                    mask |= (~condition & 1) << 3;
                    break;
                default:
                    return false;
            }
        }

        _code.Narrow(ThumbForms.If.Encode(condition, mask));
        return true;
    }

    private void Push(string name, int registers)
    {
        const int NotShort = 0xbf00;
        if ((registers & NotShort) != 0)
        {
            PushOrPopWide(name, ThumbForms.PushWide.Encode(registers));
        }
        else
        {
            bool withLink = (registers & (1 << LinkRegister)) != 0;
            _code.Narrow(withLink ? ThumbForms.PushWithLink.Encode(registers) : ThumbForms.Push.Encode(registers));
        }
    }

    private void Pop(string name, int registers)
    {
        const int NotShort = 0x7f00;
        if ((registers & NotShort) != 0)
        {
            PushOrPopWide(name, ThumbForms.PopWide.Encode(registers));
        }
        else
        {
            bool withCounter = (registers & (1 << ProgramCounter)) != 0;
            _code.Narrow(withCounter ? ThumbForms.PopWithCounter.Encode(registers) : ThumbForms.Pop.Encode(registers));
        }
    }

    private void PushOrPopWide(string name, uint bits)
    {
        if (_code.HasWide)
        {
            _code.Wide(bits);
        }
        else
        {
            Refuse(name, 1);
        }
    }
}
