namespace MicroFreeze.Compiler.Mpy;

/// <summary>
/// Rewrites the bytecode of a function for tables in which its names and objects have come to stand further back. Instructions get longer
/// by that, so jumps are laid out anew. Line numbers are dropped. Source: tools/mpy-tool.py@v1.28.0 rewrite_raw_code.
/// </summary>
internal sealed class BytecodeMover(int nameShift, int objectShift)
{
    /// <summary>The layout settles after a few rounds; code made to never settle must still end.</summary>
    private const int MaxRounds = 100;

    private const int MaxDistance = 0x7fff;

    private readonly List<Instruction> _instructions = [];
    private readonly Dictionary<int, int> _indexByOffset = [];
    private int[] _offsets = [];

    /// <summary>The function's code; null where a jump no longer reaches its target, or has none.</summary>
    public byte[]? Move(ReadOnlySpan<byte> code)
    {
        if (!Prelude.TryDecode(code, 0, out Prelude? prelude) || !Decode(code, prelude.CodeOffset))
        {
            return null;
        }

        MpyBuffer body = new(code.Length * 2);
        MpyBuffer result = new(code.Length * 2);
        try
        {
            if (!TryWriteInstructions(code, ref body))
            {
                return null;
            }

            WritePrelude(code, prelude, ref result);
            result.WriteBytes(body.Written);
            return result.Written.ToArray();
        }
        finally
        {
            body.Dispose();
            result.Dispose();
        }
    }

    private bool Decode(ReadOnlySpan<byte> code, int start)
    {
        _instructions.Clear();
        _indexByOffset.Clear();
        for (int offset = start; offset < code.Length;)
        {
            if (!Instruction.TryRead(code, offset, out Instruction instruction))
            {
                return false;
            }

            _indexByOffset.Add(offset, _instructions.Count);
            _instructions.Add(instruction);
            offset += instruction.Length;
        }

        _offsets = [.. _instructions.Select(instruction => instruction.Offset - start)];
        return _instructions.TrueForAll(instruction => !instruction.IsJump || _indexByOffset.ContainsKey((int)instruction.Operand));
    }

    private void WritePrelude(ReadOnlySpan<byte> code, Prelude prelude, ref MpyBuffer result)
    {
        int namesLength = prelude.Names.Sum(name => MpyNumber.GetLength((uint)(name + nameShift)));
        PreludeSizes sizes = new(namesLength, prelude.Sizes.CellCount);
        result.WriteBytes(code[..prelude.SizesOffset]);
        result.Advance(sizes.Write(result.GetSpan(PreludeSizes.MaxLength)));
        foreach (int name in prelude.Names)
        {
            result.WriteUInt((uint)(name + nameShift));
        }

        result.WriteBytes(code[prelude.CellsOffset..prelude.CodeOffset]);
    }

    // Jumps forward are as long as the round before has them, so rounds go on until none moves anything.
    private bool TryWriteInstructions(ReadOnlySpan<byte> code, ref MpyBuffer body)
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            body.Clear();
            bool moved = false;
            bool fits = true;
            for (int index = 0; index < _instructions.Count; index++)
            {
                moved |= _offsets[index] != body.Written.Length;
                _offsets[index] = body.Written.Length;
                fits &= TryWrite(_instructions[index], index, code, ref body);
            }

            if (!moved)
            {
                return fits;
            }
        }

        return false;
    }

    private bool TryWrite(Instruction instruction, int index, ReadOnlySpan<byte> code, ref MpyBuffer body)
    {
        switch (instruction.Info.Operand)
        {
            case OperandKind.Name:
                body.WriteByte(code[instruction.Offset]);
                body.WriteUInt((uint)(instruction.Operand + nameShift));
                return true;
            case OperandKind.Object:
                body.WriteByte(code[instruction.Offset]);
                body.WriteUInt((uint)(instruction.Operand + objectShift));
                return true;
            case OperandKind.SignedOffset or OperandKind.UnsignedOffset:
                return TryWriteJump(instruction, index, code, ref body);
            case OperandKind.SignedOffsetAndByte:
                bool fits = TryWriteJump(instruction, index, code, ref body);
                body.WriteByte(instruction.Extra);
                return fits;
            default:
                body.WriteBytes(code.Slice(instruction.Offset, instruction.Length));
                return true;
        }
    }

    private bool TryWriteJump(Instruction instruction, int index, ReadOnlySpan<byte> code, ref MpyBuffer body)
    {
        const int ShortLength = 2;
        bool isSigned = instruction.Info.Operand != OperandKind.UnsignedOffset;
        int distance = _offsets[_indexByOffset[(int)instruction.Operand]] - _offsets[index] - ShortLength;
        body.WriteByte(code[instruction.Offset]);
        if (isSigned ? distance is >= -0x40 and < 0x40 : distance < 0x80)
        {
            distance += isSigned ? 0x40 : 0;
            body.WriteByte((byte)(distance & 0x7f));
            return distance >= 0;
        }

        distance += (isSigned ? 0x4000 : 0) - 1;
        body.WriteByte((byte)(0x80 | (distance & 0x7f)));
        body.WriteByte((byte)(distance >> 7));
        return distance is >= 0 and <= MaxDistance;
    }
}
