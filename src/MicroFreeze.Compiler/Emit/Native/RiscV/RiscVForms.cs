namespace MicroFreeze.Compiler.Emit.Native.RiscV;

/// <summary>
/// RV32IMC instructions, with Zicsr, Zba and Zcmp. Sections name extensions and formats of the RISC-V Instruction Set Manual, volume I.
/// </summary>
internal static class RiscVForms
{
    // ---- RV32I, RV32M -----------------------------------------------------------------------------------------------------------

    public static readonly InstructionForm Add = Word("add", 0x00000033, "RV32I, R", D, S1, S2);
    public static readonly InstructionForm Sub = Word("sub", 0x40000033, "RV32I, R", D, S1, S2);
    public static readonly InstructionForm Sll = Word("sll", 0x00001033, "RV32I, R", D, S1, S2);
    public static readonly InstructionForm Slt = Word("slt", 0x00002033, "RV32I, R", D, S1, S2);
    public static readonly InstructionForm Sltu = Word("sltu", 0x00003033, "RV32I, R", D, S1, S2);
    public static readonly InstructionForm Xor = Word("xor", 0x00004033, "RV32I, R", D, S1, S2);
    public static readonly InstructionForm Srl = Word("srl", 0x00005033, "RV32I, R", D, S1, S2);
    public static readonly InstructionForm Sra = Word("sra", 0x40005033, "RV32I, R", D, S1, S2);
    public static readonly InstructionForm Or = Word("or", 0x00006033, "RV32I, R", D, S1, S2);
    public static readonly InstructionForm And = Word("and", 0x00007033, "RV32I, R", D, S1, S2);
    public static readonly InstructionForm Addi = Word("addi", 0x00000013, "RV32I, I", D, S1, Immediate);
    public static readonly InstructionForm Slli = Word("slli", 0x00001013, "RV32I, I (shift)", D, S1, ShiftAmount);
    public static readonly InstructionForm Slti = Word("slti", 0x00002013, "RV32I, I", D, S1, Immediate);
    public static readonly InstructionForm Sltiu = Word("sltiu", 0x00003013, "RV32I, I", D, S1, Immediate);
    public static readonly InstructionForm Xori = Word("xori", 0x00004013, "RV32I, I", D, S1, Immediate);
    public static readonly InstructionForm Srli = Word("srli", 0x00005013, "RV32I, I (shift)", D, S1, ShiftAmount);
    public static readonly InstructionForm Srai = Word("srai", 0x40005013, "RV32I, I (shift)", D, S1, ShiftAmount);
    public static readonly InstructionForm Ori = Word("ori", 0x00006013, "RV32I, I", D, S1, Immediate);
    public static readonly InstructionForm Andi = Word("andi", 0x00007013, "RV32I, I", D, S1, Immediate);
    public static readonly InstructionForm Lb = Word("lb", 0x00000003, "RV32I, I", D, S1, Immediate) with { Text = "$0, $2($1)" };
    public static readonly InstructionForm Lh = Word("lh", 0x00001003, "RV32I, I", D, S1, Immediate) with { Text = "$0, $2($1)" };
    public static readonly InstructionForm Lw = Word("lw", 0x00002003, "RV32I, I", D, S1, Immediate) with { Text = "$0, $2($1)" };
    public static readonly InstructionForm Lbu = Word("lbu", 0x00004003, "RV32I, I", D, S1, Immediate) with { Text = "$0, $2($1)" };
    public static readonly InstructionForm Lhu = Word("lhu", 0x00005003, "RV32I, I", D, S1, Immediate) with { Text = "$0, $2($1)" };
    public static readonly InstructionForm Sb = Word("sb", 0x00000023, "RV32I, S", S2, S1, StoreOffset) with { Text = "$0, $2($1)" };
    public static readonly InstructionForm Sh = Word("sh", 0x00001023, "RV32I, S", S2, S1, StoreOffset) with { Text = "$0, $2($1)" };
    public static readonly InstructionForm Sw = Word("sw", 0x00002023, "RV32I, S", S2, S1, StoreOffset) with { Text = "$0, $2($1)" };
    public static readonly InstructionForm Lui = Word("lui", 0x00000037, "RV32I, U", D, Upper);
    public static readonly InstructionForm Auipc = Word("auipc", 0x00000017, "RV32I, U", D, Upper);
    public static readonly InstructionForm Jal = Word("jal", 0x0000006f, "RV32I, J", D, new OperandField(FieldKind.RiscVJump));
    public static readonly InstructionForm Jalr = Word("jalr", 0x00000067, "RV32I, I", D, S1, Immediate) with { Text = "$0, $2($1)" };
    public static readonly InstructionForm Beq = Word("beq", 0x00000063, "RV32I, B", S1, S2, Branch);
    public static readonly InstructionForm Bne = Word("bne", 0x00001063, "RV32I, B", S1, S2, Branch);
    public static readonly InstructionForm Blt = Word("blt", 0x00004063, "RV32I, B", S1, S2, Branch);
    public static readonly InstructionForm Bge = Word("bge", 0x00005063, "RV32I, B", S1, S2, Branch);
    public static readonly InstructionForm Bltu = Word("bltu", 0x00006063, "RV32I, B", S1, S2, Branch);
    public static readonly InstructionForm Bgeu = Word("bgeu", 0x00007063, "RV32I, B", S1, S2, Branch);
    public static readonly InstructionForm Ecall = Word("ecall", 0x00000073, "RV32I, I");
    public static readonly InstructionForm Ebreak = Word("ebreak", 0x00100073, "RV32I, I");
    public static readonly InstructionForm Mul = Word("mul", 0x02000033, "RV32M, R", D, S1, S2);
    public static readonly InstructionForm Mulh = Word("mulh", 0x02001033, "RV32M, R", D, S1, S2);
    public static readonly InstructionForm Mulhsu = Word("mulhsu", 0x02002033, "RV32M, R", D, S1, S2);
    public static readonly InstructionForm Mulhu = Word("mulhu", 0x02003033, "RV32M, R", D, S1, S2);
    public static readonly InstructionForm Div = Word("div", 0x02004033, "RV32M, R", D, S1, S2);
    public static readonly InstructionForm Divu = Word("divu", 0x02005033, "RV32M, R", D, S1, S2);
    public static readonly InstructionForm Rem = Word("rem", 0x02006033, "RV32M, R", D, S1, S2);
    public static readonly InstructionForm Remu = Word("remu", 0x02007033, "RV32M, R", D, S1, S2);

    // ---- Zicsr, Zba -------------------------------------------------------------------------------------------------------------

    public static readonly InstructionForm Csrrw = Word("csrrw", 0x00001073, "Zicsr", D, S1, ControlRegister) with { Text = "$0, $2, $1" };
    public static readonly InstructionForm Csrrs = Word("csrrs", 0x00002073, "Zicsr", D, S1, ControlRegister) with { Text = "$0, $2, $1" };
    public static readonly InstructionForm Csrrc = Word("csrrc", 0x00003073, "Zicsr", D, S1, ControlRegister) with { Text = "$0, $2, $1" };
    public static readonly InstructionForm Csrrwi = Word("csrrwi", 0x00005073, "Zicsr", D, ControlRegister, ControlValue);
    public static readonly InstructionForm Csrrsi = Word("csrrsi", 0x00006073, "Zicsr", D, ControlRegister, ControlValue);
    public static readonly InstructionForm Csrrci = Word("csrrci", 0x00007073, "Zicsr", D, ControlRegister, ControlValue);
    public static readonly InstructionForm Sh1add = Word("sh1add", 0x20002033, "Zba, R", D, S1, S2);
    public static readonly InstructionForm Sh2add = Word("sh2add", 0x20004033, "Zba, R", D, S1, S2);
    public static readonly InstructionForm Sh3add = Word("sh3add", 0x20006033, "Zba, R", D, S1, S2);

    // ---- C ----------------------------------------------------------------------------------------------------------------------

    public static readonly InstructionForm CAddi4spn =
        Half("c.addi4spn", 0x0000, "C, CIW", Low(2), new OperandField(FieldKind.RiscVCompressedStackAddress)) with { Text = "$0, sp, $1" };

    public static readonly InstructionForm CLw = Half("c.lw", 0x4000, "C, CL", Low(2), Low(7), WordOffset) with { Text = "$0, $2($1)" };
    public static readonly InstructionForm CSw = Half("c.sw", 0xc000, "C, CS", Low(2), Low(7), WordOffset) with { Text = "$0, $2($1)" };
    public static readonly InstructionForm CNop = Half("c.nop", 0x0001, "C, CI");
    public static readonly InstructionForm CAddi = Half("c.addi", 0x0001, "C, CI", D, SmallImmediate);
    public static readonly InstructionForm CJal = Half("c.jal", 0x2001, "C, CJ", ShortJump);
    public static readonly InstructionForm CLi = Half("c.li", 0x4001, "C, CI", D, SmallImmediate);
    public static readonly InstructionForm CLui =
        Half("c.lui", 0x6001, "C, CI", D, new OperandField(FieldKind.RiscVCompressedUpper));

    public static readonly InstructionForm CSrli = Half("c.srli", 0x8001, "C, CB", Low(7), SmallImmediate);
    public static readonly InstructionForm CSrai = Half("c.srai", 0x8401, "C, CB", Low(7), SmallImmediate);
    public static readonly InstructionForm CAndi = Half("c.andi", 0x8801, "C, CB", Low(7), SmallImmediate);
    public static readonly InstructionForm CSub = Half("c.sub", 0x8c01, "C, CA", Low(7), Low(2));
    public static readonly InstructionForm CXor = Half("c.xor", 0x8c21, "C, CA", Low(7), Low(2));
    public static readonly InstructionForm COr = Half("c.or", 0x8c41, "C, CA", Low(7), Low(2));
    public static readonly InstructionForm CAnd = Half("c.and", 0x8c61, "C, CA", Low(7), Low(2));
    public static readonly InstructionForm CJ = Half("c.j", 0xa001, "C, CJ", ShortJump);
    public static readonly InstructionForm CBeqz = Half("c.beqz", 0xc001, "C, CB", Low(7), ShortBranch);
    public static readonly InstructionForm CBnez = Half("c.bnez", 0xe001, "C, CB", Low(7), ShortBranch);
    public static readonly InstructionForm CSlli = Half("c.slli", 0x0002, "C, CI", D, SmallImmediate);
    public static readonly InstructionForm CLwsp =
        Half("c.lwsp", 0x4002, "C, CI", D, new OperandField(FieldKind.RiscVCompressedStackLoad)) with { Text = "$0, $1(sp)" };

    public static readonly InstructionForm CJr = Half("c.jr", 0x8002, "C, CR", D);
    public static readonly InstructionForm CMv = Half("c.mv", 0x8002, "C, CR", D, S2Compressed);
    public static readonly InstructionForm CEbreak = Half("c.ebreak", 0x9002, "C, CR");
    public static readonly InstructionForm CJalr = Half("c.jalr", 0x9002, "C, CR", D);
    public static readonly InstructionForm CAdd = Half("c.add", 0x9002, "C, CR", D, S2Compressed);
    public static readonly InstructionForm CSwsp =
        Half("c.swsp", 0xc002, "C, CSS", S2Compressed, new OperandField(FieldKind.RiscVCompressedStackStore)) with { Text = "$0, $1(sp)" };

    // ---- Zcmp -------------------------------------------------------------------------------------------------------------------

    public static readonly InstructionForm CmPush = Half("cm.push", 0xb802, "Zcmp", RegisterRange, StackChunks);
    public static readonly InstructionForm CmPopret = Half("cm.popret", 0xbe02, "Zcmp", RegisterRange, StackChunks);

    /// <summary>All of them, for decoding: an instruction is of the first form that it matches.</summary>
    public static ReadOnlySpan<InstructionForm> All => Rows;

    private static readonly InstructionForm[] Rows =
    [
        Ecall, Ebreak, Add, Sub, Sll, Slt, Sltu, Xor, Srl, Sra, Or, And, Addi, Slli, Slti, Sltiu, Xori, Srli, Srai, Ori, Andi, Lb, Lh, Lw, Lbu, Lhu, Sb, Sh,
        Sw, Lui, Auipc, Jal, Jalr, Beq, Bne, Blt, Bge, Bltu, Bgeu, Mul, Mulh, Mulhsu, Mulhu, Div, Divu, Rem, Remu, Csrrw, Csrrs, Csrrc, Csrrwi,
        Csrrsi, Csrrci, Sh1add, Sh2add, Sh3add, CNop, CEbreak, CJr, CJalr, CAddi4spn, CLw, CSw, CAddi, CJal, CLi, CLui, CSrli, CSrai, CAndi, CSub, CXor,
        COr, CAnd, CJ, CBeqz, CBnez, CSlli, CLwsp, CMv, CAdd, CSwsp, CmPush, CmPopret,
    ];

    private static OperandField D => new(FieldKind.Register, 7, 5);

    private static OperandField S1 => new(FieldKind.Register, 15, 5);

    private static OperandField S2 => new(FieldKind.Register, 20, 5);

    private static OperandField S2Compressed => new(FieldKind.Register, 2, 5);

    // x8 to x15.
    private static OperandField Low(int shift) => new(FieldKind.RiscVCompressedRegister, (byte)shift);

    private static OperandField Immediate => new(FieldKind.Signed, 20, 12);

    private static OperandField ShiftAmount => new(FieldKind.Unsigned, 20, 5);

    private static OperandField StoreOffset => new(FieldKind.RiscVStoreOffset);

    private static OperandField Upper => new(FieldKind.RiscVUpper);

    private static OperandField Branch => new(FieldKind.RiscVBranch);

    private static OperandField ControlRegister => new(FieldKind.Unsigned, 20, 12);

    private static OperandField ControlValue => new(FieldKind.Unsigned, 15, 5);

    private static OperandField SmallImmediate => new(FieldKind.RiscVCompressedImmediate);

    private static OperandField WordOffset => new(FieldKind.RiscVCompressedOffset);

    private static OperandField ShortJump => new(FieldKind.RiscVCompressedJump);

    private static OperandField ShortBranch => new(FieldKind.RiscVCompressedBranch);

    // From 4: ra; ra, s0; ra, s0 to s1; and so on; 15: ra, s0 to s11.
    private static OperandField RegisterRange => new(FieldKind.Unsigned, 4, 4);

    // Additional stack, in units of 16 bytes.
    private static OperandField StackChunks => new(FieldKind.Unsigned, 2, 2);

    private static InstructionForm Word(string name, uint bits, string section, params ReadOnlySpan<OperandField> fields) =>
        new(name, 4, bits, section, fields);

    private static InstructionForm Half(string name, uint bits, string section, params ReadOnlySpan<OperandField> fields) =>
        new(name, 2, bits, section, fields);
}
