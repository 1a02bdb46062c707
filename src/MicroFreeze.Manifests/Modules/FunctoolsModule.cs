using MicroFreeze.Manifests.Runtime;
using MicroFreeze.Manifests.Sandbox;

namespace MicroFreeze.Manifests.Modules;

/// <summary><c>functools</c></summary>
internal static class FunctoolsModule
{
    private static readonly PyType PartialType = MakePartialType();
    private static readonly PyType CacheType = new("_lru_cache_wrapper");
    private static readonly PyType KeyType = new("K");

    public static PyModule Make(Interpreter vm) => ModuleBuilder.Make(
        "functools",
        [
            ("cache", "function", static (_, a) => new Cache(a[0]!)),
            ("cmp_to_key", "mycmp", static (_, a) => new PyBuiltin("key", new Signature("item"), (vm, b) => new Key(vm, a[0]!, b[0]!))),
            ("lru_cache", "maxsize=128, typed=False", static (_, a) => a[0] is PyFunction ? new Cache(a[0]!) : new PyBuiltin("lru_cache", new Signature("function"), static (_, b) => new Cache(b[0]!))),
            ("reduce", "function, iterable, initial=?, /", static (vm, a) => Reduce(vm, a)),
            ("total_ordering", "cls", static (_, a) => CompleteOrder((PyType)a[0]!)),
            ("wraps", "wrapped, *args, **options", static (_, a) => new PyBuiltin("wraps", new Signature("wrapper"), (vm, b) => Wrap(vm, a[0]!, b[0]!))),
        ],
        ("partial", PartialType));

    private static object Reduce(Interpreter vm, object?[] a)
    {
        object? total = a[2];
        foreach (object item in vm.Iterate(a[1]!))
        {
            total = total is null ? item : vm.Call(a[0]!, total, item);
        }

        return total ?? throw PyError.Type("reduce() of empty iterable with no initial value");
    }

    private static object Wrap(Interpreter vm, object wrapped, object wrapper)
    {
        if (wrapper is PyFunction function && vm.TryGetAttribute(wrapped, "__name__", out object? name))
        {
            function.Name = (string)name!;
        }

        return wrapper;
    }

    // The three orders that follow from the one that a class defines, and from ==.
    private static PyType CompleteOrder(PyType type)
    {
        (string Name, Func<bool, bool, bool> FromLess)[] orders =
        [
            ("__le__", static (less, equal) => less || equal), ("__gt__", static (less, equal) => !less && !equal), ("__ge__", static (less, _) => !less),
        ];
        if (type.Find("__lt__") is not { } lessThan)
        {
            throw new ManifestAbortException(ManifestDiagnostics.Unsupported, "total_ordering without __lt__", "Define __lt__ and __eq__.");
        }

        foreach ((string name, Func<bool, bool, bool> fromLess) in orders)
        {
            if (type.Find(name) is null)
            {
                type.AddMethods((name, "other", (vm, a) => Boxed.Bool(fromLess(vm.IsTrue(vm.Call(lessThan, a[0]!, a[1]!)), vm.AreEqual(a[0]!, a[1]!)))));
            }
        }

        return type;
    }

    private static PyType MakePartialType()
    {
        PyType type = new("partial") { Construct = static (_, _, arguments) => new Partial(arguments) };
        type.AddProperties(
            ("func", static (_, self) => ((Partial)self).Function),
            ("args", static (_, self) => new PyTuple([.. ((Partial)self).Given.Positional.Skip(1)])));
        return type;
    }

    private sealed class Partial(Arguments given) : PyObject, ICallable
    {
        public Arguments Given { get; } = given;

        public object Function { get; } = given.Positional.Length > 0 ? given.Positional[0] : throw PyError.Type("type 'partial' takes at least one argument");

        public override PyType Type => PartialType;

        public object Call(Interpreter vm, Arguments arguments)
        {
            vm.Budget.Tick(Given.NamedCount + Given.Positional.Length + ((long)Given.NamedCount * arguments.NamedCount / 8));
            List<KeyValuePair<string, object>> named = [.. Given.Named ?? []];
            foreach (KeyValuePair<string, object> pair in arguments.Named ?? [])
            {
                named.RemoveAll(known => known.Key == pair.Key);
                named.Add(pair);
            }

            return vm.Call(Function, new Arguments([.. Given.Positional.Skip(1), .. arguments.Positional], named));
        }
    }

    private sealed class Cache(object function) : PyObject, ICallable
    {
        private readonly PyDict _known = new();

        public override PyType Type => CacheType;

        public object Call(Interpreter vm, Arguments arguments)
        {
            PyTuple key = new([.. arguments.Positional, .. (arguments.Named ?? []).SelectMany(pair => new[] { pair.Key, pair.Value })]);
            if (!_known.TryGetValue(key, out object? value))
            {
                value = vm.Call(function, arguments);
                vm.SetItem(_known, key, value);
            }

            return value;
        }
    }

    private sealed class Key(Interpreter vm, object compare, object item) : PyObject, IOrdered
    {
        public override PyType Type => KeyType;

        public int? CompareTo(object other) => other is Key key ? Math.Sign(Numbers.ToLong(vm.Call(compare, item, key.Item))) : null;

        private object Item => item;
    }
}
