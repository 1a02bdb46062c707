namespace MicroFreeze.Python.Runtime;

/// <summary>
/// <c>x.name</c>: reading, assigning, deleting. There is no reflection: what is not listed here or in a class's table does not exist.
/// </summary>
internal sealed partial class Interpreter
{
    public object GetAttribute(object value, string name)
    {
        if (TryGetAttribute(value, name, out object? attribute))
        {
            return attribute!;
        }

        switch (value)
        {
            case PyModule module:
                throw PyError.Attribute($"module '{module.Name}' has no attribute '{name}'");
            case PyType type:
                throw PyError.Attribute($"type object '{type.Name}' has no attribute '{name}'");
            default:
                throw PyError.Attribute($"'{TypeOf(value).Name}' object has no attribute '{name}'");
        }
    }

    public bool TryGetAttribute(object value, string name, out object? attribute)
    {
        attribute = value switch
        {
            PyInstance instance => FindOnInstance(instance, name),
            PyModule module => module.Attributes.TryGetValue(name, out object? member) ? member : module.Lazy?.Invoke(name),
            PyType type => FindOnType(type, name),
            PyFunction function => name is "__name__" or "__qualname__" ? function.Name : function.Attributes.GetValueOrDefault(name),
            PyBuiltin builtin when name is "__name__" or "__qualname__" => builtin.Name,
            PyMethod { Function: PyFunction function } when name is "__name__" or "__qualname__" => function.Name,
            PyMethod { Function: PyBuiltin builtin } when name is "__name__" or "__qualname__" => builtin.Name,
            IAttributes dynamic => dynamic.GetAttribute(this, name) ?? FindOnClass(value, name),
            _ => FindOnClass(value, name),
        };
        return attribute is not null;
    }

    public void SetAttribute(object target, string name, object value)
    {
        Budget.Allocate(48);
        switch (target)
        {
            case PyInstance instance when instance.Type.Find(name) is PyProperty property:
                if (property.Setter is not { } setter)
                {
                    throw PyError.Attribute($"property '{name}' of '{instance.Type.Name}' object has no setter");
                }

                Call(setter, instance, value);
                break;
            case PyException error when name == "args":
                error.Args = new PyTuple([.. Iterate(value)]);
                break;
            case PyInstance instance:
                instance.Attributes[name] = value;
                break;
            case PyType { Vm: not null } type:
                type.Attributes[name] = value;
                break;
            case PyFunction function:
                if (name == "__name__" && value is string renamed)
                {
                    function.Name = renamed;
                }
                else
                {
                    function.Attributes[name] = value;
                }

                break;
            case PyModule { Lazy: null } module when module.Attributes.ContainsKey("__file__"):
                module.Attributes[name] = value;
                break;
            default:
                throw PyError.Attribute($"'{TypeOf(target).Name}' object has no attribute '{name}'");
        }
    }

    public static void DeleteAttribute(object target, string name)
    {
        bool removed = target switch
        {
            PyInstance instance => instance.Attributes.Remove(name),
            PyType { Vm: not null } type => type.Attributes.Remove(name),
            PyFunction function => function.Attributes.Remove(name),
            _ => false,
        };
        if (!removed)
        {
            throw PyError.Attribute($"'{TypeOf(target).Name}' object has no attribute '{name}'");
        }
    }

    private object? FindOnInstance(PyInstance instance, string name)
    {
        object? inherited = instance.Type.Find(name);
        if (inherited is PyProperty property)
        {
            return Get(property, instance);
        }

        if (instance.Attributes.TryGetValue(name, out object? own))
        {
            return own;
        }

        if (inherited is not null)
        {
            return Bind(instance, inherited);
        }

        switch (name)
        {
            case "__class__":
                return instance.Type;
            case "__dict__":
                PyDict attributes = new();
                foreach ((string key, object value) in instance.Attributes)
                {
                    attributes[key] = value;
                }

                return attributes;
        }

        return instance.Type.Vm is not null && instance.Type.Find("__getattr__") is { } fallback ? Call(Bind(instance, fallback), name) : null;
    }

    private object? FindOnClass(object value, string name)
    {
        PyType type = TypeOf(value);
        if (name == "__class__")
        {
            return type;
        }

        return type.Find(name) switch
        {
            null => null,
            PyProperty property => Get(property, value),
            { } found => Bind(value, found),
        };
    }

    private static object? FindOnType(PyType type, string name) => type.Find(name) switch
    {
        PyStaticMethod { PassesClass: true } method => new PyMethod(type, method.Function),
        PyStaticMethod method => method.Function,
        null when name is "__name__" or "__qualname__" => type.Name,
        null when name == "__module__" => type.Vm is null ? "builtins" : "__main__",
        null when name == "__doc__" => PyNone.Value,
        { } found => found,
        null => null,
    };

    private object Get(PyProperty property, object value) => property.Native is { } native
        ? native(this, value)
        : property.Getter is { } getter ? Call(getter, value) : throw PyError.Attribute("unreadable attribute");

    // What a class's attribute is when it is read from an object of it.
    private static object Bind(object self, object attribute) => attribute switch
    {
        PyFunction => new PyMethod(self, attribute),
        PyBuiltin { IsMethod: true } => new PyMethod(self, attribute),
        PyStaticMethod { PassesClass: true } method => new PyMethod(TypeOf(self), method.Function),
        PyStaticMethod method => method.Function,
        _ => attribute,
    };
}

/// <summary>An object whose attributes are worked out when they are read.</summary>
internal interface IAttributes
{
    /// <summary>The attribute, or null where the class's table has the word.</summary>
    object? GetAttribute(Interpreter vm, string name);
}
