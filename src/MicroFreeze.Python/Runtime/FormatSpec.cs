using MicroFreeze.Compiler.Constants;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace MicroFreeze.Python.Runtime;

/// <summary>
/// A format specification, <c>[[fill]align][sign][z][#][0][width][grouping][.precision][type]</c>, as <c>format()</c>, <c>str.format</c> and f-strings have it.
/// </summary>
internal readonly record struct FormatSpec
{
    private string Fill { get; init; }

    private char Align { get; init; }

    private char Sign { get; init; }

    private bool NoNegativeZero { get; init; }

    private bool Alternate { get; init; }

    private int Width { get; init; }

    private char Grouping { get; init; }

    private int Precision { get; init; }

    private char Type { get; init; }

    private string TypeName { get; init; }

    /// <summary>Formats a number or a str.</summary>
    public static string Apply(Interpreter vm, object value, string text)
    {
        FormatSpec spec = Parse(vm, text, Interpreter.TypeOf(value).Name);
        return value switch
        {
            string str => spec.FormatText(str),
            double real => spec.FormatFloat(real),
            _ when "eEfFgG%".Contains(spec.Type, StringComparison.Ordinal) => spec.FormatFloat(Numbers.ToDouble(value)),
            _ => spec.FormatInteger(Numbers.ToBig(value)),
        };
    }

    /// <summary>A number in the style of <c>%</c> formatting.</summary>
    public static string ApplyPercent(Interpreter vm, object value, string flags, int width, int precision, char type)
    {
        bool left = flags.Contains('-');
        bool zero = flags.Contains('0') && !left;
        vm.Budget.Allocate((2L * width) + Math.Max(precision, 0));
        FormatSpec spec = new()
        {
            Fill = zero ? "0" : " ",
            Align = zero ? '=' : left ? '<' : '>',
            Sign = flags.Contains('+') ? '+' : flags.Contains(' ') ? ' ' : '-',
            Alternate = flags.Contains('#'),
            Width = width,
            Precision = "eEfFgG".Contains(type, StringComparison.Ordinal) ? precision : -1,
            Type = type,
            TypeName = "",
        };
        if (value is double real && "eEfFgG".Contains(type, StringComparison.Ordinal))
        {
            return spec.FormatFloat(real);
        }

        BigInteger integer = Numbers.ToBig(value);
        if (precision < 0)
        {
            return spec.FormatInteger(integer);
        }

        string digits = spec.Digits(BigInteger.Abs(integer), out string prefix).PadLeft(precision, '0');
        return spec.Pad(spec.SignOf(integer.Sign < 0) + prefix, digits);
    }

    private static FormatSpec Parse(Interpreter vm, string text, string typeName)
    {
        int index = 0;
        string fill = " ";
        char align = '\0';
        int fillUnits = text.Length > 1 && char.IsHighSurrogate(text[0]) ? 2 : 1;
        if (text.Length > fillUnits && text[fillUnits] is '<' or '>' or '=' or '^' && text.Length > fillUnits)
        {
            fill = text[..fillUnits];
            align = text[fillUnits];
            index = fillUnits + 1;
        }
        else if (text.Length > 0 && text[0] is '<' or '>' or '=' or '^')
        {
            align = text[0];
            index = 1;
        }

        char sign = Take("+- ");
        bool noNegativeZero = Take("z") != '\0';
        bool alternate = Take("#") != '\0';
        if (Take("0") != '\0' && align == '\0')
        {
            fill = "0";
            align = '=';
        }

        int width = Number() ?? 0;
        char grouping = Take(",_");
        if (grouping != '\0' && Take(",_") is not '\0' and char second)
        {
            throw PyError.Value(grouping == second ? $"Cannot specify '{grouping}' with '{second}'." : "Cannot specify both ',' and '_'.");
        }

        int precision = -1;
        if (Take(".") != '\0')
        {
            precision = Number() ?? throw PyError.Value("Format specifier missing precision");
        }

        if (text.Length - index > 1)
        {
            throw PyError.Value($"Invalid format specifier '{text}' for object of type '{typeName}'");
        }

        vm.Budget.Allocate((2L * width) + Math.Max(precision, 0));
        return new FormatSpec
        {
            Fill = fill,
            Align = align,
            Sign = sign,
            NoNegativeZero = noNegativeZero,
            Alternate = alternate,
            Width = width,
            Grouping = grouping,
            Precision = precision,
            Type = index < text.Length ? text[index] : '\0',
            TypeName = typeName,
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
            throw UnknownType();
        }

        string? problem = Sign != '\0' ? "Sign not allowed in string format specifier"
            : Alternate ? "Alternate form (#) not allowed in string format specifier"
            : Align == '=' && Fill != "0" ? "'=' alignment not allowed in string format specifier"
            : Grouping != '\0' ? $"Cannot specify '{Grouping}' with 's'."
            : null;
        if (problem is not null)
        {
            throw PyError.Value(problem);
        }

        if (Precision >= 0 && Precision < Text.Length(text))
        {
            text = Text.Slice(text, 0, 1, Precision);
        }

        return (this with { Align = Align is '\0' or '=' ? '<' : Align }).Pad("", text);
    }

    private string FormatInteger(BigInteger value)
    {
        if (Precision >= 0)
        {
            throw PyError.Value("Precision not allowed in integer format specifier");
        }

        if (Type == 'c')
        {
            return Sign != '\0' ? throw PyError.Value("Sign not allowed with integer format specifier 'c'")
                : (this with { Align = Align == '\0' ? '<' : Align }).Pad("", Text.FromCodePoint(Numbers.ToLong(Boxed.Int(value))));
        }

        if (Grouping == ',' && Type is not ('\0' or 'd'))
        {
            throw PyError.Value($"Cannot specify ',' with '{Type}'.");
        }

        string digits = Digits(BigInteger.Abs(value), out string prefix);
        return Pad(SignOf(value.Sign < 0) + prefix, digits, digits.Length);
    }

    private string Digits(BigInteger value, out string prefix)
    {
        prefix = Alternate && Type is 'x' or 'X' or 'o' or 'b' && Alternate ? "0" + Type : "";
        return Type switch
        {
            '\0' or 'd' or 'i' or 'u' or 'n' => Numbers.ToText(value),
            'x' => Radix(value, 4),
            'X' => Radix(value, 4).ToUpperInvariant(),
            'o' => Radix(value, 3),
            'b' => Radix(value, 1),
            _ => throw UnknownType(),
        };
    }

    internal static string Radix(BigInteger value, int bits)
    {
        if (value.IsZero)
        {
            return "0";
        }

        StringBuilder digits = new();
        byte[] bytes = value.ToByteArray(isUnsigned: true);
        long length = Numbers.BitLength(value);
        for (long bit = (length - 1) / bits * bits; bit >= 0; bit -= bits)
        {
            int digit = 0;
            for (int number = bits - 1; number >= 0; number--)
            {
                long position = bit + number;
                digit = (digit << 1) | (position < length ? (bytes[position >> 3] >> (int)(position & 7)) & 1 : 0);
            }

            digits.Append("0123456789abcdef"[digit]);
        }

        return digits.ToString();
    }

    private string FormatFloat(double value)
    {
        bool negative = double.IsNegative(value) && !double.IsNaN(value);
        int precision = Precision < 0 ? 6 : Precision;
        string text = PythonFloat.Name(Math.Abs(value)) is { } name ? name + (Type == '%' ? "%" : "")
            : Type switch
            {
                'f' or 'F' => FloatText.Fixed(value, precision) + (Alternate && precision == 0 ? "." : ""),
                'e' or 'E' => FloatText.Exponential(value, precision),
                'g' or 'G' or 'n' => FloatText.General(value, precision, Alternate, false),
                '%' => FloatText.Fixed(value * 100, precision) + "%",
                '\0' when Precision < 0 => PythonFloat.ShortestUnsigned(value),
                '\0' => FloatText.General(value, precision, false, true),
                _ => throw UnknownType(),
            };
        if (NoNegativeZero && negative && text.All(c => c is '0' or '.' or '%'))
        {
            negative = false;
        }

        if (char.IsAsciiLetterUpper(Type))
        {
            text = text.ToUpperInvariant();
        }

        int whole = 0;
        while (whole < text.Length && char.IsAsciiDigit(text[whole]))
        {
            whole++;
        }

        return Pad(SignOf(negative), text, whole);
    }

    private string SignOf(bool negative) => negative ? "-" : Sign is '+' or ' ' ? Sign.ToString() : "";

    // Groups the first digits of a body and pads it; zeros that fill the width are grouped with it, as CPython does.
    private string Pad(string prefix, string body, int groupable = 0)
    {
        if (Grouping != '\0' && groupable > 0)
        {
            int size = Type is 'x' or 'X' or 'o' or 'b' ? 4 : 3;
            string digits = body[..groupable];
            string rest = body[groupable..];
            if (Fill == "0" && Align == '=')
            {
                int room = Width - prefix.Length - rest.Length;
                while (Grouped(digits, size).Length < room)
                {
                    digits = "0" + digits;
                }
            }

            body = Grouped(digits, size) + rest;
        }

        int missing = Width - Text.Length(prefix) - Text.Length(body);
        if (missing <= 0)
        {
            return prefix + body;
        }

        return Align switch
        {
            '<' => prefix + body + Filling(missing),
            '=' => prefix + Filling(missing) + body,
            '^' => Filling(missing / 2) + prefix + body + Filling(missing - (missing / 2)),
            _ => Filling(missing) + prefix + body,
        };
    }

    private string Grouped(string digits, int size)
    {
        StringBuilder text = new(digits);
        for (int index = digits.Length - size; index > 0; index -= size)
        {
            text.Insert(index, Grouping);
        }

        return text.ToString();
    }

    private string Filling(int count) => Fill.Length == 1 ? new string(Fill[0], count) : new StringBuilder().Insert(0, Fill, count).ToString();

    private PythonException UnknownType() => PyError.Value($"Unknown format code '{Type}' for object of type '{TypeName}'");
}
