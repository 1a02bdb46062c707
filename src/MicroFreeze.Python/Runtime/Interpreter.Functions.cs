using System.Runtime.CompilerServices;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Python.Runtime;

/// <summary>Functions: defining and calling them.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Calls anything that can be called.</summary>
    public object Call(object function, Arguments arguments)
    {
        Budget.Tick();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PyError.Recursion();
        }

        switch (function)
        {
            case PyBuiltin builtin:
                return CallBuiltin(builtin, arguments);
            case PyFunction own:
                return CallFunction(own, arguments);
            case PyMethod method:
                return Call(method.Function, arguments.Prepend(method.Self));
            case PyType type:
                return Construct(type, arguments);
            case PyStaticMethod wrapper:
                return Call(wrapper.Function, arguments);
            case PyInstance instance when TryGetMethod(instance, "__call__", out object? call):
                return Call(call!, arguments);
            default:
                throw PyError.Type($"'{TypeOf(function).Name}' object is not callable");
        }
    }

    public object Call(object function, params object[] arguments) => Call(function, new Arguments(arguments));

    // What a function does with long text and bytes takes the longer the longer they are, and so does what it makes of them.
    private object CallBuiltin(PyBuiltin builtin, Arguments arguments)
    {
        const int Long = 1024;
        object?[] values = builtin.Signature.Bind(builtin.Name, arguments);
        if (builtin.Owner is { } owner && !TypeOf(values[0]!).IsSubclassOf(owner))
        {
            throw PyError.Type($"descriptor '{builtin.Name}' for '{owner.Name}' objects doesn't apply to a '{TypeOf(values[0]!).Name}' object");
        }

        long size = 0;
        if (values.Length > 0 && values[0] is not PyList)
        {
            foreach (object? value in values)
            {
                size += SizeOf(value);
            }
        }

        if (size < Long)
        {
            return builtin.Body(this, values);
        }

        Budget.Tick(size >> 4);
        object result = builtin.Body(this, values);
        if (result is string or PyBytes && SizeOf(result) is >= Long and long made && Array.TrueForAll(values, value => !ReferenceEquals(value, result)))
        {
            Budget.Allocate(2 * made);
        }

        return result;
    }

    // In characters and bytes.
    private static long SizeOf(object? value) => value switch
    {
        string text => text.Length,
        PyBytes bytes => bytes.Value.Length,
        _ => 0,
    };

    /// <summary>Calls a method that the object's class has.</summary>
    public object CallMethod(PyInstance instance, string name, params object[] arguments) =>
        TryCallMethod(instance, name, out object? result, arguments) ? result! : throw PyError.Attribute($"'{instance.Type.Name}' object has no attribute '{name}'");

    /// <summary>Calls a method if the object's class has it; for methods that Python itself looks for.</summary>
    public bool TryCallMethod(PyInstance instance, string name, out object? result, params object[] arguments)
    {
        if (instance.Type.Vm is null || !TryGetMethod(instance, name, out object? method))
        {
            result = null;
            return false;
        }

        result = Call(method!, new Arguments(arguments));
        return true;
    }

    private static bool TryGetMethod(PyInstance instance, string name, out object? method)
    {
        object? found = instance.Type.Find(name);
        method = found is null or PyNone ? null : Bind(instance, found);
        return method is not null;
    }

    private PyFunction MakeFunction(Frame frame, int index)
    {
        SyntaxTree tree = frame.File.Tree;
        if (tree[index].Kind == NodeKind.FunctionDefinition && tree[index].Form == 1)
        {
            throw NoAsync(frame, index);
        }

        FunctionCode code = frame.File.Function(index);
        object?[] defaults = new object?[code.Parameters.Length];
        for (int number = 0; number < defaults.Length; number++)
        {
            if (code.Parameters[number].Default is not 0 and var node)
            {
                defaults[number] = Evaluate(frame, node);
            }
        }

        Budget.Allocate(100);
        return new PyFunction(code.Name, code, frame.Scope) { Defaults = defaults };
    }

    private object CallFunction(PyFunction function, Arguments arguments)
    {
        FunctionCode code = function.Code;
        Scope scope = Scope.OfFunction(function.Scope, code.Scope);
        BindArguments(function, arguments, scope.Values);
        Frame frame = new(code.File, scope, CurrentFrame)
        {
            Function = function,
            Node = code.Body,
            Yielded = code.Scope.HasYield ? [] : null,
        };
        CheckDepth(frame);
        Budget.Allocate(200);
        CurrentFrame = frame;
        try
        {
            if (code.IsLambda)
            {
                return Evaluate(frame, code.Body);
            }

            Flow flow = Execute(frame, code.Body);
            if (flow is Flow.Break or Flow.Continue)
            {
                throw OutsideLoop();
            }

            // A return that an exception or break in a finally overtook has left its value behind.
            return frame.Yielded is { } yielded ? new PyIterator(BuiltinTypes.Generator, yielded)
                : flow == Flow.Return ? frame.ReturnValue
                : PyNone.Value;
        }
        finally
        {
            CurrentFrame = frame.Caller;
        }
    }

    // A generator runs to its end when it is called; what it yields is kept for whoever reads it.
    private PyNone Yield(Frame frame, int index)
    {
        SyntaxTree tree = frame.File.Tree;
        int first = tree.FirstChild(index);
        object value = first == 0 || tree[first].Kind == NodeKind.Absent ? PyNone.Value : Evaluate(frame, first);
        frame.Node = index;
        List<object> yielded = frame.Yielded ?? throw PyError.Make("SyntaxError", "'yield' outside function");
        foreach (object item in tree[index].Kind == NodeKind.YieldFrom ? Iterate(value) : [value])
        {
            Budget.Allocate(16);
            yielded.Add(item);
        }

        return PyNone.Value;
    }

    private static PythonException OutsideLoop() => PyError.Make("SyntaxError", "'break' or 'continue' outside loop");

    private void BindArguments(PyFunction function, Arguments arguments, Dictionary<string, object> values)
    {
        Parameter[] parameters = function.Code.Parameters;
        object[] given = arguments.Positional;
        Budget.Tick((parameters.Length + given.Length + arguments.NamedCount) / 2);
        int taken = 0;
        PyDict? options = null;
        bool hasRest = false;
        foreach (Parameter parameter in parameters)
        {
            switch (parameter.Kind)
            {
                case ParameterKind.Ordinary when taken < given.Length:
                    values[parameter.Name] = given[taken++];
                    break;
                case ParameterKind.Rest:
                    values[parameter.Name] = new PyTuple(given[taken..]);
                    hasRest = true;
                    break;
                case ParameterKind.Options:
                    values[parameter.Name] = options = new PyDict();
                    break;
            }
        }

        if (taken < given.Length && !hasRest)
        {
            throw PyError.Type($"{function.Name}() takes {taken} positional argument{(taken == 1 ? "" : "s")} but {given.Length} {(given.Length == 1 ? "was" : "were")} given");
        }

        foreach ((string name, object value) in arguments.Named ?? [])
        {
            if (function.Code.NamedParameters.Contains(name))
            {
                if (!values.TryAdd(name, value))
                {
                    throw PyError.Type($"{function.Name}() got multiple values for argument '{name}'");
                }
            }
            else if (options is null || !options.TryAdd(name, value))
            {
                throw PyError.UnknownArgument(function.Name, name, function.Code.NamedParameters);
            }
        }

        for (int index = 0; index < parameters.Length; index++)
        {
            if (parameters[index].Kind is not (ParameterKind.Rest or ParameterKind.Options) && !values.ContainsKey(parameters[index].Name))
            {
                values[parameters[index].Name] = function.Defaults[index]
                    ?? throw PyError.Type($"{function.Name}() missing 1 required {(parameters[index].Kind == ParameterKind.KeywordOnly ? "keyword-only" : "positional")} argument: '{parameters[index].Name}'");
            }
        }
    }
}
