using System.Globalization;
using System.Text;

namespace MicroFreeze.Python.Runtime;

/// <summary><c>str.format</c>: replacement fields with attributes, items, conversions and nested specifications.</summary>
internal sealed class BraceFormatter(Interpreter vm, object[] positional, PyDict named)
{
    // CPython's limit too: a field in a specification, and no further.
    private const int MaximumDepth = 2;
    private int _next;

    public string Format(string text) => Format(text, MaximumDepth);

    private string Format(string text, int depth)
    {
        if (depth == 0)
        {
            throw PyError.Value("Max string recursion exceeded");
        }

        StringBuilder result = new();
        for (int index = 0; index < text.Length; index++)
        {
            char c = text[index];
            if (c is not ('{' or '}'))
            {
                result.Append(c);
            }
            else if (index + 1 < text.Length && text[index + 1] == c)
            {
                result.Append(c);
                index++;
            }
            else
            {
                int end = c == '}' ? throw PyError.Value("Single '}' encountered in format string") : EndOfField(text, index + 1);
                string formatted = FormatField(text[(index + 1)..end], depth);
                vm.Budget.Allocate(formatted.Length);
                result.Append(formatted);
                index = end;
            }
        }

        vm.Budget.Allocate(result.Length);
        return result.ToString();
    }

    private static int EndOfField(string text, int start)
    {
        int depth = 1;
        for (int index = start; index < text.Length; index++)
        {
            depth += text[index] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return index;
            }
        }

        throw PyError.Value("expected '}' before end of string");
    }

    private string FormatField(string field, int depth)
    {
        int nameEnd = field.AsSpan().IndexOfAny('!', ':');
        nameEnd = nameEnd < 0 ? field.Length : nameEnd;
        string rest = field[nameEnd..];
        object value = GetValue(field[..nameEnd]);
        if (rest.StartsWith('!'))
        {
            value = rest.Length == 2 || (rest.Length > 2 && rest[2] == ':')
                ? Convert(value, rest[1])
                : throw PyError.Value("expected ':' after conversion specifier");
            rest = rest[2..];
        }

        string specification = rest.Length > 1 ? rest[1..] : "";
        return vm.Format(value, specification.Contains('{') ? Format(specification, depth - 1) : specification);
    }

    private string Convert(object value, char conversion) => conversion switch
    {
        'r' => vm.Repr(value),
        's' => vm.Str(value),
        _ => throw PyError.Value($"Unknown conversion specifier {conversion}"),
    };

    // A name or number, then attributes and items: files[0].name
    private object GetValue(string name)
    {
        int end = name.AsSpan().IndexOfAny('.', '[');
        end = end < 0 ? name.Length : end;
        object value = GetArgument(name[..end]);
        while (end < name.Length)
        {
            bool isItem = name[end] == '[';
            int start = end + 1;
            int stop = isItem ? name.IndexOf(']', start) : name.AsSpan(start).IndexOfAny('.', '[');
            stop = isItem ? stop : stop < 0 ? name.Length : start + stop;
            string part = stop > start ? name[start..stop] : throw PyError.Value("Empty attribute in format string");
            bool isNumber = long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
            value = isItem ? vm.GetItem(value, isNumber ? Boxed.Int(number) : part) : vm.GetAttribute(value, part);
            end = isItem ? stop + 1 : stop;
        }

        return value;
    }

    private object GetArgument(string name)
    {
        if (name.Length > 0 && !name.All(char.IsAsciiDigit))
        {
            return vm.GetItem(named, name);
        }

        int index = name.Length == 0 ? _next++ : int.TryParse(name, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue;
        return index < positional.Length ? positional[index] : throw PyError.Index($"Replacement index {index} out of range for positional args tuple");
    }
}
