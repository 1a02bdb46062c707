namespace MicroFreeze.Python.Runtime;

/// <summary>Makes an instance: what calling a class does.</summary>
internal delegate object Constructor(Interpreter vm, PyType type, Arguments arguments);

/// <summary>A class: built in (<see cref="Vm"/> is null) or defined by a manifest.</summary>
internal class PyType : PyObject
{
    private PyType[]? _mro;

    public PyType(string name, params PyType[] bases)
    {
        Name = name;
        Bases = bases;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its direct bases; empty for <c>object</c> and, for brevity, for built-in classes whose only base that is.</summary>
    public PyType[] Bases { get; }

    /// <summary>Methods and other attributes of the class itself.</summary>
    public Dictionary<string, object> Attributes { get; } = [];

    /// <summary>Makes instances; null where only the interpreter does. Inherited.</summary>
    public Constructor? Construct { get; set; }

    /// <summary>The evaluation that it was defined in.</summary>
    public Interpreter? Vm { get; init; }

    public override PyType Type => BuiltinTypes.Type;

    /// <summary>The order in which attributes are looked for, this class first.</summary>
    public PyType[] Mro => _mro ??= Linearize();

    /// <summary>The attribute of the class or of a base.</summary>
    public object? Find(string name)
    {
        if (Bases.Length == 0)
        {
            return Attributes.TryGetValue(name, out object? own) ? own
                : BuiltinTypes.Object.Attributes.GetValueOrDefault(name);
        }

        foreach (PyType type in Mro)
        {
            if (type.Attributes.TryGetValue(name, out object? value))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The nearest way to make instances.</summary>
    public Constructor? FindConstructor()
    {
        foreach (PyType type in Mro)
        {
            if (type.Construct is { } construct)
            {
                return construct;
            }
        }

        return null;
    }

    public bool IsSubclassOf(PyType other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(other, BuiltinTypes.Object))
        {
            return true;
        }

        foreach (PyType type in Mro)
        {
            if (ReferenceEquals(type, other))
            {
                return true;
            }
        }

        return false;
    }

    public override string Repr(Interpreter vm) => Vm is null ? $"<class '{Name}'>" : $"<class '__main__.{Name}'>";

    // C3, as CPython's type.mro; a manifest's classes are few and shallow.
    private PyType[] Linearize()
    {
        if (Bases.Length == 0)
        {
            return ReferenceEquals(this, BuiltinTypes.Object) ? [this] : [this, BuiltinTypes.Object];
        }

        List<List<PyType>> sequences = [.. Bases.Select(type => type.Mro.ToList()), [.. Bases]];
        List<PyType> order = [this];
        while (sequences.Exists(sequence => sequence.Count > 0))
        {
            PyType? next = sequences
                .Where(sequence => sequence.Count > 0)
                .Select(sequence => sequence[0])
                .FirstOrDefault(head => !sequences.Exists(sequence => sequence.IndexOf(head) > 0));
            if (next is null)
            {
                throw PyError.Type("Cannot create a consistent method resolution order (MRO) for bases " + string.Join(", ", Bases.Select(type => type.Name)));
            }

            order.Add(next);
            foreach (List<PyType> sequence in sequences)
            {
                sequence.Remove(next);
            }
        }

        return [.. order];
    }
}

/// <summary>An object of a class that a manifest defined.</summary>
internal class PyInstance(PyType type) : PyObject
{
    /// <summary>Attributes of the object itself.</summary>
    public Dictionary<string, object> Attributes { get; } = [];

    public override PyType Type { get; } = type;

    public override string Repr(Interpreter vm) => $"<{Type.Name} object>";
}

/// <summary>What attribute access turns into a call: <c>property</c>, or a getter of a built-in class.</summary>
internal sealed class PyProperty : PyObject
{
    /// <summary>The getter of a built-in class.</summary>
    public Func<Interpreter, object, object>? Native { get; init; }

    /// <summary>The getter that a manifest defined.</summary>
    public object? Getter { get; init; }

    /// <summary>The setter that a manifest defined.</summary>
    public object? Setter { get; init; }

    public override PyType Type => BuiltinTypes.Property;
}

/// <summary><c>staticmethod</c> and <c>classmethod</c> around a function.</summary>
internal sealed class PyStaticMethod(object function, bool passesClass) : PyObject
{
    public object Function { get; } = function;

    /// <summary>Whether the class is the first argument.</summary>
    public bool PassesClass { get; } = passesClass;

    public override PyType Type => PassesClass ? BuiltinTypes.ClassMethod : BuiltinTypes.StaticMethod;
}

/// <summary>A module of the white list, or a <c>.py</c> file that was imported.</summary>
internal sealed class PyModule(string name) : PyObject
{
    public string Name { get; } = name;

    public PyDict Attributes { get; init; } = new();

    /// <summary>Gives attributes that take work to make; null for one that it does not know.</summary>
    public Func<string, object?>? Lazy { get; init; }

    public override PyType Type => BuiltinTypes.Module;

    public override string Repr(Interpreter vm) => $"<module '{Name}'>";
}
