namespace MicroFreeze.Freezing.Reports;

/// <summary>
/// Which strings of an image take room of their own: linkers keep one of equal strings, and of a string that another one ends in
/// keep that other one alone (sections with the flags <c>SHF_MERGE</c> and <c>SHF_STRINGS</c>, in which C compilers put literals).
/// </summary>
internal sealed class LinkedStrings
{
    private readonly HashSet<byte[]> _kept;

    /// <summary>Works out what stays.</summary>
    /// <param name="strings">All literals of the image, without terminators.</param>
    public LinkedStrings(IEnumerable<byte[]> strings)
    {
        // From the end, longest first among those with one ending: a string that is the end of another follows it.
        byte[][] sorted = [.. strings.Where(IsLiteral)];
        Array.Sort(sorted, CompareFromEnd);
        _kept = new HashSet<byte[]>(sorted.Length, Contents.Comparer);
        byte[]? previous = null;
        foreach (byte[] text in sorted)
        {
            if (previous is null || !previous.AsSpan().EndsWith(text))
            {
                _kept.Add(text);
                previous = text;
            }
        }
    }

    /// <summary>
    /// Bytes that a literal takes the first time that it is asked for: with terminator, or none where another one holds it.
    /// </summary>
    public int Take(byte[] text) => !IsLiteral(text) || _kept.Remove(text) ? text.Length + 1 : 0;

    // A literal with a NUL inside is no string to the linker, and stays whole.
    private static bool IsLiteral(byte[] text) => !text.AsSpan().Contains((byte)0);

    private static int CompareFromEnd(byte[] left, byte[] right)
    {
        int length = Math.Min(left.Length, right.Length);
        for (int index = 1; index <= length; index++)
        {
            int difference = left[^index] - right[^index];
            if (difference != 0)
            {
                return difference;
            }
        }

        return right.Length - left.Length;
    }

    private sealed class Contents : IEqualityComparer<byte[]>
    {
        public static Contents Comparer { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj)
        {
            HashCode hash = default;
            hash.AddBytes(obj);
            return hash.ToHashCode();
        }
    }
}
