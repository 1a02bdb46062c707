namespace MicroFreeze.Compiler.Mpy;

/// <summary>One instruction of bytecode. Source: py/bc0.h@v1.28.0; py/vm.c@v1.28.0 DECODE_*.</summary>
/// <param name="Offset">Where it begins in the function's code.</param>
/// <param name="Length">Its bytes, operands included.</param>
/// <param name="Info">Its row.</param>
/// <param name="Operand">The operand: an index, a number, or for a jump the offset in the function's code that it goes to; 0 where it has none.</param>
/// <param name="Extra">The byte after the operand, or 0.</param>
internal readonly record struct Instruction(int Offset, int Length, OpcodeInfo Info, long Operand, byte Extra)
{
    /// <summary>Whether <see cref="Operand"/> is where it jumps to.</summary>
    public bool IsJump => Info.Operand is OperandKind.SignedOffset or OperandKind.SignedOffsetAndByte or OperandKind.UnsignedOffset;

    /// <summary>Reads the instruction at an offset.</summary>
    /// <param name="code">The function's code.</param>
    /// <param name="offset">Where the instruction begins.</param>
    /// <param name="instruction">The instruction, all of whose bytes lie inside <paramref name="code"/>.</param>
    /// <returns>False where there is no such instruction, or it is cut off.</returns>
    public static bool TryRead(ReadOnlySpan<byte> code, int offset, out Instruction instruction)
    {
        instruction = default;
        if ((uint)offset >= (uint)code.Length || Opcodes.Find(code[offset]) is not { } info)
        {
            return false;
        }

        int position = offset + 1;
        if (!TryReadOperand(code, ref position, info, code[offset], out long operand))
        {
            return false;
        }

        byte extra = 0;
        if (info.Operand is OperandKind.SignedOffset or OperandKind.UnsignedOffset or OperandKind.SignedOffsetAndByte)
        {
            operand += position;
        }

        if (info.Operand is OperandKind.ChildAndByte or OperandKind.SignedOffsetAndByte)
        {
            if (position == code.Length)
            {
                return false;
            }

            extra = code[position++];
        }

        instruction = new Instruction(offset, position - offset, info, operand, extra);
        return true;
    }

    private static bool TryReadOperand(ReadOnlySpan<byte> code, ref int position, OpcodeInfo info, byte opcode, out long operand)
    {
        operand = 0;
        switch (info.Operand)
        {
            case OperandKind.None:
                return true;
            case OperandKind.Packed:
                operand = opcode - (int)info.First - info.Bias;
                return true;
            case OperandKind.Signed:
                return TryReadSigned(code, ref position, out operand);
            case OperandKind.SignedOffset or OperandKind.SignedOffsetAndByte:
                return TryReadOffset(code, ref position, 0x40, 0x4000, out operand);
            case OperandKind.UnsignedOffset:
                return TryReadOffset(code, ref position, 0, 0, out operand);
            default:
                bool succeeded = MpyNumber.TryRead(code, ref position, out uint number);
                operand = number;
                return succeeded;
        }
    }

    /// <summary>Reads a number of up to 64 bits in groups of seven, of which the first has the sign in its bit 6.</summary>
    private static bool TryReadSigned(ReadOnlySpan<byte> code, ref int position, out long value)
    {
        const int MaxBytes = 10;
        value = position < code.Length && (code[position] & 0x40) != 0 ? -1 : 0;
        for (int count = 0; count < MaxBytes && position < code.Length; count++)
        {
            byte b = code[position++];
            value = (value << 7) | (uint)(b & 0x7f);
            if (b < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a distance of one byte or two, from which what is given is subtracted.</summary>
    private static bool TryReadOffset(ReadOnlySpan<byte> code, ref int position, int shortBias, int longBias, out long offset)
    {
        offset = 0;
        if (position == code.Length)
        {
            return false;
        }

        int first = code[position++];
        if (first < 0x80)
        {
            offset = first - shortBias;
            return true;
        }

        if (position == code.Length)
        {
            return false;
        }

        offset = ((first & 0x7f) | (code[position++] << 7)) - longBias;
        return true;
    }
}
