using System.Globalization;
using System.Text;

namespace MicroFreeze.Files.Toml;

/// <summary>Reads TOML 1.0 for <c>pyproject.toml</c>: all of the grammar, but numbers and dates stay text. See: toml.io, v1.0.0.</summary>
internal ref struct TomlReader
{
    private const int MaximumDepth = 64;

    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _depth;

    // The place that was asked for last: the next is nearly always after it.
    private int _known;
    private int _knownLine = 1;
    private int _knownLineStart;

    private TomlReader(string text) => _text = text;

    /// <summary>Reads a text.</summary>
    /// <exception cref="TomlException">It is no TOML.</exception>
    public static TomlTable Read(string text)
    {
        TomlReader reader = new(text.ReplaceLineEndings("\n").TrimStart('\uFEFF'));
        return reader.ReadDocument();
    }

    private TomlTable ReadDocument()
    {
        TomlTable root = new();
        TomlTable current = root;
        while (SkipToStatement())
        {
            if (Peek() == '[')
            {
                current = ReadHeader(root);
            }
            else
            {
                ReadPair(current);
            }

            SkipSpaces();
            SkipComment();
            if (!AtEnd && Peek() != '\n')
            {
                throw Error("a line goes on after what it says");
            }
        }

        return root;
    }

    private TomlTable ReadHeader(TomlTable root)
    {
        int start = _position++;
        bool isArray = TryTake('[');
        SkipSpaces();
        List<string> path = ReadKey();
        SkipSpaces();
        Expect(']');
        if (isArray)
        {
            Expect(']');
        }

        TomlTable table = root;
        foreach (string name in path.Take(path.Count - 1))
        {
            table = Enter(table, name, start);
        }

        string last = path[^1];
        if (isArray)
        {
            if (!table.TryGetValue(last, out TomlValue? value))
            {
                table[last] = value = At(new TomlTableArray(), start);
            }

            if (value.Value is not TomlTableArray list)
            {
                throw Error($"'{last}' is no array of tables", start);
            }

            TomlTable element = new() { IsClosed = true };
            list.Add(At(element, start));
            return element;
        }

        TomlTable entered = Enter(table, last, start);
        if (entered.IsClosed)
        {
            throw Error($"the table '{string.Join('.', path)}' is there twice", start);
        }

        entered.IsClosed = true;
        return entered;
    }

    private TomlTable Enter(TomlTable table, string name, int start)
    {
        if (!table.TryGetValue(name, out TomlValue? value))
        {
            table[name] = value = At(new TomlTable(), start);
        }

        return value.Value switch
        {
            TomlTable inner => inner,
            List<TomlValue> { Count: > 0 } list when list[^1].Value is TomlTable last => last,
            _ => throw Error($"'{name}' is no table", start),
        };
    }

    private void ReadPair(TomlTable table)
    {
        int start = _position;
        List<string> path = ReadKey();
        SkipSpaces();
        Expect('=');
        SkipSpaces();
        foreach (string name in path.Take(path.Count - 1))
        {
            table = Enter(table, name, start);
        }

        TomlValue value = ReadValue();
        if (!table.TryAdd(path[^1], value))
        {
            throw Error($"'{string.Join('.', path)}' is there twice", start);
        }
    }

    private List<string> ReadKey()
    {
        List<string> path = [];
        do
        {
            SkipSpaces();
            path.Add(AtEnd ? throw Error("a name is missing") : Peek() is '"' or '\'' ? ReadString() : ReadBareKey());
            SkipSpaces();
        }
        while (TryTake('.'));

        return path;
    }

    private string ReadBareKey()
    {
        int start = _position;
        while (!AtEnd && (char.IsAsciiLetterOrDigit(Peek()) || Peek() is '_' or '-'))
        {
            _position++;
        }

        return _position > start ? _text[start.._position].ToString() : throw Error("a name is missing");
    }

    private TomlValue ReadValue()
    {
        (int line, int column) = Place(_position);
        if (AtEnd || ++_depth > MaximumDepth)
        {
            throw Error(AtEnd ? "a value is missing" : "values are nested too deeply");
        }

        object value = Peek() switch
        {
            '"' or '\'' => ReadString(),
            '[' => ReadArray(),
            '{' => ReadInlineTable(),
            _ => ReadScalar(),
        };
        _depth--;
        return new TomlValue(value, line, column);
    }

    private List<TomlValue> ReadArray()
    {
        List<TomlValue> list = [];
        _position++;
        while (true)
        {
            SkipBlank();
            if (TryTake(']'))
            {
                return list;
            }

            list.Add(ReadValue());
            SkipBlank();
            if (!TryTake(','))
            {
                Expect(']');
                return list;
            }
        }
    }

    private TomlTable ReadInlineTable()
    {
        TomlTable table = new() { IsClosed = true };
        _position++;
        SkipSpaces();
        if (TryTake('}'))
        {
            return table;
        }

        do
        {
            SkipSpaces();
            ReadPair(table);
            SkipSpaces();
        }
        while (TryTake(','));

        Expect('}');
        return table;
    }

    private TomlScalar ReadScalar()
    {
        int start = _position;
        while (!AtEnd && (char.IsAsciiLetterOrDigit(Peek()) || Peek() is '+' or '-' or '.' or ':' or '_'))
        {
            _position++;
        }

        // A date and a time of day may have a space between them.
        if (_position - start == 10 && _text[start + 4] == '-' && !AtEnd && Peek() == ' ' && _position + 1 < _text.Length && char.IsAsciiDigit(_text[_position + 1]))
        {
            _position++;
            ReadScalar();
        }

        string text = _text[start.._position].ToString();
        return text.Length > 0 && (text is "true" or "false" || char.IsAsciiDigit(text[0]) || text.TrimStart('+', '-') is { Length: > 0 } digits && (char.IsAsciiDigit(digits[0]) || digits is "inf" or "nan"))
            ? new TomlScalar(text)
            : throw Error("a value is missing", start);
    }

    private string ReadString()
    {
        char quote = Peek();
        bool isLong = _text[_position..].StartsWith([quote, quote, quote]);
        int start = _position;
        _position += isLong ? 3 : 1;
        if (isLong)
        {
            TryTake('\n');
        }

        StringBuilder value = new();
        while (!AtEnd)
        {
            char next = Peek();
            if (next == quote && (!isLong || _text[_position..].StartsWith([quote, quote, quote])))
            {
                _position += isLong ? 3 : 1;
                // Up to two more quotes before the three belong to the text.
                while (isLong && !AtEnd && Peek() == quote)
                {
                    value.Append(quote);
                    _position++;
                }

                return value.ToString();
            }

            if (next == '\n' && !isLong)
            {
                break;
            }

            _position++;
            if (next == '\\' && quote == '"')
            {
                ReadEscape(value, isLong);
            }
            else
            {
                value.Append(next);
            }
        }

        throw Error("a text does not end", start);
    }

    private void ReadEscape(StringBuilder value, bool isLong)
    {
        char next = AtEnd ? throw Error("a text does not end") : _text[_position++];
        switch (next)
        {
            case 'b' or 't' or 'n' or 'f' or 'r' or '"' or '\\':
                value.Append(next switch { 'b' => '\b', 't' => '\t', 'n' => '\n', 'f' => '\f', 'r' => '\r', _ => next });
                break;
            case 'u' or 'U':
                int digits = next == 'u' ? 4 : 8;
                if (_position + digits > _text.Length
                    || !int.TryParse(_text.Slice(_position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code) || !Rune.IsValid(code))
                {
                    throw Error("this is no character");
                }

                value.Append(new Rune(code));
                _position += digits;
                break;
            case ' ' or '\t' or '\n' when isLong:
                // A line that a backslash joins to the next.
                _position--;
                SkipWhite();
                break;
            default:
                throw Error($"there is no escape '\\{next}'");
        }
    }

    private readonly bool AtEnd => _position >= _text.Length;

    private readonly char Peek() => _text[_position];

    private bool TryTake(char expected)
    {
        bool matches = !AtEnd && Peek() == expected;
        _position += matches ? 1 : 0;
        return matches;
    }

    private void Expect(char expected)
    {
        if (!TryTake(expected))
        {
            throw Error($"'{expected}' is missing");
        }
    }

    private bool SkipToStatement()
    {
        SkipBlank();
        return !AtEnd;
    }

    // White space, ends of lines and comments.
    private void SkipBlank()
    {
        int before;
        do
        {
            before = _position;
            SkipWhite();
            SkipComment();
        }
        while (_position > before);
    }

    private void SkipWhite()
    {
        while (!AtEnd && Peek() is (' ' or '\t' or '\n'))
        {
            _position++;
        }
    }

    private void SkipSpaces()
    {
        while (!AtEnd && Peek() is (' ' or '\t'))
        {
            _position++;
        }
    }

    private void SkipComment()
    {
        if (!AtEnd && Peek() == '#')
        {
            int length = _text[_position..].IndexOf('\n');
            _position = length < 0 ? _text.Length : _position + length;
        }
    }

    private TomlValue At(object value, int position)
    {
        (int line, int column) = Place(position);
        return new TomlValue(value, line, column);
    }

    private TomlException Error(string message) => Error(message, _position);

    private TomlException Error(string message, int position)
    {
        (int line, int column) = Place(position);
        return new TomlException(message, line, column);
    }

    private (int Line, int Column) Place(int position)
    {
        if (position < _known)
        {
            (_known, _knownLine, _knownLineStart) = (0, 1, 0);
        }

        for (; _known < Math.Min(position, _text.Length); _known++)
        {
            if (_text[_known] == '\n')
            {
                _knownLine++;
                _knownLineStart = _known + 1;
            }
        }

        return (_knownLine, position - _knownLineStart + 1);
    }
}
