using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>
/// A format specification, as <c>format()</c>, <c>str.format</c> and f-strings have it:
/// <c>[[fill]align][sign][#][0][width][grouping][.precision][type]</c>.
/// </summary>
internal readonly record struct FormatSpec
{
    private const int LargestPrecision = 10_000;

    public char Fill { get; init; }

    public char Align { get; init; }

    public char Sign { get; init; }

    public bool Alternate { get; init; }

    public int Width { get; init; }

    public char Grouping { get; init; }

    public int Precision { get; init; }

    public char Type { get; init; }

    /// <summary>Formats a number or a str.</summary>
    public static string Apply(Interpreter vm, object value, string text) => Parse(text).Apply(vm, value);

    /// <summary>Formats a number or a str.</summary>
    public string Apply(Interpreter vm, object value)
    {
        vm.Budget.Allocate((2L * Width) + Math.Max(Precision, 0));
        if (Precision > LargestPrecision)
        {
            throw new SandboxException(PythonDiagnostics.LimitExceeded, $"a number with more than {LargestPrecision} digits");
        }

        return value switch
        {
            string text => FormatText(text),
            double real => FormatFloat(real),
            _ when "eEfFgG%".Contains(Type, StringComparison.Ordinal) => FormatFloat(Numbers.ToDouble(value)),
            _ => FormatInteger(Numbers.ToLong(value)),
        };
    }

    private static FormatSpec Parse(string text)
    {
        int index = 0;
        char fill = ' ';
        char align = '\0';
        if (text.Length > 1 && text[1] is '<' or '>' or '=' or '^' && text.Length > 1)
        {
            fill = text[0];
            align = text[1];
            index = 2;
        }
        else
        {
            align = Take("<>=^");
        }

        char sign = Take("+- ");
        bool alternate = Take("#") != '\0';
        if (Take("0") != '\0' && align == '\0')
        {
            fill = '0';
            align = '=';
        }

        int width = Number() ?? 0;
        char grouping = Take(",_");
        int precision = Take(".") == '\0' ? -1 : Number() ?? throw PyError.Value("Format specifier missing precision");
        return text.Length - index > 1
            ? throw PyError.Value($"Invalid format specifier '{text}'")
            : new FormatSpec
            {
                Fill = fill,
                Align = align,
                Sign = sign,
                Alternate = alternate,
                Width = width,
                Grouping = grouping,
                Precision = precision,
                Type = index < text.Length ? text[index] : '\0',
            };

        char Take(string set) => index < text.Length && set.Contains(text[index]) ? text[index++] : '\0';

        int? Number()
        {
            int start = index;
            while (index < text.Length && char.IsAsciiDigit(text[index]))
            {
                index++;
            }

            return index == start ? null
                : int.TryParse(text.AsSpan(start, index - start), CultureInfo.InvariantCulture, out int number) ? number
                : throw PyError.Value("Too many decimal digits in format string");
        }
    }

    private string FormatText(string text)
    {
        if (Type is not ('\0' or 's'))
        {
            throw UnknownType("str");
        }

        text = Precision >= 0 && Precision < text.Length ? text[..Precision] : text;
        return (this with { Align = Align is '\0' or '=' ? '<' : Align }).Pad("", text);
    }

    private string FormatInteger(long value)
    {
        // The smallest long has no positive counterpart.
        ulong magnitude = value < 0 ? (ulong)(-(value + 1)) + 1 : (ulong)value;
        string digits = Type switch
        {
            '\0' or 'd' or 'i' or 'u' => magnitude.ToString(CultureInfo.InvariantCulture),
            'x' => magnitude.ToString("x", CultureInfo.InvariantCulture),
            'X' => magnitude.ToString("X", CultureInfo.InvariantCulture),
            'o' => Convert.ToString((long)magnitude, 8),
            'b' => Convert.ToString((long)magnitude, 2),
            _ => throw UnknownType("int"),
        };
        string prefix = Alternate && Type is 'x' or 'X' or 'o' or 'b' && Alternate ? "0" + Type : "";
        return Pad(SignOf(value < 0) + prefix, Group(digits.PadLeft(Math.Max(Precision, 0), '0'), Type is '\0' or 'd' ? 3 : 4));
    }

    private string FormatFloat(double value)
    {
        double magnitude = Math.Abs(value);
        int precision = Precision < 0 ? 6 : Precision;
        string text = PythonFloat.Name(magnitude) ?? Type switch
        {
            'f' or 'F' => Fixed(magnitude, precision),
            '%' => Fixed(magnitude * 100, precision) + "%",
            'e' or 'E' => ToText(magnitude, (precision == 0 ? "0" : "0." + new string('0', precision)) + "e+00"),
            'g' or 'G' => General(magnitude, precision),
            '\0' => Precision < 0 ? PythonFloat.Repr(magnitude) : General(magnitude, precision),
            _ => throw UnknownType("float"),
        };
        int whole = text.TakeWhile(char.IsAsciiDigit).Count();
        text = char.IsAsciiLetterUpper(Type) ? text.ToUpperInvariant() : text;
        return Pad(SignOf(double.IsNegative(value) && !double.IsNaN(value)), Group(text, 3, whole));
    }

    private static string Fixed(double value, int precision) => ToText(value, $"F{precision}");

    private static string General(double value, int precision) => ToText(value, $"G{Math.Max(precision, 1)}").Replace('E', 'e');

    private static string ToText(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private string SignOf(bool negative) => negative ? "-" : Sign is '+' or ' ' ? Sign.ToString() : "";

    // Puts the separator into the first digits of a number.
    private string Group(string text, int size, int? digits = null)
    {
        if (Grouping == '\0')
        {
            return text;
        }

        StringBuilder grouped = new(text);
        for (int index = (digits ?? text.Length) - size; index > 0; index -= size)
        {
            grouped.Insert(index, Grouping);
        }

        return grouped.ToString();
    }

    private string Pad(string prefix, string body)
    {
        int missing = Math.Max(Width - prefix.Length - body.Length, 0);
        int before = Align switch { '<' => 0, '^' => missing / 2, _ => missing };
        string left = new(Fill, before);
        string right = new(Fill, missing - before);
        return Align == '=' ? prefix + left + body : left + prefix + body + right;
    }

    private PythonException UnknownType(string typeName) => PyError.Value($"Unknown format code '{Type}' for object of type '{typeName}'");
}
