using System.Globalization;

namespace MicroFreeze.Compiler.Tests.Syntax;

/// <summary>Literals of numbers.</summary>
[TestClass]
public sealed class NumberTests
{
    [TestMethod]
    [DataRow("0", "0")]
    [DataRow("00", "0")]
    [DataRow("1_000_000", "1000000")]
    [DataRow("0x_fF", "255")]
    [DataRow("0XfF", "255")]
    [DataRow("0o17", "15")]
    [DataRow("0B101", "5")]
    [DataRow("1__2_", "12")]
    [DataRow("1073741823", "1073741823")]
    [DataRow("1073741824", "1073741824L")]
    [DataRow("4611686018427387904", "4611686018427387904L")]
    [DataRow("9223372036854775808", "9223372036854775808L")]
    [DataRow("123456789012345678901234567890", "123456789012345678901234567890L")]
    [DataRow("0xffffffffffffffffffff", "1208925819614629174706175L")]
    [DataRow("0o7777777777777777777777777", "37778931862957161709567L")]
    [DataRow("1.5", "1.5")]
    [DataRow(".5", "0.5")]
    [DataRow("5.", "5.0")]
    [DataRow("1e3", "1000.0")]
    [DataRow("1E+3", "1000.0")]
    [DataRow("1_0.0_1e-0_1", "1.001")]
    [DataRow("2j", "0.0+2.0j")]
    [DataRow("1.5J", "0.0+1.5j")]
    [DataRow("1ej", "0.0+1.0j")]
    public void Values(string literal, string expected) => Assert.AreEqual(expected, Source.Expression(literal));

    [TestMethod]
    [DataRow(4, "7", "7")]
    [DataRow(4, "8", "8L")]
    [DataRow(4, "-8", "-8")]
    [DataRow(4, "-9", "-9L")]
    [DataRow(31, "-1073741824", "-1073741824")]
    [DataRow(63, "4611686018427387903", "4611686018427387903")]
    [DataRow(63, "4611686018427387904", "4611686018427387904L")]
    [DataRow(63, "-4611686018427387904", "-4611686018427387904L", DisplayName = "the negation of a large integer stays one")]
    [DataRow(63, "-4611686018427387903 - 1", "-4611686018427387904")]
    public void Small_int_bits(int bits, string expression, string expected) =>
        Assert.AreEqual(expected, Source.Expression(expression, smallIntBits: bits));

    [TestMethod]
    [DataRow("08", "invalid syntax for integer with base 0: '08'")]
    [DataRow("1if", "invalid syntax for integer with base 10: '1if'")]
    [DataRow("0x", "invalid syntax for integer with base 16: ''")]
    [DataRow("0b12", "invalid syntax for integer with base 2: '12'")]
    [DataRow("0o8", "invalid syntax for integer with base 8: '8'")]
    [DataRow("0b1e5", "invalid syntax for integer with base 2: '1e5'")]
    [DataRow("99999999999999999999z", "invalid syntax for integer with base 10: '99999999999999999999z'")]
    [DataRow("1e", "invalid syntax for number")]
    [DataRow("1e+", "invalid syntax for number")]
    [DataRow("1.2.3", "invalid syntax for number")]
    [DataRow("1.e5e5", "invalid syntax for number")]
    [DataRow("1jj", "invalid syntax for number")]
    [DataRow("0x1.5", "invalid syntax for number")]
    [DataRow("0x1j", "invalid syntax for number")]
    public void Refused(string literal, string message) =>
        Assert.AreEqual($"2,5 MF2001: SyntaxError: {message}", Source.Error($"\nx = {literal}\n"));

    [TestMethod]
    [DataRow("7.155599188083563e7", "71555991.88083562")]
    [DataRow("4.495998771387135e-22", "4.4959987713871345E-22")]
    [DataRow("2.459986209394296e54", "2.4599862093942962E+54")]
    public void Floats_are_rounded_as_the_reference_rounds_them(string literal, string recorded)
    {
        Assert.AreEqual(recorded, Source.Expression(literal));
        Assert.AreNotEqual(double.Parse(literal, CultureInfo.InvariantCulture), double.Parse(recorded, CultureInfo.InvariantCulture));
    }
}
