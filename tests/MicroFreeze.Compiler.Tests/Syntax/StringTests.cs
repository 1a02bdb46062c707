using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Syntax;

/// <summary>String and bytes literals.</summary>
[TestClass]
public sealed class StringTests
{
    [TestMethod]
    [DataRow("'abc'", "'abc'")]
    [DataRow("\"a'b\"", "'a'b'")]
    [DataRow("''", "''")]
    [DataRow("''''''", "''")]
    [DataRow("'''a'b''c'''", "'a'b''c'")]
    [DataRow("\"\"\"a\nb\"\"\"", "'a\\x0ab'")]
    [DataRow("u'a'", "'a'")]
    [DataRow("b'a\\xff'", "b'a\\xff'")]
    [DataRow("rb'\\n'", "b'\\x5cn'")]
    [DataRow("br'\\n'", "b'\\x5cn'")]
    [DataRow("r'\\n'", "'\\x5cn'")]
    [DataRow("r'\\''", "'\\x5c''")]
    [DataRow("r'a\\\nb'", "'a\\x5c\\x0ab'")]
    [DataRow("'a\\\nb'", "'ab'")]
    [DataRow("'\\\\\\'\\\"\\a\\b\\t\\n\\v\\f\\r'", "'\\x5c'\"\\x07\\x08\\x09\\x0a\\x0b\\x0c\\x0d'")]
    [DataRow("'\\0\\18\\101\\1012'", "'\\x00\\x018AA2'")]
    [DataRow("'\\777'", "'\\xc7\\xbf'")]
    [DataRow("'\\x41\\u00e9\\U0001F600'", "'A\\xc3\\xa9\\xf0\\x9f\\x98\\x80'")]
    [DataRow("'\\ud800'", "'\\xed\\xa0\\x80'")]
    [DataRow("'\\xe9'", "'\\xc3\\xa9'")]
    [DataRow("b'\\u00e9'", "b'\\x5cu00e9'")]
    [DataRow("'\\q\\('", "'\\x5cq\\x5c('")]
    [DataRow("'a' 'b' \"c\"", "'abc'")]
    [DataRow("('a' # comment\n  'b')", "'ab'")]
    [DataRow("'a' \\\n 'b'", "'ab'")]
    [DataRow("b'a' b'b'", "b'ab'")]
    [DataRow("'a' r'\\n' '\\n'", "'a\\x5cn\\x0a'")]
    public void Values(string literal, string expected) => Assert.AreEqual(expected, Source.Expression(literal));

    [TestMethod]
    public void A_byte_from_0x80_on_behind_a_meaningless_backslash_becomes_the_character_of_that_number()
    {
        Assert.AreEqual("'\\x5c\\xc3\\x83\\xa9'", Source.Expression("'\\é'"));
        Assert.AreEqual("'\\x5c\\xc3\\x83\\xa9'", Source.Expression("r'\\é'"));
    }

    [TestMethod]
    [DataRow("'abc", "1,5")]
    [DataRow("'abc\n'", "1,5")]
    [DataRow("'''abc\n\n", "1,5")]
    [DataRow("'abc\\'", "1,5")]
    [DataRow("'a' 'b", "1,5")]
    public void Unclosed(string literal, string place) => Assert.AreEqual(
        $"{place} MF2001: SyntaxError: invalid syntax; the string that begins here is not closed", Source.Error($"x = {literal}"));

    [TestMethod]
    [DataRow("'\\x4'")]
    [DataRow("'\\x4g'")]
    [DataRow("'\\u123'")]
    [DataRow("'\\U00110000'")]
    [DataRow("b'\\400'")]
    public void Bad_escapes(string literal) => StringAssert.StartsWith(Source.Error($"x = {literal}\n"), "1,5 MF2001: SyntaxError: invalid syntax");

    [TestMethod]
    [DataRow("'a' b'b'", "1,9")]
    [DataRow("ur'a'", "1,7")]
    [DataRow("bf'a'", "1,7")]
    [DataRow("B'a'", "1,6")]
    [DataRow("rr'a'", "1,7")]
    public void Prefixes_that_are_none(string literal, string place) =>
        Assert.AreEqual($"{place} MF2001: SyntaxError: invalid syntax", Source.Error($"x = {literal}\n"));

    [TestMethod]
    public void Names_of_characters_are_not_implemented()
    {
        const string Expected = "2,5 MF2003: NotImplementedError: unicode name escapes";
        Assert.AreEqual(Expected, Source.Error("\nx = '\\N{DIGIT ONE}'\n"));
        Assert.AreEqual(Expected, Source.Error("\nx = b'\\N'\n"));
        Assert.AreEqual(Expected, Source.Error("\nx = '\\xz \\N'\n"), "the bad escape before it says nothing until the string ends");
        Assert.AreEqual("'\\x5cN{a}'", Source.Expression("r'\\N{a}'"));
    }

    [TestMethod]
    public void A_string_of_more_than_ten_bytes_is_a_name_where_the_name_is_known()
    {
        Assert.AreEqual("'0123456789'", Source.Expression("'0123456789'"));
        Assert.AreEqual("\"0123456789a\"", Source.Expression("'0123456789a'"));
        Assert.AreEqual("'NotImplementedError'", Source.Expression("'NotImplementedError'"), "a static name");
        Assert.AreEqual("'bound_method'", Source.Expression("'bound_method'"), "a name of the reference compiler");
        Assert.AreEqual("'a_long_name_of_a_file.py'", Source.Expression("'a_long_name_of_a_file.py'"), "the name of the file");
        Assert.AreEqual("(Assign known_before 'known_before')", Source.Tree("known_before = 'known_before'\n"));
        Assert.AreEqual("(Block (Assign x \"known_later\") (ExpressionStatement known_later))", Source.Tree("x = 'known_later'\nknown_later\n"));
    }

    [TestMethod]
    public void Names_of_the_reference_compiler_depend_on_the_firmware()
    {
        Assert.AreEqual("'__template__'", Source.Expression("'__template__'"));
        Assert.AreEqual("\"__template__\"", Source.Expression("'__template__'", FirmwareProfile.CircuitPython10));
        Assert.AreEqual("'BrokenPipeError'", Source.Expression("'BrokenPipeError'", FirmwareProfile.CircuitPython10));
    }
}
