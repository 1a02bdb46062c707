using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>What a stretch of a .mpy file holds. Source: tools/mpy-tool.py@v1.28.0 MPYSegment.</summary>
internal enum MpySegmentKind : byte
{
    /// <summary>A reference to a static name: no bytes of its own.</summary>
    Meta,

    /// <summary>The text of a name with the NUL after it.</summary>
    Name,

    /// <summary>The value of an object, without tag and length, with the NUL after it where there is one.</summary>
    Object,

    /// <summary>Code.</summary>
    Code,
}

/// <summary>A stretch of a .mpy file.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="End">Offset of the byte after its last.</param>
internal readonly record struct MpySegment(MpySegmentKind Kind, int Start, int End)
{
    /// <summary>
    /// Which name of <see cref="MpyModule.Names"/> it is; for code, what the function is called by. Of no use for objects.
    /// </summary>
    public int Index { get; init; }

    /// <summary>The object; null for the other kinds.</summary>
    public Constant? Value { get; init; }
}
