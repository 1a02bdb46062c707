namespace MicroFreeze.Files.Zip;

/// <summary>Describes the two codes of a block by the lengths of their words, runs of equal ones in short, in a code that is described too. Source: RFC 1951, 3.2.7.</summary>
internal sealed class CodeDescription
{
    private const int LongestWord = 7;
    private const int LeastLiterals = 257;
    private const int LeastDistances = 1;
    private const int LeastLengths = 4;

    // The lengths of the description's own words come in this order, those that are seldom there last.
    private static readonly byte[] Order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    // The symbols of runs, the longest first: the last length again, and zeros.
    private static readonly Run[] Runs = [new(18, IsZeros: true, 11, 138, 7), new(17, IsZeros: true, 3, 10, 3), new(16, IsZeros: false, 3, 6, 2)];

    private readonly List<(byte Symbol, byte Extra, byte ExtraBits)> _symbols = [];
    private readonly int _literals;
    private readonly int _distances;
    private readonly HuffmanCode _code;
    private readonly int _lengths;

    /// <summary>Describes codes.</summary>
    /// <param name="literals">Of bytes and lengths.</param>
    /// <param name="distances">Of distances.</param>
    public CodeDescription(HuffmanCode literals, HuffmanCode distances)
    {
        _literals = Math.Max(LeastLiterals, literals.Lengths.LastIndexOfAnyExcept((byte)0) + 1);
        _distances = Math.Max(LeastDistances, distances.Lengths.LastIndexOfAnyExcept((byte)0) + 1);
        Shorten([.. literals.Lengths[.._literals], .. distances.Lengths[.._distances]]);

        int[] counts = new int[Order.Length];
        int extraBits = 0;
        foreach ((byte symbol, _, byte bits) in _symbols)
        {
            counts[symbol]++;
            extraBits += bits;
        }

        _code = HuffmanCode.Make(counts, LongestWord);
        _lengths = Math.Max(LeastLengths, Array.FindLastIndex(Order, symbol => _code.Lengths[symbol] > 0) + 1);
        Bits = 5 + 5 + 4 + (3 * _lengths) + _code.Measure(counts) + extraBits;
    }

    /// <summary>How many bits the description takes.</summary>
    public long Bits { get; }

    /// <summary>Writes it.</summary>
    public void Write(BitWriter output)
    {
        output.Write((uint)(_literals - LeastLiterals), 5);
        output.Write((uint)(_distances - LeastDistances), 5);
        output.Write((uint)(_lengths - LeastLengths), 4);
        foreach (byte symbol in Order.AsSpan(0, _lengths))
        {
            output.Write(_code.Lengths[symbol], 3);
        }

        foreach ((byte symbol, byte extra, byte extraBits) in _symbols)
        {
            _code.Write(output, symbol);
            output.Write(extra, extraBits);
        }
    }

    private void Shorten(ReadOnlySpan<byte> lengths)
    {
        byte last = 0;
        for (int position = 0; position < lengths.Length;)
        {
            byte length = lengths[position];
            int equal = lengths[position..].IndexOfAnyExcept(length);
            equal = equal < 0 ? lengths.Length - position : equal;
            bool isLast = position > 0 && length == last;
            Run? run = Array.Find(Runs, run => equal >= run.Least && (run.IsZeros ? length == 0 : isLast));
            int covered = Math.Min(equal, run?.Most ?? 1);
            _symbols.Add(run is null ? (length, (byte)0, (byte)0) : (run.Symbol, (byte)(covered - run.Least), run.ExtraBits));
            last = length;
            position += covered;
        }
    }

    private sealed record Run(byte Symbol, bool IsZeros, int Least, int Most, byte ExtraBits);
}
