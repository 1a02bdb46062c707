namespace MicroFreeze.Python.Runtime;

/// <summary>
/// A set or frozenset. Keeps the order in which items came, where CPython's depends on the process: the result of a build must not.
/// </summary>
internal sealed class PySet(bool isFrozen) : PyObject
{
    public PyDict Items { get; } = new() { IsOfSet = true };

    public bool IsFrozen { get; } = isFrozen;

    public override PyType Type => IsFrozen ? BuiltinTypes.FrozenSet : BuiltinTypes.Set;

    public int Count => Items.Count;

    public void Add(object item) => Items.TryAdd(item, PyNone.Value);

    public bool Contains(object item) => Items.ContainsKey(item);

    public bool Remove(object item) => Items.Remove(item, out _);

    public bool IsSubsetOf(PySet other) => Count <= other.Count && Items.Keys.All(other.Contains);

    public override bool IsTrue(Interpreter vm) => Count > 0;

    public override string Repr(Interpreter vm) => vm.ReprGuarded(
        this,
        "{...}",
        () => Count == 0 ? $"{Type.Name}()"
            : IsFrozen ? "frozenset(" + vm.ReprItems("{", Items.Keys, "}") + ")"
            : vm.ReprItems("{", Items.Keys, "}"));

    public override bool EqualTo(object other) => other is PySet set && set.Count == Count && IsSubsetOf(set);

    public override int Hash()
    {
        if (!IsFrozen)
        {
            throw PyError.Unhashable(this);
        }

        int hash = Count;
        foreach (object item in Items.Keys)
        {
            hash ^= Equality.HashOf(item);
        }

        return hash;
    }
}

/// <summary>The keys, values or items of a dict, seen as it is now.</summary>
internal sealed class PyDictView(PyDict dict, PyType type) : PyObject
{
    public PyDict Dict { get; } = dict;

    public override PyType Type { get; } = type;

    public IEnumerable<object> Items =>
        ReferenceEquals(Type, BuiltinTypes.DictKeys) ? Dict.Keys
        : ReferenceEquals(Type, BuiltinTypes.DictValues) ? Dict.Values
        : Dict.Entries.Select(entry => (object)new PyTuple([entry.Key, entry.Value]));

    public override bool IsTrue(Interpreter vm) => Dict.Count > 0;

    public override string Repr(Interpreter vm) => vm.ReprGuarded(this, "...", () => $"{Type.Name}({vm.ReprItems("[", Items, "]")})");

    public override bool EqualTo(object other)
    {
        if (ReferenceEquals(Type, BuiltinTypes.DictValues))
        {
            return false;
        }

        return ToSet().EqualTo(other is PyDictView view ? view.ToSet() : other);
    }

    public override int Hash() => throw PyError.Unhashable(this);

    public PySet ToSet()
    {
        PySet set = new(false);
        foreach (object item in Items)
        {
            set.Add(item);
        }

        return set;
    }
}
