using System.Collections.Frozen;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Python.Runtime;

/// <summary>
/// Methods such as <c>__len__</c> of built-in objects, for code that asks whether there is one (<c>hasattr(x, "__iter__")</c>) or hands one on
/// (<c>key=order.__getitem__</c>). They do what the operator or function does. The interpreter itself never looks here, so that a class of a manifest inherits none.
/// </summary>
internal static class SpecialMethods
{
    private static readonly PyType[] All = [BuiltinTypes.Object];
    private static readonly PyType[] Sequences = [BuiltinTypes.Str, BuiltinTypes.Bytes, BuiltinTypes.List, BuiltinTypes.Tuple, BuiltinTypes.Range];
    private static readonly PyType[] Sets = [BuiltinTypes.Set, BuiltinTypes.FrozenSet];
    private static readonly PyType[] Views = [BuiltinTypes.DictKeys, BuiltinTypes.DictItems];
    private static readonly PyType[] Integers = [BuiltinTypes.Int];
    private static readonly PyType[] Numeric = [BuiltinTypes.Int, BuiltinTypes.Float];
    private static readonly PyType[] Joined = [BuiltinTypes.Str, BuiltinTypes.Bytes, BuiltinTypes.List, BuiltinTypes.Tuple];
    private static readonly PyType[] Changeable = [BuiltinTypes.List, BuiltinTypes.Dict];
    private static readonly PyType[] Ordered = [.. Numeric, .. Joined, .. Sets, .. Views];
    private static readonly PyType[] Containers = [.. Sequences, BuiltinTypes.Dict, .. Sets, .. Views];
    private static readonly FrozenDictionary<string, Row> Rows = Make();

    // Which classes have a method, which other objects, and the method.
    private sealed record Row(PyType[] Types, Func<object, bool>? Others, PyBuiltin Method)
    {
        public bool IsOf(PyType type) => Array.Exists(Types, type.IsSubclassOf);
    }

    /// <summary>The method of a built-in object or, unbound, of a built-in class; null where there is none.</summary>
    public static object? Find(object value, string name)
    {
        if (!Rows.TryGetValue(name, out Row? row) || value is PySuper or PyModule)
        {
            return null;
        }

        if (value is PyType type && row.IsOf(type))
        {
            return new PyBuiltin(name, row.Method.Signature, row.Method.Body) { IsMethod = true, Owner = type };
        }

        return row.IsOf(Interpreter.TypeOf(value)) || row.Others?.Invoke(value) == true ? new PyMethod(value, row.Method) : null;
    }

    private static FrozenDictionary<string, Row> Make()
    {
        Dictionary<string, Row> rows = [];
        Add("__len__", Containers, "", static (vm, a) => Boxed.Int(vm.Length(a[0]!)), static value => value is IContainer { Count: >= 0 } or PyDictView);
        Add("__iter__", Containers, "", static (vm, a) => vm.GetIterator(a[0]!), static value => value is not PyInstance && Interpreter.IsIterable(value));
        Add("__next__", [BuiltinTypes.Generator], "", static (vm, a) => vm.Next(a[0]!) ?? throw PyIterator.Ended(a[0]!), static value => value is PyIterator);
        Add("__contains__", Containers, "item", static (vm, a) => Boxed.Bool(vm.Contains(a[0]!, a[1]!)), static value => value is IContainer);
        Add("__getitem__", [.. Sequences, BuiltinTypes.Dict], "key", static (vm, a) => vm.GetItem(a[0]!, a[1]!), static value => value is IContainer { Count: >= 0 });
        Add("__setitem__", Changeable, "key, value", static (vm, a) => Do(() => vm.SetItem(a[0]!, a[1]!, a[2]!)), static value => value is IContainer { Count: >= 0 });
        Add("__delitem__", Changeable, "key", static (vm, a) => Do(() => vm.DeleteItem(a[0]!, a[1]!)), static value => value is IContainer { Count: >= 0 });
        Add("__reversed__", [BuiltinTypes.List, BuiltinTypes.Dict, BuiltinTypes.Range, .. Views], "", static (vm, a) => vm.Call(BuiltinTypes.Reversed, a[0]!));
        Add("__call__", [BuiltinTypes.Function, BuiltinTypes.BuiltinFunction, BuiltinTypes.Method], "*args, **options", Call, static value => value is not PyInstance && Builtins.IsCallable(value));
        // Of an object of a manifest's class this is what object has: its own would have been found before.
        Add("__str__", All, "", static (vm, a) => a[0] is PyInstance and not PyException ? vm.Repr(a[0]!) : a[0] is PyException error ? error.Str(vm) : vm.Str(a[0]!));
        Add("__repr__", All, "", static (vm, a) => a[0] is PyInstance instance ? instance.Repr(vm) : vm.Repr(a[0]!));
        Add("__format__", All, "format_spec", static (vm, a) => a[0] is PyInstance && a[1] is "" ? vm.Str(a[0]!) : vm.Format(a[0]!, Args.Text(a[1])));
        Add("__hash__", All, "", static (vm, a) => vm.Call(Builtins.Find("hash")!, a[0]!));
        Add("__eq__", All, "other", static (vm, a) => Equal(vm, a[0]!, a[1]!, true));
        Add("__ne__", All, "other", static (vm, a) => Equal(vm, a[0]!, a[1]!, false));
        Add("__bool__", Numeric, "", static (vm, a) => Boxed.Bool(vm.IsTrue(a[0]!)), static value => value is PyNone);
        Add("__int__", Numeric, "", static (vm, a) => NumberMethods.ToInteger(vm, a[0]!));
        Add("__index__", Integers, "", static (_, a) => Boxed.Int(Numbers.ToBig(a[0]!)));
        Add("__float__", Numeric, "", static (_, a) => Numbers.ToDouble(a[0]!));
        Add("__abs__", Numeric, "", static (vm, a) => vm.Call(Builtins.Find("abs")!, a[0]!));
        Add("__neg__", Numeric, "", static (vm, a) => vm.Unary(UnaryOperator.Negative, a[0]!));
        Add("__pos__", Numeric, "", static (vm, a) => vm.Unary(UnaryOperator.Positive, a[0]!));
        Add("__invert__", Integers, "", static (vm, a) => vm.Unary(UnaryOperator.Invert, a[0]!));
        Add("__fspath__", [], "", static (vm, a) => Args.FilePath(vm, a[0]), static value => value is IPathLike);
        Add("__enter__", [], "", static (vm, a) => ((IContextManager)a[0]!).Enter(vm), static value => value is IContextManager);
        Add("__exit__", [], "type=None, value=None, traceback=None", static (vm, a) => Boxed.Bool(((IContextManager)a[0]!).Exit(vm, a[2] as PyException)), static value => value is IContextManager);
        (string Name, BinaryOperator Operator, PyType[] Types)[] operators =
        [
            ("add", BinaryOperator.Add, [.. Numeric, .. Joined]), ("sub", BinaryOperator.Subtract, [.. Numeric, .. Sets, .. Views]),
            ("mul", BinaryOperator.Multiply, [.. Numeric, .. Joined]), ("mod", BinaryOperator.Modulo, [.. Numeric, BuiltinTypes.Str]),
            ("truediv", BinaryOperator.TrueDivide, Numeric), ("floordiv", BinaryOperator.FloorDivide, Numeric), ("pow", BinaryOperator.Power, Numeric),
            ("and", BinaryOperator.And, [.. Integers, .. Sets, .. Views]), ("or", BinaryOperator.Or, [.. Integers, .. Sets, .. Views, BuiltinTypes.Dict]),
            ("xor", BinaryOperator.Xor, [.. Integers, .. Sets, .. Views]), ("lshift", BinaryOperator.LeftShift, Integers), ("rshift", BinaryOperator.RightShift, Integers),
        ];
        foreach ((string name, BinaryOperator operation, PyType[] types) in operators)
        {
            Add($"__{name}__", types, "other", (vm, a) => Apply(vm, operation, a[0]!, a[1]!));
        }

        (string Name, BinaryOperator Operator)[] comparisons =
        [
            ("lt", BinaryOperator.Less), ("le", BinaryOperator.LessEqual), ("gt", BinaryOperator.More), ("ge", BinaryOperator.MoreEqual),
        ];
        foreach ((string name, BinaryOperator operation) in comparisons)
        {
            Add($"__{name}__", Ordered, "other", (vm, a) => AreAlike(a[0]!, a[1]!) ? vm.Compare(operation, a[0]!, a[1]!) : PyNotImplemented.Value);
        }

        return rows.ToFrozenDictionary();

        void Add(string name, PyType[] types, string parameters, NativeFunction body, Func<object, bool>? others = null)
        {
            PyBuiltin method = new(name, new Signature(parameters, isMethod: true), body) { IsMethod = true };
            rows.Add(name, new Row(types, others, method));
        }
    }

    private static PyNone Do(Action action)
    {
        action();
        return PyNone.Value;
    }

    private static object Call(Interpreter vm, object?[] a) =>
        vm.Call(a[0]!, new Arguments((object[])a[1]!, [.. ((PyDict)a[2]!).Entries.Select(entry => new KeyValuePair<string, object>((string)entry.Key, entry.Value))]));

    private static object Equal(Interpreter vm, object left, object right, bool isWanted) =>
        left is PyInstance ? (ReferenceEquals(left, right) ? Boxed.Bool(isWanted) : PyNotImplemented.Value)
        : vm.AreEqual(left, right) ? Boxed.Bool(isWanted) : AreAlike(left, right) ? Boxed.Bool(!isWanted) : PyNotImplemented.Value;

    private static object Apply(Interpreter vm, BinaryOperator operation, object left, object right) => AreAlike(left, right) || operation is BinaryOperator.Multiply or BinaryOperator.Modulo
        ? vm.Binary(operation, left, right)
        : PyNotImplemented.Value;

    // An int does not know floats, a float knows ints.
    private static bool AreAlike(object left, object right) => Numbers.IsNumber(left) && Numbers.IsNumber(right)
        ? left is double || right is not double
        : ReferenceEquals(Interpreter.TypeOf(left), Interpreter.TypeOf(right)) || (left is PySet or PyDictView && right is PySet or PyDictView);
}
