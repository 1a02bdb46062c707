using System.Text;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>Finds the number of a static qstr by its bytes.</summary>
internal static class StaticNameIndex
{
    private const int BucketCount = 512;

    private static readonly byte[][] Names = [.. StaticNames.All.ToArray().Select(Encoding.UTF8.GetBytes)];
    private static readonly byte[] Buckets = MakeBuckets();

    /// <summary>The number, 1 to <see cref="StaticNames.Count"/>, or 0 where the name is none of them.</summary>
    public static int Find(ReadOnlySpan<byte> name)
    {
        for (int bucket = Hash(name); Buckets[bucket] != 0; bucket = (bucket + 1) % BucketCount)
        {
            int number = Buckets[bucket];
            if (name.SequenceEqual(Names[number - 1]))
            {
                return number;
            }
        }

        return 0;
    }

    /// <summary>The bytes of a static qstr.</summary>
    /// <param name="number">1 to <see cref="StaticNames.Count"/>.</param>
    public static ReadOnlyMemory<byte> GetName(int number) => Names[number - 1];

    private static byte[] MakeBuckets()
    {
        byte[] buckets = new byte[BucketCount];
        for (int number = 1; number <= Names.Length; number++)
        {
            int bucket = Hash(Names[number - 1]);
            while (buckets[bucket] != 0)
            {
                bucket = (bucket + 1) % BucketCount;
            }

            buckets[bucket] = (byte)number;
        }

        return buckets;
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        // No static qstr is longer, so a long name costs no more than a look at its length.
        const int LongestName = 20;
        if (name.Length > LongestName)
        {
            return 0;
        }

        uint hash = (uint)name.Length;
        foreach (byte b in name)
        {
            hash = (hash * 33) ^ b;
        }

        return (int)(hash % BucketCount);
    }
}
