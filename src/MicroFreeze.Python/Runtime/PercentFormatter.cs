using System.Text;

namespace MicroFreeze.Python.Runtime;

/// <summary><c>text % values</c></summary>
internal static class PercentFormatter
{
    public static string Format(Interpreter vm, string text, object values)
    {
        object[] items = values is PyTuple tuple ? tuple.Items : [values];
        PyDict? mapping = values as PyDict;
        int next = 0;
        bool usedMapping = false;
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
                string key = text[(index + 1)..EndOfKey(text, index)];
                index += key.Length + 2;
                if (mapping is null)
                {
                    throw PyError.Type("format requires a mapping");
                }

                keyed = vm.GetItem(mapping, key);
                usedMapping = true;
            }

            int start = index;
            while (index < text.Length && "-+ #0".Contains(text[index], StringComparison.Ordinal))
            {
                index++;
            }

            string flags = text[start..index];
            int width = Number() ?? 0;
            if (width < 0)
            {
                flags += "-";
                width = -width;
            }

            int precision = -1;
            if (index < text.Length && text[index] == '.')
            {
                index++;
                precision = Math.Max(Number() ?? 0, 0);
            }

            while (index < text.Length && text[index] is 'h' or 'l' or 'L')
            {
                index++;
            }

            if (index >= text.Length)
            {
                throw PyError.Value("incomplete format");
            }

            char type = text[index++];
            string formatted = type == '%' ? "%" : FormatOne(vm, keyed ?? Next(), flags, width, precision, type, index - 1);
            vm.Budget.Allocate(formatted.Length);
            result.Append(formatted);
        }

        if (next < items.Length && !usedMapping && mapping is null && values is not (PyList or PyBytes or PyRange))
        {
            throw PyError.Type("not all arguments converted during string formatting");
        }

        return result.ToString();

        object Next() => next < items.Length ? items[next++] : throw PyError.Type("not enough arguments for format string");

        int? Number()
        {
            if (index < text.Length && text[index] == '*')
            {
                index++;
                object value = Next();
                return Numbers.IsInteger(value) ? Numbers.ToCount(value) : throw PyError.Type("* wants int");
            }

            long number = 0;
            int first = index;
            while (index < text.Length && char.IsAsciiDigit(text[index]))
            {
                number = (number * 10) + (text[index++] - '0');
                if (number > int.MaxValue)
                {
                    throw PyError.Value("width too big");
                }
            }

            return index == first ? null : (int)number;
        }
    }

    private static int EndOfKey(string text, int open)
    {
        int depth = 0;
        for (int index = open; index < text.Length; index++)
        {
            depth += text[index] == '(' ? 1 : text[index] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return index;
            }
        }

        throw PyError.Value("incomplete format key");
    }

    private static string FormatOne(Interpreter vm, object value, string flags, int width, int precision, char type, int position)
    {
        switch (type)
        {
            case 's' or 'r' or 'a':
                string text = type == 's' ? vm.Str(value) : type == 'r' ? vm.Repr(value) : Builtins.Ascii(vm.Repr(value));
                return Pad(vm, precision >= 0 && precision < Text.Length(text) ? Text.Slice(text, 0, 1, precision) : text, flags, width);
            case 'c':
                return Pad(vm, value is string one && Text.Length(one) == 1 ? one
                    : Numbers.IsInteger(value) ? Text.FromCodePoint(Numbers.ToLong(value))
                    : throw PyError.Type("%c requires int or char"), flags, width);
            case 'd' or 'i' or 'u':
                return Numbers.IsNumber(value) ? FormatNumber(value is double real ? Numbers.Truncate(real) : value, 'd')
                    : throw PyError.Type($"%{type} format: a real number is required, not {Interpreter.TypeOf(value).Name}");
            case 'x' or 'X' or 'o':
                return Numbers.IsInteger(value) ? FormatNumber(value, type)
                    : throw PyError.Type($"%{type} format: an integer is required, not {Interpreter.TypeOf(value).Name}");
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                return FormatNumber(Numbers.ToDouble(value), type);
            default:
                throw PyError.Value($"unsupported format character '{type}' (0x{(int)type:x}) at index {position}");
        }

        string FormatNumber(object number, char format) => FormatSpec.ApplyPercent(vm, number, flags, width, precision, format);
    }

    private static string Pad(Interpreter vm, string text, string flags, int width)
    {
        int missing = width - Text.Length(text);
        if (missing <= 0)
        {
            return text;
        }

        vm.Budget.Allocate(2L * missing);
        return flags.Contains('-') ? text + new string(' ', missing) : new string(' ', missing) + text;
    }
}
