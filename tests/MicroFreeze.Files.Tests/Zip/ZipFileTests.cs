using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ZipFile = MicroFreeze.Files.Zip.ZipFile;

namespace MicroFreeze.Files.Tests.Zip;

/// <summary>Zip files, against .NET's reader.</summary>
[TestClass]
public sealed class ZipFileTests
{
    // Of a file with one member of a one-letter name: the headers of the member and the end.
    private const int Overhead = 100;

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
        Assert.IsLessThanOrEqualTo(Overhead + 20 + (count / 1000), RoundTrip(content).Length);
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(2, 256)]
    [DataRow(3, 65_535)]
    [DataRow(4, 65_536)]
    [DataRow(5, 300_000)]
    public void What_cannot_be_compressed_is_stored(int seed, int count) => Assert.HasCount(count + Overhead, RoundTrip(MakeNoise(seed, count)));

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
    public void Python_takes_no_more_than_with_the_best_that_dotnet_has()
    {
        byte[] content = MakePython(400);
        using MemoryStream theirs = new();
        using (DeflateStream stream = new(theirs, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            stream.Write(content);
        }

        Assert.IsLessThanOrEqualTo(Overhead + (theirs.Length * 102 / 100), RoundTrip(content).Length);
    }

    [TestMethod]
    public void The_bytes_are_these_for_ever()
    {
        byte[] mixed = [.. MakePython(100), .. MakeNoise(6, 3000), .. new byte[70_000], .. MakePython(30)];
        Assert.AreEqual("dca3a635d785442e1a1ab3e97ee597f346ff0db79d1bd7d16f005d3abcf5089d", Convert.ToHexStringLower(SHA256.HashData(RoundTrip(mixed))));
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
        byte[] file = ZipFile.Write([new("a", content)]);
        using ZipArchive archive = new(new MemoryStream(file));
        using MemoryStream result = new();
        using (Stream stream = archive.Entries.Single().Open())
        {
            stream.CopyTo(result);
        }

        CollectionAssert.AreEqual(content, result.ToArray());
        return file;
    }
}
