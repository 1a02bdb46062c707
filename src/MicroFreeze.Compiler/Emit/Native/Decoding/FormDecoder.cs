using System.Globalization;
using System.Numerics;
using MicroFreeze.Emit.Native.Arm;
using MicroFreeze.Emit.Native.RiscV;
using MicroFreeze.Emit.Native.Thumb;
using MicroFreeze.Emit.Native.Xtensa;
using MicroFreeze.Profiles;

namespace MicroFreeze.Emit.Native.Decoding;

/// <summary>Decodes architectures whose instructions are <see cref="InstructionForm"/>s.</summary>
internal sealed class FormDecoder
{
    private static readonly string[] ArmRegisters =
        ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11", "r12", "sp", "lr", "pc"];

    private static readonly string[] XtensaRegisters =
        ["a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10", "a11", "a12", "a13", "a14", "a15"];

    private static readonly string[] RiscVRegisters =
    [
        "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5",
        "a6", "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6",
    ];

    private static readonly string[] ArmConditions =
        ["eq", "ne", "cs", "cc", "mi", "pl", "vs", "vc", "hi", "ls", "ge", "lt", "gt", "le", "", "?"];

    private static readonly string[] XtensaComparisons =
        ["none", "eq", "lt", "ltu", "all", "bc", "?", "?", "any", "ne", "ge", "geu", "nall", "bs", "?", "?"];

    private static readonly string[] XtensaZeroComparisons = ["eq", "ne", "lt", "ge"];

    private static readonly FormDecoder Thumb = new(ThumbForms.All, ArmRegisters, 2, ThumbLength) { HasUpperHalfFirst = true };

    private static readonly FormDecoder Arm = new(ArmForms.All, ArmRegisters, 4, _ => 4);

    private static readonly FormDecoder Xtensa = new(XtensaForms.All, XtensaRegisters, 1, XtensaLength);

    private static readonly FormDecoder RiscV = new(RiscVForms.All, RiscVRegisters, 2, RiscVLength);

    private readonly InstructionForm[] _forms;
    private readonly (uint Mask, uint Bits, int Length)[] _patterns;
    private readonly string[] _registers;
    private readonly int _unit;

    // By the first two bytes.
    private readonly Func<uint, int> _lengthOf;

    private FormDecoder(ReadOnlySpan<InstructionForm> forms, string[] registers, int unit, Func<uint, int> lengthOf)
    {
        _forms = forms.ToArray();
        _patterns = [.. _forms.Select(form => (form.FixedMask, form.Bits, (int)form.Length))];

        _registers = registers;
        _unit = unit;
        _lengthOf = lengthOf;
    }

    private bool HasUpperHalfFirst { get; init; }

    /// <summary>The decoder of an architecture, or null.</summary>
    public static FormDecoder? Find(NativeArch arch) => arch switch
    {
        NativeArch.ArmV6 => Arm,
        NativeArch.ArmV6M or NativeArch.ArmV7M or NativeArch.ArmV7EM or NativeArch.ArmV7EMSP or NativeArch.ArmV7EMDP => Thumb,
        NativeArch.Xtensa or NativeArch.XtensaWin => Xtensa,
        NativeArch.Rv32Imc => RiscV,
        _ => null,
    };

    /// <summary>Decodes one instruction.</summary>
    public MachineInstruction Decode(ReadOnlySpan<byte> code, int offset)
    {
        ReadOnlySpan<byte> rest = code[offset..];
        if (offset != 0 && offset < TableEnd(code))
        {
            return new MachineInstruction(Math.Min(4 - (offset & 3), TableEnd(code) - offset), "", "");
        }

        int length = _lengthOf(Read(rest, Math.Min(2, rest.Length)));
        if (length <= rest.Length)
        {
            uint bits = Read(rest, length);
            if (HasUpperHalfFirst && length == 4)
            {
                bits = BitOperations.RotateLeft(bits, 16);
            }

            int index = Array.FindIndex(_patterns, row => row.Length == length && (bits & row.Mask) == row.Bits);
            if (index >= 0)
            {
                return Describe(_forms[index], bits, offset);
            }
        }

        return new MachineInstruction(Math.Min(_unit, rest.Length), "", "");
    }

    // Xtensa functions with a table of constants begin with a jump over it.
    private int TableEnd(ReadOnlySpan<byte> code)
    {
        if (_registers != XtensaRegisters)
        {
            return 0;
        }

        InstructionForm jump = XtensaForms.Jump;
        if (code.Length < jump.Length || (Read(code, jump.Length) & jump.FixedMask) != jump.Bits)
        {
            return 0;
        }

        int end = jump[0].Origin + jump[0].Extract(Read(code, jump.Length));
        return end <= code.Length ? end : 0;
    }

    // Source: Armv7-M Architecture Reference Manual, A5.1: these first halves have a second one.
    private static int ThumbLength(uint first) => first >> 11 is 0x1d or 0x1e or 0x1f ? 4 : 2;

    // Source: Xtensa Instruction Set Architecture Reference Manual, code density option: op0.
    private static int XtensaLength(uint first) => (first & 0xf) is >= 8 and <= 13 ? 2 : 3;

    // Source: RISC-V Unprivileged ISA, 1.5: base instruction-length encoding.
    private static int RiscVLength(uint first) => (first & 3) == 3 ? 4 : 2;

    private static uint Read(ReadOnlySpan<byte> bytes, int count)
    {
        uint value = 0;
        for (int index = 0; index < count; index++)
        {
            value |= (uint)bytes[index] << (index * 8);
        }

        return value;
    }

    private MachineInstruction Describe(InstructionForm form, uint bits, int offset)
    {
        string mnemonic = form.Name;
        List<string> operands = [];
        for (int index = 0; index < form.OperandCount; index++)
        {
            OperandField field = form[index];
            int value = field.Extract(bits);
            if (field.Kind != FieldKind.Condition)
            {
                operands.Add(Describe(field, value, offset));
            }
            else if (form.Name == "it")
            {
                return new MachineInstruction(form.Length, IfThen(value, form[index + 1].Extract(bits)), ArmConditions[value]);
            }
            else
            {
                mnemonic = WithCondition(form, value);
            }
        }

        return new MachineInstruction(form.Length, mnemonic, string.Join(", ", operands));
    }

    private string Describe(OperandField field, int value, int offset)
    {
        switch (field.Kind)
        {
            case FieldKind.Register or FieldKind.ThumbHighRegister or FieldKind.RiscVCompressedRegister:
                return _registers[value];
            case FieldKind.VfpDestination or FieldKind.VfpFirst or FieldKind.VfpSecond:
                return "s" + Text(value);
            case FieldKind.RegisterList:
                return "{" + string.Join(", ", _registers.Where((_, register) => ((value >> register) & 1) != 0)) + "}";
            case FieldKind.Distance or FieldKind.ThumbDistance or FieldKind.ThumbConditionalDistance
                or FieldKind.RiscVBranch or FieldKind.RiscVJump or FieldKind.RiscVCompressedBranch or FieldKind.RiscVCompressedJump:
                // Where distances are words, they count from a word.
                return "-> " + Text(((offset + field.Origin) & -(1 << field.Scale)) + value);
            default:
                return Text(value);
        }
    }

    // IT's mask says for each further instruction whether the condition holds or not, and ends with a set bit.
    private static string IfThen(int condition, int mask)
    {
        string mnemonic = "it";
        for (int bit = 3; bit > BitOperations.TrailingZeroCount(mask); bit--)
        {
            mnemonic += ((mask >> bit) & 1) == (condition & 1) ? "t" : "e";
        }

        return mnemonic;
    }

    private string WithCondition(InstructionForm form, int condition)
    {
        if (_registers != XtensaRegisters)
        {
            int dot = form.Name.IndexOf('.', StringComparison.Ordinal);
            return dot < 0 ? form.Name + ArmConditions[condition] : form.Name.Insert(dot, ArmConditions[condition]);
        }

        return form.Name == XtensaForms.BranchZero.Name ? $"b{XtensaZeroComparisons[condition]}z" : "b" + XtensaComparisons[condition];
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
