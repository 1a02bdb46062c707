using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Python.Runtime;

/// <summary><c>set</c> and <c>frozenset</c></summary>
internal static class SetMethods
{
    public static void Register()
    {
        BuiltinTypes.Set.SetConstructor("iterable=?, /", static (vm, _, a) => Make(vm, a[0], false));
        BuiltinTypes.FrozenSet.SetConstructor("iterable=?, /", static (vm, _, a) => Make(vm, a[0], true));
        foreach (PyType type in new[] { BuiltinTypes.Set, BuiltinTypes.FrozenSet })
        {
            type.AddMethods(
                ("copy", "", static (vm, a) => Make(vm, a[0], Self(a).IsFrozen)),
                ("difference", "*others", static (vm, a) => Combine(vm, a, BinaryOperator.Subtract)),
                ("intersection", "*others", static (vm, a) => Combine(vm, a, BinaryOperator.And)),
                ("isdisjoint", "other", static (vm, a) => Boxed.Bool(!vm.Iterate(a[1]!).Any(Self(a).Contains))),
                ("issubset", "other", static (vm, a) => Boxed.Bool(Self(a).IsSubsetOf(Make(vm, a[1], false)))),
                ("issuperset", "other", static (vm, a) => Boxed.Bool(vm.Iterate(a[1]!).All(Self(a).Contains))),
                ("union", "*others", static (vm, a) => Combine(vm, a, BinaryOperator.Or)));
        }

        BuiltinTypes.Set.AddMethods(
            ("add", "item", static (vm, a) => Add(vm, Self(a), a[1]!)),
            ("clear", "", static (_, a) => Do(Self(a), static set => set.Items.Clear())),
            ("discard", "item", static (_, a) => Do(Self(a), set => set.Remove(a[1]!))),
            ("pop", "", static (_, a) => Pop(Self(a))),
            ("remove", "item", static (_, a) => Self(a).Remove(a[1]!) ? PyNone.Value : throw PyError.Key(a[1]!)),
            ("update", "*others", static (vm, a) => AddAll(vm, Self(a), (object[])a[1]!)));
    }

    /// <summary>A set of the items of an iterable.</summary>
    public static PySet Make(Interpreter vm, object? iterable, bool isFrozen)
    {
        PySet set = new(isFrozen);
        foreach (object item in iterable is null ? [] : vm.Iterate(iterable))
        {
            vm.Budget.Tick();
            Add(vm, set, item);
        }

        return set;
    }

    private static PySet Self(object?[] arguments) => arguments[0] as PySet ?? throw PyError.Type("descriptor requires a 'set' object");

    private static PyNone Add(Interpreter vm, PySet set, object item)
    {
        vm.Budget.Allocate(48);
        set.Add(item);
        return PyNone.Value;
    }

    private static PyNone Do(PySet set, Action<PySet> change)
    {
        change(set);
        return PyNone.Value;
    }

    private static PySet Combine(Interpreter vm, object?[] a, BinaryOperator operation)
    {
        PySet result = Make(vm, a[0], Self(a).IsFrozen);
        foreach (object other in (object[])a[1]!)
        {
            result = BuiltinOperators.CombineSets(vm, operation, result, Make(vm, other, false), result.IsFrozen);
        }

        return result;
    }

    private static PyNone AddAll(Interpreter vm, PySet set, object[] others)
    {
        foreach (object other in others)
        {
            foreach (object item in vm.Iterate(other))
            {
                Add(vm, set, item);
            }
        }

        return PyNone.Value;
    }

    private static object Pop(PySet set)
    {
        foreach (object item in set.Items.Keys)
        {
            set.Remove(item);
            return item;
        }

        throw PyError.Key("pop from an empty set");
    }
}
