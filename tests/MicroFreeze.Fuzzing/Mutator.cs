using System.Text;

namespace MicroFreeze.Fuzzing;

/// <summary>Damages inputs: flips, inserts, deletes, repeats and moves bytes, puts in words and parts of other inputs.</summary>
internal sealed class Mutator(Random random, IReadOnlyList<byte[]> seeds, IReadOnlyList<string> words)
{
    private const int LongestInput = 1 << 16;

    private static readonly byte[] Interesting = [0, 1, 0x7f, 0x80, 0xff, (byte)'\n', (byte)'"', (byte)'\\', (byte)'(', (byte)'{'];

    /// <summary>A new input from one or two seeds.</summary>
    public byte[] Next()
    {
        List<byte> input = [.. Pick(seeds)];
        for (int count = 1 + random.Next(6); count > 0; count--)
        {
            Mutate(input);
        }

        return input.Count <= LongestInput ? [.. input] : [.. input.Take(LongestInput)];
    }

    private void Mutate(List<byte> input)
    {
        int at = random.Next(input.Count + 1);
        int length = Math.Min(input.Count - at, 1 + random.Next(random.Next(2) == 0 ? 4 : 64));
        switch (random.Next(9))
        {
            case 0 when at < input.Count:
                input[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < input.Count:
                input[at] = Interesting[random.Next(Interesting.Length)];
                break;
            case 2 when at < input.Count:
                input[at] = (byte)random.Next(256);
                break;
            case 3:
                input.RemoveRange(at, length);
                break;
            case 4:
                input.InsertRange(random.Next(input.Count + 1), input.GetRange(at, length));
                break;
            case 5 when length > 0 && input.Count < LongestInput:
                byte[] part = [.. input.GetRange(at, length)];
                for (int times = random.Next(200); times > 0; times--)
                {
                    input.InsertRange(at, part);
                }

                break;
            case 6:
                byte[] other = Pick(seeds);
                int from = random.Next(other.Length + 1);
                input.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(200))]);
                break;
            default:
                input.InsertRange(at, Encoding.UTF8.GetBytes(Pick(words)));
                break;
        }
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
