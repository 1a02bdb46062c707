namespace MicroFreeze.Compiler.Emit.Native.Arm;

/// <summary>
/// Instructions of 32-bit Arm, always executed unless a condition is given as the first operand. Sections name pages and encodings of the
/// Arm Architecture Reference Manual (ARMv7-A and ARMv7-R edition), chapter A8.8.
/// </summary>
internal static class ArmForms
{
    private const uint Always = 0xe0000000;

    public static readonly InstructionForm And = Form("and", Always | 0x0000000, "AND (register) A1", Any(12), Any(16), Any(0));
    public static readonly InstructionForm Eor = Form("eor", Always | 0x0200000, "EOR (register) A1", Any(12), Any(16), Any(0));
    public static readonly InstructionForm Sub = Form("sub", Always | 0x0400000, "SUB (register) A1", Any(12), Any(16), Any(0));
    public static readonly InstructionForm Add = Form("add", Always | 0x0800000, "ADD (register) A1", Any(12), Any(16), Any(0));
    public static readonly InstructionForm Orr = Form("orr", Always | 0x1800000, "ORR (register) A1", Any(12), Any(16), Any(0));
    public static readonly InstructionForm Mul = Form("mul", Always | 0x0000090, "MUL A1", Any(16), Any(0), Any(8));
    public static readonly InstructionForm Mov = Form("mov", Always | 0x1a00000, "MOV (register) A1", Any(12), Any(0));
    public static readonly InstructionForm MovDoubled = Form("lsl", Always | 0x1a00080, "LSL (immediate) A1, by 1", Any(12), Any(0)) with { Text = "$0, $1, #1" };
    public static readonly InstructionForm Lsl = Form("lsl", Always | 0x1a00010, "LSL (register) A1", Any(12), Any(0), Any(8));
    public static readonly InstructionForm Lsr = Form("lsr", Always | 0x1a00030, "LSR (register) A1", Any(12), Any(0), Any(8));
    public static readonly InstructionForm Asr = Form("asr", Always | 0x1a00050, "ASR (register) A1", Any(12), Any(0), Any(8));
    public static readonly InstructionForm Mvn = Form("mvn", Always | 0x1e00000, "MVN (register) A1", Any(12), Any(0));
    public static readonly InstructionForm Cmp = Form("cmp", Always | 0x1500000, "CMP (register) A1", Any(16), Any(0));
    public static readonly InstructionForm SubImmediate = Form("sub", Always | 0x2400000, "SUB (immediate) A1", Any(12), Any(16), Number(8));
    public static readonly InstructionForm RsbImmediate = Form("rsb", Always | 0x2600000, "RSB (immediate) A1", Any(12), Any(16), Number(8));
    public static readonly InstructionForm AddImmediate = Form("add", Always | 0x2800000, "ADD (immediate) A1", Any(12), Any(16), Number(8));
    public static readonly InstructionForm CmpImmediate = Form("cmp", Always | 0x3500000, "CMP (immediate) A1", Any(16), Number(8));
    public static readonly InstructionForm MovImmediate = Form("mov", Always | 0x3a00000, "MOV (immediate) A1", Any(12), Number(8));
    public static readonly InstructionForm MvnImmediate = Form("mvn", Always | 0x3e00000, "MVN (immediate) A1", Any(12), Number(8));
    public static readonly InstructionForm MovImmediateIf =
        Form("mov", 0x3a00000, "MOV (immediate) A1", Condition, Any(12), Number(8));

    public static readonly InstructionForm Str =
        Form("str", Always | 0x5800000, "STR (immediate) A1", Any(12), Any(16), Number(12)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm Ldr =
        Form("ldr", Always | 0x5900000, "LDR (immediate) A1", Any(12), Any(16), Number(12)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm Strb =
        Form("strb", Always | 0x5c00000, "STRB (immediate) A1", Any(12), Any(16), Number(12)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm Ldrb =
        Form("ldrb", Always | 0x5d00000, "LDRB (immediate) A1", Any(12), Any(16), Number(12)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm Strh =
        Form("strh", Always | 0x1c000b0, "STRH (immediate) A1", Any(12), Any(16), SplitOffset) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm Ldrh =
        Form("ldrh", Always | 0x1d000b0, "LDRH (immediate) A1", Any(12), Any(16), SplitOffset) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm StrIndexed =
        Form("str", Always | 0x7800000, "STR (register) A1", Any(12), Any(16), Any(0)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm LdrIndexed =
        Form("ldr", Always | 0x7900000, "LDR (register) A1", Any(12), Any(16), Any(0)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm StrScaled =
        Form("str", Always | 0x7800100, "STR (register) A1", Any(12), Any(16), Any(0)) with { Text = "$0, [$1, $2, lsl #2]" };
    public static readonly InstructionForm LdrScaled =
        Form("ldr", Always | 0x7900100, "LDR (register) A1", Any(12), Any(16), Any(0)) with { Text = "$0, [$1, $2, lsl #2]" };
    public static readonly InstructionForm StrbIndexed =
        Form("strb", Always | 0x7c00000, "STRB (register) A1", Any(12), Any(16), Any(0)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm LdrbIndexed =
        Form("ldrb", Always | 0x7d00000, "LDRB (register) A1", Any(12), Any(16), Any(0)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm StrhIndexed =
        Form("strh", Always | 0x18000b0, "STRH (register) A1", Any(12), Any(16), Any(0)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm LdrhIndexed =
        Form("ldrh", Always | 0x19000b0, "LDRH (register) A1", Any(12), Any(16), Any(0)) with { Text = "$0, [$1, $2]" };
    public static readonly InstructionForm Push = Form("push", Always | 0x92d0000, "PUSH A1", List) with { Text = "{$0}" };
    public static readonly InstructionForm Pop = Form("pop", Always | 0x8bd0000, "POP A1", List) with { Text = "{$0}" };
    public static readonly InstructionForm Bx = Form("bx", Always | 0x12fff10, "BX A1", Any(0));
    public static readonly InstructionForm Blx = Form("blx", Always | 0x12fff30, "BLX (register) A1", Any(0));
    public static readonly InstructionForm Branch = Form("b", 0xa000000, "B A1", Condition, Distance);

    /// <summary>
    /// Where code of <c>asm_thumb</c> begins in a function that is called in Arm state: it goes over to Thumb for what follows, and comes
    /// back. <c>push {r4, lr}</c>, <c>add lr, pc, #9</c>, <c>blx lr</c>, <c>pop {r4, lr}</c>, <c>bx lr</c>.
    /// </summary>
    public static ReadOnlySpan<byte> ThumbEntry =>
    [
        0x10, 0x40, 0x2d, 0xe9, 0x09, 0xe0, 0x8f, 0xe2, 0x3e, 0xff, 0x2f, 0xe1, 0x10, 0x40, 0xbd, 0xe8, 0x1e, 0xff, 0x2f, 0xe1,
    ];

    /// <summary>All of them, for decoding: an instruction is of the first form that it matches.</summary>
    public static ReadOnlySpan<InstructionForm> All => Rows;

    private static readonly InstructionForm[] Rows =
    [
        Bx, Blx, Mul, Mov, MovDoubled, Lsl, Lsr, Asr, Mvn, Cmp, And, Eor, Sub, Add, Orr, SubImmediate, RsbImmediate, AddImmediate, CmpImmediate,
        MovImmediate, MvnImmediate, MovImmediateIf, Str, Ldr, Strb, Ldrb, Strh, Ldrh, StrIndexed, LdrIndexed, StrScaled, LdrScaled, StrbIndexed,
        LdrbIndexed, StrhIndexed, LdrhIndexed, Push, Pop, Branch,
    ];

    private static OperandField Any(int shift) => new(FieldKind.Register, (byte)shift, 4);

    private static OperandField Number(int width) => new(FieldKind.Unsigned, 0, (byte)width);

    private static OperandField Condition => new(FieldKind.Condition, 28, 4);

    private static OperandField List => new(FieldKind.RegisterList, 0, 16);

    private static OperandField SplitOffset => new(FieldKind.ArmSplitOffset);

    // Distances count from eight bytes after the instruction's begin.
    private static OperandField Distance => new(FieldKind.Distance, 0, 24, 2) { Origin = 8 };

    private static InstructionForm Form(string name, uint bits, string section, params ReadOnlySpan<OperandField> fields) =>
        new(name, 4, bits, section, fields);
}
