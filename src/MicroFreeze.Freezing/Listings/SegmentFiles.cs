using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Freezing.Listings;

/// <summary>A part of a .mpy file, to be written to a file of its own.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Content">The bytes.</param>
internal sealed record SegmentFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>Takes .mpy files apart: names, objects and code. Source: tools/mpy-tool.py@v1.28.0 extract_segments.</summary>
internal static class SegmentFiles
{
    /// <summary>Longest name that file systems take; ours are ASCII.</summary>
    private const int MaxNameLength = 255;

    private const string Extension = ".bin";

    private static readonly (string Name, MpySegmentKind Kind)[] Kinds =
    [
        ("META", MpySegmentKind.Meta),
        ("QSTR", MpySegmentKind.Name),
        ("OBJ", MpySegmentKind.Object),
        ("CODE", MpySegmentKind.Code),
    ];

    /// <summary>The names of the kinds.</summary>
    public static IEnumerable<string> KindNames => Kinds.Select(row => row.Name.ToLowerInvariant());

    /// <summary>Finds a kind by its name, of whatever case; null where there is none.</summary>
    public static MpySegmentKind? FindKind(string name)
    {
        int row = Array.FindIndex(Kinds, row => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase));
        return row < 0 ? null : Kinds[row].Kind;
    }

    /// <summary>The parts of some files, numbered through.</summary>
    /// <param name="files">The files.</param>
    /// <param name="baseName">What the name of every part begins with; no directory.</param>
    /// <param name="kinds">Which to take; none for all.</param>
    public static IReadOnlyList<SegmentFile> Extract(IReadOnlyList<MpyFile> files, string baseName, IReadOnlySet<MpySegmentKind> kinds)
    {
        (MpyFile File, MpySegment Segment)[] segments =
        [
            .. files.SelectMany(file => file.Segments.Select(segment => (file, segment))).Where(part => kinds.Count == 0 || kinds.Contains(part.segment.Kind)),
        ];
        int digits = segments.Length.ToString(CultureInfo.InvariantCulture).Length;
        List<SegmentFile> parts = new(segments.Length);
        foreach ((MpyFile file, MpySegment segment) in segments)
        {
            string number = parts.Count.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
            string source = Sanitise(ConstantRepr.Text(file.Module.Names[0].Span));
            string kind = Kinds[Array.FindIndex(Kinds, row => row.Kind == segment.Kind)].Name;
            string text = segment.Value is { } constant ? ConstantRepr.Display(constant) : ConstantRepr.Text(file.Module.Names[segment.Index].Span);
            string name = $"{baseName}_{number}_{source}_{kind}_{Sanitise(text)}";
            parts.Add(new SegmentFile(
                name[..Math.Min(name.Length, MaxNameLength - Extension.Length)] + Extension, file.Bytes[segment.Start..segment.End]));
        }

        return parts;
    }

    private static string Sanitise(string text)
    {
        StringBuilder name = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isPlain = rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '_' or '.' or '-');
            name.Append(isPlain ? (char)rune.Value : '_');
        }

        return name.ToString();
    }
}
