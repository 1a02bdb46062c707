namespace MicroFreeze.Compiler.Mpy;

/// <summary>What follows an opcode, and how it is encoded. Source: py/bc0.h@v1.28.0; py/vm.c@v1.28.0 DECODE_*.</summary>
internal enum OperandKind : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Nothing: the operand is the distance from the first opcode of the row's range.</summary>
    Packed,

    /// <summary>Index in the module's name table: seven bits a byte, the highest first, bit 7 set in all but the last.</summary>
    Name,

    /// <summary>Index in the module's object table, encoded as <see cref="Name"/>.</summary>
    Object,

    /// <summary>Index of a child, encoded as <see cref="Name"/>.</summary>
    Child,

    /// <summary><see cref="Child"/>, then a byte: the number of closed-over variables.</summary>
    ChildAndByte,

    /// <summary>A number, encoded as <see cref="Name"/>.</summary>
    Unsigned,

    /// <summary>As <see cref="Unsigned"/> in two's complement: bit 6 of the first byte is the sign.</summary>
    Signed,

    /// <summary>
    /// Distance from the next instruction: one byte less 0x40, or, if bit 7 is set, its low seven bits and the next byte above them, less
    /// 0x4000.
    /// </summary>
    SignedOffset,

    /// <summary>
    /// <see cref="SignedOffset"/>, then a byte: how many exception blocks are left, and bit 7 if an iterator is dropped. The distance
    /// counts from before that byte.
    /// </summary>
    SignedOffsetAndByte,

    /// <summary>As <see cref="SignedOffset"/> with nothing subtracted.</summary>
    UnsignedOffset,
}
