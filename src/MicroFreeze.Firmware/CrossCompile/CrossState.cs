using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Files.State;

namespace MicroFreeze.Firmware.CrossCompile;

/// <summary>An object as it was compiled.</summary>
/// <param name="File">The object as it was written.</param>
/// <param name="Key">Hash of command, compiler and source.</param>
/// <param name="Dependencies">What was included, and how it was then.</param>
/// <param name="Warnings">What the compiler said.</param>
internal sealed record CompiledObject(
    WrittenFile File, string Key, IReadOnlyList<WrittenFile> Dependencies, IReadOnlyList<Diagnostic> Warnings)
{
    /// <summary>Its description.</summary>
    public static CompiledObject Describe(StateFields fields, CompiledObject? item) => new(
        WrittenFile.Describe(fields, item?.File), fields.Text(item?.Key), fields.List(item?.Dependencies, WrittenFile.Describe),
        fields.List(item?.Warnings, StateParts.Finding));
}

/// <summary>What one build leaves for the next.</summary>
internal sealed record CrossState
{
    /// <summary>How it is kept in a file.</summary>
    public static StateFormat<CrossState> Format { get; } = new("objects", Describe);

    /// <summary>Nothing built yet.</summary>
    public static CrossState Empty { get; } = new() { Objects = [] };

    /// <summary>The objects.</summary>
    public required IReadOnlyList<CompiledObject> Objects { get; init; }

    /// <summary>The archive, with hash of the command and of the objects in it; null without one.</summary>
    public CompiledObject? Archive { get; init; }

    /// <summary>What the preprocessor said of the firmware; null where it was not asked.</summary>
    public CompiledObject? Probe { get; init; }

    /// <summary>Whether an object is the one that a key asks for, and everything it was made of is as it was.</summary>
    public static bool IsCurrent(CompiledObject known, string key, Func<string, string> digest) =>
        known.Key == key && digest(known.File.Path) == known.File.Digest
        && known.Dependencies.All(dependency => digest(dependency.Path) == dependency.Digest);

    /// <summary>The state of a file now.</summary>
    public static string GetDigest(string path) =>
        OutputFiles.TryRead(path) is { } content ? RecordedInputs.OfFile(content) : RecordedInputs.OfKind(EntryKind.Missing);

    private static CrossState Describe(StateFields fields, CrossState? state) => new()
    {
        Objects = fields.List(state?.Objects, CompiledObject.Describe),
        Archive = fields.Optional(state?.Archive, CompiledObject.Describe),
        Probe = fields.Optional(state?.Probe, CompiledObject.Describe),
    };
}
