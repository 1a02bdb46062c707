using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// Names that <c>NAME = const(VALUE)</c> bound: wherever the name stands as an expression later in the file, in whatever scope, it is the
/// value. Source: py/parse.c@v1.28.0 parser_t.consts.
/// </summary>
internal sealed class ConstantNames
{
    private readonly List<Entry> _entries = [];
    private int[] _indexByName = [];

    /// <summary>A value: an integer that may become a small int, or any other constant.</summary>
    /// <param name="Integer">The integer where there is no object.</param>
    /// <param name="Object">The object, or null.</param>
    public readonly record struct Entry(long Integer, Constant? Object)
    {
        public int Name { get; init; }
    }

    public void Clear()
    {
        foreach (Entry entry in _entries)
        {
            _indexByName[entry.Name] = 0;
        }

        _entries.Clear();
    }

    public void Add(int name, Entry entry)
    {
        if (name >= _indexByName.Length)
        {
            Array.Resize(ref _indexByName, Math.Max(name + 1, _indexByName.Length * 2));
        }

        _entries.Add(entry with { Name = name });
        _indexByName[name] = _entries.Count;
    }

    public bool TryGet(int name, out Entry entry)
    {
        if (name < _indexByName.Length && _indexByName[name] is > 0 and int index)
        {
            entry = _entries[index - 1];
            return true;
        }

        entry = default;
        return false;
    }
}
