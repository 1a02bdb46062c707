using System.Buffers;
using System.Text;

namespace MicroFreeze.Manifests.Packages;

/// <summary>
/// What the <c>pyproject.toml</c> of a library says of it (https://packaging.python.org/specifications/pyproject-toml). Reads as much of TOML as such files
/// use: tables, strings, arrays, inline tables; what else there is is passed over.
/// </summary>
internal sealed record PyProject
{
    private static readonly SearchValues<char> EndsOfName = SearchValues.Create(" <>=!~;[(@");
    private static readonly SearchValues<char> EndsOfVersion = SearchValues.Create(" ,;)");

    /// <summary>The name on PyPI.</summary>
    public string? Name { get; init; }

    /// <summary>The version; null where there is none but what the release puts in.</summary>
    public string? Version { get; init; }

    /// <summary>One sentence on what it does.</summary>
    public string? Description { get; init; }

    /// <summary>The licence.</summary>
    public string? License { get; init; }

    /// <summary>The authors, separated by commas.</summary>
    public string? Authors { get; init; }

    /// <summary>Requirements, as written.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>Reads a file's text. What is not understood is as if it were not there.</summary>
    public static PyProject Read(string text)
    {
        Dictionary<string, List<string>> values = new TomlScanner(text).Scan();
        string? version = First("project.version");
        return new PyProject
        {
            Name = First("project.name"),
            Version = version is null || version.StartsWith("0.0.0", StringComparison.Ordinal) ? null : version,
            Description = First("project.description"),
            License = First("project.license") ?? First("project.license.text"),
            Authors = values.GetValueOrDefault("project.authors.name") is { } names ? string.Join(", ", names) : null,
            Dependencies = values.GetValueOrDefault("project.dependencies") ?? [],
        };

        string? First(string key) => values.GetValueOrDefault(key) is [var value, ..] ? value : null;
    }

    /// <summary>The requirements of a <c>requirements.txt</c>.</summary>
    public static IReadOnlyList<string> ReadRequirements(string text) =>
    [
        .. text.Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0 && line[0] != '-'),
    ];

    /// <summary>Name and lowest version of a requirement such as <c>adafruit-circuitpython-busdevice>=5.2</c>.</summary>
    public static (string Name, string? LowestVersion) ParseRequirement(string requirement)
    {
        int end = requirement.AsSpan().IndexOfAny(EndsOfName);
        string name = (end < 0 ? requirement : requirement[..end]).ToLowerInvariant().Replace('_', '-').Replace('.', '-');
        foreach (string mark in new[] { ">=", "==", "~=" })
        {
            int start = requirement.IndexOf(mark, StringComparison.Ordinal);
            if (start >= 0)
            {
                string version = requirement[(start + mark.Length)..].Trim();
                int stop = version.AsSpan().IndexOfAny(EndsOfVersion);
                return (name, stop < 0 ? version : version[..stop]);
            }
        }

        return (name, null);
    }

    // All strings of a file by the path of their key; strings of arrays one after the other.
    private sealed class TomlScanner(string text)
    {
        private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);
        private int _position;

        public Dictionary<string, List<string>> Scan()
        {
            string table = "";
            while (SkipBlank(lines: true))
            {
                if (text[_position] == '[')
                {
                    int end = text.IndexOf(']', _position);
                    if (end < 0)
                    {
                        break;
                    }

                    table = text[_position..end].Trim('[', ' ') + ".";
                    SkipLine();
                }
                else if (ReadKey('=') is { } key)
                {
                    ReadValue(table + key, 0);
                    SkipLine();
                }
                else
                {
                    SkipLine();
                }
            }

            return _values;
        }

        private void ReadValue(string key, int depth)
        {
            if (!SkipBlank(lines: depth > 0) || depth > 8)
            {
                return;
            }

            switch (text[_position])
            {
                case '"' or '\'':
                    Add(key, ReadString());
                    break;
                case '[':
                    _position++;
                    while (SkipBlank(lines: true) && text[_position] != ']')
                    {
                        int before = _position;
                        ReadValue(key, depth + 1);
                        SkipComma(before);
                    }

                    _position++;
                    break;
                case '{':
                    _position++;
                    while (SkipBlank(lines: true) && text[_position] != '}')
                    {
                        int before = _position;
                        if (ReadKey('=') is { } inner)
                        {
                            ReadValue($"{key}.{inner}", depth + 1);
                        }

                        SkipComma(before);
                    }

                    _position++;
                    break;
                default:
                    // A number, a date, a truth value: nothing that is asked for.
                    while (_position < text.Length && text[_position] is not (',' or ']' or '}' or '\n' or '#'))
                    {
                        _position++;
                    }

                    break;
            }
        }

        private void SkipComma(int before)
        {
            if ((SkipBlank(lines: true) && text[_position] == ',') || _position == before)
            {
                _position++;
            }
        }

        private string? ReadKey(char end)
        {
            if (_position >= text.Length)
            {
                return null;
            }

            int line = text.IndexOf('\n', _position);
            int stop = text.IndexOf(end, _position);
            if (stop < 0 || (line >= 0 && line < stop))
            {
                return null;
            }

            string key = text[_position..stop].Trim().Trim('"', '\'');
            _position = stop + 1;
            return key;
        }

        private string ReadString()
        {
            char quote = text[_position];
            string triple = new(quote, 3);
            bool isLong = string.CompareOrdinal(text, _position, triple, 0, 3) == 0;
            _position += isLong ? 3 : 1;
            StringBuilder value = new();
            while (_position < text.Length)
            {
                if (isLong ? string.CompareOrdinal(text, _position, triple, 0, 3) == 0 : text[_position] == quote)
                {
                    break;
                }

                if (text[_position] == '\n' && !isLong)
                {
                    return value.ToString();
                }

                if (text[_position] == '\\' && quote == '"' && _position + 1 < text.Length)
                {
                    _position++;
                }

                value.Append(text[_position++]);
            }

            _position = Math.Min(text.Length, _position + (isLong ? 3 : 1));
            return value.ToString().Trim('\r', '\n');
        }

        private void Add(string key, string value)
        {
            if (!_values.TryGetValue(key, out List<string>? values))
            {
                _values.Add(key, values = []);
            }

            values.Add(value);
        }

        // Whether there is anything after blanks and comments.
        private bool SkipBlank(bool lines)
        {
            while (_position < text.Length)
            {
                char c = text[_position];
                if (c == '#')
                {
                    int end = text.IndexOf('\n', _position);
                    _position = end < 0 ? text.Length : end;
                }
                else if (c is ' ' or '\t' or '\r' || (lines && c == '\n'))
                {
                    _position++;
                }
                else
                {
                    return true;
                }
            }

            return false;
        }

        private void SkipLine()
        {
            int end = _position < text.Length ? text.IndexOf('\n', _position) : -1;
            _position = end < 0 ? text.Length : end + 1;
        }
    }
}
