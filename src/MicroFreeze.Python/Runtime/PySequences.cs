using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Python.Runtime;

/// <summary>A tuple; with a type of its own where its items have names.</summary>
internal sealed class PyTuple(object[] items, PyType? type = null) : PyObject
{
    public static readonly PyTuple Empty = new([]);

    public object[] Items { get; } = items;

    public override PyType Type { get; } = type ?? BuiltinTypes.Tuple;

    public override bool IsTrue(Interpreter vm) => Items.Length > 0;

    public override string Repr(Interpreter vm) => Items.Length == 1 ? $"({vm.Repr(Items[0])},)" : vm.ReprItems("(", Items, ")");

    public override bool EqualTo(object other) => other is PyTuple tuple && Sequences.AreEqual(Items, tuple.Items);

    public override int Hash()
    {
        HashCode hash = default;
        foreach (object item in Items)
        {
            hash.Add(Equality.HashOf(item));
        }

        return hash.ToHashCode();
    }
}

/// <summary>A list.</summary>
internal sealed class PyList(List<object> items) : PyObject
{
    public PyList()
        : this([])
    {
    }

    public List<object> Items { get; } = items;

    public override PyType Type => BuiltinTypes.List;

    public override bool IsTrue(Interpreter vm) => Items.Count > 0;

    public override string Repr(Interpreter vm) => vm.ReprGuarded(this, "[...]", () => vm.ReprItems("[", Live(), "]"));

    public override bool EqualTo(object other)
    {
        if (other is not PyList list || list.Items.Count != Items.Count)
        {
            return false;
        }

        // Comparing two items may call the manifest's code, which may change the lists.
        for (int index = 0; index < Items.Count && index < list.Items.Count; index++)
        {
            if (!ReferenceEquals(Items[index], list.Items[index]) && !Equality.AreEqual(Items[index], list.Items[index]))
            {
                return false;
            }
        }

        return Items.Count == list.Items.Count;
    }

    public override int Hash() => throw PyError.Unhashable(this);

    // The items, whatever becomes of the list between two of them.
    private IEnumerable<object> Live()
    {
        for (int index = 0; index < Items.Count; index++)
        {
            yield return Items[index];
        }
    }
}

/// <summary>Bytes.</summary>
internal sealed class PyBytes(byte[] value) : PyObject
{
    public byte[] Value { get; } = value;

    public override PyType Type => BuiltinTypes.Bytes;

    public override bool IsTrue(Interpreter vm) => Value.Length > 0;

    public override string Repr(Interpreter vm) => PythonLiteral.Quote(Value);

    public override bool EqualTo(object other) => other is PyBytes bytes && Value.AsSpan().SequenceEqual(bytes.Value);

    public override int Hash()
    {
        HashCode hash = default;
        hash.AddBytes(Value);
        return hash.ToHashCode();
    }
}

/// <summary><c>range</c>, of integers that fit a long.</summary>
internal sealed class PyRange(long start, long stop, long step) : PyObject
{
    public long Start { get; } = start;

    public long Stop { get; } = stop;

    public long Step { get; } = step;

    /// <summary>How many there are, saturated.</summary>
    public long Count
    {
        get
        {
            Int128 span = Step > 0 ? (Int128)Stop - Start : (Int128)Start - Stop;
            Int128 stride = Step > 0 ? Step : -(Int128)Step;
            Int128 count = span <= 0 ? 0 : (span + stride - 1) / stride;
            return (long)Int128.Min(count, long.MaxValue);
        }
    }

    public override PyType Type => BuiltinTypes.Range;

    public override bool IsTrue(Interpreter vm) => Count > 0;

    public override string Repr(Interpreter vm) => Step == 1 ? $"range({Start}, {Stop})" : $"range({Start}, {Stop}, {Step})";

    public override bool EqualTo(object other) =>
        other is PyRange range && Count == range.Count && (Count == 0 || (Start == range.Start && (Count == 1 || Step == range.Step)));

    public override int Hash() => Count == 0 ? 0 : HashCode.Combine(Count, Start, Count == 1 ? 0 : Step);

    public bool Contains(long value) =>
        (Step > 0 ? value >= Start && value < Stop : value <= Start && value > Stop) && ((Int128)value - Start) % Step == 0;
}

/// <summary><c>slice</c>; its parts are ints or None.</summary>
internal sealed class PySlice(object start, object stop, object step) : PyObject
{
    public object Start { get; } = start;

    public object Stop { get; } = stop;

    public object Step { get; } = step;

    public override PyType Type => BuiltinTypes.Slice;

    public override string Repr(Interpreter vm) => $"slice({vm.Repr(Start)}, {vm.Repr(Stop)}, {vm.Repr(Step)})";

    public override bool EqualTo(object other) =>
        other is PySlice slice && Equality.AreEqual(Start, slice.Start) && Equality.AreEqual(Stop, slice.Stop) && Equality.AreEqual(Step, slice.Step);

    public override int Hash() => throw PyError.Unhashable(this);

    /// <summary>The first index, the step and the number of items, for a sequence of a length.</summary>
    public (int Start, int Step, int Count) Resolve(int length)
    {
        long step = Step is PyNone ? 1 : Math.Clamp(Part(Step), -int.MaxValue, int.MaxValue);
        if (step == 0)
        {
            throw PyError.Value("slice step cannot be zero");
        }

        long low = step > 0 ? 0 : -1;
        long high = step > 0 ? length : length - 1;
        long start = Start is PyNone ? (step > 0 ? low : high) : Clamp(Part(Start));
        long stop = Stop is PyNone ? (step > 0 ? high : low) : Clamp(Part(Stop));
        long count = step > 0 ? (stop - start + step - 1) / step : (start - stop - step - 1) / -step;
        return ((int)start, (int)step, (int)Math.Max(count, 0));

        static long Part(object part) =>
            Numbers.IsInteger(part) ? Numbers.ToLong(part) : throw PyError.Type("slice indices must be integers or None");

        long Clamp(long index) => Math.Clamp(index < 0 ? Math.Max(index + length, low) : index, low, high);
    }
}

/// <summary>What lists and tuples share.</summary>
internal static class Sequences
{
    public static bool AreEqual(ReadOnlySpan<object> left, ReadOnlySpan<object> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int index = 0; index < left.Length; index++)
        {
            if (!ReferenceEquals(left[index], right[index]) && !Equality.AreEqual(left[index], right[index]))
            {
                return false;
            }
        }

        return true;
    }
}
