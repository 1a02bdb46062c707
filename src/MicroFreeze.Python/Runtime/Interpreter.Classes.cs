using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>Classes: defining them and making their objects.</summary>
internal sealed partial class Interpreter
{
    private PyType MakeClass(Frame frame, int index)
    {
        SyntaxTree tree = frame.File.Tree;
        int call = tree.FirstChild(index);
        string name = frame.File.Name(tree[index].Value);
        Arguments arguments = tree[call].Kind == NodeKind.Absent ? Arguments.None : EvaluateArguments(frame, tree.FirstChild(call));
        frame.Node = index;
        if (arguments.NamedCount > 0)
        {
            throw Unsupported(frame, index, $"class argument '{arguments.Named![0].Key}'", "Plain classes are enough for a manifest.");
        }

        PyType[] bases = [.. arguments.Positional
            .Select(value => value as PyType ?? throw PyError.Type($"cannot use '{TypeOf(value).Name}' object as a base class"))
            .Where(type => !ReferenceEquals(type, BuiltinTypes.Object))];
        foreach (PyType type in bases)
        {
            if (!CanDerive(type))
            {
                const string Instead = "Derive from object, an exception or a class of your own.";
                throw Unsupported(frame, index, $"a class derived from '{type.Name}'", Instead);
            }
        }

        PyDict body = new();
        Scope outer = frame.Scope;
        frame.Scope = Scope.OfClass(outer, body);
        try
        {
            if (Execute(frame, tree.Next(call)) != Flow.Next)
            {
                throw PyError.Make("SyntaxError", "'return', 'break' or 'continue' in a class");
            }
        }
        finally
        {
            frame.Scope = outer;
        }

        Budget.Allocate(500);
        PyType made = new(name, bases) { Vm = this };
        foreach ((object key, object value) in body.Entries)
        {
            made.Attributes[(string)key] = value;
            SetOwner(value, made);
        }

        Budget.Allocate(16L * made.Mro.Length);
        Budget.Tick(4L * made.Mro.Length);
        return made;
    }

    private static bool CanDerive(PyType type) => type.Vm is not null || type.IsSubclassOf(ExceptionTypes.BaseException);

    private static void SetOwner(object member, PyType owner)
    {
        switch (member)
        {
            case PyFunction function:
                function.Owner ??= owner;
                break;
            case PyStaticMethod { Function: PyFunction function }:
                function.Owner ??= owner;
                break;
            case PyProperty property:
                SetOwner(property.Getter ?? PyNone.Value, owner);
                SetOwner(property.Setter ?? PyNone.Value, owner);
                break;
        }
    }

    private object Construct(PyType type, Arguments arguments)
    {
        Budget.Allocate(64);
        object made;
        object? initializer = type.Vm is null ? null : type.Find("__init__");
        if (type.FindConstructor() is { } construct)
        {
            // An exception class with its own __init__ may take other arguments than its base does.
            bool isException = type.IsSubclassOf(ExceptionTypes.BaseException);
            made = construct(this, type, initializer is not null && isException ? new Arguments(arguments.Positional) : arguments);
        }
        else if (type.Vm is not null)
        {
            if (type.Find("__new__") is not null)
            {
                throw new SandboxException(PythonDiagnostics.Unsupported, "__new__", "Set the object up in __init__.");
            }

            if (initializer is null && (arguments.Positional.Length > 0 || arguments.NamedCount > 0))
            {
                throw PyError.Type($"{type.Name}() takes no arguments");
            }

            made = new PyInstance(type);
        }
        else
        {
            throw PyError.Type($"cannot create '{type.Name}' instances");
        }

        if (initializer is not null)
        {
            object result = Call(Bind(made, initializer), arguments);
            if (result is not PyNone)
            {
                throw PyError.Type($"__init__() should return None, not '{TypeOf(result).Name}'");
            }
        }

        return made;
    }

    /// <summary><c>super()</c> of the method under way: attributes of the classes after its own.</summary>
    public object MakeSuper()
    {
        if (CurrentFrame is not { Function: { Owner: { } owner } function } frame || function.Code.Parameters.Length == 0
            || !frame.Scope.Values.TryGetValue(function.Code.Parameters[0].Name, out object? self))
        {
            throw PyError.Runtime("super(): no arguments");
        }

        return new PySuper(owner, self);
    }
}

/// <summary>What <c>super()</c> gives.</summary>
internal sealed class PySuper(PyType owner, object self) : PyObject, IAttributes
{
    public override PyType Type => BuiltinTypes.Super;

    public object? GetAttribute(Interpreter vm, string name)
    {
        PyType start = self as PyType ?? Interpreter.TypeOf(self);
        bool passed = false;
        foreach (PyType type in start.Mro)
        {
            if (passed && type.Attributes.TryGetValue(name, out object? value))
            {
                return value switch
                {
                    PyFunction or PyBuiltin { IsMethod: true } => new PyMethod(self, value),
                    PyProperty { Getter: { } getter } => vm.Call(getter, self),
                    PyStaticMethod { PassesClass: true } method => new PyMethod(start, method.Function),
                    PyStaticMethod method => method.Function,
                    _ => value,
                };
            }

            passed |= ReferenceEquals(type, owner);
        }

        // What object and BaseException have to offer here.
        return name == "__init__" ? new PyBuiltin("__init__", new Signature("*args, **options"), InitializeBase(self)) : null;
    }

    private static NativeFunction InitializeBase(object self) => (_, arguments) =>
    {
        if (self is PyException exception && (object[])arguments[0]! is { Length: > 0 } given)
        {
            exception.Args = new PyTuple(given);
        }

        return PyNone.Value;
    };
}
