using System.Collections.Frozen;
using System.Numerics;
using MicroFreeze.Compiler.Emit.Native;
using MicroFreeze.Compiler.Emit.Native.RiscV;

namespace MicroFreeze.Compiler.Emit.InlineAssembler;

/// <summary>What an operand of an instruction of <c>asm_rv32</c> is.</summary>
internal enum RiscVOperandKind : byte
{
    /// <summary>A register; the mask says which, a bit each.</summary>
    Register,

    /// <summary>A number with sign; the mask says which bits it has.</summary>
    Signed,

    /// <summary>A number without sign.</summary>
    Unsigned,

    /// <summary>A label; the mask is that of its distance.</summary>
    Label,
}

/// <summary>An operand of an instruction of <c>asm_rv32</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Mask">What it may be. Source: py/emitinlinerv32.c@v1.28.0 OPCODE_MASKS.</param>
internal readonly record struct RiscVOperand(RiscVOperandKind Kind, uint Mask)
{
    /// <summary>How far a number is shifted left before it is checked and encoded.</summary>
    public byte Shift { get; init; }

    /// <summary>Whether a number must not be zero.</summary>
    public bool NonZero { get; init; }

    /// <summary>Whether the mask allows a number; the bits of a mask are contiguous.</summary>
    public bool Allows(long value) => Kind == RiscVOperandKind.Unsigned ? (value & ~(long)Mask) == 0 : AllowsSigned((uint)value);

    private bool AllowsSigned(uint value)
    {
        int leading = BitOperations.LeadingZeroCount(Mask);
        if (leading == 0)
        {
            return true;
        }

        uint sign = 1u << (31 - leading);
        if ((value & ~(Mask & ~sign)) == 0)
        {
            return true;
        }

        // A negative number has all bits from the sign up, and none below the mask.
        uint below = (1u << BitOperations.TrailingZeroCount(Mask)) - 1;
        uint negative = ~(Mask >> 1) & ~below;
        return (value & below) == 0 && (value & negative) == negative;
    }
}

/// <summary>An instruction of <c>asm_rv32</c>.</summary>
/// <param name="Name">The mnemonic in the source.</param>
/// <param name="Form">How it is encoded.</param>
/// <param name="Operands">What is encoded, in the order of the form.</param>
internal sealed record RiscVInstruction(string Name, InstructionForm Form, RiscVOperand[] Operands)
{
    /// <summary>Whether the last two operands are written as one: <c>offset(base)</c>.</summary>
    public bool HasMemory { get; init; }

    /// <summary>Extensions that it needs.</summary>
    public uint Flags { get; init; }

    /// <summary>How many operands are written.</summary>
    public int Count => HasMemory ? Operands.Length - 1 : Operands.Length;
}

/// <summary>The instructions of <c>asm_rv32</c>. Source: py/emitinlinerv32.c@v1.28.0 OPCODES.</summary>
internal static class RiscVInstructions
{
    private static readonly RiscVOperand Any = new(RiscVOperandKind.Register, uint.MaxValue);
    private static readonly RiscVOperand NotZero = new(RiscVOperandKind.Register, 0xfffffffe);
    private static readonly RiscVOperand Low = new(RiscVOperandKind.Register, 0x0000ff00);
    private static readonly RiscVOperand Signed12 = Signed(0x00000fff);
    private static readonly RiscVOperand Unsigned5 = Unsigned(0x0000001f);
    private static readonly RiscVOperand ControlRegister = Unsigned(0x00000fff);
    private static readonly RiscVOperand Upper20 = Signed(0xfffff000) with { Shift = 12 };

    private static readonly RiscVInstruction[] Rows =
    [
        .. Each([Any, Any, Any], ("add", RiscVForms.Add), ("and_", RiscVForms.And), ("or_", RiscVForms.Or), ("sub", RiscVForms.Sub),
            ("xor", RiscVForms.Xor), ("sll", RiscVForms.Sll), ("slt", RiscVForms.Slt), ("sltu", RiscVForms.Sltu), ("sra", RiscVForms.Sra),
            ("srl", RiscVForms.Srl), ("div", RiscVForms.Div), ("divu", RiscVForms.Divu), ("mul", RiscVForms.Mul), ("mulh", RiscVForms.Mulh),
            ("mulhsu", RiscVForms.Mulhsu), ("mulhu", RiscVForms.Mulhu), ("rem", RiscVForms.Rem), ("remu", RiscVForms.Remu)),
        .. Each([Any, Any, Any], ("sh1add", RiscVForms.Sh1add), ("sh2add", RiscVForms.Sh2add), ("sh3add", RiscVForms.Sh3add))
            .Select(row => row with { Flags = RiscVExtensions.Zba }),
        .. Each([Any, Any, Signed12], ("addi", RiscVForms.Addi), ("andi", RiscVForms.Andi), ("jalr", RiscVForms.Jalr), ("ori", RiscVForms.Ori),
            ("slti", RiscVForms.Slti), ("sltiu", RiscVForms.Sltiu), ("xori", RiscVForms.Xori)),
        .. Each([Any, Any, Unsigned5], ("slli", RiscVForms.Slli), ("srai", RiscVForms.Srai), ("srli", RiscVForms.Srli)),
        .. Each([Any, Upper20], ("auipc", RiscVForms.Auipc), ("lui", RiscVForms.Lui)),
        .. Each([Any, Any, Label(0x00001ffe)], ("beq", RiscVForms.Beq), ("bge", RiscVForms.Bge), ("bgeu", RiscVForms.Bgeu),
            ("blt", RiscVForms.Blt), ("bltu", RiscVForms.Bltu), ("bne", RiscVForms.Bne)),
        .. Each([Any, Any, ControlRegister], ("csrrc", RiscVForms.Csrrc), ("csrrs", RiscVForms.Csrrs), ("csrrw", RiscVForms.Csrrw)),
        .. Each([Any, ControlRegister, Unsigned5], ("csrrci", RiscVForms.Csrrci), ("csrrsi", RiscVForms.Csrrsi), ("csrrwi", RiscVForms.Csrrwi)),
        .. Each([Any, Any, Signed12], ("lb", RiscVForms.Lb), ("lbu", RiscVForms.Lbu), ("lh", RiscVForms.Lh), ("lhu", RiscVForms.Lhu),
            ("lw", RiscVForms.Lw), ("sb", RiscVForms.Sb), ("sh", RiscVForms.Sh), ("sw", RiscVForms.Sw)).Select(row => row with { HasMemory = true }),
        .. Each([], ("ebreak", RiscVForms.Ebreak), ("ecall", RiscVForms.Ecall), ("c_ebreak", RiscVForms.CEbreak), ("c_nop", RiscVForms.CNop)),
        .. Each([Any, Label(0x001ffffe)], ("jal", RiscVForms.Jal)),
        .. Each([NotZero, NotZero], ("c_add", RiscVForms.CAdd), ("c_mv", RiscVForms.CMv)),
        .. Each([NotZero, Signed(0x0000003f) with { NonZero = true }], ("c_addi", RiscVForms.CAddi)),
        .. Each([NotZero, Signed(0x0000003f)], ("c_li", RiscVForms.CLi)),
        .. Each([NotZero, Unsigned5], ("c_slli", RiscVForms.CSlli)),
        .. Each([new(RiscVOperandKind.Register, 0xfffffffa), Unsigned(0x0001f800) with { Shift = 12, NonZero = true }], ("c_lui", RiscVForms.CLui)),
        .. Each([Low, Unsigned(0x000003fc) with { NonZero = true }], ("c_addi4spn", RiscVForms.CAddi4spn)),
        .. Each([Low, Low], ("c_and", RiscVForms.CAnd), ("c_or", RiscVForms.COr), ("c_sub", RiscVForms.CSub), ("c_xor", RiscVForms.CXor)),
        .. Each([Low, Signed(0x0000003f)], ("c_andi", RiscVForms.CAndi)),
        .. Each([Low, Unsigned5], ("c_srai", RiscVForms.CSrai), ("c_srli", RiscVForms.CSrli)),
        .. Each([Low, Label(0x000001fe)], ("c_beqz", RiscVForms.CBeqz), ("c_bnez", RiscVForms.CBnez)),
        .. Each([Label(0x00000ffe)], ("c_j", RiscVForms.CJ), ("c_jal", RiscVForms.CJal)),
        .. Each([NotZero], ("c_jalr", RiscVForms.CJalr), ("c_jr", RiscVForms.CJr)),
        .. Each([Low, Low, Signed(0x0000007c)], ("c_lw", RiscVForms.CLw), ("c_sw", RiscVForms.CSw)).Select(row => row with { HasMemory = true }),
        .. Each([NotZero, Signed(0x000000fc)], ("c_lwsp", RiscVForms.CLwsp)),
        .. Each([Any, Signed(0x000000fc)], ("c_swsp", RiscVForms.CSwsp)),
        .. Each([Any, Any], ("mv", RiscVForms.CMv)),
        .. Each([Any, Signed(uint.MaxValue)], ("li", RiscVForms.Addi)),
        .. Each([Any, Label(uint.MaxValue)], ("la", RiscVForms.Auipc)),
    ];

    private static readonly FrozenDictionary<string, RiscVInstruction> ByName =
        Rows.ToFrozenDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>Finds an instruction, or null where there is none or an extension is missing.</summary>
    public static RiscVInstruction? Find(string name, uint flags) =>
        ByName.TryGetValue(name, out RiscVInstruction? row) && (row.Flags & ~flags) == 0 ? row : null;

    private static RiscVOperand Signed(uint mask) => new(RiscVOperandKind.Signed, mask);

    private static RiscVOperand Unsigned(uint mask) => new(RiscVOperandKind.Unsigned, mask);

    private static RiscVOperand Label(uint mask) => new(RiscVOperandKind.Label, mask);

    private static IEnumerable<RiscVInstruction> Each(RiscVOperand[] operands, params (string Name, InstructionForm Form)[] rows) =>
        rows.Select(row => new RiscVInstruction(row.Name, row.Form, operands));
}
