namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>An allocated run of blocks, and what it points to.</summary>
internal sealed class HeapCell
{
    private List<HeapCell>? _references;

    /// <summary>The first block.</summary>
    public int Start { get; set; }

    /// <summary>How many blocks.</summary>
    public int Blocks { get; set; }

    /// <summary>Whether it has been given back.</summary>
    public bool IsFree { get; set; }

    /// <summary>What it points to.</summary>
    public IReadOnlyList<HeapCell> References => _references ?? [];

    /// <summary>Notes that it points to another one; nothing where there is none.</summary>
    public void PointTo(HeapCell? target)
    {
        if (target is not null)
        {
            (_references ??= []).Add(target);
        }
    }

    /// <summary>Notes that it points to another one no longer.</summary>
    public void Forget(HeapCell? target)
    {
        if (target is not null)
        {
            _references?.Remove(target);
        }
    }
}
