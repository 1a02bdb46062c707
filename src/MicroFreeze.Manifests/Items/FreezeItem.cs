using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files.State;

namespace MicroFreeze.Manifests.Items;

/// <summary>
/// One statement of a project (or of a command line) about what is frozen; items and manifests are the same calls, made from different
/// files.
/// Items are evaluated in their order. Relative paths in them are relative to <c>BaseDirectory</c>; variables such as
/// <c>$(MPY_DIR)</c> are replaced as in manifests.
/// </summary>
internal abstract record FreezeItem : IFingerprinted
{
    private protected FreezeItem()
    {
    }

    /// <summary>Where the item stands, for diagnostics; the project file, where that is known.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>Whether nothing is said where the file, directory or package does not exist.</summary>
    public bool Optional { get; init; }

    /// <summary>How the item is called in chains of origin, such as <c>FrozenModule main.py</c>.</summary>
    public abstract string Label { get; }

    /// <inheritdoc/>
    public void AddTo(Fingerprint fingerprint) => AddMembers(fingerprint.Add(GetType().Name).Add(Location).Add(Optional));

    /// <summary>Adds what the kind of item has beside location and whether it is optional.</summary>
    private protected abstract void AddMembers(Fingerprint fingerprint);
}

/// <summary>A manifest file, or the <c>manifest.py</c> of a directory: <c>include(path, **options)</c>.</summary>
/// <param name="Path">The file or directory.</param>
internal sealed record ManifestItem(string Path) : FreezeItem
{
    /// <summary>
    /// What the manifest finds in <c>options</c>. A value that reads as <c>True</c>, <c>False</c>, <c>None</c> or an integer (case of
    /// letters apart) is that; anything else is a str.
    /// </summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public override string Label => $"FrozenManifest {Path}";

    /// <inheritdoc/>
    private protected override void AddMembers(Fingerprint fingerprint) => fingerprint.Add(Path).Add(Options);
}

/// <summary>Text of a manifest instead of a file (what makemanifest.py takes as an argument that does not end in <c>.py</c>).</summary>
/// <param name="Code">The text.</param>
internal sealed record ManifestCodeItem(string Code) : FreezeItem
{
    /// <summary>The directory, absolute, that relative paths in the text start from; null for <c>BaseDirectory</c>.</summary>
    public string? Directory { get; init; }

    /// <inheritdoc/>
    public override string Label => "manifest text";

    /// <inheritdoc/>
    private protected override void AddMembers(Fingerprint fingerprint) => fingerprint.Add(Code).Add(Directory);
}

/// <summary><c>package(path, files, base_path, opt)</c></summary>
/// <param name="Path">The directory, relative to <see cref="BasePath"/>; the modules keep it in their names.</param>
internal sealed record PackageItem(string Path) : FreezeItem
{
    /// <summary>The directory that the package is in.</summary>
    public string BasePath { get; init; } = ".";

    /// <summary>The files of the package to take, relative to it; null for all.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>Patterns of files to leave out, relative to the package: <c>*</c>, <c>**</c> and <c>?</c> as in MSBuild.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The optimisation level (0 to 3), or null for the project's.</summary>
    public int? OptimizationLevel { get; init; }

    /// <summary>What it says about machine code.</summary>
    public NativeOverrides Native { get; init; }

    /// <inheritdoc/>
    public override string Label => $"FrozenPackage {Path}";

    /// <inheritdoc/>
    private protected override void AddMembers(Fingerprint fingerprint) => fingerprint
        .Add(Path).Add(BasePath).Add(Files).Add(Exclude).Add(OptimizationLevel).Add(Native);
}

/// <summary>One file: <c>module</c>, <c>freeze_as_str</c>, <c>freeze_as_mpy</c> or <c>freeze_mpy</c> of a file that a pattern of the
/// project has found.</summary>
/// <param name="Path">The file.</param>
internal sealed record FileItem(string Path) : FreezeItem
{
    /// <summary>What becomes of it; <see cref="FrozenKind.AsMpy"/> turns into <see cref="FrozenKind.CompileAsMpy"/> outside freeze mode.
    /// <see cref="FrozenKind.CompileAsMpy"/> in freeze mode is compiled beside what is frozen, with target paths of its own.</summary>
    public FrozenKind Kind { get; init; } = FrozenKind.AsMpy;

    /// <summary>The directory to which the path on the device is relative; null for <c>BaseDirectory</c> if the file is
    /// under that, or else the file's own directory.</summary>
    public string? BasePath { get; init; }

    /// <summary>The path on the device, where it is not to follow from the file's.</summary>
    public string? TargetPath { get; init; }

    /// <summary>The optimisation level (0 to 3), or null for the project's.</summary>
    public int? OptimizationLevel { get; init; }

    /// <summary>What it says about machine code.</summary>
    public NativeOverrides Native { get; init; }

    /// <inheritdoc/>
    public override string Label => Kind switch
    {
        FrozenKind.AsStr => $"FrozenString {Path}",
        FrozenKind.Mpy => $"FrozenMpy {Path}",
        FrozenKind.CompileAsMpy => $"Python {Path}",
        _ => $"FrozenModule {Path}",
    };

    /// <inheritdoc/>
    private protected override void AddMembers(Fingerprint fingerprint) => fingerprint
        .Add(Path).Add((long)Kind).Add(BasePath).Add(TargetPath).Add(OptimizationLevel).Add(Native);
}

/// <summary><c>require(name, library=..., **options)</c></summary>
/// <param name="Name">The package's name.</param>
internal sealed record RequireItem(string Name) : FreezeItem
{
    /// <summary>The library to look in; null for all.</summary>
    public string? Library { get; init; }

    /// <summary>The version that is wanted; as in the reference nothing is selected by it.</summary>
    public string? Version { get; init; }

    /// <summary>The package on PyPI that stands for it in <c>PyProject</c>.</summary>
    public string? PyPI { get; init; }

    /// <summary>What its manifest finds in <c>options</c>; values as in <see cref="ManifestItem.Options"/>.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public override string Label => $"FrozenRequire {Name}";

    /// <inheritdoc/>
    private protected override void AddMembers(Fingerprint fingerprint) => fingerprint.Add(Name).Add(Library).Add(Version).Add(PyPI).Add(Options);
}

/// <summary><c>add_library(name, path, prepend)</c></summary>
/// <param name="Name">The name for <c>require(..., library=name)</c>.</param>
/// <param name="Path">Its directory.</param>
internal sealed record LibraryItem(string Name, string Path) : FreezeItem
{
    /// <summary>Whether it is searched before the others.</summary>
    public bool Prepend { get; init; }

    /// <inheritdoc/>
    public override string Label => $"FrozenLibrary {Name}";

    /// <inheritdoc/>
    private protected override void AddMembers(Fingerprint fingerprint) => fingerprint.Add(Name).Add(Path).Add(Prepend);
}

/// <summary><c>metadata(...)</c> of what the project itself freezes.</summary>
/// <param name="Metadata">The values.</param>
internal sealed record MetadataItem(PackageMetadata Metadata) : FreezeItem
{
    /// <inheritdoc/>
    public override string Label => "metadata";

    /// <inheritdoc/>
    private protected override void AddMembers(Fingerprint fingerprint) => fingerprint.Add(Metadata);
}
