namespace MicroFreeze.Python.Runtime;

/// <summary>
/// The body of a built-in function. Arguments come in the order of its <see cref="Signature"/>; one that was left out and has no default is
/// null.
/// </summary>
internal delegate object NativeFunction(Interpreter vm, object?[] arguments);

/// <summary>A built-in function or method; a method's first argument is the object.</summary>
internal sealed class PyBuiltin(string name, Signature signature, NativeFunction body) : PyObject
{
    public string Name { get; } = name;

    public Signature Signature { get; } = signature;

    public NativeFunction Body { get; } = body;

    /// <summary>Whether it is found on objects of a class and then takes the object as its first argument.</summary>
    public bool IsMethod { get; init; }

    /// <summary>The class that a method is of: what its first argument must be.</summary>
    public PyType? Owner { get; init; }

    public override PyType Type => BuiltinTypes.BuiltinFunction;

    public override string Repr(Interpreter vm) => $"<built-in function {Name}>";
}

/// <summary>A function and the object that it was found on.</summary>
internal sealed class PyMethod(object self, object function) : PyObject
{
    public object Self { get; } = self;

    public object Function { get; } = function;

    public override PyType Type => BuiltinTypes.Method;

    public override string Repr(Interpreter vm) => Function switch
    {
        PyBuiltin builtin => $"<built-in method {builtin.Name} of {Interpreter.TypeOf(Self).Name} object>",
        PyFunction function => $"<bound method {function.Name} of {vm.Repr(Self)}>",
        _ => "<bound method>",
    };

    public override bool EqualTo(object other) => other is PyMethod method && ReferenceEquals(method.Self, Self) && ReferenceEquals(method.Function, Function);

    public override int Hash() => HashCode.Combine(Self.GetHashCode(), Function.GetHashCode());
}

/// <summary>A function that a manifest defined.</summary>
internal sealed class PyFunction(string name, FunctionCode code, Scope scope) : PyObject
{
    public string Name { get; set; } = name;

    public FunctionCode Code { get; } = code;

    /// <summary>Where it was defined.</summary>
    public Scope Scope { get; } = scope;

    /// <summary>Values of the defaults, in the order of <see cref="FunctionCode.Parameters"/>; null where there is none.</summary>
    public object?[] Defaults { get; init; } = [];

    /// <summary>The class in whose body it was defined, for <c>super()</c>.</summary>
    public PyType? Owner { get; set; }

    /// <summary>Attributes that the manifest has given it.</summary>
    public Dictionary<string, object> Attributes { get; } = [];

    public override PyType Type => BuiltinTypes.Function;

    public override string Repr(Interpreter vm) => $"<function {Name}>";
}
