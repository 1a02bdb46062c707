using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Manifests.Runtime;
using MicroFreeze.Manifests.Sandbox;

namespace MicroFreeze.Manifests.Modules;

/// <summary><c>itertools</c></summary>
internal static class ItertoolsModule
{
    private const int MaximumNesting = 100;

    public static PyModule Make(Interpreter vm)
    {
        PyModule module = ModuleBuilder.Make("itertools", []);
        Add("accumulate", "iterable, func=None, *, initial=None", static (vm, a) => Accumulate(vm, a[0]!, a[1]!, a[2]!));
        Add("combinations", "iterable, r", static (vm, a) => Combinations(vm, ListMethods.Collect(vm, a[0]!), Args.Count(a[1]), repeats: false));
        Add("combinations_with_replacement", "iterable, r", static (vm, a) => Combinations(vm, ListMethods.Collect(vm, a[0]!), Args.Count(a[1]), repeats: true));
        Add("compress", "data, selectors", static (vm, a) => vm.Iterate(a[0]!).Zip(vm.Iterate(a[1]!)).Where(pair => vm.IsTrue(pair.Second)).Select(pair => pair.First));
        Add("count", "start=0, step=1", static (vm, a) => Count(vm, a[0]!, a[1]!));
        Add("cycle", "iterable", static (vm, a) => Cycle(vm, a[0]!));
        Add("dropwhile", "predicate, iterable", static (vm, a) => vm.Iterate(a[1]!).SkipWhile(item => vm.IsTrue(vm.Call(a[0]!, item))));
        Add("filterfalse", "predicate, iterable", static (vm, a) => vm.Iterate(a[1]!).Where(item => !vm.IsTrue(Args.IsNone(a[0]) ? item : vm.Call(a[0]!, item))));
        Add("groupby", "iterable, key=None", static (vm, a) => GroupBy(vm, a[0]!, a[1]!));
        Add("islice", "iterable, start, stop=?, step=1", static (vm, a) => Slice(vm, a));
        Add("pairwise", "iterable", static (vm, a) => Pairwise(vm, a[0]!));
        Add("permutations", "iterable, r=None", static (vm, a) => Permutations(vm, ListMethods.Collect(vm, a[0]!), Args.OptionalInteger(a[1])));
        Add("product", "*iterables, repeat=1", static (vm, a) => Product(vm, [.. ((object[])a[0]!).Select(source => ListMethods.Collect(vm, source))], Args.Count(a[1])));
        Add("repeat", "object, times=None", static (vm, a) => Repeat(vm, a[0]!, Args.OptionalInteger(a[1])));
        Add("starmap", "function, iterable", static (vm, a) => vm.Iterate(a[1]!).Select(item => vm.Call(a[0]!, new Arguments([.. vm.Iterate(item)]))));
        Add("takewhile", "predicate, iterable", static (vm, a) => vm.Iterate(a[1]!).TakeWhile(item => vm.IsTrue(vm.Call(a[0]!, item))));
        Add("zip_longest", "*iterables, fillvalue=None", static (vm, a) => ZipLongest(vm, (object[])a[0]!, a[1]!));
        module.Attributes["tee"] = new PyBuiltin("tee", new Signature("iterable, n=2"), static (vm, a) => Tee(vm, a[0]!, Args.Count(a[1])));

        PyType chain = new("itertools.chain");
        chain.SetConstructor("*iterables", static (vm, type, a) => new PyIterator(type, ((object[])a[0]!).SelectMany(vm.Iterate)));
        chain.AddFunctions(("from_iterable", "iterable", (vm, a) => new PyIterator(chain, vm.Iterate(a[0]!).SelectMany(vm.Iterate))));
        module.Attributes["chain"] = chain;
        return module;

        // Each is a function whose result is read lazily.
        void Add(string name, string parameters, Func<Interpreter, object?[], IEnumerable<object>> body)
        {
            PyType type = new($"itertools.{name}");
            module.Attributes[name] = new PyBuiltin(name, new Signature(parameters), (vm, a) => new PyIterator(type, body(vm, a)));
        }
    }

    private static IEnumerable<object> Accumulate(Interpreter vm, object source, object function, object initial)
    {
        object? total = Args.IsNone(initial) ? null : initial;
        if (total is not null)
        {
            yield return total;
        }

        foreach (object item in vm.Iterate(source))
        {
            total = total is null ? item : Args.IsNone(function) ? vm.Binary(BinaryOperator.Add, total, item) : vm.Call(function, total, item);
            yield return total;
        }
    }

    private static IEnumerable<object> Count(Interpreter vm, object start, object step)
    {
        for (object value = start; ; value = vm.Binary(BinaryOperator.Add, value, step))
        {
            vm.Budget.Tick();
            yield return value;
        }
    }

    private static IEnumerable<object> Cycle(Interpreter vm, object source)
    {
        List<object> items = [];
        foreach (object item in vm.Iterate(source))
        {
            vm.Budget.Allocate(16);
            items.Add(item);
            yield return item;
        }

        while (items.Count > 0)
        {
            foreach (object item in items)
            {
                vm.Budget.Tick();
                yield return item;
            }
        }
    }

    private static IEnumerable<object> Repeat(Interpreter vm, object item, long? times)
    {
        for (long count = 0; times is null || count < times; count++)
        {
            vm.Budget.Tick();
            yield return item;
        }
    }

    private static IEnumerable<object> GroupBy(Interpreter vm, object source, object key)
    {
        // A group is read into a list before it is handed out; CPython's are views that the next step empties.
        List<object>? group = null;
        object? current = null;
        foreach (object item in vm.Iterate(source))
        {
            object own = Args.IsNone(key) ? item : vm.Call(key, item);
            if (group is not null && !vm.AreEqual(own, current!))
            {
                yield return new PyTuple([current!, vm.GetIterator(new PyList(group))]);
                group = null;
            }

            vm.Budget.Allocate(16);
            group ??= [];
            group.Add(item);
            current = own;
        }

        if (group is not null)
        {
            yield return new PyTuple([current!, vm.GetIterator(new PyList(group))]);
        }
    }

    private static IEnumerable<object> Slice(Interpreter vm, object?[] a)
    {
        bool single = a[2] is null;
        bool areIntegers = Array.TrueForAll(a[1..], value => value is null or PyNone or PyInstance || Numbers.IsInteger(value));
        long start = single || !areIntegers ? 0 : Args.OptionalInteger(a[1]) ?? 0;
        long? stop = !areIntegers ? -1 : Args.OptionalInteger(single ? a[1] : a[2]);
        long step = !areIntegers ? 1 : Args.OptionalInteger(a[3]) ?? 1;
        if (start < 0 || stop < 0 || step < 1)
        {
            throw PyError.Value("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        }

        return Take();

        IEnumerable<object> Take()
        {
            long index = 0;
            long next = start;
            if (stop <= 0)
            {
                yield break;
            }

            foreach (object item in vm.Iterate(a[0]!))
            {
                if (index == next && (stop is null || index < stop))
                {
                    yield return item;
                    next += step;
                }

                index++;
                if (stop is { } end && index >= end)
                {
                    yield break;
                }
            }
        }
    }

    private static IEnumerable<object> Pairwise(Interpreter vm, object source)
    {
        object? previous = null;
        foreach (object item in vm.Iterate(source))
        {
            if (previous is not null)
            {
                yield return new PyTuple([previous, item]);
            }

            previous = item;
        }
    }

    private static IEnumerable<object> Combinations(Interpreter vm, List<object> pool, int size, bool repeats)
    {
        if (size < 0)
        {
            throw PyError.Value("r must be non-negative");
        }

        if ((!repeats && size > pool.Count) || (pool.Count == 0 && size > 0))
        {
            yield break;
        }

        vm.Budget.Allocate(16L * size);
        int[] indices = repeats ? new int[size] : [.. Enumerable.Range(0, size)];
        for (; ; )
        {
            vm.Budget.Tick(size);
            yield return new PyTuple([.. indices.Select(index => pool[index])]);
            int position = size - 1;
            while (position >= 0 && indices[position] == (repeats ? pool.Count - 1 : position + pool.Count - size))
            {
                position--;
            }

            if (position < 0)
            {
                yield break;
            }

            indices[position]++;
            for (int next = position + 1; next < size; next++)
            {
                indices[next] = repeats ? indices[position] : indices[next - 1] + 1;
            }
        }
    }

    private static IEnumerable<object> Permutations(Interpreter vm, List<object> pool, long? length)
    {
        int size = (int)Math.Clamp(length ?? pool.Count, int.MinValue, int.MaxValue);
        if (size < 0)
        {
            throw PyError.Value("r must be non-negative");
        }

        // Each place is an iterator within the one before it.
        if (size > MaximumNesting)
        {
            throw new ManifestAbortException(ManifestDiagnostics.LimitExceeded, $"permutations of more than {MaximumNesting} items");
        }

        return size > pool.Count ? [] : Extend([]);

        // In order of position, depth first: lexicographic, as CPython's.
        IEnumerable<object> Extend(List<int> chosen)
        {
            vm.Budget.Tick(pool.Count + 1);
            if (chosen.Count == size)
            {
                yield return new PyTuple([.. chosen.Select(index => pool[index])]);
                yield break;
            }

            for (int index = 0; index < pool.Count; index++)
            {
                if (chosen.Contains(index))
                {
                    continue;
                }

                chosen.Add(index);
                foreach (object result in Extend(chosen))
                {
                    yield return result;
                }

                chosen.RemoveAt(chosen.Count - 1);
            }
        }
    }

    private static IEnumerable<object> Product(Interpreter vm, List<object>[] sources, int times)
    {
        if (times < 0)
        {
            throw PyError.Value("repeat argument cannot be negative");
        }

        vm.Budget.Allocate(16L * times * sources.Length);
        List<object>[] pools = [.. Enumerable.Repeat(sources, times).SelectMany(pool => pool)];
        if (Array.Exists(pools, pool => pool.Count == 0))
        {
            yield break;
        }

        int[] indices = new int[pools.Length];
        for (; ; )
        {
            vm.Budget.Tick(pools.Length);
            yield return new PyTuple([.. indices.Select((index, position) => pools[position][index])]);
            int last = pools.Length - 1;
            while (last >= 0 && ++indices[last] == pools[last].Count)
            {
                indices[last--] = 0;
            }

            if (last < 0)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<object> ZipLongest(Interpreter vm, object[] sources, object fill)
    {
        IEnumerator<object>?[] readers = [.. sources.Select(source => vm.Iterate(source).GetEnumerator())];
        for (; ; )
        {
            object[] items = new object[readers.Length];
            bool any = false;
            for (int index = 0; index < readers.Length; index++)
            {
                bool moved = readers[index]?.MoveNext() ?? false;
                items[index] = moved ? readers[index]!.Current : fill;
                readers[index] = moved ? readers[index] : null;
                any |= moved;
            }

            if (!any)
            {
                yield break;
            }

            vm.Budget.Allocate(32);
            yield return new PyTuple(items);
        }
    }

    private static PyTuple Tee(Interpreter vm, object source, int count)
    {
        IEnumerator<object> reader = vm.Iterate(source).GetEnumerator();
        List<object> read = [];
        vm.Budget.Allocate(64L * Math.Max(count, 0));
        return new PyTuple([.. Enumerable.Range(0, count).Select(_ => (object)new PyIterator(BuiltinTypes.Generator, Copy()))]);

        IEnumerable<object> Copy()
        {
            for (int index = 0; ; index++)
            {
                if (index == read.Count)
                {
                    if (!reader.MoveNext())
                    {
                        yield break;
                    }

                    vm.Budget.Allocate(16);
                    read.Add(reader.Current);
                }

                yield return read[index];
            }
        }
    }
}
