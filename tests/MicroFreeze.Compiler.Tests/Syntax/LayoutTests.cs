using System.Text;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Syntax;

/// <summary>Lines, indentation, comments and the ends of lines and files.</summary>
[TestClass]
public sealed class LayoutTests
{
    [TestMethod]
    [DataRow("if a:\n\tb = 1\n        c = 2\n", "(If a (Block (Assign b 1) (Assign c 2)))", DisplayName = "a tab is eight columns")]
    [DataRow("if a:\n  \tb = 1\n\tc = 2\n", "(If a (Block (Assign b 1) (Assign c 2)))", DisplayName = "a tab goes to the next stop")]
    [DataRow("if a:\n  b = 1\n# comment\n      # comment\n\n  c = 2\n", "(If a (Block (Assign b 1) (Assign c 2)))", DisplayName = "comments have no indentation")]
    [DataRow("if a:\n  b = 1\n  \n", "(If a (Assign b 1))", DisplayName = "nor have blank lines")]
    [DataRow("if a:\n \fb = 1\n  c = 2\n", "(If a (Block (Assign b 1) (Assign c 2)))", DisplayName = "a form feed is a column")]
    [DataRow("a = (1 +\nb\n  )\n", "(Assign a (BinaryOperation 1 Add b))", DisplayName = "brackets join lines")]
    [DataRow("a = 1 + \\\n  b\n", "(Assign a (BinaryOperation 1 Add b))", DisplayName = "a backslash joins lines")]
    [DataRow("if a: # comment\n  b = 1 # comment", "(If a (Assign b 1))", DisplayName = "comments at the end of lines and file")]
    [DataRow("a = 1\r\nb = 2\rc = 3\n\r\n", "(Block (Assign a 1) (Assign b 2) (Assign c 3))", DisplayName = "CR LF, CR and LF")]
    [DataRow("a = '''b\r\nc\rd'''\n", "(Assign a 'b\\x0ac\\x0ad')", DisplayName = "strings see LF alone")]
    [DataRow("if a:\n  if b:\n    c = 1", "(If a (If b (Assign c 1)))", DisplayName = "the end of the file closes all blocks")]
    [DataRow("\\\na = 1\n", "(Assign a 1)", DisplayName = "the first line may be joined")]
    [DataRow("\t\n\f\na = 1", "(Block (Assign a 1))", DisplayName = "blank lines first")]
    public void Accepted(string source, string expected) => Assert.AreEqual(expected, Source.Tree(source));

    [TestMethod]
    [DataRow("  a = 1\n", "1,3 MF2002: IndentationError: unexpected indent")]
    [DataRow("a = 1\n  b = 2\n", "2,3 MF2002: IndentationError: unexpected indent")]
    [DataRow("if a:\n  b = 1\n    c = 2\n", "3,5 MF2002: IndentationError: unexpected indent")]
    [DataRow("if a:\n    b = 1\n  c = 2\n",
        "2,10 MF2002: IndentationError: unindent doesn't match any outer indent level; it is the next line that is indented wrongly")]
    [DataRow("if a:\nb = 1\n", "2,1 MF2001: SyntaxError: invalid syntax")]
    [DataRow("if a:\n", "2,1 MF2001: SyntaxError: invalid syntax; the file ends here")]
    [DataRow("if a: b\n  c\n", "2,3 MF2002: IndentationError: unexpected indent")]
    [DataRow("a = 1 \\ # comment\n", "1,7 MF2001: SyntaxError: invalid syntax")]
    [DataRow("a = )\n", "1,5 MF2001: SyntaxError: invalid syntax")]
    [DataRow("\uFEFFimport a\n",
        "1,9 MF2001: SyntaxError: invalid syntax")]
    public void Refused(string source, string expected) => Assert.AreEqual(expected, Source.Error(source));

    [TestMethod]
    public void Columns_count_utf16_units()
    {
        Assert.AreEqual("2,11 MF2001: SyntaxError: invalid syntax", Source.Error("# é\nx = 'é😀' y\n"));
        Assert.AreEqual("1,7 MF2001: SyntaxError: invalid syntax", Source.Error("é = 1 é\n"));
    }

    [TestMethod]
    public void Bytes_from_0x80_on_belong_to_names_and_strings()
    {
        Assert.AreEqual("(Assign é 'é')".Replace("'é'", "'\\xc3\\xa9'", StringComparison.Ordinal), Source.Tree("é = 'é'\n"));
    }

    [TestMethod]
    public void A_nul_byte_reads_as_1_or_as_itself()
    {
        byte[] source = Encoding.ASCII.GetBytes("x = 'a\0b'\n");
        Assert.AreEqual("(Assign x 'a\\x01b')", Source.Tree(source));
        Assert.AreEqual("(Assign x 'a\\x00b')", Source.Tree(source, FirmwareProfile.CircuitPython10));
        foreach (FirmwareProfile firmware in FirmwareProfile.All)
        {
            Assert.AreEqual("1,3 MF2001: SyntaxError: invalid syntax", Source.Error("x \0 = 1\n", firmware));
        }
    }

    [TestMethod]
    public void An_indentation_is_kept_in_16_bits()
    {
        // The reference's own width: from 65536 columns on the second line of a block seems to be indented further.
        string indent = new(' ', 65540);
        Assert.AreEqual("(If a (Assign b 1))", Source.Tree($"if a:\n{indent}b = 1\n"));
        StringAssert.StartsWith(Source.Error($"if a:\n{indent}b = 1\n{indent}c = 2\n"), "3,65541 MF2002");
    }
}
