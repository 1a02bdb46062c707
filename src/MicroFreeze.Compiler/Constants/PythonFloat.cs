using System.Globalization;

namespace MicroFreeze.Compiler.Constants;

/// <summary>Floats as CPython writes them: the shortest text that reads back as the same float.</summary>
internal static class PythonFloat
{
    /// <summary>What <c>repr</c> says: the shortest text that reads back as the same float.</summary>
    public static string Repr(double value) => Name(value) ?? (Sign(value) + Layout(Shortest(value), int.MinValue, true));

    /// <summary><c>nan</c> or <c>inf</c> with its sign, or null for a number.</summary>
    public static string? Name(double value) => double.IsNaN(value) ? "nan" : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf") : null;

    /// <summary>The shortest digits, laid out as <c>repr</c> does, without a sign.</summary>
    public static string ShortestUnsigned(double value) => Layout(Shortest(value), int.MinValue, true);

    private static string Sign(double value) => double.IsNegative(value) ? "-" : "";

    /// <summary>An exponent of ten with its sign and at least two digits, such as <c>e+05</c>.</summary>
    public static string Exponent(int exponent) =>
        string.Create(CultureInfo.InvariantCulture, $"e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");

    private static (string Digits, int Exponent) Shortest(double value)
    {
        string text = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        string shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        string digits = new([.. shortest.TakeWhile(c => c != 'E').Where(char.IsAsciiDigit)]);
        digits = digits.TrimStart('0').TrimEnd('0');
        if (digits.Length == 0)
        {
            return ("0", 0);
        }

        // The exponent comes from a fixed form; the shortest digits can only differ from that by a carry into the next power of ten.
        int exponent = int.Parse(text.AsSpan(text.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (digits == "1" && text.StartsWith('9'))
        {
            exponent++;
        }

        return (digits, exponent);
    }

    /// <summary>Lays digits out as <c>%g</c> and <c>repr</c> do.</summary>
    /// <param name="number">Digits with the point after the first, and the exponent of ten.</param>
    /// <param name="precision">The exponent from which on the text has an exponent; <see cref="int.MinValue"/> for that of <c>repr</c>.</param>
    /// <param name="addsPoint">Whether a whole number ends with <c>.0</c>.</param>
    public static string Layout((string Digits, int Exponent) number, int precision, bool addsPoint)
    {
        (string digits, int exponent) = number;
        int limit = precision == int.MinValue ? 16 : precision;
        if (exponent < -4 || exponent >= limit)
        {
            return digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "") + Exponent(exponent);
        }

        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length > exponent + 1
            ? digits[..(exponent + 1)] + "." + digits[(exponent + 1)..]
            : digits.PadRight(exponent + 1, '0') + (addsPoint ? ".0" : "");
    }
}
