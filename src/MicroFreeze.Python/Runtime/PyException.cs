using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Python.Runtime;

/// <summary>An exception as a manifest sees it.</summary>
internal sealed class PyException(PyType type, params object[] args) : PyInstance(type)
{
    /// <summary>What it was made with.</summary>
    public PyTuple Args { get; set; } = new(args);

    /// <summary>What was under way when it was raised: from its own place outwards. Empty until it is raised.</summary>
    public IReadOnlyList<Origin> Origins { get; set; } = [];

    /// <summary>Where it was raised.</summary>
    public SourceLocation Location { get; set; }

    /// <summary>The row and its arguments with which it is reported where nobody catches it; null for what Python says of itself.</summary>
    public (DiagnosticDescriptor Descriptor, object?[] Arguments)? Report { get; init; }

    /// <summary>A finished finding that it stands for: a syntax error of a file that was included.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; init; } = [];

    /// <summary>The exception that <c>include</c> wrapped into this one.</summary>
    public PyException? Inner { get; init; }

    public bool WasRaised { get; set; }

    public override string Repr(Interpreter vm) =>
        $"{Type.Name}({string.Join(", ", Args.Items.Select(vm.Repr))})";

    public override string Str(Interpreter vm)
    {
        object[] items = Args.Items;
        if (Type.IsSubclassOf(ExceptionTypes.OSError) && Attributes.TryGetValue("errno", out object? errno))
        {
            string file = Attributes.TryGetValue("filename", out object? name) && name is not PyNone ? ": " + vm.Repr(name) : "";
            return $"[Errno {vm.Str(errno)}] {vm.Str(Attributes["strerror"])}{file}";
        }

        return items.Length switch
        {
            0 => "",
            1 => Type.IsSubclassOf(ExceptionTypes.KeyError) ? vm.Repr(items[0]) : vm.Str(items[0]),
            _ => vm.Repr(Args),
        };
    }

    /// <summary>What calling an exception class does.</summary>
    public static object Construct(Interpreter vm, PyType type, Arguments arguments)
    {
        object[] given = arguments.Positional;
        if (type.IsSubclassOf(ExceptionTypes.OSError) && given.Length is >= 2 and <= 5)
        {
            if (ReferenceEquals(type, ExceptionTypes.OSError) && given[0] is long number && OSErrors.Find(number) is { } specific)
            {
                type = specific;
            }

            PyException error = new(type, given[0], given[1]);
            error.Attributes["errno"] = given[0];
            error.Attributes["strerror"] = given[1];
            error.Attributes["filename"] = given.Length > 2 ? given[2] : PyNone.Value;
            return error;
        }

        PyException exception = new(type, given);
        if (type.IsSubclassOf(ExceptionTypes.OSError))
        {
            // As in CPython these three are there in any case, and None.
            return exception;
        }

        if (type.IsSubclassOf(ExceptionTypes.SyntaxError) || type.IsSubclassOf(ExceptionTypes.ByName["ImportError"]))
        {
            exception.Attributes["msg"] = given.Length > 0 ? given[0] : PyNone.Value;
        }

        foreach ((string name, object value) in arguments.Named ?? [])
        {
            if (type.Vm is null && name is not ("name" or "path" or "obj"))
            {
                throw PyError.Type($"{type.Name}() takes no keyword arguments");
            }

            exception.Attributes[name] = value;
        }

        return exception;
    }
}

/// <summary>Carries a <see cref="PyException"/> through .NET.</summary>
internal sealed class PythonException(PyException value) : Exception
{
    public PyException Value { get; } = value;

    public override string Message => Value.Type.Name + (Value.Args.Items is [string text, ..] ? ": " + text : "");
}
