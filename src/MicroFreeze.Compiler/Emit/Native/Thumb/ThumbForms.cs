namespace MicroFreeze.Compiler.Emit.Native.Thumb;

/// <summary>
/// Instructions of the M-profile levels. The first block is ARMv6-M's, the second takes ARMv7-M, the third its floating-point extension.
/// Sections name pages and encodings of the Armv7-M Architecture Reference Manual, chapter A7.7.
/// </summary>
internal static class ThumbForms
{
    // ---- 16 bits ----------------------------------------------------------------------------------------------------------------

    public static readonly InstructionForm LslImmediate = Narrow("lsls", 0x0000, "LSL (immediate) T1", Low(0), Low(3), Number(6, 5));
    public static readonly InstructionForm LsrImmediate = Narrow("lsrs", 0x0800, "LSR (immediate) T1", Low(0), Low(3), Number(6, 5));
    public static readonly InstructionForm AsrImmediate = Narrow("asrs", 0x1000, "ASR (immediate) T1", Low(0), Low(3), Number(6, 5));
    public static readonly InstructionForm AddRegister = Narrow("adds", 0x1800, "ADD (register) T1", Low(0), Low(3), Low(6));
    public static readonly InstructionForm SubRegister = Narrow("subs", 0x1a00, "SUB (register) T1", Low(0), Low(3), Low(6));
    public static readonly InstructionForm AddImmediate3 = Narrow("adds", 0x1c00, "ADD (immediate) T1", Low(0), Low(3), Number(6, 3));
    public static readonly InstructionForm SubImmediate3 = Narrow("subs", 0x1e00, "SUB (immediate) T1", Low(0), Low(3), Number(6, 3));
    public static readonly InstructionForm MovImmediate = Narrow("movs", 0x2000, "MOV (immediate) T1", Low(8), Number(0, 8));
    public static readonly InstructionForm CmpImmediate = Narrow("cmp", 0x2800, "CMP (immediate) T1", Low(8), Number(0, 8));
    public static readonly InstructionForm AddImmediate8 = Narrow("adds", 0x3000, "ADD (immediate) T2", Low(8), Number(0, 8));
    public static readonly InstructionForm SubImmediate8 = Narrow("subs", 0x3800, "SUB (immediate) T2", Low(8), Number(0, 8));
    public static readonly InstructionForm And = Narrow("ands", 0x4000, "AND (register) T1", Low(0), Low(3));
    public static readonly InstructionForm Eor = Narrow("eors", 0x4040, "EOR (register) T1", Low(0), Low(3));
    public static readonly InstructionForm Lsl = Narrow("lsls", 0x4080, "LSL (register) T1", Low(0), Low(3));
    public static readonly InstructionForm Lsr = Narrow("lsrs", 0x40c0, "LSR (register) T1", Low(0), Low(3));
    public static readonly InstructionForm Asr = Narrow("asrs", 0x4100, "ASR (register) T1", Low(0), Low(3));
    public static readonly InstructionForm Adc = Narrow("adcs", 0x4140, "ADC (register) T1", Low(0), Low(3));
    public static readonly InstructionForm Sbc = Narrow("sbcs", 0x4180, "SBC (register) T1", Low(0), Low(3));
    public static readonly InstructionForm Ror = Narrow("rors", 0x41c0, "ROR (register) T1", Low(0), Low(3));
    public static readonly InstructionForm Tst = Narrow("tst", 0x4200, "TST (register) T1", Low(0), Low(3));
    public static readonly InstructionForm Neg = Narrow("negs", 0x4240, "RSB (immediate) T1", Low(0), Low(3));
    public static readonly InstructionForm Cmp = Narrow("cmp", 0x4280, "CMP (register) T1", Low(0), Low(3));
    public static readonly InstructionForm Cmn = Narrow("cmn", 0x42c0, "CMN (register) T1", Low(0), Low(3));
    public static readonly InstructionForm Orr = Narrow("orrs", 0x4300, "ORR (register) T1", Low(0), Low(3));
    public static readonly InstructionForm Mul = Narrow("muls", 0x4340, "MUL T1", Low(0), Low(3));
    public static readonly InstructionForm Bic = Narrow("bics", 0x4380, "BIC (register) T1", Low(0), Low(3));
    public static readonly InstructionForm Mvn = Narrow("mvns", 0x43c0, "MVN (register) T1", Low(0), Low(3));
    public static readonly InstructionForm AddHigh = Narrow("add", 0x4400, "ADD (register) T2", HighDestination, Any(3));
    public static readonly InstructionForm Mov = Narrow("mov", 0x4600, "MOV (register) T1", HighDestination, Any(3));
    public static readonly InstructionForm Bx = Narrow("bx", 0x4700, "BX T1", Any(3));
    public static readonly InstructionForm Blx = Narrow("blx", 0x4780, "BLX (register) T1", Any(3));
    public static readonly InstructionForm LdrLiteral = Narrow("ldr", 0x4800, "LDR (literal) T1", Low(8), Number(0, 8, 2)) with { Text = "$0, [pc, $1]" };
    public static readonly InstructionForm StrIndexed = Narrow("str", 0x5000, "STR (register) T1", Low(0), Low(3), Low(6)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm StrhIndexed = Narrow("strh", 0x5200, "STRH (register) T1", Low(0), Low(3), Low(6)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm StrbIndexed = Narrow("strb", 0x5400, "STRB (register) T1", Low(0), Low(3), Low(6)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm LdrIndexed = Narrow("ldr", 0x5800, "LDR (register) T1", Low(0), Low(3), Low(6)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm LdrhIndexed = Narrow("ldrh", 0x5a00, "LDRH (register) T1", Low(0), Low(3), Low(6)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm LdrbIndexed = Narrow("ldrb", 0x5c00, "LDRB (register) T1", Low(0), Low(3), Low(6)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm Str = Narrow("str", 0x6000, "STR (immediate) T1", Low(0), Low(3), Number(6, 5, 2)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm Ldr = Narrow("ldr", 0x6800, "LDR (immediate) T1", Low(0), Low(3), Number(6, 5, 2)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm Strb = Narrow("strb", 0x7000, "STRB (immediate) T1", Low(0), Low(3), Number(6, 5)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm Ldrb = Narrow("ldrb", 0x7800, "LDRB (immediate) T1", Low(0), Low(3), Number(6, 5)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm Strh = Narrow("strh", 0x8000, "STRH (immediate) T1", Low(0), Low(3), Number(6, 5, 1)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm Ldrh = Narrow("ldrh", 0x8800, "LDRH (immediate) T1", Low(0), Low(3), Number(6, 5, 1)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm StrStack = Narrow("str", 0x9000, "STR (immediate) T2, to sp", Low(8), Number(0, 8, 2)) with { Text = "$0, [sp, $1]" };
    public static readonly InstructionForm LdrStack = Narrow("ldr", 0x9800, "LDR (immediate) T2, from sp", Low(8), Number(0, 8, 2)) with { Text = "$0, [sp, $1]" };
    public static readonly InstructionForm AddStackAddress = Narrow("add", 0xa800, "ADD (SP plus immediate) T1", Low(8), Number(0, 8, 2)) with { Text = "$0, sp, $1" };
    public static readonly InstructionForm AddStack = Narrow("add", 0xb000, "ADD (SP plus immediate) T2, to sp", Number(0, 7, 2)) with { Text = "sp, $0" };
    public static readonly InstructionForm SubStack = Narrow("sub", 0xb080, "SUB (SP minus immediate) T1, from sp", Number(0, 7, 2)) with { Text = "sp, $0" };
    public static readonly InstructionForm Sxth = Narrow("sxth", 0xb200, "SXTH T1", Low(0), Low(3));
    public static readonly InstructionForm Push = Narrow("push", 0xb400, "PUSH T1", List(8)) with { Text = "{$0}" };
    public static readonly InstructionForm PushWithLink = Narrow("push", 0xb500, "PUSH T1, with lr", List(8)) with { Text = "{$0}" };
    public static readonly InstructionForm Pop = Narrow("pop", 0xbc00, "POP T1", List(8)) with { Text = "{$0}" };
    public static readonly InstructionForm PopWithCounter = Narrow("pop", 0xbd00, "POP T1, with pc", List(8)) with { Text = "{$0}" };
    public static readonly InstructionForm EnableInterrupts = Narrow("cpsie i", 0xb662, "CPS T1");
    public static readonly InstructionForm DisableInterrupts = Narrow("cpsid i", 0xb672, "CPS T1");
    public static readonly InstructionForm Nop = Narrow("nop", 0xbf00, "NOP T1");
    public static readonly InstructionForm Wfi = Narrow("wfi", 0xbf30, "WFI T1");
    public static readonly InstructionForm If = Narrow("it", 0xbf00, "IT T1", Condition(4), Number(0, 4)) with { Text = "$0" };
    public static readonly InstructionForm BranchIf = Narrow("b", 0xd000, "B T1", Condition(8), Distance(0, 8));
    public static readonly InstructionForm Branch = Narrow("b", 0xe000, "B T2", Distance(0, 11));

    // ---- 32 bits ----------------------------------------------------------------------------------------------------------------

    public static readonly InstructionForm BranchLink = Wide("bl", 0xf000f800, "BL T1", LongDistance(FieldKind.ThumbDistance));
    public static readonly InstructionForm BranchWide = Wide("b.w", 0xf000b800, "B T4", LongDistance(FieldKind.ThumbDistance));
    public static readonly InstructionForm BranchWideIf =
        Wide("b.w", 0xf0008000, "B T3", Condition(22), LongDistance(FieldKind.ThumbConditionalDistance));

    public static readonly InstructionForm Movw = Wide("movw", 0xf2400000, "MOV (immediate) T3", Any(8), Immediate16);
    public static readonly InstructionForm Movt = Wide("movt", 0xf2c00000, "MOVT T1", Any(8), Immediate16);
    public static readonly InstructionForm AddStackWide =
        Wide("addw", 0xf20d0d00, "ADD (SP plus immediate) T4, to sp", new OperandField(FieldKind.ThumbImmediate11)) with { Text = "sp, sp, $0" };

    public static readonly InstructionForm SubStackWide =
        Wide("subw", 0xf2ad0d00, "SUB (SP minus immediate) T3, from sp", new OperandField(FieldKind.ThumbImmediate11)) with { Text = "sp, sp, $0" };

    public static readonly InstructionForm StrbWide =
        Wide("strb.w", 0xf8800000, "STRB (immediate) T2", Any(12), Any(16), Number(0, 12)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm LdrbWide =
        Wide("ldrb.w", 0xf8900000, "LDRB (immediate) T2", Any(12), Any(16), Number(0, 12)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm StrhWide =
        Wide("strh.w", 0xf8a00000, "STRH (immediate) T2", Any(12), Any(16), Number(0, 12)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm LdrhWide =
        Wide("ldrh.w", 0xf8b00000, "LDRH (immediate) T2", Any(12), Any(16), Number(0, 12)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm StrWide =
        Wide("str.w", 0xf8c00000, "STR (immediate) T3", Any(12), Any(16), Number(0, 12)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm LdrWide =
        Wide("ldr.w", 0xf8d00000, "LDR (immediate) T3", Any(12), Any(16), Number(0, 12)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm PushWide = Wide("push.w", 0xe92d0000, "PUSH T2", List(16)) with { Text = "{$0}" };
    public static readonly InstructionForm PopWide = Wide("pop.w", 0xe8bd0000, "POP T2", List(16)) with { Text = "{$0}" };
    public static readonly InstructionForm Strex =
        Wide("strex", 0xe8400000, "STREX T1", Any(8), Any(12), Any(16), Number(0, 8, 2)) with { Text = "$0, $1, [$2, $3]" };
    public static readonly InstructionForm Ldrex = Wide("ldrex", 0xe8500f00, "LDREX T1", Any(12), Any(16), Number(0, 8, 2)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm Mrs = Wide("mrs", 0xf3ef8000, "MRS T1", Any(8), Number(0, 8));
    public static readonly InstructionForm Rbit = Wide("rbit", 0xfa90f0a0, "RBIT T1", Any(8), Any(0), Any(16)) with { Text = "$0, $1" };
    public static readonly InstructionForm Clz = Wide("clz", 0xfab0f080, "CLZ T1", Any(8), Any(0), Any(16)) with { Text = "$0, $1" };
    public static readonly InstructionForm Sdiv = Wide("sdiv", 0xfb90f0f0, "SDIV T1", Any(8), Any(16), Any(0));
    public static readonly InstructionForm Udiv = Wide("udiv", 0xfbb0f0f0, "UDIV T1", Any(8), Any(16), Any(0));

    // ---- floating point ---------------------------------------------------------------------------------------------------------

    public static readonly InstructionForm Vstr = Wide("vstr", 0xed800a00, "VSTR T2", VfpDestination, Any(16), Number(0, 8, 2)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm Vldr = Wide("vldr", 0xed900a00, "VLDR T2", VfpDestination, Any(16), Number(0, 8, 2)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm VmovFromCore = Wide("vmov", 0xee000a10, "VMOV (Arm core register) T1", VfpFirst, Any(12));
    public static readonly InstructionForm VmovToCore = Wide("vmov", 0xee100a10, "VMOV (Arm core register) T1", Any(12), VfpFirst);
    public static readonly InstructionForm Vmul = Wide("vmul.f32", 0xee200a00, "VMUL T2", VfpDestination, VfpFirst, VfpSecond);
    public static readonly InstructionForm Vadd = Wide("vadd.f32", 0xee300a00, "VADD T2", VfpDestination, VfpFirst, VfpSecond);
    public static readonly InstructionForm Vsub = Wide("vsub.f32", 0xee300a40, "VSUB T2", VfpDestination, VfpFirst, VfpSecond);
    public static readonly InstructionForm Vdiv = Wide("vdiv.f32", 0xee800a00, "VDIV T1", VfpDestination, VfpFirst, VfpSecond);
    public static readonly InstructionForm Vneg = Wide("vneg.f32", 0xeeb10a40, "VNEG T1", VfpDestination, VfpSecond);
    public static readonly InstructionForm Vsqrt = Wide("vsqrt.f32", 0xeeb10ac0, "VSQRT T1", VfpDestination, VfpSecond);
    public static readonly InstructionForm Vcmp = Wide("vcmpe.f32", 0xeeb40ac0, "VCMP T1", VfpDestination, VfpSecond);
    public static readonly InstructionForm VcvtToFloat =
        Wide("vcvt.f32.s32", 0xeeb80ac0, "VCVT (between floating-point and integer) T1", VfpDestination, VfpSecond);

    public static readonly InstructionForm VcvtToInteger =
        Wide("vcvt.s32.f32", 0xeebd0ac0, "VCVT (between floating-point and integer) T1", VfpDestination, VfpSecond);

    public static readonly InstructionForm Vmrs = Wide("vmrs", 0xeef10a10, "VMRS T1", Any(12)) with { Text = "$0, fpscr" };

    /// <summary>All of them, for decoding: an instruction is of the first form that it matches.</summary>
    public static ReadOnlySpan<InstructionForm> All => Rows;

    private static readonly InstructionForm[] Rows =
    [
        LslImmediate, LsrImmediate, AsrImmediate, AddRegister, SubRegister, AddImmediate3, SubImmediate3, MovImmediate, CmpImmediate,
        AddImmediate8, SubImmediate8, And, Eor, Lsl, Lsr, Asr, Adc, Sbc, Ror, Tst, Neg, Cmp, Cmn, Orr, Mul, Bic, Mvn, AddHigh, Mov, Bx, Blx,
        LdrLiteral, StrIndexed, StrhIndexed, StrbIndexed, LdrIndexed, LdrhIndexed, LdrbIndexed, Str, Ldr, Strb, Ldrb, Strh, Ldrh,
        StrStack, LdrStack, AddStackAddress, AddStack, SubStack, Sxth, Push, PushWithLink, Pop, PopWithCounter, EnableInterrupts,
        DisableInterrupts, Nop, Wfi, If, BranchIf, Branch, BranchLink, BranchWide, BranchWideIf, Movw, Movt, AddStackWide, SubStackWide,
        StrbWide, LdrbWide, StrhWide, LdrhWide, StrWide, LdrWide, PushWide, PopWide, Strex, Ldrex, Mrs, Rbit, Clz, Sdiv, Udiv, Vstr, Vldr,
        VmovFromCore, VmovToCore, Vmul, Vadd, Vsub, Vdiv, Vneg, Vsqrt, Vcmp, VcvtToFloat, VcvtToInteger, Vmrs,
    ];

    // A register from r0 to r7.
    private static OperandField Low(int shift) => new(FieldKind.Register, (byte)shift, 3);

    private static OperandField Any(int shift) => new(FieldKind.Register, (byte)shift, 4);

    private static OperandField Number(int shift, int width, int scale = 0) =>
        new(FieldKind.Unsigned, (byte)shift, (byte)width, (byte)scale);

    private static OperandField Condition(int shift) => new(FieldKind.Condition, (byte)shift, 4);

    private static OperandField List(int width) => new(FieldKind.RegisterList, 0, (byte)width);

    // Distances count from four bytes after the instruction's begin.
    private static OperandField Distance(int shift, int width) =>
        new(FieldKind.Distance, (byte)shift, (byte)width, 1) { Origin = 4 };

    private static OperandField LongDistance(FieldKind kind) => new(kind) { Origin = 4 };

    private static OperandField HighDestination => new(FieldKind.ThumbHighRegister);

    private static OperandField Immediate16 => new(FieldKind.ThumbImmediate16);

    private static OperandField VfpDestination => new(FieldKind.VfpDestination);

    private static OperandField VfpFirst => new(FieldKind.VfpFirst);

    private static OperandField VfpSecond => new(FieldKind.VfpSecond);

    private static InstructionForm Narrow(string name, uint bits, string section, params ReadOnlySpan<OperandField> fields) =>
        new(name, 2, bits, section, fields);

    private static InstructionForm Wide(string name, uint bits, string section, params ReadOnlySpan<OperandField> fields) =>
        new(name, 4, bits, section, fields);
}
