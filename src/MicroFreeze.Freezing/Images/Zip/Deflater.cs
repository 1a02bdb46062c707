namespace MicroFreeze.Freezing.Images.Zip;

/// <summary>
/// Compresses in one way for ever: one block with the fixed codes, matches by hash chains. Compressors in libraries give other bytes with other versions and on other
/// processors; this one is there because bundles must not. Source: RFC 1951, 3.2.5 and 3.2.6.
/// </summary>
internal static class Deflater
{
    private const int Window = 1 << 15;
    private const int ShortestMatch = 3;
    private const int LongestMatch = 258;
    private const int HashBits = 15;
    private const int MostTries = 64;
    private const int EndOfBlock = 256;
    private const int FirstLength = 257;
    private const int DistanceBits = 5;

    // The first length, or distance, of each code; the bits that follow a code say how far beyond.
    private static readonly int[] Lengths = MakeStarts(ShortestMatch, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5]);
    private static readonly int[] Distances = MakeStarts(1, [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]);

    /// <summary>Compresses; what is random comes out a little longer.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> content)
    {
        const int LastBlock = 1;
        const int FixedCodes = 1;
        BitWriter output = new();
        output.Write(LastBlock | FixedCodes << 1, 3);
        int[] newest = new int[1 << HashBits];
        int[] older = new int[Window];
        Array.Fill(newest, -1);
        int position = 0;
        while (position < content.Length)
        {
            (int length, int distance) = FindMatch(content, position, newest, older);
            int end = position + Math.Max(1, length);
            if (length > 0)
            {
                WriteLength(output, length);
                WriteDistance(output, distance);
            }
            else
            {
                WriteSymbol(output, content[position]);
            }

            for (; position < end; position++)
            {
                Remember(content, position, newest, older);
            }
        }

        WriteSymbol(output, EndOfBlock);
        return output.ToArray();
    }

    private static (int Length, int Distance) FindMatch(ReadOnlySpan<byte> content, int position, int[] newest, int[] older)
    {
        int longest = 0;
        int distance = 0;
        if (position + ShortestMatch > content.Length)
        {
            return (0, 0);
        }

        ReadOnlySpan<byte> wanted = content.Slice(position, Math.Min(LongestMatch, content.Length - position));
        int candidate = newest[HashOf(content, position)];
        for (int tries = 0; candidate >= 0 && position - candidate <= Window && tries < MostTries && longest < wanted.Length; tries++)
        {
            int length = wanted.CommonPrefixLength(content[candidate..]);
            if (length > longest)
            {
                longest = length;
                distance = position - candidate;
            }

            candidate = older[candidate % Window];
        }

        return longest >= ShortestMatch ? (longest, distance) : (0, 0);
    }

    private static void Remember(ReadOnlySpan<byte> content, int position, int[] newest, int[] older)
    {
        if (position + ShortestMatch <= content.Length)
        {
            int hash = HashOf(content, position);
            older[position % Window] = newest[hash];
            newest[hash] = position;
        }
    }

    private static int HashOf(ReadOnlySpan<byte> content, int position) =>
        (int)((uint)(content[position] << 16 | content[position + 1] << 8 | content[position + 2]) * 2654435761 >> (32 - HashBits));

    private static void WriteSymbol(BitWriter output, int symbol)
    {
        // The four ranges of the fixed code: first symbol, first code, bits.
        (int first, int code, int bits) = symbol switch
        {
            < 144 => (0, 0b0011_0000, 8),
            < 256 => (144, 0b1_1001_0000, 9),
            < 280 => (256, 0, 7),
            _ => (280, 0b1100_0000, 8),
        };
        output.WriteCode(code + symbol - first, bits);
    }

    private static void WriteLength(BitWriter output, int length)
    {
        // The longest has a code of its own.
        const int CodeOfLongest = 285;
        if (length == LongestMatch)
        {
            WriteSymbol(output, CodeOfLongest);
            return;
        }

        int code = FindCode(Lengths, length);
        WriteSymbol(output, FirstLength + code);
        output.Write(length - Lengths[code], BitsOf(Lengths, code));
    }

    private static void WriteDistance(BitWriter output, int distance)
    {
        int code = FindCode(Distances, distance);
        output.WriteCode(code, DistanceBits);
        output.Write(distance - Distances[code], BitsOf(Distances, code));
    }

    private static int FindCode(int[] starts, int value)
    {
        int found = Array.BinarySearch(starts, value);
        return found >= 0 ? found : ~found - 1;
    }

    private static int BitsOf(int[] starts, int code) => System.Numerics.BitOperations.Log2((uint)(starts[code + 1] - starts[code]));

    // One more than there are codes, so that each has a next.
    private static int[] MakeStarts(int first, ReadOnlySpan<int> extraBits)
    {
        int[] starts = new int[extraBits.Length + 1];
        starts[0] = first;
        for (int code = 0; code < extraBits.Length; code++)
        {
            starts[code + 1] = starts[code] + (1 << extraBits[code]);
        }

        return starts;
    }

    private sealed class BitWriter
    {
        private readonly List<byte> _bytes = [];
        private uint _bits;
        private int _count;

        /// <summary>Writes a number, its lowest bit first.</summary>
        public void Write(int value, int bits)
        {
            _bits |= (uint)value << _count;
            _count += bits;
            for (; _count >= 8; _count -= 8, _bits >>= 8)
            {
                _bytes.Add((byte)_bits);
            }
        }

        /// <summary>Writes a code, its highest bit first.</summary>
        public void WriteCode(int code, int bits)
        {
            int reversed = 0;
            for (int bit = 0; bit < bits; bit++)
            {
                reversed |= (code >> bit & 1) << (bits - 1 - bit);
            }

            Write(reversed, bits);
        }

        public byte[] ToArray() => _count == 0 ? [.. _bytes] : [.. _bytes, (byte)_bits];
    }
}
