using System.IO.Compression;
using System.Text;
using MicroFreeze.Freezing.Images.Zip;

namespace MicroFreeze.Tests.Freezing.Images.Zip;

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
    public void Equal_bytes_come_back_in_any_number(int count)
    {
        byte[] content = new byte[count];
        Array.Fill(content, (byte)200);
        byte[] compressed = RoundTrip(content);
        Assert.IsLessThanOrEqualTo(8 + (count / 100), compressed.Length);
    }

    [TestMethod]
    [DataRow(1, 256)]
    [DataRow(2, 70_000)]
    [DataRow(3, 300_000)]
    public void What_cannot_be_compressed_comes_back(int seed, int count)
    {
        byte[] content = new byte[count];
        new Random(seed).NextBytes(content);
        Assert.IsLessThan(count + (count / 8) + 8, RoundTrip(content).Length);
    }

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
    public void Python_takes_less_than_half()
    {
        StringBuilder text = new();
        for (int number = 0; number < 200; number++)
        {
            text.Append($"    def read_register_{number}(self, buffer):\n        self._bus.readfrom_mem_into(self._address, {number * 7 % 256}, buffer)\n");
        }

        byte[] content = Encoding.UTF8.GetBytes(text.ToString());
        Assert.IsLessThan(content.Length / 2, RoundTrip(content).Length);
    }

    [TestMethod]
    public void The_bytes_are_these_for_ever() =>
        Assert.AreEqual("cb48cdc9c95728cf2fca495140620300", Convert.ToHexStringLower(RoundTrip(Encoding.ASCII.GetBytes("hello world hello world"))));

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
