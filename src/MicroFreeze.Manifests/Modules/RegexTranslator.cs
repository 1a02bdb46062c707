using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Manifests.Runtime;
using MicroFreeze.Manifests.Sandbox;

namespace MicroFreeze.Manifests.Modules;

/// <summary>
/// Rewrites a regular expression of CPython's <c>re</c> for .NET: named groups become plain ones (so that all are numbered as they stand), references and
/// anchors are spelt as .NET spells them, and what would mean something else there is escaped.
/// </summary>
internal sealed class RegexTranslator
{
    private static readonly System.Buffers.SearchValues<char> FlagLetters = System.Buffers.SearchValues.Create("aiLmsux");

    private readonly string _text;
    private readonly StringBuilder _result = new();
    private readonly Dictionary<string, int> _names = [];
    private RegexOptions _options = RegexOptions.CultureInvariant;
    private bool _ascii;
    private int _groups;
    private int _index;

    private RegexTranslator(string text, long flags)
    {
        _text = text;
        _options |= ((flags & 2) != 0 ? RegexOptions.IgnoreCase : 0) | ((flags & 8) != 0 ? RegexOptions.Multiline : 0)
            | ((flags & 16) != 0 ? RegexOptions.Singleline : 0) | ((flags & 64) != 0 ? RegexOptions.IgnorePatternWhitespace : 0);
        _ascii = (flags & 256) != 0;
    }

    public static TranslatedRegex Translate(string text, long flags)
    {
        RegexTranslator translator = new(text, flags);
        translator.Run();
        return new TranslatedRegex(translator._result.ToString(), translator._options, translator._names, translator._groups);
    }

    private void Run()
    {
        TakeGlobalFlags();
        while (_index < _text.Length)
        {
            char c = _text[_index];
            switch (c)
            {
                case '\\':
                    TakeEscape(inSet: false);
                    break;
                case '[':
                    TakeSet();
                    break;
                case '(':
                    TakeGroup();
                    break;
                case '{':
                    TakeBrace();
                    break;
                case '$':
                    // .NET's multiline $ is the same; its other one too.
                    _result.Append('$');
                    _index++;
                    break;
                case '#' when (_options & RegexOptions.IgnorePatternWhitespace) != 0:
                    int end = _text.IndexOf('\n', _index);
                    _index = end < 0 ? _text.Length : end + 1;
                    break;
                default:
                    _result.Append(c);
                    _index++;
                    if (c is '*' or '+' or '?')
                    {
                        TakePossessive();
                    }

                    break;
            }
        }
    }

    // (?ims) at the very start is for the whole pattern.
    private void TakeGlobalFlags()
    {
        while (_text.AsSpan(_index).StartsWith("(?") && _text.IndexOf(')', _index) is > 0 and var end
            && _text.AsSpan(_index + 2, end - _index - 2) is { IsEmpty: false } letters && letters.IndexOfAnyExcept(FlagLetters) < 0)
        {
            foreach (char letter in letters)
            {
                switch (letter)
                {
                    case 'a':
                        _ascii = true;
                        break;
                    case 'i':
                        _options |= RegexOptions.IgnoreCase;
                        break;
                    case 'm':
                        _options |= RegexOptions.Multiline;
                        break;
                    case 's':
                        _options |= RegexOptions.Singleline;
                        break;
                    case 'x':
                        _options |= RegexOptions.IgnorePatternWhitespace;
                        break;
                }
            }

            _index = end + 1;
        }
    }

    private void TakeGroup()
    {
        _index++;
        if (_index >= _text.Length || _text[_index] != '?')
        {
            _groups++;
            _result.Append('(');
            return;
        }

        ReadOnlySpan<char> rest = _text.AsSpan(_index);
        if (rest.StartsWith("?P<"))
        {
            string name = Until('>', 3);
            if (!StringMethods.IsIdentifier(name))
            {
                throw Fail($"bad character in group name {PythonLiteral.Quote(name)}");
            }

            _groups++;
            if (!_names.TryAdd(name, _groups))
            {
                throw Fail($"redefinition of group name {PythonLiteral.Quote(name)}");
            }

            _result.Append('(');
        }
        else if (rest.StartsWith("?P="))
        {
            string name = Until(')', 3);
            _result.Append(CultureInfo.InvariantCulture, $"(?:\\{NumberOf(name)})");
        }
        else if (rest.StartsWith("?#"))
        {
            Until(')', 2);
        }
        else if (rest.StartsWith("?("))
        {
            string name = Until(')', 2);
            _result.Append(CultureInfo.InvariantCulture, $"(?({(int.TryParse(name, CultureInfo.InvariantCulture, out int number) ? number : NumberOf(name))})");
        }
        else if (rest.StartsWith("?:") || rest.StartsWith("?=") || rest.StartsWith("?!") || rest.StartsWith("?>"))
        {
            _result.Append('(').Append(rest[..2]);
            _index += 2;
        }
        else if (rest.StartsWith("?<=") || rest.StartsWith("?<!"))
        {
            _result.Append('(').Append(rest[..3]);
            _index += 3;
        }
        else
        {
            int end = 1;
            while (end < rest.Length && "aiLmsux-".Contains(rest[end]))
            {
                end++;
            }

            if (end < 2 || end >= rest.Length || rest[end] != ':')
            {
                throw Fail("unknown extension");
            }

            // Letters that .NET lacks change nothing in what manifests match.
            _result.Append("(?").Append(string.Concat(rest[1..end].ToString().Where(c => "imsx-".Contains(c)))).Append(':');
            _index += end + 1;
        }
    }

    private string Until(char close, int skip)
    {
        int start = _index + skip;
        int end = _text.IndexOf(close, Math.Min(start, _text.Length));
        if (end < 0)
        {
            throw Fail($"missing {close}, unterminated name");
        }

        _index = end + 1;
        return _text[start..end];
    }

    private int NumberOf(string name) => _names.TryGetValue(name, out int number) ? number : throw Fail($"unknown group name {PythonLiteral.Quote(name)}");

    // {n}, {n,}, {n,m} and {,m} repeat; any other brace is itself.
    private void TakeBrace()
    {
        int end = _text.IndexOf('}', _index);
        string inner = end < 0 ? "" : _text[(_index + 1)..end];
        string[] bounds = inner.Split(',');
        if (end < 0 || bounds.Length > 2 || inner is "" or "," || !bounds.All(bound => bound.All(char.IsAsciiDigit)))
        {
            _result.Append("\\{");
            _index++;
            return;
        }

        _result.Append('{').Append(bounds[0].Length == 0 ? "0" : bounds[0]);
        if (bounds.Length == 2)
        {
            _result.Append(',').Append(bounds[1]);
        }

        _result.Append('}');
        _index = end + 1;
        TakePossessive();
    }

    private void TakePossessive()
    {
        if (_index < _text.Length && _text[_index] == '?')
        {
            _result.Append('?');
            _index++;
        }
        else if (_index < _text.Length && _text[_index] == '+')
        {
            throw new ManifestAbortException(ManifestDiagnostics.Unsupported, "a possessive quantifier", "Write it as an atomic group, (?>...).");
        }
    }

    private void TakeSet()
    {
        _result.Append('[');
        _index++;
        if (_index < _text.Length && _text[_index] == '^')
        {
            _result.Append('^');
            _index++;
        }

        for (bool first = true; ; first = false)
        {
            if (_index >= _text.Length)
            {
                throw Fail("unterminated character set");
            }

            char c = _text[_index];
            if (c == ']' && !first)
            {
                _result.Append(']');
                _index++;
                return;
            }

            if (c == '\\')
            {
                TakeEscape(inSet: true);
                continue;
            }

            // In .NET a bracket inside a set can begin a set to subtract, and a bracket at the front closes it.
            _result.Append(c is '[' or ']' ? $"\\{c}" : c.ToString());
            _index++;
        }
    }

    private void TakeEscape(bool inSet)
    {
        if (_index + 1 >= _text.Length)
        {
            throw Fail("bad escape (end of pattern)");
        }

        char c = _text[_index + 1];
        _index += 2;
        switch (c)
        {
            case 'A' when !inSet:
                _result.Append("\\A");
                break;
            case 'Z' when !inSet:
                _result.Append("\\z");
                break;
            case 'b' or 'B' when !inSet:
                _result.Append('\\').Append(c);
                break;
            case 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                _result.Append(_ascii ? AsciiClass(c, inSet) : $"\\{c}");
                break;
            case 'a' or 'f' or 'n' or 'r' or 't' or 'v':
                _result.Append('\\').Append(c);
                break;
            case 'b':
                _result.Append("\\b");
                break;
            case 'x':
                TakeCodePoint(2);
                break;
            case 'u':
                TakeCodePoint(4);
                break;
            case 'U':
                TakeCodePoint(8);
                break;
            case '0':
                TakeOctal(0);
                break;
            case >= '1' and <= '9' when !inSet:
                TakeReference(c - '0');
                break;
            case >= '1' and <= '7':
                TakeOctal(c - '0');
                break;
            default:
                if (char.IsAsciiLetterOrDigit(c))
                {
                    throw Fail($"bad escape \\{c}");
                }

                _result.Append(c is ' ' or '-' || !char.IsAscii(c) ? $"\\u{(int)c:x4}" : Regex.Escape(c.ToString()) is { Length: > 1 } escaped ? escaped : c is ']' or '}' ? $"\\{c}" : c.ToString());
                break;
        }
    }

    private static string AsciiClass(char c, bool inSet) => c switch
    {
        'd' => inSet ? "0-9" : "[0-9]",
        'w' => inSet ? "a-zA-Z0-9_" : "[a-zA-Z0-9_]",
        's' => inSet ? " \\t\\n\\r\\f\\v" : "[ \\t\\n\\r\\f\\v]",
        'D' => inSet ? "\\D" : "[^0-9]",
        'W' => inSet ? "\\W" : "[^a-zA-Z0-9_]",
        _ => inSet ? "\\S" : "[^ \\t\\n\\r\\f\\v]",
    };

    private void TakeReference(int number)
    {
        if (_index < _text.Length && char.IsAsciiDigit(_text[_index]))
        {
            number = (number * 10) + (_text[_index++] - '0');
        }

        if (number > _groups)
        {
            throw Fail($"invalid group reference {number}");
        }

        _result.Append(CultureInfo.InvariantCulture, $"(?:\\{number})");
    }

    private void TakeOctal(int value)
    {
        for (int digits = 0; digits < 2 && _index < _text.Length && _text[_index] is >= '0' and <= '7'; digits++)
        {
            value = (value * 8) + (_text[_index++] - '0');
        }

        _result.Append(CultureInfo.InvariantCulture, $"\\u{value:x4}");
    }

    private void TakeCodePoint(int digits)
    {
        if (_index + digits > _text.Length
            || !int.TryParse(_text.AsSpan(_index, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) || value > 0x10ffff)
        {
            throw Fail("incomplete escape");
        }

        _index += digits;
        foreach (char unit in Text.FromCodePoint(value))
        {
            _result.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }
    }

    private PythonException Fail(string message) =>
        new(new PyException(ExceptionTypes.RegexError, $"{message} at position {Math.Min(_index, _text.Length)}"));
}

/// <summary>A pattern as .NET takes it.</summary>
/// <param name="Pattern">The text.</param>
/// <param name="Options">Its options.</param>
/// <param name="Names">Numbers of named groups.</param>
/// <param name="Groups">How many groups there are.</param>
internal sealed record TranslatedRegex(string Pattern, RegexOptions Options, Dictionary<string, int> Names, int Groups);
