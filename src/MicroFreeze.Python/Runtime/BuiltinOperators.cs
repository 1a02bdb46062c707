using System.Text;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Python.Runtime;

/// <summary>Operators on built-in values that are not numbers.</summary>
internal static class BuiltinOperators
{
    /// <summary>The result, or null where there is none for these operands.</summary>
    public static object? Binary(Interpreter vm, BinaryOperator operation, object left, object right)
    {
        if (left is IOperators own && own.Apply(vm, operation, right, isReflected: false) is { } result)
        {
            return result;
        }

        if (right is IOperators other && other.Apply(vm, operation, left, isReflected: true) is { } reflected)
        {
            return reflected;
        }

        switch (operation)
        {
            case BinaryOperator.Add:
                return Concatenate(vm, left, right);
            case BinaryOperator.Multiply:
                return Numbers.IsInteger(right) ? Repeat(vm, left, right) : Numbers.IsInteger(left) ? Repeat(vm, right, left) : null;
            case BinaryOperator.Modulo when left is string format:
                return PercentFormatter.Format(vm, format, right);
            case BinaryOperator.Or when left is PyDict first && right is PyDict second:
                PyDict union = first.Copy();
                vm.Budget.Allocate(48L * (first.Count + second.Count));
                union.Update(second);
                return union;
            case BinaryOperator.Or or BinaryOperator.And or BinaryOperator.Xor or BinaryOperator.Subtract when AsOperand(vm, left, right) is { } a && AsOperand(vm, right, left) is { } b:
                return CombineSets(vm, operation, a, b, left is PySet { IsFrozen: true } && right is PySet);
            case BinaryOperator.Or when left is PyType or PyNone && right is PyType or PyNone:
                // int | None in an annotation: nobody asks what it is.
                return left;
            default:
                return null;
        }
    }

    /// <summary>Changes the left operand where it can be changed; null where a new value is needed.</summary>
    public static object? InPlace(Interpreter vm, BinaryOperator operation, object left, object right)
    {
        switch (left)
        {
            case PyList list when operation == BinaryOperator.Add:
                ListMethods.Extend(vm, list, right);
                return list;
            case PyList list when operation == BinaryOperator.Multiply && Numbers.IsInteger(right):
                List<object> repeated = ((PyList)Repeat(vm, list, right)!).Items;
                list.Items.Clear();
                list.Items.AddRange(repeated);
                return list;
            case PyDict dict when operation == BinaryOperator.Or:
                vm.UpdateDict(dict, right);
                return dict;
            case PySet { IsFrozen: false } set when AsSet(right) is { } other:
                PySet result = CombineSets(vm, operation, set, other, false)!;
                set.Items.Clear();
                set.Items.Update(result.Items);
                return set;
            default:
                return null;
        }
    }

    /// <summary>A set operation of <c>set</c>'s methods and operators.</summary>
    public static PySet CombineSets(Interpreter vm, BinaryOperator operation, PySet left, PySet right, bool isFrozen)
    {
        PySet result = new(isFrozen);
        vm.Budget.Tick(left.Count + right.Count);
        vm.Budget.Allocate(48L * (left.Count + right.Count));
        foreach (object item in left.Items.Keys)
        {
            if (operation == BinaryOperator.Or || (operation == BinaryOperator.And) == right.Contains(item))
            {
                result.Add(item);
            }
        }

        if (operation is BinaryOperator.Or or BinaryOperator.Xor)
        {
            foreach (object item in right.Items.Keys)
            {
                if (!left.Contains(item))
                {
                    result.Add(item);
                }
            }
        }

        return result;
    }

    public static bool CompareSets(Interpreter vm, BinaryOperator operation, object left, object right)
    {
        PySet a = AsSet(left) ?? throw PyError.Type("unorderable views");
        PySet b = AsSet(right) ?? throw PyError.Type("unorderable views");
        vm.Budget.Tick(a.Count + b.Count);
        return operation switch
        {
            BinaryOperator.Less => a.Count < b.Count && a.IsSubsetOf(b),
            BinaryOperator.LessEqual => a.IsSubsetOf(b),
            BinaryOperator.More => b.Count < a.Count && b.IsSubsetOf(a),
            _ => b.IsSubsetOf(a),
        };
    }

    /// <summary>A sequence so many times over.</summary>
    public static object? Repeat(Interpreter vm, object value, object times)
    {
        long count = Math.Max(Numbers.ToLong(times), 0);
        switch (value)
        {
            case string text:
                vm.Budget.Allocate(Size(text.Length, 2));
                return count switch { 0 => "", 1 => text, _ => new StringBuilder().Insert(0, text, (int)count).ToString() };
            case PyBytes bytes:
                vm.Budget.Allocate(Size(bytes.Value.Length, 1));
                byte[] copies = new byte[bytes.Value.Length * count];
                for (int index = 0; index < count; index++)
                {
                    bytes.Value.CopyTo(copies, index * bytes.Value.Length);
                }

                return new PyBytes(copies);
            case PyList list:
                vm.Budget.Allocate(Size(list.Items.Count, 16));
                return new PyList(RepeatItems([.. list.Items], count));
            case PyTuple tuple:
                vm.Budget.Allocate(Size(tuple.Items.Length, 16));
                return new PyTuple([.. RepeatItems(tuple.Items, count)]);
            default:
                return null;
        }

        long Size(int length, int unit) => (long)Int128.Min((Int128)length * unit * count, long.MaxValue / 4);
    }

    private static List<object> RepeatItems(object[] items, long count)
    {
        List<object> result = new((int)(items.Length * count));
        for (long index = 0; items.Length > 0 && index < count; index++)
        {
            result.AddRange(items);
        }

        return result;
    }

    private static object? Concatenate(Interpreter vm, object left, object right)
    {
        switch (left, right)
        {
            case (string a, string b):
                vm.Budget.Allocate(2L * (a.Length + (long)b.Length));
                return a + b;
            case (PyTuple a, PyTuple b):
                vm.Budget.Allocate(16L * (a.Items.Length + b.Items.Length));
                return new PyTuple([.. a.Items, .. b.Items]);
            case (PyList a, PyList b):
                vm.Budget.Allocate(16L * (a.Items.Count + b.Items.Count));
                return new PyList([.. a.Items, .. b.Items]);
            case (PyBytes a, PyBytes b):
                vm.Budget.Allocate(a.Value.Length + b.Value.Length);
                return new PyBytes([.. a.Value, .. b.Value]);
            case (string, _):
                throw PyError.Type($"can only concatenate str (not \"{Interpreter.TypeOf(right).Name}\") to str");
            case (PyList or PyTuple, not PyInstance):
                string name = Interpreter.TypeOf(left).Name;
                throw PyError.Type($"can only concatenate {name} (not \"{Interpreter.TypeOf(right).Name}\") to {name}");
            default:
                return null;
        }
    }

    // The views of dicts go with anything that can be iterated, sets with sets.
    private static PySet? AsOperand(Interpreter vm, object value, object other) => AsSet(value)
        ?? (other is PyDictView && AsSet(other) is not null && Interpreter.IsIterable(value) ? SetMethods.Make(vm, value, false) : null);

    private static PySet? AsSet(object value) => value switch
    {
        PySet set => set,
        PyDictView view when !ReferenceEquals(view.Type, BuiltinTypes.DictValues) => view.ToSet(),
        _ => null,
    };
}
