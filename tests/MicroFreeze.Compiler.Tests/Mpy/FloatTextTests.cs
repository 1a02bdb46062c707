using System.Text;
using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Compiler.Tests.Mpy;

/// <summary>Texts as recorded from the reference compiler for these literals.</summary>
[TestClass]
public sealed class FloatTextTests
{
    [TestMethod]
    [DataRow("0.0", "0.0")]
    [DataRow("1.0", "1.0")]
    [DataRow("0.1", "0.1")]
    [DataRow("0.30000000000000004", "0.30000000000000004")]
    [DataRow("1e15", "1000000000000000.0")]
    [DataRow("1e16", "1e+16")]
    [DataRow("9999999999999998.0", "9999999999999998.0")]
    [DataRow("1e-4", "0.0001")]
    [DataRow("1e-5", "1e-05")]
    [DataRow("0.00012345", "0.00012345")]
    [DataRow("123456.789", "123456.789")]
    [DataRow("5e-324", "4.940656458412465e-324")]
    [DataRow("2.4e-324", "0.0")]
    [DataRow("1.7976931348623157e308", "1.7976931348623157e+308")]
    [DataRow("1e400", "inf")]
    [DataRow("1e23", "1e+23")]
    [DataRow("1e99999999999", "inf")]
    [DataRow("1e-99999999999", "0.0")]
    [DataRow("1_0.2_5", "10.25")]
    public void Text_is_the_reference_s(string literal, string expected)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(literal);
        Assert.AreEqual(bytes.Length, DecimalFloat.Parse(bytes, out double value));
        Assert.AreEqual(expected, Write(value));
    }

    [TestMethod]
    public void Signs_and_special_values()
    {
        Assert.AreEqual("-0.0", Write(-0.0));
        Assert.AreEqual("-1.5", Write(-1.5));
        Assert.AreEqual("-inf", Write(double.NegativeInfinity));
        Assert.AreEqual("nan", Write(double.NaN));
        Assert.AreEqual("nan", Write(-double.NaN));
    }

    [TestMethod]
    [DataRow(0.0, 2.0, "2j")]
    [DataRow(-0.0, -2.5, "-2.5j")]
    [DataRow(1.0, 2.0, "(1+2j)")]
    [DataRow(1.5, -0.25, "(1.5-0.25j)")]
    [DataRow(double.NaN, double.PositiveInfinity, "(nan+infj)")]
    [DataRow(1e20, -0.0, "(1e+20-0j)")]
    public void Complex_numbers(double real, double imaginary, string expected)
    {
        Span<byte> text = stackalloc byte[FloatText.MaxLength];
        int length = FloatText.WriteComplex(real, imaginary, text);
        Assert.AreEqual(expected, Encoding.ASCII.GetString(text[..length]));
    }

    [TestMethod]
    [DataRow("1e")]
    [DataRow("1e+")]
    [DataRow("1.5e-")]
    public void An_exponent_without_digits_is_no_number(string literal) =>
        Assert.AreEqual(-1, DecimalFloat.Parse(Encoding.ASCII.GetBytes(literal), out _));

    [TestMethod]
    public void A_number_ends_where_other_text_begins()
    {
        Assert.AreEqual(3, DecimalFloat.Parse("1.5j"u8, out double value));
        Assert.AreEqual(1.5, value);
    }

    /// <summary>What is printed reads back as the same number, whatever the bits.</summary>
    [TestMethod]
    public void Every_text_reads_back()
    {
        Random random = new(1);
        Span<byte> text = stackalloc byte[FloatText.MaxLength];
        for (int count = 0; count < 20_000; count++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (!double.IsFinite(value))
            {
                continue;
            }

            int length = FloatText.Write(value, text);
            DecimalFloat.Parse(text[..length], out double back);
            Assert.AreEqual(value, back);
        }
    }

    private static string Write(double value)
    {
        Span<byte> text = stackalloc byte[FloatText.MaxLength];
        int length = FloatText.Write(value, text);
        return Encoding.ASCII.GetString(text[..length]);
    }
}
