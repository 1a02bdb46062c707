using System.Numerics;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>Makes objects as the runtime does, and keeps what points to what.</summary>
/// <param name="heap">The heap.</param>
/// <param name="sizes">The board's sizes.</param>
internal sealed class RuntimeObjects(SimulatedHeap heap, RuntimeSizes sizes)
{
    public SimulatedHeap Heap => heap;

    public RuntimeSizes Sizes => sizes;

    /// <summary>A dict with room for some entries.</summary>
    public DictValue MakeDict(int capacity)
    {
        HeapCell cell = heap.Allocate(sizes.Dict)!;
        HashTable table = new(heap, sizes.MapEntry, cell);
        table.Reserve(capacity);
        return new DictValue { Cell = cell, Table = table };
    }

    public RuntimeValue MakeTuple(IReadOnlyList<RuntimeValue> items)
    {
        HeapCell? cell = items.Count == 0 ? null : heap.Allocate(sizes.Tuple(items.Count));
        PointTo(cell, items);
        return new SequenceValue { Kind = SequenceKind.Tuple, Items = [.. items], Cell = cell };
    }

    public SequenceValue MakeList(IReadOnlyList<RuntimeValue> items)
    {
        HeapCell cell = heap.Allocate(sizes.List)!;
        int capacity = Math.Max(4, items.Count);
        HeapCell storage = heap.Allocate(sizes.ListItems(capacity))!;
        cell.PointTo(storage);
        PointTo(storage, items);
        return new SequenceValue { Kind = SequenceKind.List, Items = [.. items], Cell = cell, Storage = storage, Capacity = capacity };
    }

    /// <summary>Appends to a list, which doubles where it is full. Source: py/objlist.c@v1.28.0 mp_obj_list_append.</summary>
    public void Append(SequenceValue list, RuntimeValue item)
    {
        if (list.Items.Count >= list.Capacity)
        {
            list.Capacity *= 2;
            list.Storage = heap.Resize(list.Storage, list.Capacity * sizes.Object);
        }

        list.Items.Add(item);
        list.Storage?.PointTo(item.Cell);
    }

    public SequenceValue MakeSet(IReadOnlyList<RuntimeValue> items)
    {
        HeapCell cell = heap.Allocate(sizes.Dict)!;
        HashTable table = new(heap, sizes.Object, cell);
        table.Reserve(items.Count);
        SequenceValue set = new() { Kind = SequenceKind.Set, Items = [], Cell = cell, Table = table };
        foreach (RuntimeValue item in items)
        {
            set.Add(item);
        }

        return set;
    }

    public FunctionValue MakeFunction(LoadedCode code, HeapCell? context, IReadOnlyList<RuntimeValue> defaults, bool hasKeywordDefaults, RuntimeValue? keywordDefaults)
    {
        HeapCell cell = heap.Allocate(sizes.Function(defaults.Count + (hasKeywordDefaults ? 1 : 0)))!;
        cell.PointTo(context);
        cell.PointTo(code.Data);
        cell.PointTo(code.ChildTable);
        cell.PointTo(keywordDefaults?.Cell);
        PointTo(cell, defaults);
        return new FunctionValue { Cell = cell, Code = code, Defaults = defaults, KeywordDefaults = keywordDefaults as DictValue };
    }

    public FunctionValue MakeClosure(FunctionValue function, IReadOnlyList<RuntimeValue> closed)
    {
        HeapCell cell = heap.Allocate(sizes.Closure(closed.Count))!;
        cell.PointTo(function.Cell);
        PointTo(cell, closed);
        return new FunctionValue { Cell = cell, Code = function.Code, Defaults = function.Defaults, KeywordDefaults = function.KeywordDefaults, Closed = closed };
    }

    public ClassValue MakeClass(DictValue locals, IReadOnlyList<RuntimeValue> bases)
    {
        HeapCell cell = heap.Allocate(sizes.Class(bases.Count > 0))!;
        cell.PointTo(locals.Cell);
        PointTo(cell, bases);
        return new ClassValue { Cell = cell, Locals = locals, Bases = bases };
    }

    public InstanceValue MakeInstance(ClassValue type)
    {
        HeapCell cell = heap.Allocate(sizes.Instance(type.HasForeignBase))!;
        cell.PointTo(type.Cell);
        return new InstanceValue { Cell = cell, Class = type, Members = new DictValue { Cell = cell, Table = new HashTable(heap, sizes.MapEntry, cell) } };
    }

    /// <summary>A str or bytes object made at run time, with its text.</summary>
    public ConstantValue MakeText(object value, int length)
    {
        HeapCell cell = heap.Allocate(sizes.Str)!;
        cell.PointTo(heap.Allocate(length + 1));
        return new ConstantValue(value) { Cell = cell };
    }

    /// <summary>Whether an integer fits into a word beside its tag.</summary>
    public bool IsSmall(BigInteger value) => value.GetBitLength() < (8 * sizes.Object) - 1;

    /// <summary>An integer: an object with digits, if it is not small. Source: py/objint_mpz.c@v1.28.0; py/mpz.c@v1.28.0.</summary>
    public ConstantValue MakeInteger(BigInteger value) => IsSmall(value) ? new ConstantValue((long)value) : MakeLongInteger(value);

    /// <summary>An integer as an object, whatever its value.</summary>
    public ConstantValue MakeLongInteger(BigInteger value)
    {
        HeapCell cell = heap.Allocate(sizes.Int)!;
        cell.PointTo(heap.Allocate(value.GetByteCount() + 1));
        return new ConstantValue(value) { Cell = cell };
    }

    public ConstantValue MakeFloat(double value) => new(value) { Cell = heap.Allocate(sizes.Float) };

    /// <summary>Something of four words or less that points to other things.</summary>
    public RuntimeValue MakeSmall(params ReadOnlySpan<RuntimeValue?> targets)
    {
        HeapCell cell = heap.Allocate(sizes.Small)!;
        foreach (RuntimeValue? target in targets)
        {
            cell.PointTo(target?.Cell);
        }

        return new UnknownValue { Cell = cell };
    }

    private static void PointTo(HeapCell? cell, IReadOnlyList<RuntimeValue> targets)
    {
        foreach (RuntimeValue target in targets)
        {
            cell?.PointTo(target.Cell);
        }
    }
}
