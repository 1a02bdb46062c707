namespace MicroFreeze.Compiler.Emit.Native.X86;

/// <summary>How the operands of an <see cref="X86Form"/> lie in its bytes. ModRM and SIB are those of the manual's chapter 2.</summary>
internal enum X86Format : byte
{
    /// <summary>The opcode alone.</summary>
    Plain,

    /// <summary>A register in the opcode's low bits.</summary>
    Register,

    /// <summary>A register in the opcode's low bits, then 32 bits.</summary>
    RegisterImmediate32,

    /// <summary>A register in the opcode's low bits, then 64 bits.</summary>
    RegisterImmediate64,

    /// <summary>First operand in ModRM.rm, second in ModRM.reg.</summary>
    RegisterRegister,

    /// <summary>First operand in ModRM.reg, second in ModRM.rm.</summary>
    RegisterRm,

    /// <summary>Operand in ModRM.rm, <see cref="X86Form.Digit"/> in ModRM.reg.</summary>
    Group,

    /// <summary>As <see cref="Group"/>, then 8 bits, sign-extended.</summary>
    GroupImmediate8,

    /// <summary>As <see cref="Group"/>, then 32 bits.</summary>
    GroupImmediate32,

    /// <summary>Register in ModRM.reg, loaded from base and displacement.</summary>
    Load,

    /// <summary>Register in ModRM.reg, stored to base and displacement.</summary>
    Store,

    /// <summary>Register in ModRM.reg, address of a 32-bit distance from the next instruction.</summary>
    Relative,

    /// <summary>8-bit distance from the next instruction.</summary>
    Jump8,

    /// <summary>32-bit distance from the next instruction.</summary>
    Jump32,

    /// <summary>Condition in the opcode's low bits, 8-bit distance.</summary>
    ConditionalJump8,

    /// <summary>Condition in the opcode's low bits, 32-bit distance.</summary>
    ConditionalJump32,

    /// <summary>Condition in the opcode's low bits, register in ModRM.rm.</summary>
    ConditionalSet,
}

/// <summary>One form of an instruction.</summary>
/// <param name="Name">As in the manual, operands in the order destination, source.</param>
/// <param name="Format">Where the operands are.</param>
/// <param name="Opcode">One byte, or two of which the first is 0f.</param>
/// <param name="Section">Its page in the manual: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2.</param>
internal readonly record struct X86Form(string Name, X86Format Format, ushort Opcode, string Section)
{
    /// <summary>What extends the opcode in ModRM.reg.</summary>
    public byte Digit { get; init; }

    /// <summary>Whether it works on a whole word, which 64-bit code says by REX.W.</summary>
    public bool Wide { get; init; }

    /// <summary>Bits that its memory operand has where that is not a word: 8, 16 (after a prefix 66 where it is a store) or 32.</summary>
    public byte MemoryBits { get; init; }
}

/// <summary>The forms that the emitter uses.</summary>
internal static class X86Forms
{
    public static readonly X86Form Push = new("push", X86Format.Register, 0x50, "PUSH");
    public static readonly X86Form Pop = new("pop", X86Format.Register, 0x58, "POP");
    public static readonly X86Form Ret = new("ret", X86Format.Plain, 0xc3, "RET");
    public static readonly X86Form Mov = new("mov", X86Format.RegisterRegister, 0x89, "MOV") { Wide = true };
    public static readonly X86Form MovImmediate32 = new("mov", X86Format.RegisterImmediate32, 0xb8, "MOV");
    public static readonly X86Form MovImmediate64 = new("mov", X86Format.RegisterImmediate64, 0xb8, "MOV") { Wide = true };
    public static readonly X86Form Store8 = new("mov", X86Format.Store, 0x88, "MOV") { MemoryBits = 8 };
    public static readonly X86Form Store16 = new("mov", X86Format.Store, 0x89, "MOV") { MemoryBits = 16 };
    public static readonly X86Form Store32 = new("mov", X86Format.Store, 0x89, "MOV") { MemoryBits = 32 };
    public static readonly X86Form StoreWord = new("mov", X86Format.Store, 0x89, "MOV") { Wide = true };
    public static readonly X86Form Load8 = new("movzx", X86Format.Load, 0x0fb6, "MOVZX") { MemoryBits = 8 };
    public static readonly X86Form Load16 = new("movzx", X86Format.Load, 0x0fb7, "MOVZX") { MemoryBits = 16 };
    public static readonly X86Form Load32 = new("mov", X86Format.Load, 0x8b, "MOV") { MemoryBits = 32 };
    public static readonly X86Form LoadWord = new("mov", X86Format.Load, 0x8b, "MOV") { Wide = true };
    public static readonly X86Form Lea = new("lea", X86Format.Load, 0x8d, "LEA") { Wide = true };
    public static readonly X86Form LeaRelative = new("lea", X86Format.Relative, 0x8d, "LEA") { Wide = true };
    public static readonly X86Form Not = new("not", X86Format.Group, 0xf7, "NOT") { Digit = 2, Wide = true };
    public static readonly X86Form Neg = new("neg", X86Format.Group, 0xf7, "NEG") { Digit = 3, Wide = true };
    public static readonly X86Form And = new("and", X86Format.RegisterRegister, 0x21, "AND") { Wide = true };
    public static readonly X86Form Or = new("or", X86Format.RegisterRegister, 0x09, "OR") { Wide = true };
    public static readonly X86Form Xor = new("xor", X86Format.RegisterRegister, 0x31, "XOR") { Wide = true };
    public static readonly X86Form Add = new("add", X86Format.RegisterRegister, 0x01, "ADD") { Wide = true };
    public static readonly X86Form Sub = new("sub", X86Format.RegisterRegister, 0x29, "SUB") { Wide = true };
    public static readonly X86Form Imul = new("imul", X86Format.RegisterRm, 0x0faf, "IMUL") { Wide = true };
    public static readonly X86Form Shl = new("shl", X86Format.Group, 0xd3, "SAL/SAR/SHL/SHR") { Digit = 4, Wide = true };
    public static readonly X86Form Shr = new("shr", X86Format.Group, 0xd3, "SAL/SAR/SHL/SHR") { Digit = 5, Wide = true };
    public static readonly X86Form Sar = new("sar", X86Format.Group, 0xd3, "SAL/SAR/SHL/SHR") { Digit = 7, Wide = true };
    public static readonly X86Form AddImmediate8 = new("add", X86Format.GroupImmediate8, 0x83, "ADD") { Digit = 0, Wide = true };
    public static readonly X86Form AddImmediate32 = new("add", X86Format.GroupImmediate32, 0x81, "ADD") { Digit = 0, Wide = true };
    public static readonly X86Form SubImmediate8 = new("sub", X86Format.GroupImmediate8, 0x83, "SUB") { Digit = 5, Wide = true };
    public static readonly X86Form SubImmediate32 = new("sub", X86Format.GroupImmediate32, 0x81, "SUB") { Digit = 5, Wide = true };
    public static readonly X86Form Cmp = new("cmp", X86Format.RegisterRegister, 0x39, "CMP") { Wide = true };
    public static readonly X86Form Test = new("test", X86Format.RegisterRegister, 0x85, "TEST") { Wide = true };
    public static readonly X86Form Test8 = new("test", X86Format.RegisterRegister, 0x84, "TEST") { MemoryBits = 8 };
    public static readonly X86Form Set = new("set", X86Format.ConditionalSet, 0x0f90, "SETcc");
    public static readonly X86Form JumpRegister = new("jmp", X86Format.Group, 0xff, "JMP") { Digit = 4 };
    public static readonly X86Form CallRegister = new("call", X86Format.Group, 0xff, "CALL") { Digit = 2 };
    public static readonly X86Form CallRelative = new("call", X86Format.Jump32, 0xe8, "CALL");
    public static readonly X86Form Jump8 = new("jmp", X86Format.Jump8, 0xeb, "JMP");
    public static readonly X86Form Jump32 = new("jmp", X86Format.Jump32, 0xe9, "JMP");
    public static readonly X86Form JumpIf8 = new("j", X86Format.ConditionalJump8, 0x70, "Jcc");
    public static readonly X86Form JumpIf32 = new("j", X86Format.ConditionalJump32, 0x0f80, "Jcc");

    /// <summary>All of them, for decoding.</summary>
    public static ReadOnlySpan<X86Form> All => Rows;

    private static readonly X86Form[] Rows =
    [
        Push, Pop, Ret, Mov, MovImmediate32, MovImmediate64, Store8, Store16, Store32, StoreWord, Load8, Load16, Load32, LoadWord,
        Lea, LeaRelative, Not, Neg, And, Or, Xor, Add, Sub, Imul, Shl, Shr, Sar, AddImmediate8, AddImmediate32, SubImmediate8,
        SubImmediate32, Cmp, Test, Test8, Set, JumpRegister, CallRegister, CallRelative, Jump8, Jump32, JumpIf8, JumpIf32,
    ];
}
