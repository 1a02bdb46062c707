using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using MicroFreeze.Files.Zip;

namespace MicroFreeze.Files.Tests.Zip;

/// <summary>The compressor of zip files, against .NET's decompressor.</summary>
[TestClass]
public sealed class DeflaterTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(257)]
    [DataRow(258)]
    [DataRow(259)]
    [DataRow(260)]
    [DataRow(40_000)]
    [DataRow(65_536)]
    [DataRow(5_000_000)]
    public void Equal_bytes_come_back_in_any_number(int count)
    {
        byte[] content = new byte[count];
        Array.Fill(content, (byte)200);
        Assert.IsLessThanOrEqualTo(20 + (count / 1000), RoundTrip(content).Length);
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(2, 256)]
    [DataRow(3, 65_535)]
    [DataRow(4, 65_536)]
    [DataRow(5, 300_000)]
    public void What_cannot_be_compressed_is_stored(int seed, int count)
    {
        byte[] content = MakeNoise(seed, count);
        Assert.IsLessThanOrEqualTo(count + (5 * (1 + (count / 1000))), RoundTrip(content).Length);
    }

    [TestMethod]
    public void All_bytes_come_back() => RoundTrip([.. Enumerable.Range(0, 256).Select(value => (byte)value), .. Enumerable.Range(0, 256).Select(value => (byte)(255 - value))]);

    [TestMethod]
    public void Matches_of_every_length_and_distance_come_back()
    {
        Random random = new(4);
        List<byte> content = [];
        while (content.Count < 200_000)
        {
            int length = random.Next(1, 300);
            int distance = random.Next(1, 40_000);
            bool repeats = content.Count > distance && random.Next(4) > 0;
            for (int index = 0; index < length; index++)
            {
                content.Add(repeats ? content[^distance] : (byte)random.Next(256));
            }
        }

        Assert.IsLessThan(content.Count / 2, RoundTrip([.. content]).Length);
    }

    [TestMethod]
    [DataRow(32_767)]
    [DataRow(32_768)]
    [DataRow(32_769)]
    public void A_match_reaches_as_far_back_as_the_window_and_no_farther(int distance)
    {
        byte[] wanted = MakeNoise(1, 258);
        byte[] compressed = RoundTrip([.. wanted, .. MakeNoise(2, distance - wanted.Length), .. wanted]);
        Assert.AreEqual(distance <= 32_768, compressed.Length < distance + 100);
    }

    [TestMethod]
    public void A_longer_match_one_byte_later_is_taken()
    {
        byte[] lazy = RoundTrip(Encoding.ASCII.GetBytes("xabc, bcdefghijklmnop, abcdefghijklmnop"));
        byte[] bytewise = RoundTrip(Encoding.ASCII.GetBytes("xab?, bcdefghijklmnop, abcdefghijklmnop"));
        Assert.HasCount(bytewise.Length, lazy);
    }

    // The rarest of so many symbols would have a word of 24 bits.
    [TestMethod]
    public void Words_that_would_be_too_long_are_limited()
    {
        List<byte> content = [];
        (int count, int next) = (1, 1);
        for (byte symbol = 0; symbol < 25; symbol++, (count, next) = (next, count + next))
        {
            content.AddRange(Enumerable.Repeat(symbol, count));
        }

        byte[] shuffled = [.. content];
        new Random(5).Shuffle(shuffled);
        Assert.IsLessThan(shuffled.Length / 2, RoundTrip(shuffled).Length);
    }

    [TestMethod]
    public void Stretches_of_different_kinds_get_codes_of_their_own()
    {
        byte[] letters = [.. MakeNoise(1, 8000).Select(value => (byte)('a' + (value % 8)))];
        byte[] digits = [.. MakeNoise(2, 8000).Select(value => (byte)('0' + (value % 8)))];
        int apart = RoundTrip(letters).Length + RoundTrip(digits).Length;
        Assert.IsLessThan(apart * 102 / 100, RoundTrip([.. letters, .. digits]).Length);
    }

    [TestMethod]
    public void Python_takes_no_more_than_with_the_best_that_dotnet_has()
    {
        byte[] content = MakePython(400);
        using MemoryStream theirs = new();
        using (DeflateStream stream = new(theirs, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            stream.Write(content);
        }

        Assert.IsLessThanOrEqualTo(theirs.Length * 102 / 100, RoundTrip(content).Length);
    }

    [TestMethod]
    public void The_bytes_are_these_for_ever()
    {
        Assert.AreEqual("cb48cdc9c95728cf2fca4951c0c10600", Convert.ToHexStringLower(RoundTrip(Encoding.ASCII.GetBytes("hello world hello world hello world"))));
        byte[] mixed = [.. MakePython(100), .. MakeNoise(6, 3000), .. new byte[70_000], .. MakePython(30)];
        Assert.AreEqual("478b3947c4f0ae6a585a4ca6f75cc2b23f0220edccd49b8d303c7150163f6031", Convert.ToHexStringLower(SHA256.HashData(RoundTrip(mixed))));
    }

    private static byte[] MakePython(int functions)
    {
        StringBuilder text = new();
        for (int number = 0; number < functions; number++)
        {
            text.Append($"    def read_register_{number}(self, buffer):\n        self._bus.readfrom_mem_into(self._address, {number * 7919 % 256}, buffer)\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Not from System.Random, which promises nothing for other versions of .NET. Source of the numbers: D. E. Knuth, MMIX.
    private static byte[] MakeNoise(int seed, int count)
    {
        byte[] noise = new byte[count];
        ulong state = (ulong)seed;
        for (int index = 0; index < count; index++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            noise[index] = (byte)(state >> 56);
        }

        return noise;
    }

    private static byte[] RoundTrip(byte[] content)
    {
        byte[] compressed = Deflater.Compress(content);
        using MemoryStream result = new();
        using (DeflateStream stream = new(new MemoryStream(compressed), CompressionMode.Decompress))
        {
            stream.CopyTo(result);
        }

        CollectionAssert.AreEqual(content, result.ToArray());
        return compressed;
    }
}
