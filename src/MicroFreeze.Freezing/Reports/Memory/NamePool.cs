namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>
/// The names that the runtime interns, as they come: what the firmware has costs nothing, the others go into chunks of text and pools of
/// entries, each pool twice as large as the one before. Source: py/qstr.c@v1.28.0 qstr_from_strn; py/qstr.c@v1.28.0 qstr_add.
/// </summary>
internal sealed class NamePool
{
    /// <summary>Bytes of a chunk (<c>MICROPY_ALLOC_QSTR_CHUNK_INIT</c>).</summary>
    private const int ChunkBytes = 128;

    /// <summary>Entries of a pool before the first one on the heap (<c>MICROPY_ALLOC_QSTR_ENTRIES_INIT</c>).</summary>
    private const int FirstEntries = 10;

    private readonly SimulatedHeap _heap;
    private readonly RuntimeSizes _sizes;
    private readonly Func<string, bool> _isInFirmware;
    private readonly HashSet<string> _added = new(StringComparer.Ordinal);
    private readonly List<HeapCell> _cells = [];
    private HeapCell? _chunk;
    private int _chunkSize;
    private int _chunkUsed;
    private int _capacity = FirstEntries;
    private int _count = FirstEntries;

    public NamePool(SimulatedHeap heap, RuntimeSizes sizes, Func<string, bool> isInFirmware)
    {
        _heap = heap;
        _sizes = sizes;
        _isInFirmware = isInFirmware;
    }

    /// <summary>All that the names take, which is never given back.</summary>
    public IReadOnlyList<HeapCell> Cells => _cells;

    /// <summary>Whether there is such a name.</summary>
    public bool Contains(string name) => name.Length == 0 || _added.Contains(name) || _isInFirmware(name);

    /// <summary>Takes a name in.</summary>
    /// <param name="name">The name.</param>
    /// <param name="bytes">Its bytes in UTF-8.</param>
    public void Intern(string name, int bytes)
    {
        if (Contains(name))
        {
            return;
        }

        _added.Add(name);
        AddText(bytes + 1);
        if (_count == _capacity)
        {
            _capacity *= 2;
            _count = 0;
            _cells.Add(_heap.Allocate(_sizes.QstrPool(_capacity))!);
        }

        _count++;
    }

    /// <summary>
    /// Starts with some names that are there already, beyond those in flash, and a last chunk that has no room left and cannot grow.
    /// </summary>
    public void Continue(IReadOnlyCollection<string> names)
    {
        int count = names.Count;
        if (count > 0)
        {
            _chunkSize = _chunkUsed = ChunkBytes;
            _chunk = _heap.Allocate(ChunkBytes)!;
            _cells.Add(_chunk);

            // What was allocated after it.
            _heap.Allocate(1);
            _heap.ResetPeak();
        }

        while (count > 0)
        {
            _capacity *= 2;
            _count = Math.Min(count, _capacity);
            count -= _count;
        }

        _added.UnionWith(names);
    }

    private void AddText(int bytes)
    {
        if (_chunk is not null && _chunkUsed + bytes > _chunkSize)
        {
            if (_heap.TryResize(_chunk, _chunkSize + bytes))
            {
                _chunkSize += bytes;
            }
            else
            {
                _heap.TryResize(_chunk, _chunkUsed);
                _chunk = null;
            }
        }

        if (_chunk is null)
        {
            _chunkSize = Math.Max(bytes, ChunkBytes);
            _chunkUsed = 0;
            _chunk = _heap.Allocate(_chunkSize)!;
            _cells.Add(_chunk);
        }

        _chunkUsed += bytes;
    }
}
