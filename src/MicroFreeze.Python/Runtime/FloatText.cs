using System.Globalization;
using System.Numerics;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>Floats as text, correctly rounded, ties to even, as CPython's <c>dtoa</c> does it (.NET rounds ties away from zero).</summary>
internal static class FloatText
{
    private const int LargestPrecision = 10_000;

    /// <summary>So many digits behind the point, without a sign: <c>f</c>.</summary>
    public static string Fixed(double value, int precision)
    {
        string digits = Scale(value, CheckPrecision(precision)).ToString(CultureInfo.InvariantCulture).PadLeft(precision + 1, '0');
        return precision == 0 ? digits : digits[..^precision] + "." + digits[^precision..];
    }

    /// <summary>One digit before the point and so many behind it, without a sign: <c>e</c>.</summary>
    public static string Exponential(double value, int precision)
    {
        (string digits, int exponent) = Round(value, CheckPrecision(precision) + 1);
        return digits[..1] + (precision == 0 ? "" : "." + digits[1..]) + PythonFloat.Exponent(exponent);
    }

    /// <summary>So many significant digits, without a sign: <c>g</c>.</summary>
    /// <param name="value">The number.</param>
    /// <param name="precision">Significant digits; 0 counts as 1.</param>
    /// <param name="keepsZeros">Whether trailing zeros stay (<c>#</c>).</param>
    /// <param name="addsPoint">Whether it must look like a float: the format without a type.</param>
    public static string General(double value, int precision, bool keepsZeros, bool addsPoint)
    {
        precision = Math.Max(CheckPrecision(precision), 1);
        (string digits, int exponent) = Round(value, precision);
        if (!keepsZeros)
        {
            digits = digits.TrimEnd('0');
            digits = digits.Length == 0 ? "0" : digits;
        }

        return PythonFloat.Layout((digits, exponent), precision - (addsPoint ? 1 : 0), addsPoint);
    }

    /// <summary>Rounded to so many digits behind the point; <paramref name="digits"/> may be negative.</summary>
    public static double Round(double value, long digits)
    {
        if (!double.IsFinite(value) || digits > 340)
        {
            return value;
        }

        if (digits < -310)
        {
            return Math.CopySign(0, value);
        }

        BigInteger scaled = Scale(value, (int)digits);
        double rounded = digits >= 0
            ? Numbers.RoundToDouble(scaled, BigInteger.Pow(10, (int)digits))
            : Numbers.RoundToDouble(scaled * BigInteger.Pow(10, (int)-digits), BigInteger.One);
        return Math.CopySign(rounded, value);
    }

    // Exactly so many significant digits.
    private static (string Digits, int Exponent) Round(double value, int digits)
    {
        if (value == 0)
        {
            return (new string('0', digits), 0);
        }

        int exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        for (; ; )
        {
            string text = Scale(value, digits - 1 - exponent).ToString(CultureInfo.InvariantCulture);
            if (text.Length == digits)
            {
                return (text, exponent);
            }

            exponent += text.Length > digits ? 1 : -1;
        }
    }

    // The absolute value times a power of ten, rounded to an integer, ties to even.
    private static BigInteger Scale(double value, int power)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7ff);
        BigInteger numerator = (bits & 0xfffffffffffffL) | (exponent == 0 ? 0 : 1L << 52);
        exponent = Math.Max(exponent, 1) - 1075;
        BigInteger denominator = BigInteger.One;
        if (power >= 0)
        {
            numerator *= BigInteger.Pow(10, power);
        }
        else
        {
            denominator = BigInteger.Pow(10, -power);
        }

        if (exponent >= 0)
        {
            numerator <<= exponent;
        }
        else
        {
            denominator <<= -exponent;
        }

        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger rest);
        int half = (rest * 2).CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    private static int CheckPrecision(int precision) => precision <= LargestPrecision
        ? precision
        : throw new SandboxException(PythonDiagnostics.LimitExceeded, $"a float with more than {LargestPrecision} digits");

    /// <summary>Significand and exponent of two; what is finite.</summary>
    public static (BigInteger Significand, int Exponent) Split(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52 & 0x7ff);
        long fraction = bits & 0xf_ffff_ffff_ffff;
        long significand = exponent == 0 ? fraction : fraction | 1L << 52;
        return (bits < 0 ? -significand : significand, Math.Max(exponent, 1) - 1075);
    }
}
