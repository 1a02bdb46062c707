namespace MicroFreeze.Files.Zip;

/// <summary>
/// Finds the lengths of the words of the shortest prefix code none of whose words is longer than a limit. Source: L. L. Larmore and D. S. Hirschberg, "A fast algorithm for
/// optimal length-limited Huffman codes", Journal of the ACM 37 (1990).
/// </summary>
internal static class PackageMerge
{
    /// <summary>The length of each symbol's word, 0 for those that do not occur.</summary>
    /// <param name="counts">How often each occurs; fewer than two are filled up to two, so that the code is complete.</param>
    /// <param name="longest">The most bits of a word; two to its power must be as many as symbols at least.</param>
    public static byte[] FindLengths(ReadOnlySpan<int> counts, int longest)
    {
        (long Count, int Symbol)[] leaves = ListLeaves(counts);

        // On each level: whether an item is a leaf, or a package of two items of the level before; the cheapest come first.
        bool[][] isLeaf = new bool[longest][];
        long[] weights = [];
        for (int level = 0; level < longest; level++)
        {
            (weights, isLeaf[level]) = Merge(leaves, weights);
        }

        // The cheapest 2n - 2 of the last level are the code: each time that a leaf is in there, also within packages, makes its word longer by one.
        byte[] lengths = new byte[counts.Length];
        int taken = (leaves.Length * 2) - 2;
        for (int level = longest - 1; taken > 0; level--)
        {
            int leavesTaken = isLeaf[level].AsSpan(0, taken).Count(true);
            foreach ((_, int symbol) in leaves.AsSpan(0, leavesTaken))
            {
                lengths[symbol]++;
            }

            taken = (taken - leavesTaken) * 2;
        }

        return lengths;
    }

    // The rarest first; of equals the first, so that the result is always the same.
    private static (long Count, int Symbol)[] ListLeaves(ReadOnlySpan<int> counts)
    {
        List<(long Count, int Symbol)> leaves = [];
        for (int symbol = 0; symbol < counts.Length; symbol++)
        {
            if (counts[symbol] > 0)
            {
                leaves.Add((counts[symbol], symbol));
            }
        }

        for (int symbol = 0; leaves.Count < 2; symbol++)
        {
            if (counts[symbol] == 0)
            {
                leaves.Add((0, symbol));
            }
        }

        leaves.Sort();
        return [.. leaves];
    }

    private static (long[] Weights, bool[] IsLeaf) Merge((long Count, int Symbol)[] leaves, long[] before)
    {
        long[] weights = new long[leaves.Length + (before.Length / 2)];
        bool[] isLeaf = new bool[weights.Length];
        int leaf = 0;
        int package = 0;
        for (int index = 0; index < weights.Length; index++)
        {
            long packageWeight = package + 1 < before.Length ? before[package] + before[package + 1] : long.MaxValue;
            isLeaf[index] = leaf < leaves.Length && leaves[leaf].Count <= packageWeight;
            weights[index] = isLeaf[index] ? leaves[leaf++].Count : packageWeight;
            package += isLeaf[index] ? 0 : 2;
        }

        return (weights, isLeaf);
    }
}
