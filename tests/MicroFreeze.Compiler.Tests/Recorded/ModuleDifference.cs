using System.Globalization;
using System.Text;

namespace MicroFreeze.Compiler.Tests.Recorded;

/// <summary>Tells where two modules differ: the first byte with its neighbours, then the lines of their listings that are not in both.</summary>
internal static class ModuleDifference
{
    private const int Neighbours = 12;
    private const int MostLines = 40;

    /// <summary>The text for a failed test.</summary>
    public static string Describe(byte[] expected, byte[] actual)
    {
        int at = expected.AsSpan().CommonPrefixLength(actual);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"first difference at byte {at} of {expected.Length} (ours has {actual.Length})\n");
        text.Append("expected ").AppendLine(Around(expected, at)).Append("ours     ").AppendLine(Around(actual, at));
        string[] left = ModuleText.Lines(expected), right = ModuleText.Lines(actual);
        int same = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        int sameEnd = left.Skip(same).Reverse().Zip(right.Skip(same).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        Append("  ", left[Math.Max(0, same - 3)..same]);
        Append("- ", left[same..^sameEnd]);
        Append("+ ", right[same..^sameEnd]);
        return text.ToString();

        void Append(string mark, string[] lines)
        {
            foreach (string line in lines.Take(MostLines))
            {
                text.Append(mark).AppendLine(line);
            }
        }
    }

    private static string Around(byte[] bytes, int at)
    {
        int from = Math.Max(0, at - Neighbours);
        IEnumerable<string> shown = Enumerable.Range(from, Math.Min(bytes.Length, at + Neighbours + 1) - from)
            .Select(i => i == at ? $"[{bytes[i]:x2}]" : bytes[i].ToString("x2", CultureInfo.InvariantCulture));
        return string.Join(' ', shown) + (at >= bytes.Length ? " [end]" : "");
    }
}
