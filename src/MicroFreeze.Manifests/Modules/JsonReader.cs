using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MicroFreeze.Manifests.Runtime;

namespace MicroFreeze.Manifests.Modules;

/// <summary>Reads JSON as CPython's decoder does: with its NaN and Infinity, its messages and its positions.</summary>
internal sealed class JsonReader
{
    private static readonly (string Word, object Value)[] Words =
    [
        ("null", PyNone.Value), ("true", Boxed.True), ("false", Boxed.False), ("NaN", double.NaN), ("Infinity", double.PositiveInfinity), ("-Infinity", double.NegativeInfinity),
    ];

    private readonly Interpreter _vm;
    private readonly string _text;
    private readonly PyDict _options;
    private int _position;

    private JsonReader(Interpreter vm, string text, PyDict options)
    {
        _vm = vm;
        _text = text;
        _options = options;
    }

    public static object Read(Interpreter vm, string text, PyDict options)
    {
        foreach (object name in options.Keys)
        {
            if (name is not ("object_hook" or "object_pairs_hook" or "parse_float" or "parse_int" or "parse_constant" or "cls" or "strict"))
            {
                throw PyError.UnknownArgument("loads", (string)name, ["object_hook", "object_pairs_hook", "parse_float", "parse_int"]);
            }
        }

        if (text.StartsWith('\ufeff'))
        {
            throw Fail("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0, text);
        }

        JsonReader reader = new(vm, text, options);
        reader.SkipSpace();
        object value = reader.ReadValue();
        reader.SkipSpace();
        return reader._position == text.Length ? value : throw reader.Fail("Extra data", reader._position);
    }

    private static PythonException Fail(string message, int position, string text)
    {
        int line = text.AsSpan(0, position).Count('\n') + 1;
        int column = position - (position == 0 ? -1 : text.LastIndexOf('\n', position - 1));
        PyException error = new(ExceptionTypes.JsonDecodeError, $"{message}: line {line} column {column} (char {position})");
        error.Attributes["msg"] = message;
        error.Attributes["doc"] = text;
        error.Attributes["pos"] = Boxed.Int(position);
        error.Attributes["lineno"] = Boxed.Int(line);
        error.Attributes["colno"] = Boxed.Int(column);
        return new PythonException(error);
    }

    private PythonException Fail(string message, int position) => Fail(message, position, _text);

    private object ReadValue()
    {
        _vm.Budget.Tick(2);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PyError.Recursion();
        }

        if (_position >= _text.Length)
        {
            throw Fail("Expecting value", _position);
        }

        switch (_text[_position])
        {
            case '{':
                return ReadObject();
            case '[':
                return ReadArray();
            case '"':
                return ReadString();
            default:
                foreach ((string word, object value) in Words)
                {
                    if (string.CompareOrdinal(_text, _position, word, 0, word.Length) == 0)
                    {
                        _position += word.Length;
                        return value;
                    }
                }

                return ReadNumber();
        }
    }

    private object ReadObject()
    {
        PyDict dict = new();
        List<object> pairs = [];
        _position++;
        SkipSpace();
        if (Peek() == '}')
        {
            _position++;
            return Finish(dict, pairs);
        }

        for (; ; )
        {
            if (Peek() != '"')
            {
                throw Fail("Expecting property name enclosed in double quotes", _position);
            }

            string key = ReadString();
            SkipSpace();
            if (Peek() != ':')
            {
                throw Fail("Expecting ':' delimiter", _position);
            }

            _position++;
            SkipSpace();
            object value = ReadValue();
            _vm.SetItem(dict, key, value);
            pairs.Add(new PyTuple([key, value]));
            SkipSpace();
            char next = Peek();
            if (next == '}')
            {
                _position++;
                return Finish(dict, pairs);
            }

            if (next != ',')
            {
                throw Fail("Expecting ',' delimiter", _position);
            }

            _position++;
            SkipSpace();
        }
    }

    private object Finish(PyDict dict, List<object> pairs) =>
        _options.TryGetValue("object_pairs_hook", out object? pairHook) && pairHook is not PyNone ? _vm.Call(pairHook, new PyList(pairs))
        : _options.TryGetValue("object_hook", out object? hook) && hook is not PyNone ? _vm.Call(hook, dict)
        : dict;

    private PyList ReadArray()
    {
        PyList list = new();
        _position++;
        SkipSpace();
        if (Peek() == ']')
        {
            _position++;
            return list;
        }

        for (; ; )
        {
            list.Items.Add(ReadValue());
            _vm.Budget.Allocate(16);
            SkipSpace();
            char next = Peek();
            if (next == ']')
            {
                _position++;
                return list;
            }

            if (next != ',')
            {
                throw Fail("Expecting ',' delimiter", _position);
            }

            _position++;
            SkipSpace();
        }
    }

    private string ReadString()
    {
        int start = _position++;
        StringBuilder result = new();
        for (; ; )
        {
            if (_position >= _text.Length)
            {
                throw Fail("Unterminated string starting at", start);
            }

            char c = _text[_position++];
            switch (c)
            {
                case '"':
                    _vm.Budget.Allocate(2L * result.Length);
                    return result.ToString();
                case '\\':
                    result.Append(ReadEscape(start));
                    break;
                case < ' ':
                    throw Fail("Invalid control character at", _position - 1);
                default:
                    result.Append(c);
                    break;
            }
        }
    }

    private char ReadEscape(int start)
    {
        if (_position >= _text.Length)
        {
            throw Fail("Unterminated string starting at", start);
        }

        char c = _text[_position++];
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                if (_position + 4 <= _text.Length && ushort.TryParse(_text.AsSpan(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
                {
                    _position += 4;
                    return (char)unit;
                }

                throw Fail("Invalid \\uXXXX escape", _position);
            default:
                throw Fail("Invalid \\escape: ", _position - 2);
        }
    }

    private object ReadNumber()
    {
        int start = _position;
        int position = start;
        if (position < _text.Length && _text[position] == '-')
        {
            position++;
        }

        int digits = position;
        position = SkipDigits(position);
        if (position == digits)
        {
            throw Fail("Expecting value", start);
        }

        if (_text[digits] == '0')
        {
            position = digits + 1;
        }

        bool isFloat = false;
        if (position + 1 < _text.Length && _text[position] == '.' && char.IsAsciiDigit(_text[position + 1]))
        {
            position = SkipDigits(position + 1);
            isFloat = true;
        }

        if (position < _text.Length && _text[position] is 'e' or 'E')
        {
            int exponent = position + 1 < _text.Length && _text[position + 1] is '+' or '-' ? position + 2 : position + 1;
            int end = SkipDigits(exponent);
            if (end > exponent)
            {
                position = end;
                isFloat = true;
            }
        }

        _position = position;
        string number = _text[start..position];
        string hook = isFloat ? "parse_float" : "parse_int";
        return _options.TryGetValue(hook, out object? parse) && parse is not PyNone ? _vm.Call(parse, number)
            : isFloat ? Numbers.ParseDouble(number)
            : Numbers.Parse(number, 10);
    }

    private int SkipDigits(int position)
    {
        while (position < _text.Length && char.IsAsciiDigit(_text[position]))
        {
            position++;
        }

        return position;
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\n' or '\r')
        {
            _position++;
        }
    }

    private char Peek() => _position < _text.Length ? _text[_position] : '\0';
}
