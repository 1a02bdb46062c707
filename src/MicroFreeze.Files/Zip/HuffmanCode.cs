namespace MicroFreeze.Files.Zip;

/// <summary>A prefix code, known by the lengths of its words. Source: RFC 1951, 3.2.2.</summary>
internal sealed class HuffmanCode
{
    /// <summary>The longest word of bytes, lengths and distances.</summary>
    public const int LongestWord = 15;

    private readonly byte[] _lengths;
    private readonly ushort[] _words;

    private HuffmanCode(byte[] lengths)
    {
        _lengths = lengths;
        _words = AssignWords(lengths);
    }

    /// <summary>The code of bytes and lengths that needs no description. Source: 3.2.6.</summary>
    public static HuffmanCode FixedLiterals { get; } = new([.. Enumerable.Repeat((byte)8, 144), .. Enumerable.Repeat((byte)9, 112), .. Enumerable.Repeat((byte)7, 24), .. Enumerable.Repeat((byte)8, 8)]);

    /// <summary>The same of distances.</summary>
    public static HuffmanCode FixedDistances { get; } = new([.. Enumerable.Repeat((byte)5, 32)]);

    /// <summary>The bits of each symbol's word, 0 where it has none.</summary>
    public ReadOnlySpan<byte> Lengths => _lengths;

    /// <summary>Makes the shortest code for symbols that occur so often.</summary>
    /// <param name="counts">How often each occurs. Fewer than two that do are filled up: decompressors exist that refuse a code of one word.</param>
    /// <param name="longest">The most bits of a word.</param>
    public static HuffmanCode Make(ReadOnlySpan<int> counts, int longest) => new(PackageMerge.FindLengths(counts, longest));

    /// <summary>How many bits these symbols would take.</summary>
    public long Measure(ReadOnlySpan<int> counts)
    {
        long bits = 0;
        for (int symbol = 0; symbol < counts.Length; symbol++)
        {
            bits += (long)counts[symbol] * _lengths[symbol];
        }

        return bits;
    }

    /// <summary>Writes the word of a symbol.</summary>
    public void Write(BitWriter output, int symbol) => output.Write(_words[symbol], _lengths[symbol]);

    // Words of one length follow each other, those of the next begin after them; all are written from their highest bit, so that they are kept turned round.
    private static ushort[] AssignWords(byte[] lengths)
    {
        ushort[] words = new ushort[lengths.Length];
        int next = 0;
        for (int length = 1; length <= LongestWord; length++, next <<= 1)
        {
            for (int symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    words[symbol] = TurnRound(next++, length);
                }
            }
        }

        return words;
    }

    private static ushort TurnRound(int word, int length)
    {
        int turned = 0;
        for (int bit = 0; bit < length; bit++)
        {
            turned = turned << 1 | (word >> bit & 1);
        }

        return (ushort)turned;
    }
}
