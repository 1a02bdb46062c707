namespace MicroFreeze.Python.Runtime;

/// <summary>The built-in classes. Their methods stand in tables of their own, one file a class.</summary>
internal static class BuiltinTypes
{
    public static readonly PyType Object = new("object");
    public static readonly PyType Type = new("type");
    public static readonly PyType NoneType = new("NoneType");
    public static readonly PyType Ellipsis = new("ellipsis");
    public static readonly PyType NotImplementedType = new("NotImplementedType");
    public static readonly PyType Int = new("int");
    public static readonly PyType Bool = new("bool", Int);
    public static readonly PyType Float = new("float");
    public static readonly PyType Str = new("str");
    public static readonly PyType Bytes = new("bytes");
    public static readonly PyType Tuple = new("tuple");
    public static readonly PyType List = new("list");
    public static readonly PyType Dict = new("dict");
    public static readonly PyType DictKeys = new("dict_keys");
    public static readonly PyType DictValues = new("dict_values");
    public static readonly PyType DictItems = new("dict_items");
    public static readonly PyType Set = new("set");
    public static readonly PyType FrozenSet = new("frozenset");
    public static readonly PyType Range = new("range");
    public static readonly PyType Slice = new("slice");
    public static readonly PyType Function = new("function");
    public static readonly PyType BuiltinFunction = new("builtin_function_or_method");
    public static readonly PyType Method = new("method");
    public static readonly PyType Module = new("module");
    public static readonly PyType Property = new("property");
    public static readonly PyType StaticMethod = new("staticmethod");
    public static readonly PyType ClassMethod = new("classmethod");
    public static readonly PyType Super = new("super");
    public static readonly PyType Generator = new("generator");
    public static readonly PyType Enumerate = new("enumerate");
    public static readonly PyType Zip = new("zip");
    public static readonly PyType Map = new("map");
    public static readonly PyType Filter = new("filter");
    public static readonly PyType Reversed = new("reversed");
    public static readonly PyType Iterator = new("iterator");

    static BuiltinTypes()
    {
        ObjectMethods.Register();
        NumberMethods.Register();
        StringMethods.Register();
        BytesMethods.Register();
        ListMethods.Register();
        DictMethods.Register();
        SetMethods.Register();
    }

    /// <summary>Gives a class its methods: name, parameters without <c>self</c>, body.</summary>
    public static void AddMethods(this PyType type, params ReadOnlySpan<(string Name, string Parameters, NativeFunction Body)> rows)
    {
        foreach ((string name, string parameters, NativeFunction body) in rows)
        {
            type.Attributes[name] = new PyBuiltin(name, new Signature(parameters, isMethod: true), body) { IsMethod = true, Owner = type };
        }
    }

    /// <summary>Gives a class functions that are called on the class.</summary>
    public static void AddFunctions(this PyType type, params ReadOnlySpan<(string Name, string Parameters, NativeFunction Body)> rows)
    {
        foreach ((string name, string parameters, NativeFunction body) in rows)
        {
            type.Attributes[name] = new PyBuiltin(name, new Signature(parameters), body);
        }
    }

    /// <summary>Gives a class attributes that are worked out when they are read.</summary>
    public static void AddProperties(this PyType type, params ReadOnlySpan<(string Name, Func<Interpreter, object, object> Getter)> rows)
    {
        foreach ((string name, Func<Interpreter, object, object> getter) in rows)
        {
            type.Attributes[name] = new PyProperty { Native = getter };
        }
    }

    /// <summary>Says how instances are made: parameters and body; the class stands first among the arguments.</summary>
    public static void SetConstructor(this PyType type, string parameters, Func<Interpreter, PyType, object?[], object> body)
    {
        Signature signature = new(parameters);
        type.Construct = (vm, made, arguments) => body(vm, made, signature.Bind(type.Name, arguments));
    }
}
