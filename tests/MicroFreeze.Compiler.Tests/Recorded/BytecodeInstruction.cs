using MicroFreeze.Mpy;

namespace MicroFreeze.Compiler.Tests.Recorded;

/// <summary>One instruction of bytecode, for listings and for counting which ones occur.</summary>
/// <param name="Offset">From the function's first instruction.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Row">Its row in the instruction table.</param>
/// <param name="Operand">Its operand; of a jump the offset that it jumps to.</param>
/// <param name="Extra">The byte after the operand, where there is one.</param>
public sealed record BytecodeInstruction(int Offset, int Length, OpcodeInfo Row, long Operand, int? Extra)
{
    /// <summary>The instructions of a function.</summary>
    public static IEnumerable<BytecodeInstruction> Read(ReadOnlyMemory<byte> code)
    {
        for (int offset = 0; offset < code.Length;)
        {
            BytecodeInstruction instruction = ReadOne(code.Span, offset);
            yield return instruction;
            offset += instruction.Length;
        }
    }

    private static BytecodeInstruction ReadOne(ReadOnlySpan<byte> code, int offset)
    {
        int position = offset + 1;
        OpcodeInfo row = Opcodes.Find(code[offset]) ?? throw new FormatException($"0x{code[offset]:x2} at {offset} is no instruction");
        long operand = row.Operand switch
        {
            OperandKind.None => 0,
            OperandKind.Packed => code[offset] - (int)row.First - row.Bias,
            OperandKind.Signed => ReadNumber(code, ref position, (code[position] & 0x40) != 0 ? -1 : 0),
            OperandKind.SignedOffset or OperandKind.SignedOffsetAndByte => ReadOffset(code, ref position, signed: true),
            OperandKind.UnsignedOffset => ReadOffset(code, ref position, signed: false),
            _ => ReadNumber(code, ref position, 0),
        };
        int? extra = row.Operand is OperandKind.ChildAndByte or OperandKind.SignedOffsetAndByte ? code[position++] : null;
        return new BytecodeInstruction(offset, position - offset, row, operand, extra);
    }

    private static long ReadNumber(ReadOnlySpan<byte> code, ref int position, long value)
    {
        do
        {
            value = (value << 7) | (uint)(code[position] & 0x7f);
        }
        while ((code[position++] & 0x80) != 0);
        return value;
    }

    private static int ReadOffset(ReadOnlySpan<byte> code, ref int position, bool signed)
    {
        int distance = code[position] & 0x7f;
        bool isLong = (code[position++] & 0x80) != 0;
        if (isLong)
        {
            distance |= code[position++] << 7;
        }

        return position + distance - (signed ? isLong ? 0x4000 : 0x40 : 0);
    }
}
