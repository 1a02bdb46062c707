using System.Globalization;
using System.Text;
using MicroFreeze.Freezing.Reports.Memory;

namespace MicroFreeze.Freezing.Tests.Reports;

/// <summary>The literals that the board's parser makes objects of.</summary>
[TestClass]
public sealed class SourceLiteralTests
{
    [TestMethod]
    [DataRow("a = 'one'", "Text one")]
    [DataRow("a = 'one' \"two\"", "Text onetwo")]
    [DataRow("a = 'one', 'two'", "Text one; Text two")]
    [DataRow("'one'\n'two'", "Text one; Text two")]
    [DataRow("a = 'one' \\\n  'two'", "Text onetwo")]
    [DataRow("a = (b'\\x01'  # first\n     b'\\x02'\n  # second\n  b'3')", "Bytes \u0001\u00023")]
    [DataRow("a = 'one'  # 'two'\nb = 'three'", "Text one; Text three")]
    [DataRow("a = r'\\d\\'' b''", "Text \\d\\'")]
    [DataRow("'''a\n'b'''", "Text a\n'b")]
    [DataRow("f(rb'\\0')", "Bytes \\0")]
    [DataRow("a1 = b2[3].x4 + e5", "Integer 3")]
    [DataRow("x = 1_000 + 0x1E + 0b1 - 1e-3 * .5e+2 + 2. + 3j", "Integer 1000; Integer 0x1E; Integer 0b1; Float 1e-3; Float .5e+2; Float 2.; Float 3j")]
    [DataRow("a.b.c", "")]
    [DataRow("'never ends", "Text never ends")]
    public void Literals_are_found(string source, string expected) =>
        Assert.AreEqual(expected, string.Join("; ", SourceLiterals.Find(Encoding.UTF8.GetBytes(source)).Select(each => $"{each.Kind} {Encoding.UTF8.GetString(each.Content)}")));

    [TestMethod]
    [DataRow("12", "12")]
    [DataRow("0xFFffFFff", "4294967295")]
    [DataRow("0b101", "5")]
    [DataRow("0o17", "15")]
    [DataRow("18446744073709551615", "18446744073709551615")]
    [DataRow("18446744073709551616", "")]
    [DataRow("0o1777777777777777777777", "")]
    public void Integers_of_up_to_64_bits_have_a_value(string text, string expected) =>
        Assert.AreEqual(expected, new SourceLiteral(LiteralKind.Integer, Encoding.UTF8.GetBytes(text)).ToInteger()?.ToString(CultureInfo.InvariantCulture) ?? "");
}
