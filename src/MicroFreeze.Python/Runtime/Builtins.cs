using System.Collections.Frozen;
using System.Globalization;
using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>
/// The names that every module sees: CPython's built-in functions, classes and exceptions, as far as they make sense in a manifest.
/// </summary>
internal static class Builtins
{
    private static readonly (string Name, string Parameters, NativeFunction Body)[] Functions =
    [
        ("abs", "x, /", static (_, a) => Absolute(a[0]!)),
        ("all", "iterable, /", static (vm, a) => Boxed.Bool(vm.Iterate(a[0]!).All(vm.IsTrue))),
        ("any", "iterable, /", static (vm, a) => Boxed.Bool(vm.Iterate(a[0]!).Any(vm.IsTrue))),
        ("callable", "object, /", static (_, a) => Boxed.Bool(IsCallable(a[0]!))),
        ("chr", "i, /", static (_, a) => Character(Numbers.ToLong(a[0]!))),
        ("dir", "object, /", static (vm, a) => new PyList(ListMethods.Sorted(vm, [.. NamesOf(a[0]!)], PyNone.Value, false))),
        ("exit", "code=None", static (_, a) => throw new PythonException(new PyException(ExceptionTypes.SystemExit, a[0]!))),
        ("format", "value, format_spec='', /", static (vm, a) => vm.Format(a[0]!, Args.Text(a[1]))),
        ("getattr", "object, name, default=?, /", static (vm, a) => GetAttribute(vm, a)),
        ("globals", "", static (vm, _) => vm.CurrentFrame!.Scope.Globals),
        ("hasattr", "object, name, /", static (vm, a) => Boxed.Bool(TryGetAttribute(vm, a[0]!, Args.Text(a[1]), out _))),
        ("hex", "number, /", static (vm, a) => FormatSpec.Apply(vm, Boxed.Int(Numbers.ToLong(a[0]!)), "#x")),
        ("isinstance", "object, classinfo, /", static (_, a) => Boxed.Bool(IsInstance(Interpreter.TypeOf(a[0]!), a[1]!))),
        ("issubclass", "cls, classinfo, /", static (_, a) => Boxed.Bool(IsInstance(a[0] as PyType ?? throw PyError.Type("issubclass() arg 1 must be a class"), a[1]!))),
        ("iter", "object, /", static (vm, a) => vm.GetIterator(a[0]!)),
        ("len", "object, /", static (vm, a) => Boxed.Int(vm.Length(a[0]!))),
        ("max", "*args, key=None, default=?", static (vm, a) => Extreme(vm, a, "max", static (vm, best, next) => vm.IsLess(best, next))),
        ("min", "*args, key=None, default=?", static (vm, a) => Extreme(vm, a, "min", static (vm, best, next) => vm.IsLess(next, best))),
        ("next", "iterator, default=?, /", static (vm, a) => Next(vm, a)),
        ("open", "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None", static (vm, a) => PyFile.Open(vm, a[0]!, Args.Text(a[1]), a[3], a[4])),
        ("ord", "c, /", static (_, a) => Ordinal(a[0]!)),
        ("print", "*args, sep=None, end=None, file=None, flush=False", static (vm, a) => Print(vm, a)),
        ("quit", "code=None", static (_, a) => throw new PythonException(new PyException(ExceptionTypes.SystemExit, a[0]!))),
        ("repr", "object, /", static (vm, a) => vm.Repr(a[0]!)),
        ("round", "number, ndigits=None", static (_, a) => Round(a[0]!, a[1]!)),
        ("setattr", "object, name, value, /", static (vm, a) => Do(() => vm.SetAttribute(a[0]!, Args.Text(a[1]), a[2]!))),
        ("sorted", "iterable, /, *, key=None, reverse=False", static (vm, a) => new PyList(ListMethods.Sorted(vm, ListMethods.Collect(vm, a[0]!), a[1]!, vm.IsTrue(a[2]!)))),
        ("sum", "iterable, /, start=0", static (vm, a) => Sum(vm, a[0]!, a[1]!)),
        ("vars", "object, /", static (vm, a) => vm.GetAttribute(a[0]!, "__dict__")),
    ];

    // Functions of CPython that a manifest does not get, and what to do instead.
    private static readonly (string Name, string Instead)[] Refused =
    [
        ("breakpoint", "Use print(); its output is in the build log."),
        ("compile", "Write the code into the manifest, or include() another one."),
        ("eval", "Write the expression into the manifest, or read data with json."),
        ("exec", "Write the code into the manifest, or include() another one."),
        ("id", "Compare with 'is' instead."),
        ("input", "Builds run unattended: pass a value as an option of the FrozenManifest item."),
        ("memoryview", "Use bytes."),
        ("__import__", "Use an import statement."),
    ];

    private static readonly PyType[] Types =
    [
        BuiltinTypes.Object, BuiltinTypes.Type, BuiltinTypes.Int, BuiltinTypes.Bool, BuiltinTypes.Float, BuiltinTypes.Str, BuiltinTypes.Bytes, BuiltinTypes.Tuple,
        BuiltinTypes.List, BuiltinTypes.Dict, BuiltinTypes.Set, BuiltinTypes.FrozenSet, BuiltinTypes.Range, BuiltinTypes.Slice, BuiltinTypes.Property,
        BuiltinTypes.StaticMethod, BuiltinTypes.ClassMethod, BuiltinTypes.Super, BuiltinTypes.Enumerate, BuiltinTypes.Zip, BuiltinTypes.Map, BuiltinTypes.Filter,
        BuiltinTypes.Reversed,
    ];

    private static readonly FrozenDictionary<string, object> Values = Make();

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => Values.Keys;

    /// <summary>The value of a name, or null.</summary>
    public static object? Find(string name) => Values.GetValueOrDefault(name);

    /// <summary>Whether a class is, or derives from, a class or one of a tuple of classes.</summary>
    public static bool IsInstance(PyType type, object wanted) => !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack() ? throw PyError.Recursion() : wanted switch
    {
        PyType single => type.IsSubclassOf(single),
        PyTuple several => several.Items.Any(item => IsInstance(type, item)),
        _ => throw PyError.Type("isinstance() arg 2 must be a type, a tuple of types, or a union"),
    };

    /// <summary>The attribute of an object, also where reading it raises <c>AttributeError</c>.</summary>
    public static bool TryGetAttribute(Interpreter vm, object target, string name, out object? value)
    {
        try
        {
            return vm.TryGetAttribute(target, name, out value);
        }
        catch (PythonException exception) when (vm.NoteRaised(exception) && exception.Value.Type.IsSubclassOf(ExceptionTypes.ByName["AttributeError"]))
        {
            vm.ChargeForCatch();
            value = null;
            return false;
        }
    }

    private static FrozenDictionary<string, object> Make()
    {
        Dictionary<string, object> values = new()
        {
            ["None"] = PyNone.Value,
            ["NotImplemented"] = PyNotImplemented.Value,
            ["Ellipsis"] = PyEllipsis.Value,
            ["EnvironmentError"] = ExceptionTypes.OSError,
            ["IOError"] = ExceptionTypes.OSError,
            ["__debug__"] = Boxed.True,
            ["__name__"] = "builtins",
        };
        foreach ((string name, string parameters, NativeFunction body) in Functions)
        {
            values.Add(name, new PyBuiltin(name, new Signature(parameters), body));
        }

        foreach ((string name, string instead) in Refused)
        {
            values.Add(name, new PyBuiltin(name, new Signature("*args, **options"), (_, _) => throw new SandboxException(PythonDiagnostics.Refused, $"{name}()", instead)));
        }

        foreach (PyType type in Types)
        {
            values.Add(type.Name, type);
        }

        foreach ((string name, PyType type) in ExceptionTypes.ByName)
        {
            values.Add(name, type);
        }

        return values.ToFrozenDictionary();
    }

    private static PyNone Do(Action action)
    {
        action();
        return PyNone.Value;
    }

    private static object Absolute(object value) => value is double real ? Math.Abs(real)
        : Numbers.ToLong(value) is >= 0 and var positive ? Boxed.Int(positive)
        : Numbers.Negate(value);

    private static string Character(long value) => value is >= 0 and <= 0x10ffff and not (>= 0xd800 and <= 0xdfff)
        ? char.ConvertFromUtf32((int)value)
        : throw PyError.Value("chr() arg not in range(0x110000)");

    /// <summary>Whether a value can be called.</summary>
    internal static bool IsCallable(object value) => value is PyBuiltin or PyFunction or PyMethod or PyType
        || (value is PyInstance instance && instance.Type.Find("__call__") is not null);

    private static IEnumerable<object> NamesOf(object value) => value switch
    {
        PyModule module => module.Attributes.Keys,
        PyType type => type.Mro.SelectMany(part => part.Attributes.Keys).Distinct(),
        PyInstance instance => instance.Attributes.Keys.Concat(NamesOf(instance.Type)).Distinct(),
        _ => NamesOf(Interpreter.TypeOf(value)),
    };

    private static object GetAttribute(Interpreter vm, object?[] a)
    {
        string name = a[1] as string ?? throw PyError.Type("attribute name must be string");
        return a[2] is null ? vm.GetAttribute(a[0]!, name) : TryGetAttribute(vm, a[0]!, name, out object? value) ? value! : a[2]!;
    }

    private static object Extreme(Interpreter vm, object?[] a, string name, Func<Interpreter, object, object, bool> isBetter)
    {
        object[] given = (object[])a[0]!;
        if (given.Length == 0)
        {
            throw PyError.Type($"{name} expected at least 1 argument, got 0");
        }

        object? best = null;
        object? bestKey = null;
        foreach (object item in given.Length == 1 ? vm.Iterate(given[0]) : given)
        {
            object key = Args.IsNone(a[1]) ? item : vm.Call(a[1]!, item);
            if (bestKey is null || isBetter(vm, bestKey, key))
            {
                (best, bestKey) = (item, key);
            }
        }

        return best ?? a[2] ?? throw PyError.Value($"{name}() arg is an empty sequence");
    }

    private static object Next(Interpreter vm, object?[] a) =>
        vm.Next(a[0]!) ?? a[1] ?? throw new PythonException(new PyException(ExceptionTypes.StopIteration));

    private static object Ordinal(object value) => value switch
    {
        string { Length: 1 } text => Boxed.Int(text[0]),
        string { Length: 2 } text when char.IsSurrogatePair(text, 0) => Boxed.Int(char.ConvertToUtf32(text, 0)),
        _ => throw PyError.Type("ord() expected a string of length 1"),
    };

    private static PyNone Print(Interpreter vm, object?[] a)
    {
        string separator = Args.OptionalText(a[1], "sep") ?? " ";
        string text = string.Join(separator, ((object[])a[0]!).Select(vm.Str)) + (Args.OptionalText(a[2], "end") ?? "\n");
        vm.Budget.Allocate(2L * text.Length);
        if (Args.IsNone(a[3]))
        {
            vm.Host.Print(text);
        }
        else
        {
            vm.Call(vm.GetAttribute(a[3]!, "write"), text);
        }

        return PyNone.Value;
    }

    private static object Round(object value, object digits)
    {
        if (value is not double real || !double.IsFinite(real))
        {
            return Numbers.IsNumber(value) ? value
                : throw PyError.Type($"type {Interpreter.TypeOf(value).Name} doesn't define __round__ method");
        }

        if (Args.IsNone(digits))
        {
            return Numbers.Truncate(Math.Round(real, MidpointRounding.ToEven));
        }

        string rounded = real.ToString($"F{Math.Clamp(Numbers.ToLong(digits), 0, 20)}", CultureInfo.InvariantCulture);
        return double.Parse(rounded, CultureInfo.InvariantCulture);
    }

    private static object Sum(Interpreter vm, object items, object start)
    {
        object total = start;
        foreach (object item in vm.Iterate(items))
        {
            total = vm.Binary(BinaryOperator.Add, total, item);
        }

        return total;
    }
}
