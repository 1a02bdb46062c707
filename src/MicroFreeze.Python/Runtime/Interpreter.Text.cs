using System.Runtime.CompilerServices;
using System.Text;
using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Python.Runtime;

/// <summary><c>repr</c>, <c>str</c> and <c>format</c>.</summary>
internal sealed partial class Interpreter
{
    private readonly HashSet<object> _beingShown = new(ReferenceEqualityComparer.Instance);

    public string Repr(object value)
    {
        Budget.Tick();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PyError.Recursion();
        }

        string text = value switch
        {
            string str => PythonLiteral.Quote(str),
            bool truth => truth ? "True" : "False",
            long integer => integer.ToString(System.Globalization.CultureInfo.InvariantCulture),
            double real => PythonFloat.Repr(real),
            PyInstance instance when TryCallMethod(instance, "__repr__", out object? result) => RequireText(result!, "__repr__"),
            _ => ((PyObject)value).Repr(this),
        };
        Budget.Allocate(2L * text.Length);
        return text;
    }

    public string Str(object value)
    {
        switch (value)
        {
            case string text:
                return text;
            case PyInstance instance when TryCallMethod(instance, "__str__", out object? result):
                return RequireText(result!, "__str__");
            case PyInstance instance when instance is not PyException || instance.Type.Find("__repr__") is PyFunction:
                return Repr(value);
            case PyObject other:
                Budget.Tick();
                string shown = other.Str(this);
                Budget.Allocate(2L * shown.Length);
                return shown;
            default:
                return Repr(value);
        }
    }

    /// <summary><c>format(value, specification)</c></summary>
    public string Format(object value, string specification)
    {
        Budget.Tick();
        switch (value)
        {
            case IFormatted formatted:
                return formatted.Format(this, specification);
            case string or double or long or bool when specification.Length > 0:
                return FormatSpec.Apply(this, value, specification);
            default:
                return specification.Length == 0 ? Str(value) : throw PyError.Type($"unsupported format string passed to {TypeOf(value).Name}.__format__");
        }
    }

    /// <summary>Items between brackets.</summary>
    public string ReprItems(string open, IEnumerable<object> items, string close) => open + ReprJoined(items.Select(Repr)) + close;

    /// <summary>Texts with commas between them.</summary>
    public string ReprJoined(IEnumerable<string> texts)
    {
        StringBuilder result = new();
        string separator = "";
        foreach (string text in texts)
        {
            result.Append(separator).Append(text);
            separator = ", ";
            Budget.Allocate(2L * text.Length);
        }

        return result.ToString();
    }

    /// <summary>Shows something that may contain itself.</summary>
    public string ReprGuarded(object value, string again, Func<string> show)
    {
        if (!_beingShown.Add(value))
        {
            return again;
        }

        try
        {
            return show();
        }
        finally
        {
            _beingShown.Remove(value);
        }
    }

    private static string RequireText(object value, string method) =>
        value as string ?? throw PyError.Type($"{method} returned non-string (type {TypeOf(value).Name})");
}

/// <summary>An object of a built-in module with a format of its own.</summary>
internal interface IFormatted
{
    string Format(Interpreter vm, string specification);
}
