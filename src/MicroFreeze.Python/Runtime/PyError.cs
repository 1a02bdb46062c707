using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>Makes the exceptions that the interpreter raises, as CPython words them where it matters.</summary>
internal static class PyError
{
    public static PythonException Make(string type, string message) => new(new PyException(ExceptionTypes.ByName[type], message));

    public static PythonException Type(string message) => Make("TypeError", message);

    public static PythonException Value(string message) => Make("ValueError", message);

    public static PythonException Index(string message) => Make("IndexError", message);

    public static PythonException Key(object key) => new(new PyException(ExceptionTypes.KeyError, key));

    public static PythonException Attribute(string message) => Make("AttributeError", message);

    public static PythonException Runtime(string message) => Make("RuntimeError", message);

    public static PythonException ZeroDivision(string message) => Make("ZeroDivisionError", message);

    public static PythonException Import(string message) => Make("ImportError", message);

    public static PythonException Recursion() => Make("RecursionError", "maximum recursion depth exceeded");

    public static PythonException Unhashable(PyObject value) => Type($"unhashable type: '{value.Type.Name}'");

    public static PythonException Operands(string symbol, object left, object right) =>
        Type($"unsupported operand type(s) for {symbol}: '{Interpreter.TypeOf(left).Name}' and '{Interpreter.TypeOf(right).Name}'");

    /// <summary>A <c>NameError</c>, reported with the nearest name that there is.</summary>
    public static PythonException Name(string name, IEnumerable<string> known)
    {
        string message = $"name '{name}' is not defined";
        return new PythonException(new PyException(ExceptionTypes.NameError, message)
        {
            Report = (PythonDiagnostics.UnknownName, [name, Nearest.Hint(name, known)]),
        });
    }

    /// <summary>A <c>TypeError</c> about an argument that a function does not have, reported with the nearest that it has.</summary>
    public static PythonException UnknownArgument(string function, string name, IEnumerable<string> known)
    {
        string message = $"{function}() got an unexpected keyword argument '{name}'";
        return new PythonException(new PyException(ExceptionTypes.ByName["TypeError"], message)
        {
            Report = (PythonDiagnostics.UnknownArgument, [function, name, Nearest.Hint(name, known)]),
        });
    }

    /// <summary>An exception of a type of the manifest language, reported as a row of its own.</summary>
    public static PythonException Reported(PyType type, DiagnosticDescriptor descriptor, params object?[] arguments) =>
        new(new PyException(type, string.Format(System.Globalization.CultureInfo.InvariantCulture, descriptor.MessageFormat, arguments)) { Report = (descriptor, arguments) });
}
