using System.Text;

namespace MicroFreeze.Files.Tests;

/// <summary>The hash that says whether something changed; expected values are the published ones of MurmurHash3.</summary>
[TestClass]
public sealed class ContentHashTests
{
    [TestMethod]
    [DataRow("", "00000000000000000000000000000000")]
    [DataRow("hello", "029bbd41b3a7d8cb191dae486a901e5b")]
    [DataRow("The quick brown fox jumps over the lazy dog", "6c1b07bc7bbc4be347939ac4a93c437a")]
    public void A_text_has_its_published_hash(string text, string expected) => Assert.AreEqual(expected, ContentHash.Of(Encoding.ASCII.GetBytes(text)));

    [TestMethod]
    public void Every_bit_and_the_length_count()
    {
        HashSet<string> seen = [];
        byte[] content = new byte[100];
        for (int length = 0; length <= content.Length; length++)
        {
            Assert.IsTrue(seen.Add(ContentHash.Of(content.AsSpan(0, length))), $"{length} zeros");
        }

        for (int bit = 0; bit < 8 * content.Length; bit++)
        {
            content[bit >> 3] = (byte)(1 << (bit & 7));
            Assert.IsTrue(seen.Add(ContentHash.Of(content)), $"bit {bit}");
            content[bit >> 3] = 0;
        }
    }
}
