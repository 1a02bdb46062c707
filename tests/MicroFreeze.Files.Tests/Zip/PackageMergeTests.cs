using MicroFreeze.Files.Zip;

namespace MicroFreeze.Files.Tests.Zip;

/// <summary>The lengths of words: complete, within the limit, and the best.</summary>
[TestClass]
public sealed class PackageMergeTests
{
    [TestMethod]
    [DataRow(new[] { 1, 1, 2, 3, 5, 8, 13, 21 }, 15, new byte[] { 7, 7, 6, 5, 4, 3, 2, 1 })]
    [DataRow(new[] { 1, 1, 2, 3, 5, 8, 13, 21 }, 7, new byte[] { 7, 7, 6, 5, 4, 3, 2, 1 })]
    [DataRow(new[] { 1, 1, 2, 3, 5, 8, 13, 21 }, 3, new byte[] { 3, 3, 3, 3, 3, 3, 3, 3 })]
    [DataRow(new[] { 0, 10, 0, 10, 20, 0 }, 7, new byte[] { 0, 2, 0, 2, 1, 0 })]
    [DataRow(new[] { 4, 0, 0 }, 15, new byte[] { 1, 1, 0 })]
    [DataRow(new[] { 0, 0, 4 }, 15, new byte[] { 1, 0, 1 })]
    [DataRow(new[] { 0, 0, 0 }, 15, new byte[] { 1, 1, 0 })]
    public void Known_counts_give_known_lengths(int[] counts, int longest, byte[] expected) =>
        CollectionAssert.AreEqual(expected, PackageMerge.FindLengths(counts, longest));

    [TestMethod]
    [DataRow(30, 15)]
    [DataRow(40, 15)]
    [DataRow(19, 7)]
    [DataRow(19, 5)]
    public void Fibonacci_numbers_stay_within_the_limit_and_use_all_of_it(int symbols, int longest)
    {
        int[] counts = new int[symbols];
        (int count, int next) = (1, 1);
        for (int symbol = 0; symbol < symbols; symbol++, (count, next) = (next, count + next))
        {
            counts[symbol] = count;
        }

        byte[] lengths = PackageMerge.FindLengths(counts, longest);
        Assert.AreEqual(longest, lengths.Max());
        Assert.AreEqual(1 << longest, lengths.Sum(length => 1 << (longest - length)), "the code is not complete");
    }

    [TestMethod]
    public void No_other_code_within_the_limit_is_shorter()
    {
        Random random = new(1);
        for (int round = 0; round < 200; round++)
        {
            int[] counts = [.. Enumerable.Range(0, random.Next(2, 8)).Select(_ => 1 + (int)Math.Pow(random.Next(1, 12), random.Next(1, 4)))];
            int longest = random.Next(3, 6);
            byte[] lengths = PackageMerge.FindLengths(counts, longest);
            Array.Sort(counts);
            long expected = FindBest([.. counts.Reverse()], 0, 1, 1 << longest, longest);
            Assert.AreEqual(expected, Measure(counts, lengths), string.Join(' ', counts) + " in " + longest);
        }
    }

    private static long Measure(int[] sortedCounts, byte[] lengths)
    {
        // Who occurs more often has no longer a word, whatever the order they came in.
        byte[] sorted = [.. lengths.OrderDescending()];
        return sortedCounts.Select((count, index) => (long)count * sorted[index]).Sum();
    }

    // Tries all lengths that do not fall, for counts that do not rise, while words remain.
    private static long FindBest(ReadOnlySpan<int> counts, int symbol, int least, int space, int longest)
    {
        if (symbol == counts.Length)
        {
            return 0;
        }

        long best = long.MaxValue;
        for (int length = least; length <= longest; length++)
        {
            int rest = space - (1 << (longest - length));
            if (rest >= 0 && FindBest(counts, symbol + 1, length, rest, longest) is long more && more != long.MaxValue)
            {
                best = Math.Min(best, more + ((long)counts[symbol] * length));
            }
        }

        return best;
    }
}
