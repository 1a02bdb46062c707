using System.Globalization;

namespace MicroFreeze.Compiler.Constants;

/// <summary>
/// Text of floats and complex numbers as the reference prints their <c>repr</c>, which is how a .mpy file stores them: the shortest of
/// 16 to 19 digits that its own parser reads back as the same number. Not always the shortest there is, nor what other runtimes print.
/// Source: py/formatfloat.c@v1.28.0 MICROPY_FLOAT_FORMAT_IMPL_EXACT; py/objfloat.c@v1.28.0 float_print; py/objcomplex.c@v1.28.0
/// complex_print. CircuitPython 10 does the same.
/// </summary>
internal static class FloatText
{
    /// <summary>Longest text of a number, complex ones included.</summary>
    public const int MaxLength = 64;

    private const int FewestDigits = 16;
    private const int MostDigits = 19;

    /// <summary>From this decimal exponent on there is an exponent in the text, and below <see cref="LowestPlainExponent"/>.</summary>
    private const int HighestPlainExponent = 15;

    private const int LowestPlainExponent = -4;

    private const double DecimalDigitsPerBit = 0.3010299956639812;

    /// <summary>Writes a float: always with a point, an exponent, <c>inf</c> or <c>nan</c>.</summary>
    /// <param name="value">The number.</param>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Write(double value, Span<byte> destination)
    {
        int length = WriteNumber(value, showPlus: false, destination);
        if (destination[..length].IndexOfAny(".en"u8) < 0)
        {
            ".0"u8.CopyTo(destination[length..]);
            length += 2;
        }

        return length;
    }

    /// <summary>Writes a complex number: <c>2j</c>, or <c>(1+2j)</c> where the real part is not zero.</summary>
    /// <param name="real">The real part.</param>
    /// <param name="imaginary">The imaginary part.</param>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public static int WriteComplex(double real, double imaginary, Span<byte> destination)
    {
        int length = 0;
        bool hasReal = real != 0;
        if (hasReal)
        {
            destination[length++] = (byte)'(';
            length += WriteNumber(real, showPlus: false, destination[length..]);
        }

        length += WriteNumber(imaginary, showPlus: hasReal, destination[length..]);
        destination[length++] = (byte)'j';
        if (hasReal)
        {
            destination[length++] = (byte)')';
        }

        return length;
    }

    private static int WriteNumber(double value, bool showPlus, Span<byte> destination)
    {
        int length = 0;
        if (double.IsNegative(value) && !double.IsNaN(value))
        {
            destination[length++] = (byte)'-';
            value = -value;
        }
        else if (showPlus)
        {
            destination[length++] = (byte)'+';
        }

        if (!double.IsFinite(value))
        {
            (double.IsNaN(value) ? "nan"u8 : "inf"u8).CopyTo(destination[length..]);
            return length + 3;
        }

        return length + WriteMagnitude(value, destination[length..]);
    }

    private static int WriteMagnitude(double value, Span<byte> destination)
    {
        if (value == 0)
        {
            destination[0] = (byte)'0';
            return 1;
        }

        int exponent = GetDecimalExponent(value);
        ExtendedFloat exact = ExtendedFloat.FromDouble(value);
        for (int digits = FewestDigits; ; digits++)
        {
            ulong significand = ExtendedFloat.ScaleByPowerOfTen(exact, digits - exponent - 1).RoundToInteger();
            int length = WriteDigits(significand, digits, exponent, destination);
            if (digits == MostDigits)
            {
                return length;
            }

            DecimalFloat.Parse(destination[..length], out double back);
            if (back == value)
            {
                return length;
            }
        }
    }

    /// <summary>The exponent of the power of ten that is at most <paramref name="value"/>, by comparison with rounded powers.</summary>
    private static int GetDecimalExponent(double value)
    {
        int binaryExponent = (int)(BitConverter.DoubleToUInt64Bits(value) >> 52) - 1023;
        int exponent = (int)(binaryExponent * DecimalDigitsPerBit);
        bool atLeastOne = value >= 1;
        int step = atLeastOne ? 1 : -1;
        while (value >= PowerOfTen(exponent + (atLeastOne ? 1 : 0)) == atLeastOne)
        {
            exponent += step;
        }

        return exponent;
    }

    private static double PowerOfTen(int exponent) =>
        ExtendedFloat.ScaleByPowerOfTen(ExtendedFloat.FromInteger(1), exponent).ToDouble();

    /// <summary>Writes <paramref name="significand"/> as a number of so many digits, the first of which stands for ten to the
    /// <paramref name="exponent"/>, without trailing zeros after the point.</summary>
    private static int WriteDigits(ulong significand, int digits, int exponent, Span<byte> destination)
    {
        Span<byte> text = stackalloc byte[MostDigits + 1];
        int count = FormatInteger(significand, digits, text);
        if (count > digits)
        {
            // Rounding carried into a further digit, which is a zero.
            exponent++;
            count--;
        }

        int length = 0;
        bool plain = exponent is >= LowestPlainExponent and <= HighestPlainExponent;
        int pointAfter = plain ? exponent + 1 : 1;
        while (count > Math.Max(pointAfter, 1) && text[count - 1] == '0')
        {
            count--;
        }

        if (pointAfter <= 0)
        {
            destination[length++] = (byte)'0';
            destination[length++] = (byte)'.';
            destination.Slice(length, -pointAfter).Fill((byte)'0');
            length += -pointAfter;
            pointAfter = count;
        }

        int beforePoint = Math.Min(pointAfter, count);
        text[..beforePoint].CopyTo(destination[length..]);
        length += beforePoint;
        if (beforePoint < count)
        {
            destination[length++] = (byte)'.';
            text[beforePoint..count].CopyTo(destination[length..]);
            length += count - beforePoint;
        }

        return plain ? length : length + WriteExponent(exponent, destination[length..]);
    }

    private static int WriteExponent(int exponent, Span<byte> destination)
    {
        destination[0] = (byte)'e';
        destination[1] = exponent < 0 ? (byte)'-' : (byte)'+';
        Math.Abs(exponent).TryFormat(destination[2..], out int length, "00", CultureInfo.InvariantCulture);
        return length + 2;
    }

    /// <summary>Decimal digits of a number, with leading zeros up to <paramref name="atLeast"/>.</summary>
    private static int FormatInteger(ulong value, int atLeast, Span<byte> destination)
    {
        int count = 0;
        for (; value != 0 || count < atLeast; value /= 10)
        {
            destination[count++] = (byte)('0' + (value % 10));
        }

        destination[..count].Reverse();
        return count;
    }
}
