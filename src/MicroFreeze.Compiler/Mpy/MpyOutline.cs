namespace MicroFreeze.Compiler.Mpy;

/// <summary>What a reading takes down of where things lie.</summary>
internal sealed class MpyOutline
{
    private readonly int[] _starts = new int[4];
    private readonly List<MpySegment> _segments = [];

    public IReadOnlyList<MpySegment> Segments => _segments;

    /// <summary>Notes where a table, or the code, begins.</summary>
    public void Begin(MpySegmentKind kind, int offset) => _starts[(int)kind] = offset;

    /// <summary>Where a table, or the code, begins.</summary>
    public int StartOf(MpySegmentKind kind) => _starts[(int)kind];

    public void Add(MpySegment segment) => _segments.Add(segment);
}
