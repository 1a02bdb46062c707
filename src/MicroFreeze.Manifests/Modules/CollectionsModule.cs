using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Manifests.Runtime;

namespace MicroFreeze.Manifests.Modules;

/// <summary><c>collections</c></summary>
internal static class CollectionsModule
{
    private static readonly PyType OrderedDict = new("OrderedDict", BuiltinTypes.Dict);
    private static readonly PyType DefaultDict = new("defaultdict", BuiltinTypes.Dict);
    private static readonly PyType Counter = new("Counter", BuiltinTypes.Dict);

    static CollectionsModule()
    {
        OrderedDict.AddMethods(
            ("popitem", "last=True", static (vm, a) => PopItem(vm, (PyDict)a[0]!, vm.IsTrue(a[1]!))),
            ("move_to_end", "key, last=True", static (vm, a) => MoveToEnd((PyDict)a[0]!, a[1]!, vm.IsTrue(a[2]!))));
        DefaultDict.SetConstructor("default_factory=None, source=?, /, **entries", static (vm, type, a) =>
            Fill(vm, new PyDict(type) { DefaultFactory = RequireFactory(a[0]!) }, a[1], (PyDict)a[2]!));
        DefaultDict.AddProperties(("default_factory", static (_, self) => ((PyDict)self).DefaultFactory ?? PyNone.Value));
        Counter.SetConstructor("iterable=?, /, **counts", static (vm, type, a) => Count(vm, new PyDict(type), a[0], (PyDict)a[1]!, 1));
        Counter.AddMethods(
            ("elements", "", static (vm, a) => new PyIterator(BuiltinTypes.Generator, Elements(vm, (PyDict)a[0]!))),
            ("most_common", "n=None", static (vm, a) => MostCommon(vm, (PyDict)a[0]!, Args.OptionalInteger(a[1]))),
            ("subtract", "iterable=?, /, **counts", static (vm, a) => Change(vm, a, -1)),
            ("total", "", static (vm, a) => ((PyDict)a[0]!).Values.Aggregate(Boxed.Int(0), (total, value) => vm.Binary(BinaryOperator.Add, total, value))),
            ("update", "iterable=?, /, **counts", static (vm, a) => Change(vm, a, 1)));
    }

    public static PyModule Make(Interpreter vm) => ModuleBuilder.Make(
        "collections",
        [("namedtuple", "typename, field_names, *, rename=False, defaults=None, module=None", static (vm, a) => MakeNamedTuple(vm, vm.Str(a[0]!), a[1]!, a[3]!))],
        ("OrderedDict", OrderedDict),
        ("defaultdict", DefaultDict),
        ("Counter", Counter),
        ("deque", PyDeque.DequeType),
        ("abc", vm.ImportModule("collections.abc")));

    private static PyDict Fill(Interpreter vm, PyDict dict, object? source, PyDict entries)
    {
        if (source is not null)
        {
            vm.UpdateDict(dict, source);
        }

        vm.UpdateDict(dict, entries);
        return dict;
    }

    private static object RequireFactory(object value) =>
        value is PyNone || Builtins.IsCallable(value) ? value : throw PyError.Type("first argument must be callable or None");

    private static PyTuple PopItem(Interpreter vm, PyDict dict, bool last)
    {
        vm.Budget.Tick(dict.Count);
        if (dict.Count == 0)
        {
            throw PyError.Key("dictionary is empty");
        }

        (object key, object value) = last ? dict.Entries.Last() : dict.Entries.First();
        dict.Remove(key, out _);
        return new PyTuple([key, value]);
    }

    private static PyNone MoveToEnd(PyDict dict, object key, bool last)
    {
        if (!dict.Remove(key, out object? value))
        {
            throw PyError.Key(key);
        }

        List<KeyValuePair<object, object>> others = last ? [] : [.. dict.Entries];
        if (!last)
        {
            dict.Clear();
        }

        dict[key] = value;
        foreach ((object otherKey, object other) in others)
        {
            dict[otherKey] = other;
        }

        return PyNone.Value;
    }

    private static PyNone Change(Interpreter vm, object?[] a, int sign)
    {
        Count(vm, (PyDict)a[0]!, a[1], (PyDict)a[2]!, sign);
        return PyNone.Value;
    }

    private static PyDict Count(Interpreter vm, PyDict counter, object? source, PyDict counts, int sign)
    {
        foreach (PyDict given in source is PyDict dict ? new[] { dict, counts } : [counts])
        {
            foreach ((object key, object value) in given.Entries)
            {
                Add(key, value);
            }
        }

        foreach (object item in source is null or PyDict or PyNone ? [] : vm.Iterate(source))
        {
            Add(item, Boxed.Int(1));
        }

        return counter;

        void Add(object key, object value)
        {
            object old = counter.TryGetValue(key, out object? known) ? known : Boxed.Int(0);
            vm.SetItem(counter, key, vm.Binary(sign > 0 ? BinaryOperator.Add : BinaryOperator.Subtract, old, value));
        }
    }

    private static IEnumerable<object> Elements(Interpreter vm, PyDict counter)
    {
        foreach ((object key, object value) in counter.Entries)
        {
            for (long count = Numbers.ToLong(value); count > 0; count--)
            {
                vm.Budget.Tick();
                yield return key;
            }
        }
    }

    private static PyList MostCommon(Interpreter vm, PyDict counter, long? limit)
    {
        List<object> pairs = [.. counter.Entries.Select(entry => (object)new PyTuple([entry.Key, entry.Value]))];
        PyBuiltin count = new("count", new Signature("pair"), static (_, a) => ((PyTuple)a[0]!).Items[1]);
        pairs = ListMethods.Sorted(vm, pairs, count, reverse: true);
        return new PyList(limit is { } most && most < pairs.Count ? pairs.GetRange(0, (int)Math.Max(most, 0)) : pairs);
    }

    private static PyType MakeNamedTuple(Interpreter vm, string name, object fieldNames, object defaults)
    {
        string[] fields = fieldNames is string text
            ? text.Replace(',', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : [.. vm.Iterate(fieldNames).Select(vm.Str)];
        HashSet<string> known = [];
        string? wrong = StringMethods.IsIdentifier(name)
            ? Array.Find(fields, field => !StringMethods.IsIdentifier(field) || field.StartsWith('_') || !known.Add(field))
            : name;
        if (wrong is not null)
        {
            throw PyError.Value($"Type names and field names must be valid identifiers, unique and without a leading underscore: {PythonLiteral.Quote(wrong)}");
        }

        object[] values = Args.IsNone(defaults) ? [] : [.. vm.Iterate(defaults)];
        vm.Budget.Allocate(1000);
        PyType type = new(name, BuiltinTypes.Tuple);
        Signature signature = new(string.Join(", ", fields.Select((field, index) => index < fields.Length - values.Length ? field : field + "=?")));
        type.Construct = (_, made, arguments) => Build(made, signature.Bind(name, arguments));
        type.Attributes["_fields"] = new PyTuple([.. fields]);
        foreach ((int index, string field) in fields.Index())
        {
            type.AddProperties((field, (_, self) => ((PyTuple)self).Items[index]));
        }

        type.AddMethods(
            ("_asdict", "", (vm, a) => AsDict(vm, fields, (PyTuple)a[0]!)),
            ("_replace", "**fields", (vm, a) => Replace(vm, fields, (PyTuple)a[0]!, (PyDict)a[1]!)));
        type.AddFunctions(("_make", "iterable", (vm, a) => vm.Call(type, new Arguments([.. vm.Iterate(a[0]!)]))));
        return type;

        object Build(PyType made, object?[] bound)
        {
            object[] items = [.. bound.Select((value, index) => value ?? values[index - (fields.Length - values.Length)])];
            return new PyTuple(items, made);
        }
    }

    private static PyDict AsDict(Interpreter vm, string[] fields, PyTuple tuple)
    {
        vm.Budget.Tick(fields.Length);
        PyDict dict = new();
        foreach ((string field, object value) in fields.Zip(tuple.Items))
        {
            dict[field] = value;
        }

        return dict;
    }

    private static PyTuple Replace(Interpreter vm, string[] fields, PyTuple tuple, PyDict changes)
    {
        vm.Budget.Tick(fields.Length + ((long)changes.Count * fields.Length / 8));
        object[] items = [.. tuple.Items];
        foreach ((object name, object value) in changes.Entries)
        {
            int index = Array.IndexOf(fields, (string)name);
            items[index >= 0 ? index : throw PyError.Value($"Got unexpected field names: [{PythonLiteral.Quote((string)name)}]")] = value;
        }

        return new PyTuple(items, tuple.Type);
    }
}
