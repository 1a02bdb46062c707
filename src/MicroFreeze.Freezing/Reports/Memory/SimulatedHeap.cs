namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>
/// The heap of the runtime, empty at first and without end: the first run of free blocks that is long enough is taken, and a run grows in place
/// where the blocks behind it are free. Nothing is ever collected. Source: py/gc.c@v1.28.0 gc_alloc; py/gc.c@v1.28.0 gc_realloc;
/// py/gc.c@v1.28.0 gc_free.
/// </summary>
/// <param name="blockBytes">Bytes of a block.</param>
internal sealed class SimulatedHeap(int blockBytes)
{
    // Free runs below the end of what has ever been used, in order.
    private readonly List<(int Start, int Blocks)> _gaps = [];
    private int _end;
    private int _used;

    /// <summary>Bytes in use.</summary>
    public int Used => _used * blockBytes;

    /// <summary>The most bytes that have been in use.</summary>
    public int Peak { get; private set; }

    /// <summary>Forgets what has been in use and is no longer.</summary>
    public void ResetPeak() => Peak = Used;

    /// <summary>Takes blocks; none where no bytes are asked for.</summary>
    public HeapCell? Allocate(int bytes)
    {
        int blocks = ToBlocks(bytes);
        if (blocks == 0)
        {
            return null;
        }

        return new HeapCell { Start = Take(blocks), Blocks = blocks };
    }

    /// <summary>Gives blocks back.</summary>
    public void Free(HeapCell? cell)
    {
        if (cell is not null && !cell.IsFree)
        {
            cell.IsFree = true;
            Release(cell.Start, cell.Blocks);
        }
    }

    /// <summary>Changes the size of a run, moving it where it must.</summary>
    public HeapCell? Resize(HeapCell? cell, int bytes)
    {
        if (cell is null)
        {
            return Allocate(bytes);
        }

        if (!TryResize(cell, bytes))
        {
            int old = cell.Start;
            int blocks = ToBlocks(bytes);
            cell.Start = Take(blocks);
            Release(old, cell.Blocks);
            cell.Blocks = blocks;
        }

        return cell;
    }

    /// <summary>Changes the size of a run in place, if that can be.</summary>
    public bool TryResize(HeapCell cell, int bytes)
    {
        int blocks = ToBlocks(bytes);
        int more = blocks - cell.Blocks;
        if (more < 0)
        {
            Release(cell.Start + blocks, -more);
        }
        else if (more > 0)
        {
            int end = cell.Start + cell.Blocks;
            int gap = _gaps.FindIndex(each => each.Start == end);
            if (gap >= 0 && _gaps[gap].Blocks >= more)
            {
                Shrink(gap, more);
            }
            else if (end == _end || (gap >= 0 && end + _gaps[gap].Blocks == _end))
            {
                if (gap >= 0)
                {
                    _gaps.RemoveAt(gap);
                }

                _end = end + more;
            }
            else
            {
                return false;
            }

            Count(more);
        }

        cell.Blocks = blocks;
        return true;
    }

    /// <summary>Bytes of all that can be reached from some cells.</summary>
    public int MeasureReachable(IEnumerable<HeapCell?> roots)
    {
        HashSet<HeapCell> seen = [];
        Stack<HeapCell> pending = new(roots.OfType<HeapCell>());
        int blocks = 0;
        while (pending.TryPop(out HeapCell? cell))
        {
            if (!cell.IsFree && seen.Add(cell))
            {
                blocks += cell.Blocks;
                foreach (HeapCell target in cell.References)
                {
                    pending.Push(target);
                }
            }
        }

        return blocks * blockBytes;
    }

    private int ToBlocks(int bytes) => (bytes + blockBytes - 1) / blockBytes;

    private int Take(int blocks)
    {
        int start;
        int gap = _gaps.FindIndex(each => each.Blocks >= blocks);
        if (gap >= 0)
        {
            start = _gaps[gap].Start;
            Shrink(gap, blocks);
        }
        else
        {
            start = _end;
            if (_gaps.Count > 0 && _gaps[^1].Start + _gaps[^1].Blocks == _end)
            {
                start = _gaps[^1].Start;
                _gaps.RemoveAt(_gaps.Count - 1);
            }

            _end = start + blocks;
        }

        Count(blocks);
        return start;
    }

    private void Shrink(int gap, int blocks)
    {
        (int start, int length) = _gaps[gap];
        if (length == blocks)
        {
            _gaps.RemoveAt(gap);
        }
        else
        {
            _gaps[gap] = (start + blocks, length - blocks);
        }
    }

    private void Release(int start, int blocks)
    {
        _used -= blocks;
        int next = _gaps.BinarySearch((start, 0));
        next = next < 0 ? ~next : next;
        if (next < _gaps.Count && start + blocks == _gaps[next].Start)
        {
            blocks += _gaps[next].Blocks;
            _gaps.RemoveAt(next);
        }

        if (next > 0 && _gaps[next - 1].Start + _gaps[next - 1].Blocks == start)
        {
            _gaps[next - 1] = (_gaps[next - 1].Start, _gaps[next - 1].Blocks + blocks);
        }
        else
        {
            _gaps.Insert(next, (start, blocks));
        }
    }

    private void Count(int blocks)
    {
        _used += blocks;
        Peak = Math.Max(Peak, Used);
    }
}
