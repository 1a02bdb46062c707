using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace MicroFreeze.Freezing.Tests.Frozen;

/// <summary>
/// Reads generated C as far as frozen content goes and says what it means, one definition a line, whatever its layout: macros are expanded,
/// literals joined and in hexadecimal, numbers in decimal, casts gone. Two sources with one meaning give one text.
/// </summary>
internal sealed partial class CModel
{
    private readonly Dictionary<string, string> _macros;
    private readonly List<string> _definitions = [];

    private CModel(IReadOnlyDictionary<string, string> configuration)
    {
        _macros = new Dictionary<string, string>(configuration, StringComparer.Ordinal);
    }

    /// <summary>Each definition in order, as <c>name = meaning</c>.</summary>
    public IReadOnlyList<string> Definitions => _definitions;

    /// <summary>What <c>#error</c> lines there are in the active part.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Reads a source.</summary>
    /// <param name="source">The text.</param>
    /// <param name="configuration">Macros that the firmware's headers define; others are not defined.</param>
    public static CModel Read(string source, IReadOnlyDictionary<string, string> configuration)
    {
        CModel model = new(configuration);
        StringBuilder active = model.Preprocess(source.Replace("\\\n", " ", StringComparison.Ordinal));
        List<string> tokens = model.Expand(Tokenize(active.ToString()));
        model.Split(tokens);
        return model;
    }

    /// <summary>The meaning of one definition, or null.</summary>
    public string? Find(string name)
    {
        string? line = _definitions.Find(definition => definition.StartsWith(name + " = ", StringComparison.Ordinal));
        return line?[(name.Length + 3)..];
    }

    /// <summary>The bytes of an array of numbers or of a literal.</summary>
    public byte[] GetBytes(string name)
    {
        string value = Find(name) ?? throw new KeyNotFoundException(name);
        return value.StartsWith("{\"", StringComparison.Ordinal)
            ? Convert.FromHexString(value[2..^2])
            : [.. value.Trim('{', '}').Split(',').Select(number => byte.Parse(number, CultureInfo.InvariantCulture))];
    }

    /// <summary>Takes the active lines and the macros.</summary>
    private StringBuilder Preprocess(string source)
    {
        StringBuilder active = new();
        Stack<(bool Active, bool Taken)> conditions = new();
        conditions.Push((true, true));
        foreach (string line in RemoveComments(source).Split('\n'))
        {
            string trimmed = line.Trim();
            Match directive = Directive().Match(trimmed);
            if (!directive.Success)
            {
                if (conditions.Peek().Active)
                {
                    active.Append(line).Append('\n');
                }

                continue;
            }

            string argument = directive.Groups[2].Value.Trim();
            (bool isActive, bool taken) = conditions.Peek();
            switch (directive.Groups[1].Value)
            {
                case "if":
                    conditions.Push(Enter(isActive, () => Evaluate(argument)));
                    break;
                case "ifdef":
                    conditions.Push(Enter(isActive, () => _macros.ContainsKey(argument)));
                    break;
                case "ifndef":
                    conditions.Push(Enter(isActive, () => !_macros.ContainsKey(argument)));
                    break;
                case "elif" or "else":
                    conditions.Pop();
                    bool matches = conditions.Peek().Active && !taken && (argument.Length == 0 || Evaluate(argument));
                    conditions.Push((matches, taken || matches));
                    break;
                case "endif":
                    conditions.Pop();
                    break;
                case "define" when isActive:
                    string[] parts = argument.Split(' ', 2);
                    _macros[parts[0]] = parts.Length > 1 ? parts[1] : "";
                    break;
                case "error" when isActive:
                    Errors.Add(argument);
                    break;
            }
        }

        return active;
    }

    /// <summary>Takes comments out, but not from literals.</summary>
    private static string RemoveComments(string source)
    {
        StringBuilder text = new(source.Length);
        for (int index = 0; index < source.Length; index++)
        {
            int start = index;
            if (source[index] == '"')
            {
                for (index++; source[index] != '"'; index++)
                {
                    index += source[index] == '\\' ? 1 : 0;
                }

                text.Append(source, start, index + 1 - start);
            }
            else if (source.AsSpan(index).StartsWith("//"))
            {
                index = source.IndexOf('\n', index) - 1;
            }
            else if (source.AsSpan(index).StartsWith("/*"))
            {
                index = source.IndexOf("*/", index, StringComparison.Ordinal) + 1;
            }
            else
            {
                text.Append(source[index]);
            }
        }

        return text.ToString();
    }

    private static (bool Active, bool Taken) Enter(bool outerActive, Func<bool> condition)
    {
        bool matches = outerActive && condition();
        return (matches, matches);
    }

    /// <summary>Evaluates comparisons and single names joined by <c>||</c>.</summary>
    private bool Evaluate(string expression) => expression.Split("||").Any(term =>
    {
        Match comparison = Comparison().Match(term.Trim());
        bool isEqual = Value(comparison.Groups[1].Value) == Value(comparison.Groups[3].Success ? comparison.Groups[3].Value : "0");
        return comparison.Groups[2].Value == "==" ? isEqual : !isEqual;
    });

    private long Value(string name) =>
        long.TryParse(name, CultureInfo.InvariantCulture, out long number) ? number
        : _macros.TryGetValue(name, out string? text) ? long.Parse(text, CultureInfo.InvariantCulture)
        : 0;

    private static List<string> Tokenize(string text) => [.. Token().Matches(text).Select(match => match.Value)];

    private List<string> Expand(List<string> tokens, int depth = 0)
    {
        List<string> expanded = [];
        foreach (string token in tokens)
        {
            if (depth < 10 && _macros.TryGetValue(token, out string? body))
            {
                expanded.AddRange(Expand(Tokenize(body), depth + 1));
            }
            else
            {
                expanded.Add(token);
            }
        }

        return expanded;
    }

    /// <summary>Splits into definitions and gives each its meaning.</summary>
    private void Split(List<string> tokens)
    {
        List<string> current = [];
        int depth = 0;
        foreach (string token in tokens)
        {
            depth += token is "{" or "(" ? 1 : token is "}" or ")" ? -1 : 0;
            if (token != ";" || depth != 0)
            {
                current.Add(token);
                continue;
            }

            Define(current);
            current = [];
        }

        foreach (string rest in current.Count == 0 ? [] : new[] { Normalize(current) })
        {
            _definitions.Add(rest);
        }
    }

    private void Define(List<string> tokens)
    {
        int equals = tokens.IndexOf("=");
        if (tokens[0] == "enum")
        {
            _definitions.Add("enum = " + Normalize(tokens[1..]));
        }
        else if (equals > 0 && tokens[0] is "static" or "const")
        {
            string head = Normalize(tokens[..equals]);
            string name = Name().Match(head).Groups[1].Value;
            _definitions.Add(name + " = " + Normalize(tokens[(equals + 1)..]));
            if (head.Contains("__attribute__", StringComparison.Ordinal))
            {
                _definitions.Add(name + " placed " + head[head.IndexOf("__attribute__", StringComparison.Ordinal)..]);
            }
        }
    }

    private string Normalize(List<string> tokens)
    {
        StringBuilder text = new();
        for (int index = 0; index < tokens.Count; index++)
        {
            string token = tokens[index];
            if (token[0] == '"')
            {
                List<byte> bytes = [];
                for (; index < tokens.Count && tokens[index][0] == '"'; index++)
                {
                    bytes.AddRange(Unquote(tokens[index]));
                }

                index--;
                text.Append('"').Append(Convert.ToHexString([.. bytes])).Append('"');
            }
            else if (char.IsAsciiDigit(token[0]))
            {
                text.Append(NormalizeNumber(token));
            }
            else
            {
                bool separate = text.Length > 0 && IsWord(text[^1]) && IsWord(token[0]);
                text.Append(separate ? " " : "").Append(token == "true" ? "1" : token);
            }
        }

        string normalized = Cast().Replace(text.ToString(), "");
        normalized = FunctionTable().Replace(normalized, "&mp_fun_table");
        normalized = PackedFloat().Replace(normalized, CutToPointer);
        return normalized.Replace(",}", "}", StringComparison.Ordinal);
    }

    /// <summary>A float in place of a pointer: a number of the pointer's width, whatever was written.</summary>
    private string CutToPointer(Match match)
    {
        BigInteger mask = Value("MICROPY_OBJ_REPR") == Value("MICROPY_OBJ_REPR_C") ? uint.MaxValue : ulong.MaxValue;
        return (BigInteger.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) & mask).ToString(CultureInfo.InvariantCulture);
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static string NormalizeNumber(string token)
    {
        if (token.StartsWith("0x", StringComparison.Ordinal))
        {
            BigInteger value = BigInteger.Parse("0" + token[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            return value.ToString(CultureInfo.InvariantCulture);
        }

        string digits = token.TrimEnd('L', 'U');
        return digits.AsSpan().IndexOfAny(".eE") < 0
            ? digits
            : double.Parse(digits, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The bytes of a literal.</summary>
    private static IEnumerable<byte> Unquote(string literal)
    {
        byte[] text = Encoding.UTF8.GetBytes(literal[1..^1]);
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] != '\\')
            {
                yield return text[index];
                continue;
            }

            char escape = (char)text[++index];
            if (escape == 'x')
            {
                int value = 0;
                for (; index + 1 < text.Length && char.IsAsciiHexDigit((char)text[index + 1]); index++)
                {
                    value = (value * 16) + Convert.ToInt32(((char)text[index + 1]).ToString(), 16);
                }

                yield return checked((byte)value);
            }
            else if (escape is >= '0' and <= '7')
            {
                int value = escape - '0';
                for (int digits = 1; digits < 3 && index + 1 < text.Length && text[index + 1] is >= (byte)'0' and <= (byte)'7'; digits++)
                {
                    value = (value * 8) + text[++index] - '0';
                }

                yield return checked((byte)value);
            }
            else
            {
                yield return escape switch { 'n' => (byte)'\n', 'r' => (byte)'\r', 't' => (byte)'\t', _ => (byte)escape };
            }
        }
    }

    [GeneratedRegex(@"^#\s*(\w+)\s*(.*)$")]
    private static partial Regex Directive();

    [GeneratedRegex(@"^(\w+)\s*(==|!=)?\s*(\w+)?$")]
    private static partial Regex Comparison();

    [GeneratedRegex("""
        "(?:\\.|[^"\\])*"|[A-Za-z_]\w*|0x[0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[LU]*|\S
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();

    [GeneratedRegex(@"(\w+)(?:\[\d*\])?(?:__attribute__.*)?$")]
    private static partial Regex Name();

    [GeneratedRegex(@"\((?:const )?(?:byte|void|mp_raw_code_t|qstr_short_t|mp_obj_t|qstr_hash_t|qstr_len_t|qstr_pool_t|mp_float_t|uint64_t|uint\d+_t\*)\*?\)")]
    private static partial Regex Cast();

    [GeneratedRegex(@"\(\(mp_rom_obj_t\)\(?(\d+)\)?\)")]
    private static partial Regex PackedFloat();

    [GeneratedRegex(@"MP_ROM_PTR\(&mp_fun_table\)")]
    private static partial Regex FunctionTable();
}
