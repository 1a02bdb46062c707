using MicroFreeze.Compiler.Constants;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Python.Modules;

/// <summary>Writes JSON as CPython's encoder does.</summary>
internal sealed class JsonWriter
{
    private readonly Interpreter _vm;
    private readonly StringBuilder _result = new();
    private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);
    private readonly bool _ascii;
    private readonly bool _sort;
    private readonly string? _indent;
    private readonly string _itemSeparator;
    private readonly string _keySeparator;

    // The options are in the order of JsonModule's parameters.
    private JsonWriter(Interpreter vm, ReadOnlySpan<object?> options)
    {
        _vm = vm;
        _ascii = vm.IsTrue(options[0]!);
        _indent = options[1] switch { PyNone => null, string text => text, { } width => new string(' ', Math.Clamp(Args.Count(width), 0, 100)), null => null };
        if (options[2] is PyTuple or PyList)
        {
            object[] separators = [.. vm.Iterate(options[2]!)];
            _itemSeparator = Args.Text(separators.ElementAtOrDefault(0), "separator");
            _keySeparator = Args.Text(separators.ElementAtOrDefault(1), "separator");
        }
        else
        {
            _itemSeparator = _indent is null ? ", " : ",";
            _keySeparator = ": ";
        }

        _sort = vm.IsTrue(options[3]!);
    }

    public static string Write(Interpreter vm, object value, ReadOnlySpan<object?> options)
    {
        JsonWriter writer = new(vm, options);
        writer.WriteValue(value, 0);
        return writer._result.ToString();
    }

    private void WriteValue(object value, int depth)
    {
        _vm.Budget.Tick(2);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PyError.Recursion();
        }

        switch (value)
        {
            case string text:
                WriteString(text);
                break;
            case PyNone:
                Append("null");
                break;
            case bool truth:
                Append(truth ? "true" : "false");
                break;
            case long:
                Append(_vm.Repr(value));
                break;
            case double real:
                Append(FormatFloat(real));
                break;
            case PyDict dict:
                WriteDict(dict, depth);
                break;
            case PyList list:
                WriteItems(list, list.Items, depth);
                break;
            case PyTuple tuple:
                WriteItems(tuple, tuple.Items, depth);
                break;
            default:
                throw PyError.Type($"Object of type {Interpreter.TypeOf(value).Name} is not JSON serializable");
        }
    }

    private void WriteItems(object owner, IReadOnlyList<object> items, int depth)
    {
        if (items.Count == 0)
        {
            Append("[]");
            return;
        }

        Enter(owner);
        Append("[");
        for (int index = 0; index < items.Count; index++)
        {
            Separate(index, depth + 1);
            WriteValue(items[index], depth + 1);
        }

        NewLine(depth);
        Append("]");
        _open.Remove(owner);
    }

    private void WriteDict(PyDict dict, int depth)
    {
        List<(string Key, object Value)> entries = [.. dict.Entries.Select(entry => (ToKey(entry.Key), entry.Value))];
        if (entries.Count == 0)
        {
            Append("{}");
            return;
        }

        if (_sort)
        {
            entries.Sort((left, right) => string.CompareOrdinal(left.Key, right.Key));
        }

        Enter(dict);
        Append("{");
        for (int index = 0; index < entries.Count; index++)
        {
            Separate(index, depth + 1);
            WriteString(entries[index].Key);
            Append(_keySeparator);
            WriteValue(entries[index].Value, depth + 1);
        }

        NewLine(depth);
        Append("}");
        _open.Remove(dict);
    }

    private string ToKey(object key) => key switch
    {
        string text => text,
        PyNone => "null",
        bool truth => truth ? "true" : "false",
        long => _vm.Repr(key),
        double real => FormatFloat(real),
        _ => throw PyError.Type($"keys must be str, int, float, bool or None, not {Interpreter.TypeOf(key).Name}"),
    };

    private void Enter(object value)
    {
        if (!_open.Add(value))
        {
            throw PyError.Value("Circular reference detected");
        }
    }

    private void Separate(int index, int depth)
    {
        if (index > 0)
        {
            Append(_itemSeparator);
        }

        NewLine(depth);
    }

    private void NewLine(int depth)
    {
        if (_indent is not null)
        {
            Append("\n");
            for (int level = 0; level < depth; level++)
            {
                Append(_indent);
            }
        }
    }

    private static string FormatFloat(double value) => double.IsFinite(value) ? PythonFloat.Repr(value)
        : double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";

    private void WriteString(string text)
    {
        StringBuilder escaped = new(text.Length + 2);
        escaped.Append('"');
        foreach (char c in text)
        {
            escaped.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\f' => "\\f",
                '\b' => "\\b",
                _ when c < ' ' || (_ascii && c > '~') => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }

        Append(escaped.Append('"').ToString());
    }

    private void Append(string text)
    {
        _vm.Budget.Allocate(2L * text.Length);
        _result.Append(text);
    }
}
