using System.Collections.Frozen;
using MicroFreeze.Compiler.Emit.Native;
using MicroFreeze.Compiler.Emit.Native.Xtensa;

namespace MicroFreeze.Compiler.Emit.InlineAssembler;

/// <summary>What the operands of an instruction of <c>asm_xtensa</c> are besides registers.</summary>
internal enum XtensaOperands : byte
{
    /// <summary>Registers alone.</summary>
    Registers,

    /// <summary>Registers and a number.</summary>
    Number,

    /// <summary>Two registers, compared, and a label. The row's number is the condition.</summary>
    Branch,

    /// <summary>A register, compared with zero, and a label. The row's number is the condition.</summary>
    BranchZero,

    /// <summary>A register, a bit's number and a label.</summary>
    BranchBit,

    /// <summary>A label.</summary>
    Jump,

    /// <summary>A label at a word, within reach of CALL0.</summary>
    Call,

    /// <summary>A register and a label at a word behind.</summary>
    Literal,

    /// <summary>A register and any number, which goes to the table of constants.</summary>
    Constant,
}

/// <summary>An instruction of <c>asm_xtensa</c>.</summary>
/// <param name="Name">The mnemonic in the source.</param>
/// <param name="Count">How many operands are written.</param>
/// <param name="Operands">What they are.</param>
/// <param name="Form">How they are encoded.</param>
internal sealed record XtensaInstruction(string Name, int Count, XtensaOperands Operands, InstructionForm Form)
{
    /// <summary>Least number.</summary>
    public int Minimum { get; init; }

    /// <summary>Greatest number.</summary>
    public int Maximum { get; init; }

    /// <summary>What the number must be a multiple of, or 0 where low bits are cut off.</summary>
    public int Multiple { get; init; }

    /// <summary>Condition of a branch.</summary>
    public int Condition { get; init; }

    /// <summary>Whether the number is looked at before the registers, so that of several errors one about a register is reported.</summary>
    public bool NumberFirst { get; init; }
}

/// <summary>The instructions of <c>asm_xtensa</c>. Source: py/emitinlinextensa.c@v1.28.0.</summary>
internal static class XtensaInstructions
{
    private static readonly XtensaInstruction[] Rows =
    [
        Plain("abs_", 2, XtensaForms.Abs),
        Plain("add", 3, XtensaForms.Add),
        Plain("add_n", 3, XtensaForms.AddNarrow),
        Offset("addi", XtensaForms.AddImmediate, -128, 127),
        Plain("addx2", 3, XtensaForms.Addx2),
        Plain("addx4", 3, XtensaForms.Addx4),
        Plain("addx8", 3, XtensaForms.Addx8),
        Plain("and_", 3, XtensaForms.And),
        Plain("callx0", 1, XtensaForms.CallRegister0),
        Plain("jx", 1, XtensaForms.JumpRegister),
        Offset("l16si", XtensaForms.L16si, 0, 0xff << 1),
        Offset("l16ui", XtensaForms.L16ui, 0, 0xff << 1),
        Offset("l32i", XtensaForms.L32i, 0, 0xff << 2),
        Offset("l8ui", XtensaForms.L8ui, 0, 0xff),
        Plain("mov", 2, XtensaForms.Mov),
        Plain("mov_n", 2, XtensaForms.Mov),
        Plain("mull", 3, XtensaForms.Mull),
        Plain("neg", 2, XtensaForms.Neg),
        Plain("nop", 0, XtensaForms.Nop),
        Plain("nop_n", 0, XtensaForms.NopNarrow),
        Plain("nsa", 2, XtensaForms.Nsa),
        Plain("nsau", 2, XtensaForms.Nsau),
        Plain("or_", 3, XtensaForms.Or),
        Plain("ret", 0, XtensaForms.Ret),
        Plain("ret_n", 0, XtensaForms.Ret),
        Offset("s16i", XtensaForms.S16i, 0, 0xff << 1),
        Offset("s32i", XtensaForms.S32i, 0, 0xff << 2),
        Offset("s8i", XtensaForms.S8i, 0, 0xff),
        Plain("sll", 2, XtensaForms.Sll),
        Plain("sra", 2, XtensaForms.Sra),
        Plain("src", 3, XtensaForms.Src),
        Plain("srl", 2, XtensaForms.Srl),
        Plain("ssa8b", 1, XtensaForms.Ssa8b),
        Plain("ssa8l", 1, XtensaForms.Ssa8l),
        Plain("ssl", 1, XtensaForms.Ssl),
        Plain("ssr", 1, XtensaForms.Ssr),
        Plain("sub", 3, XtensaForms.Sub),
        Plain("subx2", 3, XtensaForms.Subx2),
        Plain("subx4", 3, XtensaForms.Subx4),
        Plain("subx8", 3, XtensaForms.Subx8),
        Plain("xor", 3, XtensaForms.Xor),
        Number("ssai", 1, XtensaForms.Ssai, 0, 31),
        Number("movi_n", 2, XtensaForms.MovImmediateNarrow, -32, 95),
        Number("addi_n", 3, XtensaForms.AddImmediateNarrow, -1, 15),
        Number("addmi", 3, XtensaForms.AddUpperImmediate, -128 * 256, 127 * 256, 256),
        Number("slli", 3, XtensaForms.Slli, 1, 31),
        Number("srai", 3, XtensaForms.Srai, 0, 31),
        Number("srli", 3, XtensaForms.Srli, 0, 15),
        Number("l32i_n", 3, XtensaForms.L32iNarrow, 0, 60, 4),
        Number("s32i_n", 3, XtensaForms.S32iNarrow, 0, 60, 4),
        new("j", 1, XtensaOperands.Jump, XtensaForms.Jump),
        new("call0", 1, XtensaOperands.Call, XtensaForms.Call0),
        new("l32r", 2, XtensaOperands.Literal, XtensaForms.L32r),
        new("movi", 2, XtensaOperands.Constant, XtensaForms.L32r),
        new("bbci", 3, XtensaOperands.BranchBit, XtensaForms.BranchBitClear),
        new("bbsi", 3, XtensaOperands.BranchBit, XtensaForms.BranchBitSet),
        .. Conditions(XtensaOperands.BranchZero, 2, XtensaForms.BranchZero, "beqz", "bnez", "bltz", "bgez"),
        .. Conditions(XtensaOperands.BranchZero, 2, XtensaForms.BranchZero, "beqz_n", "bnez_n"),
        .. Conditions(
            XtensaOperands.Branch,
            3,
            XtensaForms.BranchRegisters,
            "bnone", "beq", "blt", "bltu", "ball", "bbc", "", "", "bany", "bne", "bge", "bgeu", "bnall", "bbs"),
    ];

    private static readonly FrozenDictionary<string, XtensaInstruction> ByName =
        Rows.ToFrozenDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>Finds an instruction, or null.</summary>
    public static XtensaInstruction? Find(string name) => ByName.GetValueOrDefault(name);

    private static XtensaInstruction Plain(string name, int count, InstructionForm form) =>
        new(name, count, XtensaOperands.Registers, form);

    private static XtensaInstruction Offset(string name, InstructionForm form, int minimum, int maximum) =>
        new(name, 3, XtensaOperands.Number, form) { Minimum = minimum, Maximum = maximum, NumberFirst = true };

    private static XtensaInstruction Number(string name, int count, InstructionForm form, int minimum, int maximum, int multiple = 0) =>
        new(name, count, XtensaOperands.Number, form) { Minimum = minimum, Maximum = maximum, Multiple = multiple };

    // In the order of the conditions' numbers.
    private static IEnumerable<XtensaInstruction> Conditions(XtensaOperands operands, int count, InstructionForm form, params string[] names) =>
        names
            .Select((name, number) => new XtensaInstruction(name, count, operands, form) { Condition = number })
            .Where(row => row.Name.Length != 0);
}
