namespace MicroFreeze.Python.Runtime;

/// <summary><c>list</c> and <c>tuple</c></summary>
internal static class ListMethods
{
    public static void Register()
    {
        BuiltinTypes.List.SetConstructor("iterable=?, /", static (vm, _, a) => new PyList(a[0] is null ? [] : Collect(vm, a[0]!)));
        BuiltinTypes.Tuple.SetConstructor("iterable=?, /", static (vm, _, a) => a[0] switch
        {
            null => PyTuple.Empty,
            PyTuple tuple when ReferenceEquals(tuple.Type, BuiltinTypes.Tuple) => tuple,
            { } items => new PyTuple([.. Collect(vm, items)]),
        });
        BuiltinTypes.List.AddMethods(
            ("append", "object", static (vm, a) => Append(vm, Self(a), a[1]!)),
            ("clear", "", static (_, a) => Do(Self(a), static list => list.Items.Clear())),
            ("copy", "", static (vm, a) => new PyList(Collect(vm, Self(a)))),
            ("count", "value", static (vm, a) => Count(vm, Self(a).Items, a[1]!)),
            ("extend", "iterable", static (vm, a) => Extend(vm, Self(a), a[1]!)),
            ("index", "value, start=0, stop=?", static (vm, a) => IndexOf(vm, Self(a).Items, a)),
            ("insert", "index, object", static (vm, a) => Insert(vm, Self(a), Numbers.ToLong(a[1]!), a[2]!)),
            ("pop", "index=-1", static (vm, a) => Pop(vm, Self(a), a[1]!)),
            ("remove", "value", static (vm, a) => Remove(vm, Self(a), a[1]!)),
            ("reverse", "", static (vm, a) => Do(Self(a), list => list.Items.Reverse(), vm)),
            ("sort", "*, key=None, reverse=False", static (vm, a) => Sort(vm, Self(a), a[1]!, vm.IsTrue(a[2]!))));
        BuiltinTypes.Tuple.AddMethods(
            ("count", "value", static (vm, a) => Count(vm, ((PyTuple)a[0]!).Items, a[1]!)),
            ("index", "value, start=0, stop=?", static (vm, a) => IndexOf(vm, ((PyTuple)a[0]!).Items, a)));
    }

    /// <summary>All items of an iterable.</summary>
    public static List<object> Collect(Interpreter vm, object iterable)
    {
        List<object> items = [];
        foreach (object item in vm.Iterate(iterable))
        {
            vm.Budget.Allocate(16);
            items.Add(item);
        }

        return items;
    }

    public static PyNone Extend(Interpreter vm, PyList list, object iterable)
    {
        // A list may extend itself: what it has now is what it gets.
        foreach (object item in ReferenceEquals(iterable, list) ? [.. list.Items] : vm.Iterate(iterable))
        {
            vm.Budget.Allocate(16);
            list.Items.Add(item);
        }

        return PyNone.Value;
    }

    /// <summary>Sorted, stable, by <c>&lt;</c> alone as CPython sorts.</summary>
    public static List<object> Sorted(Interpreter vm, List<object> items, object key, bool reverse)
    {
        object[] keys = Args.IsNone(key) ? [.. items] : [.. items.Select(item => vm.Call(key, item))];
        int[] order = [.. Enumerable.Range(0, items.Count)];
        vm.Budget.Allocate(32L * items.Count);
        MergeSort(order, new int[order.Length], 0, order.Length, (left, right) => reverse ? vm.IsLess(keys[left], keys[right]) : vm.IsLess(keys[right], keys[left]));
        return [.. order.Select(index => items[index])];
    }

    private static PyList Self(object?[] arguments) => arguments[0] as PyList ?? throw PyError.Type("descriptor requires a 'list' object");

    private static PyNone Do(PyList list, Action<PyList> change, Interpreter? vm = null)
    {
        vm?.Budget.Tick(list.Items.Count >> 4);
        change(list);
        return PyNone.Value;
    }

    private static PyNone Append(Interpreter vm, PyList list, object item)
    {
        vm.Budget.Allocate(16);
        list.Items.Add(item);
        return PyNone.Value;
    }

    private static PyNone Insert(Interpreter vm, PyList list, long index, object item)
    {
        vm.Budget.Allocate(16);
        vm.Budget.Tick(list.Items.Count >> 4);
        int count = list.Items.Count;
        list.Items.Insert((int)Math.Clamp(index < 0 ? index + count : index, 0, count), item);
        return PyNone.Value;
    }

    private static object Pop(Interpreter vm, PyList list, object key)
    {
        long index = Numbers.ToLong(key);
        int count = list.Items.Count;
        if (count == 0)
        {
            throw PyError.Index("pop from empty list");
        }

        index = index < 0 ? index + count : index;
        if (index < 0 || index >= count)
        {
            throw PyError.Index("pop index out of range");
        }

        vm.Budget.Tick((count - index) >> 4);
        object item = list.Items[(int)index];
        list.Items.RemoveAt((int)index);
        return item;
    }

    private static PyNone Remove(Interpreter vm, PyList list, object value)
    {
        for (int index = 0; index < list.Items.Count; index++)
        {
            if (vm.AreEqual(list.Items[index], value))
            {
                if (index < list.Items.Count)
                {
                    list.Items.RemoveAt(index);
                }

                return PyNone.Value;
            }
        }

        throw PyError.Value("list.remove(x): x not in list");
    }

    // The manifest's own __eq__ may change the list.
    private static object Count(Interpreter vm, IReadOnlyList<object> items, object value)
    {
        long count = 0;
        for (int index = 0; index < items.Count; index++)
        {
            count += ReferenceEquals(items[index], value) || vm.AreEqual(items[index], value) ? 1 : 0;
        }

        return Boxed.Int(count);
    }

    private static object IndexOf(Interpreter vm, IReadOnlyList<object> items, object?[] a)
    {
        (int start, int count) = Args.Bounds(items.Count, a[2], a[3]);
        for (int index = start; index < Math.Min(start + count, items.Count); index++)
        {
            if (ReferenceEquals(items[index], a[1]) || vm.AreEqual(items[index], a[1]!))
            {
                return Boxed.Int(index);
            }
        }

        throw PyError.Value($"{vm.Repr(a[1]!)} is not in list");
    }

    private static PyNone Sort(Interpreter vm, PyList list, object key, bool reverse)
    {
        // Meanwhile it is empty; that it has room, if no longer items, says that it was changed.
        List<object> items = [.. list.Items];
        list.Items.Clear();
        list.Items.Capacity = 0;
        bool wasChanged = false;
        try
        {
            items = Sorted(vm, items, key, reverse);
            wasChanged = list.Items.Capacity > 0;
        }
        finally
        {
            list.Items.Clear();
            list.Items.AddRange(items);
        }

        return wasChanged ? throw PyError.Value("list modified during sort") : PyNone.Value;
    }

    // isAfter(a, b): a must come after b. Equal ones stay in their order.
    private static void MergeSort(int[] order, int[] buffer, int start, int end, Func<int, int, bool> isAfter)
    {
        if (end - start < 2)
        {
            return;
        }

        int middle = (start + end) >> 1;
        MergeSort(order, buffer, start, middle, isAfter);
        MergeSort(order, buffer, middle, end, isAfter);
        Array.Copy(order, start, buffer, start, end - start);
        for (int left = start, right = middle, index = start; index < end; index++)
        {
            bool takesRight = left >= middle || (right < end && isAfter(buffer[left], buffer[right]));
            order[index] = takesRight ? buffer[right++] : buffer[left++];
        }
    }
}
