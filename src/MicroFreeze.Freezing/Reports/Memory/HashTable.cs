namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>How a table of keys grows. Source: py/map.c@v1.28.0 mp_map_rehash; py/map.c@v1.28.0 hash_allocation_sizes.</summary>
/// <param name="heap">The heap.</param>
/// <param name="entryBytes">Bytes of an entry.</param>
/// <param name="owner">What points to the table.</param>
internal sealed class HashTable(SimulatedHeap heap, int entryBytes, HeapCell owner)
{
    private static readonly int[] Sizes =
    [
        0, 2, 4, 6, 8, 10, 12, 17, 23, 29, 37, 47, 59, 73, 97, 127, 167, 223, 293, 389, 521, 691, 919, 1223, 1627, 2161, 3229, 4831, 7243, 10861,
        16273, 24407, 36607, 54907,
    ];

    private HeapCell? _table;
    private int _capacity;
    private int _count;

    /// <summary>The table's run of blocks, if it has one.</summary>
    public HeapCell? Table => _table;

    /// <summary>How many entries there is room for.</summary>
    public int Capacity => _capacity;

    /// <summary>Makes room for some entries at once.</summary>
    public void Reserve(int count)
    {
        _capacity = count;
        Replace(heap.Allocate(count * entryBytes));
    }

    /// <summary>Takes an entry in: where the table is full it is replaced by a larger one.</summary>
    public void Add()
    {
        if (_count == _capacity)
        {
            int larger = Array.Find(Sizes, size => size > _capacity);
            _capacity = larger != 0 ? larger : (_capacity + 1 + ((_capacity + 1) / 2)) | 1;
            HeapCell? old = _table;
            Replace(heap.Allocate(_capacity * entryBytes));
            heap.Free(old);
        }

        _count++;
    }

    /// <summary>Takes an entry out: its place serves the next one, the table stays as large.</summary>
    public void Remove() => _count--;

    private void Replace(HeapCell? table)
    {
        _table = table;
        owner.PointTo(table);
    }
}
