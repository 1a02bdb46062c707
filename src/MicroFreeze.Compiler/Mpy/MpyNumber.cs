using System.Numerics;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>
/// Numbers in .mpy files and preludes: groups of seven bits, most significant first, bit 7 set in all but the last.
/// Source: py/persistentcode.c@v1.28.0 mp_print_uint; py/bc.c@v1.28.0 mp_decode_uint.
/// </summary>
internal static class MpyNumber
{
    /// <summary>Bytes that a number takes.</summary>
    public static int GetLength(uint value) => Math.Max(1, (38 - BitOperations.LeadingZeroCount(value)) / 7);

    /// <summary>Writes a number and returns the bytes it took, at most five.</summary>
    public static int Write(uint value, Span<byte> destination)
    {
        int length = GetLength(value);
        byte continuation = 0;
        for (int index = length - 1; index >= 0; index--)
        {
            destination[index] = (byte)((value & 0x7f) | continuation);
            value >>= 7;
            continuation = 0x80;
        }

        return length;
    }

    /// <summary>Reads a number at <paramref name="position"/> and moves past it; false where the bytes end or it has more than 32 bits.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, ref int position, out uint value)
    {
        value = 0;
        for (int index = position; index < source.Length; index++)
        {
            if (value > uint.MaxValue >> 7)
            {
                return false;
            }

            byte b = source[index];
            value = (value << 7) | (uint)(b & 0x7f);
            if (b < 0x80)
            {
                position = index + 1;
                return true;
            }
        }

        return false;
    }
}
