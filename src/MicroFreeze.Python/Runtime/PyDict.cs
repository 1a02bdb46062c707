using System.Diagnostics.CodeAnalysis;

namespace MicroFreeze.Python.Runtime;

/// <summary>A dict: keeps the order in which keys came. Also the namespace of a module.</summary>
internal sealed class PyDict : PyObject
{
    private readonly Dictionary<object, int> _indices = new(Equality.Comparer);
    private readonly List<KeyValuePair<object, object>?> _entries = [];

    public override PyType Type => BuiltinTypes.Dict;

    public int Count => _indices.Count;

    /// <summary>Changes when keys come or go, to notice that during iteration.</summary>
    public int Version { get; private set; }

    /// <summary>Whether it holds the items of a set, which is what an error names.</summary>
    public bool IsOfSet { get; init; }

    /// <summary>The entries as they are when this is asked for; <c>RuntimeError</c> where they changed before the last was read.</summary>
    public IEnumerable<KeyValuePair<object, object>> Entries => Enumerate(Version);

    public IEnumerable<object> Keys => Entries.Select(entry => entry.Key);

    public IEnumerable<object> Values => Entries.Select(entry => entry.Value);

    public object this[object key]
    {
        set
        {
            // Looking for the key may have called the manifest's code.
            if (_indices.TryGetValue(key, out int index) && index < _entries.Count && _entries[index] is { } known)
            {
                _entries[index] = new(known.Key, value);
            }
            else
            {
                try
                {
                    _indices[key] = _entries.Count;
                }
                catch (InvalidOperationException)
                {
                    throw PyError.Runtime("dictionary changed while a key was looked for");
                }

                _entries.Add(new(key, value));
                Version++;
            }
        }
    }

    public bool TryGetValue(object key, [MaybeNullWhen(false)] out object value)
    {
        if (_indices.TryGetValue(Hashable(key), out int index))
        {
            value = _entries[index]!.Value.Value;
            return true;
        }

        value = null;
        return false;
    }

    public bool ContainsKey(object key) => _indices.ContainsKey(Hashable(key));

    public bool TryAdd(object key, object value)
    {
        if (_indices.ContainsKey(key))
        {
            return false;
        }

        this[key] = value;
        return true;
    }

    public bool Remove(object key, [MaybeNullWhen(false)] out object value)
    {
        if (!_indices.Remove(Hashable(key), out int index))
        {
            value = null;
            return false;
        }

        value = _entries[index]!.Value.Value;
        Version++;
        if (index == _entries.Count - 1)
        {
            _entries.RemoveAt(index);
        }
        else
        {
            _entries[index] = null;
            CompactIfSparse();
        }

        return true;
    }

    public void Clear()
    {
        _indices.Clear();
        _entries.Clear();
        Version++;
    }

    /// <summary>A shallow copy.</summary>
    public PyDict Copy()
    {
        PyDict copy = new();
        copy.Update(this);
        return copy;
    }

    public void Update(PyDict other)
    {
        foreach ((object key, object value) in other.Entries)
        {
            this[key] = value;
        }
    }

    public override bool IsTrue(Interpreter vm) => Count > 0;

    public override string Repr(Interpreter vm) => vm.ReprGuarded(this, "{...}", () => ReprEntries(vm));

    public override bool EqualTo(object other)
    {
        if (other is not PyDict dict || dict.Count != Count)
        {
            return false;
        }

        foreach ((object key, object value) in Entries)
        {
            if (!dict.TryGetValue(key, out object? match) || (!ReferenceEquals(value, match) && !Equality.AreEqual(value, match)))
            {
                return false;
            }
        }

        return true;
    }

    public override int Hash() => throw PyError.Unhashable(this);

    // .NET does not ask for a hash while there is nothing to compare it with.
    private object Hashable(object key)
    {
        if (_indices.Count == 0 && key is PyObject)
        {
            Equality.HashOf(key);
        }

        return key;
    }

    private string ReprEntries(Interpreter vm) =>
        "{" + vm.ReprJoined(Entries.Select(entry => vm.Repr(entry.Key) + ": " + vm.Repr(entry.Value))) + "}";

    private IEnumerable<KeyValuePair<object, object>> Enumerate(int version)
    {
        for (int index = 0; version == Version && index < _entries.Count; index++)
        {
            if (_entries[index] is { } entry)
            {
                yield return entry;
            }
        }

        if (version != Version)
        {
            throw PyError.Runtime($"{(IsOfSet ? "Set" : "dictionary")} changed size during iteration");
        }
    }

    private void CompactIfSparse()
    {
        if (_entries.Count < 16 || _entries.Count < 2 * _indices.Count)
        {
            return;
        }

        int kept = 0;
        for (int index = 0; index < _entries.Count; index++)
        {
            if (_entries[index] is { } entry)
            {
                _entries[kept] = entry;
                _indices[entry.Key] = kept++;
            }
        }

        _entries.RemoveRange(kept, _entries.Count - kept);
    }
}
