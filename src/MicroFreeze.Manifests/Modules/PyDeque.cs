using MicroFreeze.Manifests.Runtime;

namespace MicroFreeze.Manifests.Modules;

/// <summary><c>collections.deque</c></summary>
internal sealed class PyDeque(long? limit) : PyObject, IContainer
{
    public static readonly PyType DequeType = MakeType();

    private readonly LinkedList<object> _items = new();

    public override PyType Type => DequeType;

    public int Count => _items.Count;

    public override bool IsTrue(Interpreter vm) => _items.Count > 0;

    public override string Repr(Interpreter vm) =>
        vm.ReprGuarded(this, "[...]", () => $"deque({vm.ReprItems("[", Iterate(vm), "]")}{(limit is { } most ? $", maxlen={most}" : "")})");

    public override bool EqualTo(object other) => other is PyDeque deque && Sequences.AreEqual(_items.ToArray(), deque._items.ToArray());

    public override int Hash() => throw PyError.Unhashable(this);

    public bool Contains(Interpreter vm, object item) => Iterate(vm).Any(other => vm.AreEqual(other, item));

    public IEnumerable<object> Iterate(Interpreter vm)
    {
        int count = _items.Count;
        for (LinkedListNode<object>? node = _items.First; node is not null; node = node.Next)
        {
            yield return node.Value;
            if (_items.Count != count)
            {
                throw PyError.Runtime("deque mutated during iteration");
            }
        }
    }

    private object IndexOf(Interpreter vm, object?[] a)
    {
        (int start, int count) = Args.Bounds(_items.Count, a[2], a[3]);
        foreach ((int index, object item) in Iterate(vm).Index().Skip(start).Take(count))
        {
            vm.Budget.Tick();
            if (vm.AreEqual(item, a[1]!))
            {
                return Boxed.Int(index);
            }
        }

        throw PyError.Value($"{vm.Repr(a[1]!)} is not in deque");
    }

    private PyNone Insert(Interpreter vm, long index, object item)
    {
        if (limit is { } most && _items.Count >= most)
        {
            throw PyError.Index("deque already at its maximum size");
        }

        vm.Budget.Allocate(64);
        index = Math.Clamp(index < 0 ? index + _items.Count : index, 0, _items.Count);
        if (index == _items.Count)
        {
            _items.AddLast(item);
        }
        else
        {
            _items.AddBefore(NodeAt(vm, Boxed.Int(index)), item);
        }

        return PyNone.Value;
    }

    public object GetItem(Interpreter vm, object key) => NodeAt(vm, key).Value;

    public void SetItem(Interpreter vm, object key, object value) => NodeAt(vm, key).Value = value;

    public void DeleteItem(Interpreter vm, object key) => _items.Remove(NodeAt(vm, key));

    private LinkedListNode<object> NodeAt(Interpreter vm, object key)
    {
        long index = Numbers.ToIndex(key);
        index = index < 0 ? index + _items.Count : index;
        if (index < 0 || index >= _items.Count)
        {
            throw PyError.Index("deque index out of range");
        }

        vm.Budget.Tick(index >> 2);
        LinkedListNode<object> node = _items.First!;
        for (; index > 0; index--)
        {
            node = node.Next!;
        }

        return node;
    }

    private PyNone Add(Interpreter vm, object item, bool atEnd)
    {
        vm.Budget.Allocate(64);
        if (atEnd)
        {
            _items.AddLast(item);
        }
        else
        {
            _items.AddFirst(item);
        }

        if (limit is { } most && _items.Count > most)
        {
            Take(fromEnd: !atEnd);
        }

        return PyNone.Value;
    }

    private object Take(bool fromEnd)
    {
        LinkedListNode<object> node = (fromEnd ? _items.Last : _items.First) ?? throw PyError.Index("pop from an empty deque");
        _items.Remove(node);
        return node.Value;
    }

    private PyNone Extend(Interpreter vm, object source, bool atEnd)
    {
        foreach (object item in ListMethods.Collect(vm, source))
        {
            Add(vm, item, atEnd);
        }

        return PyNone.Value;
    }

    private PyNone Rotate(Interpreter vm, long steps)
    {
        if (_items.Count > 1)
        {
            steps = ((steps % _items.Count) + _items.Count) % _items.Count;
            vm.Budget.Tick(steps);
            for (; steps > 0; steps--)
            {
                _items.AddFirst(Take(fromEnd: true));
            }
        }

        return PyNone.Value;
    }

    private PyNone Remove(Interpreter vm, object item)
    {
        for (LinkedListNode<object>? node = _items.First; node is not null; node = node.Next)
        {
            if (vm.AreEqual(node.Value, item))
            {
                _items.Remove(node);
                return PyNone.Value;
            }
        }

        throw PyError.Value("deque.remove(x): x not in deque");
    }

    private PyNone Clear()
    {
        _items.Clear();
        return PyNone.Value;
    }

    private PyNone Reverse()
    {
        object[] items = [.. _items.Reverse()];
        _items.Clear();
        foreach (object item in items)
        {
            _items.AddLast(item);
        }

        return PyNone.Value;
    }

    private static PyDeque Self(object?[] arguments) => (PyDeque)arguments[0]!;

    private static PyType MakeType()
    {
        PyType type = new("deque");
        type.SetConstructor("iterable=?, maxlen=None", static (vm, _, a) => Make(vm, a[0], Args.OptionalInteger(a[1])));
        type.AddProperties(("maxlen", static (_, self) => ((PyDeque)self).Limit is { } most ? Boxed.Int(most) : PyNone.Value));
        type.AddMethods(
            ("append", "item", static (vm, a) => Self(a).Add(vm, a[1]!, atEnd: true)),
            ("appendleft", "item", static (vm, a) => Self(a).Add(vm, a[1]!, atEnd: false)),
            ("clear", "", static (_, a) => Self(a).Clear()),
            ("copy", "", static (vm, a) => Make(vm, a[0], Self(a).Limit)),
            ("count", "item", static (vm, a) => Boxed.Int(Self(a).Iterate(vm).Count(other => vm.AreEqual(other, a[1]!)))),
            ("extend", "iterable", static (vm, a) => Self(a).Extend(vm, a[1]!, atEnd: true)),
            ("extendleft", "iterable", static (vm, a) => Self(a).Extend(vm, a[1]!, atEnd: false)),
            ("index", "value, start=0, stop=?", static (vm, a) => Self(a).IndexOf(vm, a)),
            ("insert", "index, object", static (vm, a) => Self(a).Insert(vm, Numbers.ToIndexSaturated(a[1]!), a[2]!)),
            ("pop", "", static (_, a) => Self(a).Take(fromEnd: true)),
            ("popleft", "", static (_, a) => Self(a).Take(fromEnd: false)),
            ("remove", "item", static (vm, a) => Self(a).Remove(vm, a[1]!)),
            ("reverse", "", static (_, a) => Self(a).Reverse()),
            ("rotate", "n=1", static (vm, a) => Self(a).Rotate(vm, Numbers.ToLong(a[1]!))));
        return type;
    }

    private long? Limit => limit;

    private static PyDeque Make(Interpreter vm, object? items, long? limit)
    {
        PyDeque deque = new(limit);
        if (items is not null)
        {
            deque.Extend(vm, items, atEnd: true);
        }

        return deque;
    }
}
