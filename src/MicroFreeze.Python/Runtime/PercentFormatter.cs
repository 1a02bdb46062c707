using System.Globalization;
using System.Text;

namespace MicroFreeze.Python.Runtime;

/// <summary><c>text % values</c></summary>
internal static class PercentFormatter
{
    public static string Format(Interpreter vm, string text, object values)
    {
        vm.Budget.Allocate(2L * text.Length);
        vm.Budget.Tick(text.Length >> 3);
        object[] items = values is PyTuple tuple ? tuple.Items : [values];
        int next = 0;
        StringBuilder result = new();
        int index = 0;
        while (index < text.Length)
        {
            char c = text[index++];
            if (c != '%')
            {
                result.Append(c);
                continue;
            }

            object? keyed = null;
            if (index < text.Length && text[index] == '(')
            {
                int end = text.IndexOf(')', index);
                PyDict mapping = values as PyDict ?? throw PyError.Type("format requires a mapping");
                keyed = vm.GetItem(mapping, end < 0 ? throw PyError.Value("incomplete format key") : text[(index + 1)..end]);
                index = end + 1;
            }

            int start = index;
            while (index < text.Length && "-+ #0".Contains(text[index], StringComparison.Ordinal))
            {
                index++;
            }

            string flags = text[start..index];
            int width = Number() ?? 0;
            int precision = -1;
            if (index < text.Length && text[index] == '.')
            {
                index++;
                precision = Number() ?? 0;
            }

            if (index >= text.Length)
            {
                throw PyError.Value("incomplete format");
            }

            char type = text[index++];
            string formatted = type == '%' ? "%" : FormatOne(vm, keyed ?? Next(), flags, width, precision, type);
            vm.Budget.Allocate(formatted.Length);
            result.Append(formatted);
        }

        return next < items.Length && values is not (PyDict or PyList)
            ? throw PyError.Type("not all arguments converted during string formatting")
            : result.ToString();

        object Next() => next < items.Length ? items[next++] : throw PyError.Type("not enough arguments for format string");

        int? Number()
        {
            if (index < text.Length && text[index] == '*')
            {
                index++;
                return Numbers.ToCount(Next()) is >= 0 and var given ? given : throw PyError.Value("a negative width");
            }

            int first = index;
            while (index < text.Length && char.IsAsciiDigit(text[index]))
            {
                index++;
            }

            return index == first ? null
                : int.TryParse(text.AsSpan(first, index - first), CultureInfo.InvariantCulture, out int number) ? number
                : throw PyError.Value("width too big");
        }
    }

    private static string FormatOne(Interpreter vm, object value, string flags, int width, int precision, char type)
    {
        bool left = flags.Contains('-');
        bool zero = flags.Contains('0') && !left;
        FormatSpec spec = new()
        {
            Fill = ' ',
            Align = left ? '<' : '>',
            Sign = flags.Contains('+') ? '+' : flags.Contains(' ') ? ' ' : '-',
            Alternate = flags.Contains('#'),
            Width = width,
            Precision = precision,
            Type = type,
        };
        switch (type)
        {
            case 's' or 'r':
                return (spec with { Type = 's' }).Apply(vm, type == 's' ? vm.Str(value) : vm.Repr(value));
            case 'd' or 'i' or 'u' when value is double real:
                value = Numbers.Truncate(real);
                break;
            case 'd' or 'i' or 'u' or 'x' or 'X' or 'o' when Numbers.IsInteger(value):
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G' when Numbers.IsNumber(value):
                break;
            case 'c' or 'd' or 'i' or 'u' or 'x' or 'X' or 'o' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                throw PyError.Type($"%{type} format: a number is required, not {Interpreter.TypeOf(value).Name}");
            default:
                throw PyError.Value($"unsupported format character '{type}'");
        }

        return (spec with { Fill = zero ? '0' : ' ', Align = zero ? '=' : spec.Align }).Apply(vm, value);
    }
}
