using System.Globalization;
using System.Numerics;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>A value while a module's code is followed: as much as is known of it, and what it takes of the heap.</summary>
internal abstract class RuntimeValue
{
    /// <summary>Where it is on the heap; null for what is in a word, in flash, or none of ours.</summary>
    public HeapCell? Cell { get; init; }

    /// <summary>What tells it from other keys of a dict.</summary>
    public virtual string Key => string.Create(CultureInfo.InvariantCulture, $"#{System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this)}");
}

/// <summary>A value of which nothing is known but what it may keep alive.</summary>
internal sealed class UnknownValue : RuntimeValue
{
    public static UnknownValue Instance { get; } = new();

    /// <summary>What comes of something done with some values: it may point to any of them.</summary>
    public static RuntimeValue Of(IEnumerable<RuntimeValue?> sources)
    {
        HeapCell? node = null;
        foreach (RuntimeValue? source in sources)
        {
            if (source?.Cell is { } cell)
            {
                (node ??= new HeapCell()).PointTo(cell);
            }
        }

        return node is null ? Instance : new UnknownValue { Cell = node };
    }
}

/// <summary>A known number, str, bytes, None, True, False.</summary>
/// <param name="value">A <see cref="long"/>, a <see cref="BigInteger"/> where it is not small, <see cref="double"/>, <see cref="string"/>, byte array, <see cref="bool"/>, or null for None.</param>
internal sealed class ConstantValue(object? value) : RuntimeValue
{
    public static ConstantValue None { get; } = new(null);

    public static ConstantValue True { get; } = new(true);

    public static ConstantValue False { get; } = new(false);

    public object? Value { get; } = value;

    public override string Key => Value switch
    {
        null => "None",
        long number => number.ToString(CultureInfo.InvariantCulture),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        string text => "'" + text,
        bool flag => flag ? "1" : "0",
        double number => "f" + number.ToString("R", CultureInfo.InvariantCulture),
        byte[] bytes => "b" + Convert.ToHexString(bytes),
        _ => base.Key,
    };
}

/// <summary>A tuple, list or set.</summary>
internal sealed class SequenceValue : RuntimeValue
{
    public required SequenceKind Kind { get; init; }

    public required List<RuntimeValue> Items { get; init; }

    /// <summary>Items of a list.</summary>
    public HeapCell? Storage { get; set; }

    /// <summary>How many items of a list there is room for.</summary>
    public int Capacity { get; set; }

    /// <summary>Items of a set.</summary>
    public HashTable? Table { get; init; }

    /// <summary>Takes an item into a set.</summary>
    public void Add(RuntimeValue item)
    {
        if (!Items.Any(each => each.Key == item.Key))
        {
            Table!.Add();
            Items.Add(item);
            Cell?.PointTo(item.Cell);
        }
    }

    public override string Key => Kind == SequenceKind.Tuple ? "(" + string.Join(',', Items.Select(item => item.Key)) : base.Key;
}

internal enum SequenceKind
{
    Tuple,
    List,
    Set,
}

/// <summary>A dict, or the names of a module, a class or an instance.</summary>
internal sealed class DictValue : RuntimeValue
{
    public required HashTable Table { get; init; }

    public Dictionary<string, RuntimeValue> Items { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys that are more than a name, by the text that tells them apart.</summary>
    private readonly Dictionary<string, RuntimeValue> _keys = new(StringComparer.Ordinal);

    /// <summary>The entries.</summary>
    public (RuntimeValue Key, RuntimeValue Value)[] Entries => [.. Items.Select(entry => (_keys.GetValueOrDefault(entry.Key) ?? new ConstantValue(entry.Key), entry.Value))];

    /// <summary>Puts an entry in, or replaces it.</summary>
    public void Store(RuntimeValue key, RuntimeValue value)
    {
        _keys[key.Key] = key;
        Cell?.PointTo(key.Cell);
        Store(key.Key, value);
    }

    /// <summary>Puts an entry in, or replaces it.</summary>
    public void Store(string key, RuntimeValue value)
    {
        if (Items.TryGetValue(key, out RuntimeValue? previous))
        {
            Cell?.Forget(previous.Cell);
        }
        else
        {
            Table.Add();
        }

        Items[key] = value;
        Cell?.PointTo(value.Cell);
    }

    /// <summary>Takes an entry out; its room stays.</summary>
    public void Remove(string key)
    {
        if (Items.Remove(key, out RuntimeValue? value))
        {
            Table.Remove();
            Cell?.Forget(value.Cell);
        }
    }
}

/// <summary>A function of the module.</summary>
internal sealed class FunctionValue : RuntimeValue
{
    public required LoadedCode Code { get; init; }

    public IReadOnlyList<RuntimeValue> Defaults { get; init; } = [];

    /// <summary>Defaults of parameters that are given by name alone, by key.</summary>
    public DictValue? KeywordDefaults { get; init; }

    public IReadOnlyList<RuntimeValue> Closed { get; init; } = [];
}

/// <summary>A class of the module.</summary>
internal sealed class ClassValue : RuntimeValue
{
    public required DictValue Locals { get; init; }

    public required IReadOnlyList<RuntimeValue> Bases { get; init; }

    /// <summary>Whether there is a class that is not the module's above it, other than object.</summary>
    public bool HasForeignBase => Bases.Any(each => each is ClassValue parent ? parent.HasForeignBase : each is not BuiltinValue { Name: "object" });

    public RuntimeValue? Find(string name)
    {
        if (Locals.Items.TryGetValue(name, out RuntimeValue? value))
        {
            return value;
        }

        foreach (ClassValue parent in Bases.OfType<ClassValue>())
        {
            if (parent.Find(name) is { } inherited)
            {
                return inherited;
            }
        }

        return null;
    }
}

/// <summary>An object of a class of the module.</summary>
internal sealed class InstanceValue : RuntimeValue
{
    public required ClassValue Class { get; init; }

    public required DictValue Members { get; init; }
}

/// <summary>A method with its object.</summary>
internal sealed class BoundValue : RuntimeValue
{
    public required RuntimeValue Function { get; init; }

    public required RuntimeValue Self { get; init; }
}

/// <summary>A module, built in or another one.</summary>
internal sealed class ModuleValue(string name) : RuntimeValue
{
    public string Name { get; } = name;
}

/// <summary>
/// Something built in, by its name, such as <c>len</c> or <c>collections.namedtuple</c>; a method of a built-in type as <c>.append</c>.
/// </summary>
internal sealed class BuiltinValue(string name) : RuntimeValue
{
    public string Name { get; } = name;
}

/// <summary>A variable that inner functions share.</summary>
internal sealed class CellValue : RuntimeValue
{
    private RuntimeValue _value = UnknownValue.Instance;

    public RuntimeValue Value
    {
        get => _value;
        set
        {
            _value = value;
            Cell?.PointTo(value.Cell);
        }
    }
}

/// <summary>An iterator over what is known.</summary>
internal sealed class IteratorValue(IEnumerator<RuntimeValue> items) : RuntimeValue
{
    public IEnumerator<RuntimeValue> Items { get; } = items;
}
