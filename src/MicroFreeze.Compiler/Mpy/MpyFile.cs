using System.Diagnostics.CodeAnalysis;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>A .mpy file with what lies where in it: what those need that show, take apart or put together files.</summary>
internal sealed class MpyFile
{
    private readonly MpyOutline _outline;

    private MpyFile(string path, ReadOnlyMemory<byte> bytes, MpyModule module, MpyOutline outline)
    {
        Path = path;
        Bytes = bytes;
        Module = module;
        _outline = outline;
    }

    /// <summary>The file as the user knows it.</summary>
    public string Path { get; }

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The module in it.</summary>
    public MpyModule Module { get; }

    /// <summary>Names, objects and code, in the order of the file. What stands between them is lengths, counts and tags.</summary>
    public IReadOnlyList<MpySegment> Segments => _outline.Segments;

    /// <summary>The table of names, less its length.</summary>
    public ReadOnlyMemory<byte> NameTable => Bytes[_outline.StartOf(MpySegmentKind.Name).._outline.StartOf(MpySegmentKind.Object)];

    /// <summary>The table of objects, less its length.</summary>
    public ReadOnlyMemory<byte> ObjectTable => Bytes[_outline.StartOf(MpySegmentKind.Object).._outline.StartOf(MpySegmentKind.Code)];

    /// <summary>The module's code, to the end of the file.</summary>
    public ReadOnlyMemory<byte> Code => Bytes[_outline.StartOf(MpySegmentKind.Code)..];

    /// <summary>The first four bytes.</summary>
    public ReadOnlyMemory<byte> Header => Bytes[..MpyHeader.FixedLength];

    /// <summary>Whether the header says that flags of the architecture follow it, be they 0.</summary>
    public bool HasArchFlags => MpyHeader.AnnouncesArchFlags(Bytes.Span[2]);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file as the user knows it.</param>
    /// <param name="bytes">Its bytes, which must not change.</param>
    /// <param name="firmware">The firmware that it must be for, or null for any.</param>
    /// <param name="file">The file.</param>
    /// <param name="error">Why there is none.</param>
    public static bool TryRead(
        string path, ReadOnlyMemory<byte> bytes, FirmwareProfile? firmware, [NotNullWhen(true)] out MpyFile? file, out MpyError error)
    {
        MpyOutline outline = new();
        file = MpyReader.TryRead(new MpyCursor(bytes) { Outline = outline }, firmware, out MpyModule? module, out error)
            ? new MpyFile(path, bytes, module, outline)
            : null;
        return file is not null;
    }
}
