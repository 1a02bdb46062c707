using System.Numerics;

namespace MicroFreeze.Files.Zip;

/// <summary>Symbols that stand for ranges of numbers; the bits that follow a symbol say how far beyond the range's start. Source: RFC 1951, 3.2.5.</summary>
internal sealed class RangeCode
{
    // Where the range of each symbol starts, and one more, so that each has a next.
    private readonly int[] _starts;

    private RangeCode(params ReadOnlySpan<int> starts) => _starts = [.. starts];

    /// <summary>Lengths of matches: symbols 0 to 28, which follow those of the bytes and the end of a block. The longest match has a symbol of its own.</summary>
    public static RangeCode Lengths { get; } = new(
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258, 259);

    /// <summary>Distances of matches: symbols 0 to 29.</summary>
    public static RangeCode Distances { get; } = new(
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577, 32769);

    /// <summary>How many symbols there are.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The symbol in whose range a number is.</summary>
    public int SymbolOf(int number)
    {
        int found = Array.BinarySearch(_starts, number);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>How many bits follow a symbol. (The last range of lengths but one has 31 numbers and five bits.)</summary>
    public int ExtraBits(int symbol) => BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)(_starts[symbol + 1] - _starts[symbol])));

    /// <summary>What these bits say of a number.</summary>
    public uint ExtraOf(int number, int symbol) => (uint)(number - _starts[symbol]);

    /// <summary>How many bits follow symbols that occur so often.</summary>
    public long MeasureExtra(ReadOnlySpan<int> counts)
    {
        long bits = 0;
        for (int symbol = 0; symbol < counts.Length; symbol++)
        {
            bits += (long)counts[symbol] * ExtraBits(symbol);
        }

        return bits;
    }
}
