using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Python.Runtime;

/// <summary>Operators: on numbers, on what is built in, on objects with methods of their own.</summary>
internal sealed partial class Interpreter
{
    private static readonly Dictionary<BinaryOperator, (string Symbol, string Method)> Methods = new()
    {
        [BinaryOperator.Add] = ("+", "add"),
        [BinaryOperator.Subtract] = ("-", "sub"),
        [BinaryOperator.Multiply] = ("*", "mul"),
        [BinaryOperator.MatMultiply] = ("@", "matmul"),
        [BinaryOperator.TrueDivide] = ("/", "truediv"),
        [BinaryOperator.FloorDivide] = ("//", "floordiv"),
        [BinaryOperator.Modulo] = ("%", "mod"),
        [BinaryOperator.Power] = ("** or pow()", "pow"),
        [BinaryOperator.LeftShift] = ("<<", "lshift"),
        [BinaryOperator.RightShift] = (">>", "rshift"),
        [BinaryOperator.And] = ("&", "and"),
        [BinaryOperator.Or] = ("|", "or"),
        [BinaryOperator.Xor] = ("^", "xor"),
    };

    private static readonly Dictionary<BinaryOperator, (string Symbol, string Method, string Reflected)> Comparisons = new()
    {
        [BinaryOperator.Less] = ("<", "__lt__", "__gt__"),
        [BinaryOperator.More] = (">", "__gt__", "__lt__"),
        [BinaryOperator.LessEqual] = ("<=", "__le__", "__ge__"),
        [BinaryOperator.MoreEqual] = (">=", "__ge__", "__le__"),
        [BinaryOperator.Equal] = ("==", "__eq__", "__eq__"),
        [BinaryOperator.NotEqual] = ("!=", "__ne__", "__ne__"),
    };

    /// <summary><c>left operation right</c></summary>
    public object Binary(BinaryOperator operation, object left, object right)
    {
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
        {
            return Numbers.Binary(operation, left, right) ?? throw PyError.Operands(Methods[operation].Symbol, left, right);
        }

        return BuiltinOperators.Binary(this, operation, left, right)
            ?? CallOperator(operation, left, right)
            ?? throw PyError.Operands(Methods[operation].Symbol, left, right);
    }

    /// <summary><c>left operation= right</c>: what is changed in place, or a new value.</summary>
    public object InPlace(BinaryOperator operation, object left, object right)
    {
        operation += BinaryOperator.Or - BinaryOperator.InplaceOr;
        return BuiltinOperators.InPlace(this, operation, left, right) ?? Binary(operation, left, right);
    }

    public static object Unary(UnaryOperator operation, object operand) => operation switch
    {
        UnaryOperator.Negative when Numbers.IsNumber(operand) => Numbers.Negate(operand),
        UnaryOperator.Positive when Numbers.IsNumber(operand) => operand is double ? operand : Boxed.Int(Numbers.ToLong(operand)),
        UnaryOperator.Invert when Numbers.IsInteger(operand) => Boxed.Int(~Numbers.ToLong(operand)),
        _ => throw PyError.Type($"bad operand type for unary operator: '{TypeOf(operand).Name}'"),
    };

    /// <summary>A comparison, <c>in</c> or <c>is</c>.</summary>
    public object Compare(BinaryOperator operation, object left, object right)
    {
        switch (operation)
        {
            case BinaryOperator.In:
                return Boxed.Bool(Contains(right, left));
            case BinaryOperator.NotIn:
                return Boxed.Bool(!Contains(right, left));
            case BinaryOperator.Is:
                return Boxed.Bool(AreSame(left, right));
            case BinaryOperator.IsNot:
                return Boxed.Bool(!AreSame(left, right));
            case BinaryOperator.Equal or BinaryOperator.NotEqual:
                bool wantsEqual = operation == BinaryOperator.Equal;
                return left is PyInstance || right is PyInstance
                    ? CompareInstances(operation, left, right) ?? Boxed.Bool(ReferenceEquals(left, right) == wantsEqual)
                    : Boxed.Bool(AreEqual(left, right) == wantsEqual);
            default:
                return left is PyInstance || right is PyInstance
                    ? CompareInstances(operation, left, right) ?? throw NotOrdered(operation, left, right)
                    : Boxed.Bool(Ordered(operation, left, right));
        }
    }

    public bool IsLess(object left, object right) => IsTrue(Compare(BinaryOperator.Less, left, right));

    public bool AreEqual(object left, object right)
    {
        Budget.Tick();
        return Equality.AreEqual(left, right);
    }

    /// <summary><c>item in container</c></summary>
    public bool Contains(object container, object item)
    {
        switch (container)
        {
            case string text:
                if (item is not string part)
                {
                    throw PyError.Type($"'in <string>' requires string as left operand, not {TypeOf(item).Name}");
                }

                StringMethods.ChargeSearch(this, text, part);
                return text.Contains(part, StringComparison.Ordinal);
            case PyDict dict:
                return dict.ContainsKey(item);
            case PySet set:
                return set.Contains(item);
            case PyDictView view when ReferenceEquals(view.Type, BuiltinTypes.DictKeys):
                return view.Dict.ContainsKey(item);
            case PyRange range when item is long or bool:
                return range.Contains(Numbers.ToLong(item));
            case PyBytes bytes:
                Budget.Tick(bytes.Value.Length >> 3);
                return bytes.Value.Select(value => (long)value).Contains(Numbers.ToLong(item));
            case PyInstance instance when TryCallMethod(instance, "__contains__", out object? result, item):
                return IsTrue(result!);
            case IContainer special:
                return special.Contains(this, item);
            default:
                if (!IsIterable(container))
                {
                    throw PyError.Type($"argument of type '{TypeOf(container).Name}' is not iterable");
                }

                foreach (object other in Iterate(container))
                {
                    if (AreSame(other, item) || AreEqual(other, item))
                    {
                        return true;
                    }
                }

                return false;
        }
    }

    public bool IsTrue(object value)
    {
        switch (value)
        {
            case bool truth:
                return truth;
            case string text:
                return text.Length > 0;
            case long integer:
                return integer != 0;
            case double real:
                return real != 0;
            case PyInstance instance:
                if (TryCallMethod(instance, "__bool__", out object? result))
                {
                    return result is bool answer ? answer : throw PyError.Type($"__bool__ should return bool, returned {TypeOf(result!).Name}");
                }

                return !TryCallMethod(instance, "__len__", out object? length) || Numbers.ToLong(length!) != 0;
            case PyObject other:
                return other.IsTrue(this);
            default:
                return true;
        }
    }

    /// <summary>How many items there are.</summary>
    public long Length(object value)
    {
        switch (value)
        {
            case string text:
                return text.Length;
            case PyList list:
                return list.Items.Count;
            case PyTuple tuple:
                return tuple.Items.Length;
            case PyDict dict:
                return dict.Count;
            case PySet set:
                return set.Count;
            case PyBytes bytes:
                return bytes.Value.Length;
            case PyRange range:
                return range.Count;
            case PyDictView view:
                return view.Dict.Count;
            case IContainer special when special.Count >= 0:
                return special.Count;
            case PyInstance instance when TryCallMethod(instance, "__len__", out object? length):
                return Numbers.ToLong(length!) is >= 0 and var count ? count : throw PyError.Value("__len__() should return >= 0");
            default:
                throw PyError.Type($"object of type '{TypeOf(value).Name}' has no len()");
        }
    }

    /// <summary><c>is</c>: ints and strs of the same value count as one object, as CPython's small ones do.</summary>
    public static bool AreSame(object left, object right) => ReferenceEquals(left, right)
        || (left, right) switch
        {
            (bool a, bool b) => a == b,
            (long a, long b) => a == b,
            (string a, string b) => Equality.AreEqual(a, b),
            (double a, double b) => a.Equals(b),
            _ => false,
        };

    internal static bool InstancesEqual(object left, object right)
    {
        if (left is not PyInstance && right is not PyInstance)
        {
            return ReferenceEquals(left, right);
        }

        Interpreter? vm = ((left as PyInstance) ?? (PyInstance)right).Type.Vm ?? (right as PyInstance)?.Type.Vm;
        vm?.Budget.Tick(4);
        return vm?.CompareInstances(BinaryOperator.Equal, left, right) is { } result ? vm.IsTrue(result) : ReferenceEquals(left, right);
    }

    internal static int InstanceHash(PyInstance instance)
    {
        if (instance.Type.Vm is { } vm)
        {
            vm.Budget.Tick(4);
            if (instance.Type.Find("__hash__") is PyFunction)
            {
                object hash = vm.CallMethod(instance, "__hash__");
                return Numbers.IsInteger(hash) ? Equality.HashOf(hash) : throw PyError.Type("__hash__ method should return an integer");
            }

            if (instance.Type.Find("__eq__") is PyFunction)
            {
                throw PyError.Unhashable(instance);
            }
        }

        return instance.Hash();
    }

    private object? CompareInstances(BinaryOperator operation, object left, object right)
    {
        (string _, string method, string reflected) = Comparisons[operation];
        if (left is PyInstance a && TryCallMethod(a, method, out object? result, right) && result is not PyNotImplemented)
        {
            return result;
        }

        if (right is PyInstance b && TryCallMethod(b, reflected, out result, left) && result is not PyNotImplemented)
        {
            return result;
        }

        return operation == BinaryOperator.NotEqual && CompareInstances(BinaryOperator.Equal, left, right) is { } equal ? Boxed.Bool(!IsTrue(equal)) : null;
    }

    private bool Ordered(BinaryOperator operation, object left, object right)
    {
        Budget.Tick();
        if (left is PySet or PyDictView && right is PySet or PyDictView)
        {
            return BuiltinOperators.CompareSets(this, operation, left, right);
        }

        if (Order(operation, left, right) is not { } order)
        {
            return false;
        }

        return operation switch
        {
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessEqual => order <= 0,
            BinaryOperator.More => order > 0,
            _ => order >= 0,
        };
    }

    // The order of two built-in values; null for what compares false with everything (nan).
    private int? Order(BinaryOperator operation, object left, object right)
    {
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
        {
            return Numbers.Compare(left, right);
        }

        switch (left, right)
        {
            case (string a, string b):
                Budget.Tick(Math.Min(a.Length, b.Length) >> 3);
                return string.CompareOrdinal(a, b);
            case (PyBytes a, PyBytes b):
                Budget.Tick(Math.Min(a.Value.Length, b.Value.Length) >> 7);
                return a.Value.AsSpan().SequenceCompareTo(b.Value);
            case (PyList a, PyList b):
                return OrderItems(operation, a.Items, b.Items);
            case (PyTuple a, PyTuple b):
                return OrderItems(operation, a.Items, b.Items);
            case (IOrdered a, _) when a.CompareTo(right) is { } order:
                return order;
            default:
                throw NotOrdered(operation, left, right);
        }
    }

    private int? OrderItems(BinaryOperator operation, IReadOnlyList<object> left, IReadOnlyList<object> right)
    {
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PyError.Recursion();
        }

        for (int index = 0; index < left.Count && index < right.Count; index++)
        {
            Budget.Tick();
            (object a, object b) = (left[index], right[index]);
            if (!ReferenceEquals(a, b) && !Equality.AreEqual(a, b))
            {
                // The first difference decides, by the operator that was asked for.
                return IsTrue(Compare(operation, a, b)) == (operation is BinaryOperator.Less or BinaryOperator.LessEqual) ? -1 : 1;
            }
        }

        return left.Count.CompareTo(right.Count);
    }

    private static PythonException NotOrdered(BinaryOperator operation, object left, object right) =>
        PyError.Type($"'{Comparisons[operation].Symbol}' not supported between instances of '{TypeOf(left).Name}' and '{TypeOf(right).Name}'");

    private object? CallOperator(BinaryOperator operation, object left, object right)
    {
        string method = Methods[operation].Method;
        if (left is PyInstance a && TryCallMethod(a, $"__{method}__", out object? result, right) && result is not PyNotImplemented)
        {
            return result;
        }

        return right is PyInstance b && TryCallMethod(b, $"__r{method}__", out result, left) && result is not PyNotImplemented ? result : null;
    }
}
