using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using System.Text;
using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>The names that every module sees: CPython's built-in functions, classes and exceptions, as far as they make sense in a manifest.</summary>
internal static class Builtins
{
    private static readonly (string Name, string Parameters, NativeFunction Body)[] Functions =
    [
        ("abs", "x, /", static (vm, a) => Absolute(vm, a[0]!)),
        ("all", "iterable, /", static (vm, a) => Boxed.Bool(vm.Iterate(a[0]!).All(vm.IsTrue))),
        ("any", "iterable, /", static (vm, a) => Boxed.Bool(vm.Iterate(a[0]!).Any(vm.IsTrue))),
        ("ascii", "object, /", static (vm, a) => Ascii(vm.Repr(a[0]!))),
        ("bin", "number, /", static (_, a) => InRadix(a[0]!, "0b", 1)),
        ("callable", "object, /", static (_, a) => Boxed.Bool(IsCallable(a[0]!))),
        ("chr", "i, /", static (_, a) => Text.FromCodePoint(Numbers.ToLong(a[0]!))),
        ("delattr", "object, name, /", static (_, a) => Do(() => Interpreter.DeleteAttribute(a[0]!, Args.Text(a[1])))),
        ("dir", "object=?, /", static (vm, a) => new PyList(ListMethods.Sorted(vm, [.. NamesOf(vm, a[0])], PyNone.Value, false))),
        ("divmod", "x, y, /", static (vm, a) => new PyTuple([vm.Binary(BinaryOperator.FloorDivide, a[0]!, a[1]!), vm.Binary(BinaryOperator.Modulo, a[0]!, a[1]!)])),
        ("exit", "code=None", static (_, a) => throw new PythonException(new PyException(ExceptionTypes.SystemExit, a[0]!))),
        ("format", "value, format_spec='', /", static (vm, a) => vm.Format(a[0]!, Args.Text(a[1]))),
        ("getattr", "object, name, default=?, /", static (vm, a) => GetAttribute(vm, a)),
        ("globals", "", static (vm, _) => vm.CurrentFrame!.Scope.Globals),
        ("hasattr", "object, name, /", static (vm, a) => Boxed.Bool(TryGetAttribute(vm, a[0]!, Args.Text(a[1]), out _))),
        ("hash", "object, /", static (vm, a) => Hash(vm, a[0]!)),
        ("hex", "number, /", static (_, a) => InRadix(a[0]!, "0x", 4)),
        ("isinstance", "object, classinfo, /", static (_, a) => Boxed.Bool(IsInstance(Interpreter.TypeOf(a[0]!), a[1]!))),
        ("issubclass", "cls, classinfo, /", static (_, a) => Boxed.Bool(IsInstance(a[0] as PyType ?? throw PyError.Type("issubclass() arg 1 must be a class"), a[1]!))),
        ("iter", "object, sentinel=?, /", static (vm, a) => a[1] is null ? vm.GetIterator(a[0]!)
            : !IsCallable(a[0]!) ? throw PyError.Type("iter(v, w): v must be callable")
            : new PyIterator(BuiltinTypes.IteratorOf(PyNone.Value), Until(vm, a[0]!, a[1]!))),
        ("len", "object, /", static (vm, a) => Boxed.Int(vm.Length(a[0]!))),
        ("locals", "", static (vm, _) => Locals(vm.CurrentFrame!.Scope)),
        ("max", "*args, key=None, default=?", static (vm, a) => Extreme(vm, a, "max", static (vm, best, next) => vm.IsLess(best, next))),
        ("min", "*args, key=None, default=?", static (vm, a) => Extreme(vm, a, "min", static (vm, best, next) => vm.IsLess(next, best))),
        ("next", "iterator, default=?, /", static (vm, a) => vm.Next(a[0]!) ?? a[1] ?? throw PyIterator.Ended(a[0]!)),
        ("oct", "number, /", static (_, a) => InRadix(a[0]!, "0o", 3)),
        ("open", "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None", static (vm, a) => PyFile.Open(vm, a[0]!, Args.Text(a[1]), a[3], a[4])),
        ("ord", "c, /", static (_, a) => Ordinal(a[0]!)),
        ("pow", "base, exp, mod=None", static (vm, a) => Args.IsNone(a[2])
            ? vm.Binary(BinaryOperator.Power, a[0]!, a[1]!)
            : Numbers.ModularPower(vm, Integer(a[0]!), Integer(a[1]!), Integer(a[2]!))),
        ("print", "*args, sep=None, end=None, file=None, flush=False", static (vm, a) => Print(vm, a)),
        ("quit", "code=None", static (_, a) => throw new PythonException(new PyException(ExceptionTypes.SystemExit, a[0]!))),
        ("repr", "object, /", static (vm, a) => vm.Repr(a[0]!)),
        ("round", "number, ndigits=None", static (vm, a) => Round(vm, a[0]!, a[1]!)),
        ("setattr", "object, name, value, /", static (vm, a) => Do(() => vm.SetAttribute(a[0]!, Args.Text(a[1]), a[2]!))),
        ("sorted", "iterable, /, *, key=None, reverse=False", static (vm, a) => new PyList(ListMethods.Sorted(vm, ListMethods.Collect(vm, a[0]!), a[1]!, vm.IsTrue(a[2]!)))),
        ("sum", "iterable, /, start=0", static (vm, a) => Sum(vm, a[0]!, a[1]!)),
        ("vars", "object=?, /", static (vm, a) => a[0] is null ? Locals(vm.CurrentFrame!.Scope) : a[0] is PyInstance instance ? vm.GetAttribute(instance, "__dict__") : throw PyError.Type("vars() argument must have __dict__ attribute")),
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

    /// <summary>A text with everything outside ASCII escaped.</summary>
    public static string Ascii(string text)
    {
        StringBuilder result = new(text.Length);
        foreach (string point in Text.CodePoints(text))
        {
            int value = point.Length == 2 ? char.ConvertToUtf32(point, 0) : point[0];
            result.Append(value < 0x80 ? point
                : value < 0x100 ? string.Create(CultureInfo.InvariantCulture, $"\\x{value:x2}")
                : value < 0x10000 ? string.Create(CultureInfo.InvariantCulture, $"\\u{value:x4}")
                : string.Create(CultureInfo.InvariantCulture, $"\\U{value:x8}"));
        }

        return result.ToString();
    }

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

    private static BigInteger Integer(object value) =>
        Numbers.IsInteger(value) ? Numbers.ToBig(value) : throw PyError.Type("pow() 3rd argument not allowed unless all arguments are integers");

    private static object Absolute(Interpreter vm, object value) => value switch
    {
        double real => Math.Abs(real),
        PyInstance instance when vm.TryCallMethod(instance, "__abs__", out object? result) => result!,
        IOperators operators when operators.Absolute() is { } absolute => absolute,
        _ => Numbers.IsInteger(value) ? Boxed.Int(BigInteger.Abs(Numbers.ToBig(value))) : throw PyError.Type($"bad operand type for abs(): '{Interpreter.TypeOf(value).Name}'"),
    };

    private static string InRadix(object value, string prefix, int bits)
    {
        BigInteger number = Numbers.ToBig(value);
        return (number.Sign < 0 ? "-" : "") + prefix + FormatSpec.Radix(BigInteger.Abs(number), bits);
    }

    /// <summary>Whether a value can be called.</summary>
    internal static bool IsCallable(object value) => value is PyBuiltin or PyFunction or PyMethod or PyType or ICallable
        || (value is PyInstance instance && instance.Type.Find("__call__") is not null);

    private static IEnumerable<object> NamesOf(Interpreter vm, object? value)
    {
        IEnumerable<string> names = value switch
        {
            null => Locals(vm.CurrentFrame!.Scope).Keys.OfType<string>(),
            PyModule module => module.Attributes.Keys.OfType<string>(),
            PyType type => type.Mro.SelectMany(part => part.Attributes.Keys),
            PyInstance instance => instance.Attributes.Keys.Concat(instance.Type.Mro.SelectMany(part => part.Attributes.Keys)),
            _ => Interpreter.TypeOf(value).Mro.SelectMany(part => part.Attributes.Keys),
        };
        return names.Distinct();
    }

    private static object GetAttribute(Interpreter vm, object?[] a)
    {
        string name = a[1] as string ?? throw PyError.Type("attribute name must be string");
        return a[2] is null ? vm.GetAttribute(a[0]!, name) : TryGetAttribute(vm, a[0]!, name, out object? value) ? value! : a[2]!;
    }

    // CPython's for numbers. For text it changes from process to process, and a build must not depend on that.
    private static object Hash(Interpreter vm, object value)
    {
        switch (value)
        {
            case long or bool or BigInteger:
                BigInteger modulus = (BigInteger.One << 61) - 1;
                BigInteger hash = Numbers.ToBig(value) % modulus;
                return Boxed.Int(hash == -1 ? -2 : hash);
            case double real when double.IsInteger(real):
                return Hash(vm, Numbers.Truncate(real));
            case PyInstance instance when instance.Type.Find("__hash__") is PyFunction:
                return vm.CallMethod(instance, "__hash__");
            default:
                Equality.HashOf(value);
                throw new SandboxException(PythonDiagnostics.Refused, $"hash() of {Interpreter.TypeOf(value).Name}", "It differs from run to run; use the value itself as a key.");
        }
    }

    private static IEnumerable<object> Until(Interpreter vm, object function, object sentinel)
    {
        for (object item = vm.Call(function, Arguments.None); !vm.AreEqual(item, sentinel); item = vm.Call(function, Arguments.None))
        {
            yield return item;
        }
    }

    private static PyDict Locals(Scope scope)
    {
        if (scope.Info is null)
        {
            return scope.Body ?? scope.Globals;
        }

        PyDict locals = new();
        foreach ((string name, object value) in scope.Values)
        {
            locals[name] = value;
        }

        return locals;
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

    private static object Ordinal(object value) => value switch
    {
        string text when Text.Length(text) == 1 => Boxed.Int(text.Length == 2 ? char.ConvertToUtf32(text, 0) : text[0]),
        PyBytes { Value: [byte b] } => Boxed.Int(b),
        string text => throw PyError.Type($"ord() expected a character, but string of length {Text.Length(text)} found"),
        _ => throw PyError.Type($"ord() expected string of length 1, but {Interpreter.TypeOf(value).Name} found"),
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

    private static object Round(Interpreter vm, object value, object digits)
    {
        switch (value)
        {
            case double real when Args.IsNone(digits):
                return Numbers.Truncate(Math.Round(real, MidpointRounding.ToEven));
            case double real:
                return FloatText.Round(real, Numbers.ToIndexSaturated(digits));
            case long or bool or BigInteger:
                if (Args.IsNone(digits) || Numbers.ToIndexSaturated(digits) >= 0)
                {
                    return Boxed.Int(Numbers.ToBig(value));
                }

                long places = -Numbers.ToIndexSaturated(digits);
                if (places > 5000)
                {
                    return Boxed.Int(0);
                }

                BigInteger unit = BigInteger.Pow(10, (int)places);
                (BigInteger quotient, BigInteger rest) = Numbers.FloorDivide(Numbers.ToBig(value), unit);
                int half = (rest * 2).CompareTo(unit);
                return Boxed.Int((half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient) * unit);
            case PyInstance instance when vm.TryCallMethod(instance, "__round__", out object? result, Args.IsNone(digits) ? [] : [digits]):
                return result!;
            default:
                throw PyError.Type($"type {Interpreter.TypeOf(value).Name} doesn't define __round__ method");
        }
    }

    private static object Sum(Interpreter vm, object items, object start)
    {
        if (start is string or PyBytes)
        {
            throw PyError.Type($"sum() can't sum {(start is string ? "strings [use ''.join(seq) instead]" : "bytes [use b''.join(seq) instead]")}");
        }

        object total = start;
        foreach (object item in vm.Iterate(items))
        {
            total = vm.Binary(BinaryOperator.Add, total, item);
        }

        return total;
    }
}
