using System.Globalization;
using System.Text;

namespace MicroFreeze.Python.Runtime;

/// <summary><c>str.format</c>: replacement fields with attributes, items, conversions and nested specifications.</summary>
internal sealed class BraceFormatter(Interpreter vm, object[] positional, object? named)
{
    // CPython's limit too: a field in a specification, and no further.
    private const int MaximumDepth = 2;

    private int _next;
    private bool _manual;

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
            else if (c == '}')
            {
                throw PyError.Value("Single '}' encountered in format string");
            }
            else
            {
                int end = EndOfField(text, index + 1);
                string formatted = FormatField(text[(index + 1)..end], depth);
                vm.Budget.Allocate(formatted.Length);
                result.Append(formatted);
                index = end;
            }
        }

        vm.Budget.Allocate(result.Length);
        return result.ToString();
    }

    private static int EndOfField(string text, int index)
    {
        int depth = 1;
        bool inBrackets = false;
        for (; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '[':
                    inBrackets = true;
                    break;
                case ']':
                    inBrackets = false;
                    break;
                case '{' when !inBrackets:
                    depth++;
                    break;
                case '}' when !inBrackets && --depth == 0:
                    return index;
            }
        }

        throw PyError.Value(text.EndsWith('{') ? "Single '{' encountered in format string" : "expected '}' before end of string");
    }

    private string FormatField(string field, int depth)
    {
        int nameEnd = 0;
        for (bool inBrackets = false; nameEnd < field.Length && (inBrackets || field[nameEnd] is not ('!' or ':')); nameEnd++)
        {
            inBrackets = field[nameEnd] == '[' || (inBrackets && field[nameEnd] != ']');
            if (field[nameEnd] is '{' or '}')
            {
                throw PyError.Value("unexpected '{' in field name");
            }
        }

        string rest = field[nameEnd..];
        char conversion = '\0';
        if (rest.StartsWith('!'))
        {
            if (rest.Length < 2 || (rest.Length > 2 && rest[2] != ':'))
            {
                throw PyError.Value(rest.Length < 2 ? "end of string while looking for conversion specifier" : "expected ':' after conversion specifier");
            }

            conversion = rest[1];
            rest = rest[2..];
        }

        object value = GetValue(field[..nameEnd]);
        value = conversion switch
        {
            '\0' => value,
            'r' => vm.Repr(value),
            's' => vm.Str(value),
            'a' => Builtins.Ascii(vm.Repr(value)),
            _ => throw PyError.Value($"Unknown conversion specifier {conversion}"),
        };
        string spec = rest.Length > 1 ? rest[1..] : "";
        return vm.Format(value, spec.Contains('{') || spec.Contains('}') ? Format(spec, depth - 1) : spec);
    }

    private object GetValue(string name)
    {
        int end = name.AsSpan().IndexOfAny('.', '[');
        string first = end < 0 ? name : name[..end];
        object value = GetArgument(first);
        for (int index = end < 0 ? name.Length : end; index < name.Length;)
        {
            if (name[index] == '.')
            {
                int next = name.AsSpan(index + 1).IndexOfAny('.', '[');
                next = next < 0 ? name.Length : index + 1 + next;
                if (next == index + 1)
                {
                    throw PyError.Value("Empty attribute in format string");
                }

                value = vm.GetAttribute(value, name[(index + 1)..next]);
                index = next;
            }
            else
            {
                int close = name.IndexOf(']', index);
                if (close < 0)
                {
                    throw PyError.Value("Missing ']' in format string");
                }

                string key = name[(index + 1)..close];
                if (key.Length == 0)
                {
                    throw PyError.Value("Empty attribute in format string");
                }

                value = vm.GetItem(value, key.All(char.IsAsciiDigit) && long.TryParse(key, CultureInfo.InvariantCulture, out long number) ? Boxed.Int(number) : key);
                index = close + 1;
                if (index < name.Length && name[index] is not ('.' or '['))
                {
                    throw PyError.Value("Only '.' or '[' may follow ']' in format field specifier");
                }
            }
        }

        return value;
    }

    private object GetArgument(string name)
    {
        if (name.Length > 0 && !name.All(char.IsAsciiDigit))
        {
            return named is not null ? vm.GetItem(named, name) : throw PyError.Key(name);
        }

        bool manual = name.Length > 0;
        if (manual ? _next > 0 : _manual)
        {
            throw PyError.Value(manual
                ? "cannot switch from automatic field numbering to manual field specification"
                : "cannot switch from manual field specification to automatic field numbering");
        }

        _manual = manual;
        int index = !manual ? _next++ : int.TryParse(name, CultureInfo.InvariantCulture, out int number) ? number : throw PyError.Value("Too many decimal digits in format string");
        return index < positional.Length ? positional[index] : throw PyError.Index($"Replacement index {index} out of range for positional args tuple");
    }
}
