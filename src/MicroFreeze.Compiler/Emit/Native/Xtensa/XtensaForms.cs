namespace MicroFreeze.Compiler.Emit.Native.Xtensa;

/// <summary>
/// Xtensa instructions, little-endian: 24 bits, and 16 bits of the code density option (names ending in <c>.n</c>). Sections name pages
/// of the Xtensa Instruction Set Architecture Reference Manual, chapter 6.
/// </summary>
internal static class XtensaForms
{
    // ---- arithmetic -------------------------------------------------------------------------------------------------------------

    public static readonly InstructionForm And = Long("and", 0x100000, "AND", R, S, T);
    public static readonly InstructionForm Or = Long("or", 0x200000, "OR", R, S, T);
    public static readonly InstructionForm Xor = Long("xor", 0x300000, "XOR", R, S, T);
    public static readonly InstructionForm Neg = Long("neg", 0x600000, "NEG", R, T);
    public static readonly InstructionForm Abs = Long("abs", 0x600100, "ABS", R, T);
    public static readonly InstructionForm Add = Long("add", 0x800000, "ADD", R, S, T);
    public static readonly InstructionForm Addx2 = Long("addx2", 0x900000, "ADDX2", R, S, T);
    public static readonly InstructionForm Addx4 = Long("addx4", 0xa00000, "ADDX4", R, S, T);
    public static readonly InstructionForm Addx8 = Long("addx8", 0xb00000, "ADDX8", R, S, T);
    public static readonly InstructionForm Sub = Long("sub", 0xc00000, "SUB", R, S, T);
    public static readonly InstructionForm Subx2 = Long("subx2", 0xd00000, "SUBX2", R, S, T);
    public static readonly InstructionForm Subx4 = Long("subx4", 0xe00000, "SUBX4", R, S, T);
    public static readonly InstructionForm Subx8 = Long("subx8", 0xf00000, "SUBX8", R, S, T);
    public static readonly InstructionForm Mull = Long("mull", 0x820000, "MULL", R, S, T);
    public static readonly InstructionForm AddNarrow = Short("add.n", 0x000a, "ADD.N", R, S, T);
    public static readonly InstructionForm AddImmediateNarrow = Short("addi.n", 0x000b, "ADDI.N", R, S, Signed(4, 4));
    public static readonly InstructionForm AddImmediate = Long("addi", 0x00c002, "ADDI", T, S, Signed(16, 8));
    public static readonly InstructionForm AddUpperImmediate = Long("addmi", 0x00d002, "ADDMI", T, S, Signed(16, 8, 8));
    public static readonly InstructionForm Mov = Short("mov.n", 0x000d, "MOV.N", T, S);
    public static readonly InstructionForm MovImmediate = Long("movi", 0x00a002, "MOVI", T, new OperandField(FieldKind.XtensaImmediate12));
    public static readonly InstructionForm MovImmediateNarrow =
        Short("movi.n", 0x000c, "MOVI.N", S, new OperandField(FieldKind.XtensaImmediate7));

    // ---- shifts -----------------------------------------------------------------------------------------------------------------

    public static readonly InstructionForm Ssr = Long("ssr", 0x400000, "SSR", S);
    public static readonly InstructionForm Ssl = Long("ssl", 0x401000, "SSL", S);
    public static readonly InstructionForm Ssa8l = Long("ssa8l", 0x402000, "SSA8L", S);
    public static readonly InstructionForm Ssa8b = Long("ssa8b", 0x403000, "SSA8B", S);
    public static readonly InstructionForm Ssai = Long("ssai", 0x404000, "SSAI", new OperandField(FieldKind.XtensaShiftAmount));
    public static readonly InstructionForm Nsa = Long("nsa", 0x40e000, "NSA", T, S);
    public static readonly InstructionForm Nsau = Long("nsau", 0x40f000, "NSAU", T, S);
    public static readonly InstructionForm Slli = Long("slli", 0x010000, "SLLI", R, S, new OperandField(FieldKind.XtensaShiftLeft));
    public static readonly InstructionForm Srai = Long("srai", 0x210000, "SRAI", R, T, new OperandField(FieldKind.XtensaShiftRight));
    public static readonly InstructionForm Srli = Long("srli", 0x410000, "SRLI", R, T, Unsigned(8, 4));
    public static readonly InstructionForm Src = Long("src", 0x810000, "SRC", R, S, T);
    public static readonly InstructionForm Srl = Long("srl", 0x910000, "SRL", R, T);
    public static readonly InstructionForm Sll = Long("sll", 0xa10000, "SLL", R, S);
    public static readonly InstructionForm Sra = Long("sra", 0xb10000, "SRA", R, T);

    // ---- memory -----------------------------------------------------------------------------------------------------------------

    public static readonly InstructionForm L8ui = Long("l8ui", 0x000002, "L8UI", T, S, Unsigned(16, 8));
    public static readonly InstructionForm L16ui = Long("l16ui", 0x001002, "L16UI", T, S, Unsigned(16, 8, 1));
    public static readonly InstructionForm L16si = Long("l16si", 0x009002, "L16SI", T, S, Unsigned(16, 8, 1));
    public static readonly InstructionForm L32i = Long("l32i", 0x002002, "L32I", T, S, Unsigned(16, 8, 2));
    public static readonly InstructionForm S8i = Long("s8i", 0x004002, "S8I", T, S, Unsigned(16, 8));
    public static readonly InstructionForm S16i = Long("s16i", 0x005002, "S16I", T, S, Unsigned(16, 8, 1));
    public static readonly InstructionForm S32i = Long("s32i", 0x006002, "S32I", T, S, Unsigned(16, 8, 2));
    public static readonly InstructionForm L32iNarrow = Short("l32i.n", 0x0008, "L32I.N", T, S, Unsigned(12, 4, 2));
    public static readonly InstructionForm S32iNarrow = Short("s32i.n", 0x0009, "S32I.N", T, S, Unsigned(12, 4, 2));

    // Counts from the word at or after the next instruction; only backwards.
    public static readonly InstructionForm L32r =
        Long("l32r", 0x000001, "L32R", T, new OperandField(FieldKind.Distance, 8, 16, 2) { Origin = 3 });

    // ---- control flow -----------------------------------------------------------------------------------------------------------

    public static readonly InstructionForm Jump = Long("j", 0x000006, "J", Distance(6, 18));
    public static readonly InstructionForm JumpRegister = Long("jx", 0x0000a0, "JX", S);
    public static readonly InstructionForm Call0 = Long("call0", 0x000005, "CALL0", Distance(6, 18, 2));
    public static readonly InstructionForm CallRegister0 = Long("callx0", 0x0000c0, "CALLX0", S);
    public static readonly InstructionForm CallRegister8 = Long("callx8", 0x0000e0, "CALLX8", S);
    public static readonly InstructionForm Entry = Long("entry", 0x000036, "ENTRY", S, Unsigned(12, 12, 3));
    public static readonly InstructionForm Ret = Short("ret.n", 0xf00d, "RET.N");
    public static readonly InstructionForm RetWindowed = Short("retw.n", 0xf01d, "RETW.N");

    // BEQZ, BNEZ, BLTZ, BGEZ: the condition is in the bits between.
    public static readonly InstructionForm BranchZero =
        Long("b.z", 0x000016, "BEQZ, BNEZ, BLTZ, BGEZ", new OperandField(FieldKind.Condition, 6, 2), S, Distance(12, 12));

    // BNONE, BEQ, BLT, BLTU, BALL, BBC, BANY, BNE, BGE, BGEU, BNALL, BBS
    public static readonly InstructionForm BranchRegisters = Long(
        "b",
        0x000007,
        "BNONE, BEQ, BLT, BLTU, BALL, BBC, BANY, BNE, BGE, BGEU, BNALL, BBS",
        new OperandField(FieldKind.Condition, 12, 4),
        S,
        T,
        Distance(16, 8));

    public static readonly InstructionForm BranchBitClear =
        Long("bbci", 0x006007, "BBCI", S, new OperandField(FieldKind.XtensaBit), Distance(16, 8));

    public static readonly InstructionForm BranchBitSet =
        Long("bbsi", 0x00e007, "BBSI", S, new OperandField(FieldKind.XtensaBit), Distance(16, 8));

    // ---- others -----------------------------------------------------------------------------------------------------------------

    public static readonly InstructionForm Nop = Long("nop", 0x0020f0, "NOP");
    public static readonly InstructionForm NopNarrow = Short("nop.n", 0xf03d, "NOP.N");

    /// <summary>All of them, for decoding: an instruction is of the first form that it matches.</summary>
    public static ReadOnlySpan<InstructionForm> All => Rows;

    private static readonly InstructionForm[] Rows =
    [
        Ret, RetWindowed, NopNarrow, AddNarrow, AddImmediateNarrow, Mov, MovImmediateNarrow, L32iNarrow, S32iNarrow,
        Nop, JumpRegister, CallRegister0, CallRegister8, And, Or, Xor, Abs, Neg, Add, Addx2, Addx4,
        Addx8, Sub, Subx2, Subx4, Subx8, Mull, AddImmediate, AddUpperImmediate, MovImmediate, Ssr, Ssl, Ssa8l, Ssa8b, Ssai, Nsa, Nsau,
        Slli, Srai, Srli, Src, Srl, Sll, Sra, L8ui, L16ui, L16si, L32i, S8i, S16i, S32i, L32r, Entry, Jump, Call0, BranchZero, BranchBitClear,
        BranchBitSet, BranchRegisters,
    ];

    // The three register fields.
    private static OperandField R => new(FieldKind.Register, 12, 4);

    private static OperandField S => new(FieldKind.Register, 8, 4);

    private static OperandField T => new(FieldKind.Register, 4, 4);

    private static OperandField Unsigned(int shift, int width, int scale = 0) =>
        new(FieldKind.Unsigned, (byte)shift, (byte)width, (byte)scale);

    private static OperandField Signed(int shift, int width, int scale = 0) =>
        new(FieldKind.Signed, (byte)shift, (byte)width, (byte)scale);

    // Distances count from four bytes after the instruction's begin.
    private static OperandField Distance(int shift, int width, int scale = 0) =>
        new(FieldKind.Distance, (byte)shift, (byte)width, (byte)scale) { Origin = 4 };

    private static InstructionForm Long(string name, uint bits, string section, params ReadOnlySpan<OperandField> fields) =>
        new(name, 3, bits, section, fields);

    private static InstructionForm Short(string name, uint bits, string section, params ReadOnlySpan<OperandField> fields) =>
        new(name, 2, bits, section, fields);
}
