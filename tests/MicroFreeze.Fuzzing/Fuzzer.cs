using System.Diagnostics;
using System.Globalization;

namespace MicroFreeze.Fuzzing;

/// <summary>A fault that an input showed.</summary>
internal sealed record Fault(byte[] Input, string Problem);

/// <summary>Runs a target on many inputs, and holds each to limits of time and memory.</summary>
internal static class Fuzzer
{
    /// <summary>Longer than this for one input is a fault.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(10);

    /// <summary>More bytes than this allocated for one input is a fault.</summary>
    public const long LargestAllocation = 512L << 20;

    // As small as the threads of a build are on some machines.
    private const int StackSize = 1 << 20;

    /// <summary>Inputs number <paramref name="first"/> and following of a seed; the same arguments give the same inputs. Ends at the first fault.</summary>
    public static Fault? Run(Target target, int seed, int first, int count, Action<int>? progress = null)
    {
        IReadOnlyList<byte[]> seeds = target.Seeds();
        for (int number = first; number < first + count; number++)
        {
            Random random = new(HashCode(seed, number));
            byte[] input = target.Grammar is { } grammar && random.Next(2) == 0 ? grammar(random) : new Mutator(random, seeds, target.Words).Next();
            if (Check(target, input) is { } problem)
            {
                return new Fault(input, problem);
            }

            progress?.Invoke(number);
        }

        return null;
    }

    /// <summary>What is wrong with how a target reads an input, or null.</summary>
    public static string? Check(Target target, byte[] input)
    {
        string? problem = null;
        long allocated = 0;
        Thread thread = new(
            () =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    target.Check(input);
                }
                catch (Exception exception)
                {
                    problem = exception.ToString();
                }

                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            },
            StackSize)
        { IsBackground = true };
        long start = Stopwatch.GetTimestamp();
        thread.Start();
        return !thread.Join(LongestTime) ? string.Create(CultureInfo.InvariantCulture, $"it took more than {LongestTime.TotalSeconds} s")
            : problem ?? (allocated > LargestAllocation ? $"it allocated {allocated >> 20} MiB in {Stopwatch.GetElapsedTime(start)}" : null);
    }

    // Random's own seeds that are near each other give series that are alike.
    private static int HashCode(int seed, int number)
    {
        ulong mixed = ((ulong)(uint)seed << 32 | (uint)number) * 0x9E3779B97F4A7C15;
        return (int)((mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9 >> 33);
    }
}
