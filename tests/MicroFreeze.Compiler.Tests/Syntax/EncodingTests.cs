using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Syntax;

/// <summary>Sources are UTF-8, and what is not is refused at its place.</summary>
[TestClass]
public sealed class EncodingTests
{
    [TestMethod]
    [DataRow(new byte[] { (byte)'#', 0xe9, (byte)'\n' }, "1,2 MF2007: SyntaxError: byte 0xe9 here is not UTF-8; save the file as UTF-8")]
    [DataRow(new byte[] { (byte)'x', (byte)'\r', (byte)'\n', 0xc3, 0xa9, 0xff }, "2,2 MF2007: SyntaxError: byte 0xff here is not UTF-8; save the file as UTF-8")]
    [DataRow(new byte[] { 0xed, 0xa0, 0x80 }, "1,1 MF2007: SyntaxError: byte 0xed here is not UTF-8; save the file as UTF-8")]
    [DataRow(new byte[] { (byte)'x', 0xc3 }, "1,2 MF2007: SyntaxError: byte 0xc3 here is not UTF-8; save the file as UTF-8")]
    public void Other_bytes_are_refused(byte[] source, string expected)
    {
        foreach (FirmwareProfile firmware in FirmwareProfile.All)
        {
            Assert.AreEqual(expected, Source.Error(source, firmware));
        }
    }
}
