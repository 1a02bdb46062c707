namespace MicroFreeze.Python.Runtime;

/// <summary><c>dict</c> and its views</summary>
internal static class DictMethods
{
    public static void Register()
    {
        BuiltinTypes.Dict.SetConstructor("source=?, /, **entries", static (vm, _, a) => Fill(vm, new PyDict(), a[0], (PyDict)a[1]!));
        BuiltinTypes.Dict.AddFunctions(("fromkeys", "iterable, value=None, /", static (vm, a) => FromKeys(vm, a[0]!, a[1]!)));
        BuiltinTypes.Dict.AddMethods(
            ("clear", "", static (_, a) => Clear(Self(a))),
            ("copy", "", static (vm, a) => Copy(vm, Self(a))),
            ("get", "key, default=None", static (_, a) => Self(a).TryGetValue(a[1]!, out object? value) ? value : a[2]!),
            ("items", "", static (_, a) => new PyDictView(Self(a), BuiltinTypes.DictItems)),
            ("keys", "", static (_, a) => new PyDictView(Self(a), BuiltinTypes.DictKeys)),
            ("pop", "key, default=?", static (_, a) => Self(a).Remove(a[1]!, out object? value) ? value : a[2] ?? throw PyError.Key(a[1]!)),
            ("popitem", "", static (vm, a) => PopLast(vm, Self(a))),
            ("setdefault", "key, default=None", static (vm, a) => SetDefault(vm, Self(a), a[1]!, a[2]!)),
            ("update", "source=?, /, **entries", static (vm, a) => Update(vm, a)),
            ("values", "", static (_, a) => new PyDictView(Self(a), BuiltinTypes.DictValues)));
        foreach (PyType view in new[] { BuiltinTypes.DictKeys, BuiltinTypes.DictItems })
        {
            view.AddMethods(("isdisjoint", "other", static (vm, a) => Boxed.Bool(!vm.Iterate(a[1]!).Any(item => vm.Contains(a[0]!, item)))));
        }
    }

    private static PyDict Self(object?[] arguments) => arguments[0] as PyDict ?? throw PyError.Type("descriptor requires a 'dict' object");

    private static PyDict Fill(Interpreter vm, PyDict dict, object? source, PyDict entries)
    {
        if (source is not null)
        {
            vm.UpdateDict(dict, source);
        }

        vm.UpdateDict(dict, entries);
        return dict;
    }

    private static PyNone Update(Interpreter vm, object?[] a)
    {
        Fill(vm, Self(a), a[1], (PyDict)a[2]!);
        return PyNone.Value;
    }

    private static PyDict FromKeys(Interpreter vm, object keys, object value)
    {
        PyDict dict = new();
        foreach (object key in vm.Iterate(keys))
        {
            vm.SetItem(dict, key, value);
        }

        return dict;
    }

    private static PyNone Clear(PyDict dict)
    {
        dict.Clear();
        return PyNone.Value;
    }

    private static PyDict Copy(Interpreter vm, PyDict dict)
    {
        vm.Budget.Allocate(48L * dict.Count);
        vm.Budget.Tick(dict.Count);
        return dict.Copy();
    }

    private static PyTuple PopLast(Interpreter vm, PyDict dict)
    {
        vm.Budget.Tick(dict.Count);
        if (dict.Count == 0)
        {
            throw PyError.Key("popitem(): dictionary is empty");
        }

        KeyValuePair<object, object> last = dict.Entries.Last();
        dict.Remove(last.Key, out _);
        return new PyTuple([last.Key, last.Value]);
    }

    private static object SetDefault(Interpreter vm, PyDict dict, object key, object value)
    {
        if (dict.TryGetValue(key, out object? known))
        {
            return known;
        }

        vm.SetItem(dict, key, value);
        return value;
    }
}
