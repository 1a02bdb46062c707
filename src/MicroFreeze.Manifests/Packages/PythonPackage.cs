using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files.State;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Manifests.Packages;

/// <summary>A library of Python that a board can require: an unpacked NuGet package, or a referenced project.</summary>
internal sealed record PythonPackage
{
    /// <summary>The package's identifier; NuGet tells upper case from lower case no more than we do.</summary>
    public required string Id { get; init; }

    /// <summary>The version, as NuGet writes it.</summary>
    public required string Version { get; init; }

    /// <summary>The name for <c>require()</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where it says what it is: its <c>.nuspec</c>, or the project file.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>What <c>metadata()</c> of its manifest said, or else its <c>.nuspec</c>.</summary>
    public PackageMetadata Metadata { get; init; } = PackageMetadata.Empty;

    /// <summary>Names or families of firmware that it is for, such as <c>micropython</c> or <c>circuitpython-10</c>; none for
    /// any.</summary>
    public IReadOnlyList<string> Firmware { get; init; } = [];

    /// <summary>Architectures that its native code is for; none for any.</summary>
    public IReadOnlyList<string> Architectures { get; init; } = [];

    /// <summary>Identifiers of the packages that it depends on.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>Its files, in ordinal order of their target paths.</summary>
    public IReadOnlyList<PythonPackageFile> Files { get; init; } = [];

    /// <summary>Identifier and version, for messages.</summary>
    public override string ToString() => $"{Id} {Version}";
}

/// <summary>A file of a package.</summary>
/// <param name="TargetPath">The path on the device.</param>
/// <param name="SourcePath">The file, absolute.</param>
internal sealed record PythonPackageFile(string TargetPath, string SourcePath)
{
    /// <summary>What becomes of it where it is frozen.</summary>
    public FrozenKind Kind { get; init; } = FrozenKind.AsMpy;

    /// <summary>The optimisation level (0 to 3), or null for the board's.</summary>
    public int? OptimizationLevel { get; init; }

    /// <summary>What its functions without a decorator become, or null for the board's.</summary>
    public EmitKind? Emit { get; init; }

    /// <summary>A file as a description has it.</summary>
    /// <param name="file">What the description says.</param>
    /// <param name="sourcePath">The file, absolute.</param>
    public static PythonPackageFile Of(DescribedFile file, string sourcePath) =>
        new(file.Path, sourcePath) { Kind = file.Kind, OptimizationLevel = file.OptimizationLevel, Emit = file.Emit };
}

/// <summary>A reference with <c>Freeze="true"</c>: the library is frozen, with all that it depends on.</summary>
/// <param name="Id">The package's identifier.</param>
internal sealed record PackageReferenceItem(string Id) : FreezeItem
{
    /// <summary>For a reference to a project: its file, absolute. <see cref="Id"/> is then as the project writes the reference.</summary>
    public string? ProjectFile { get; init; }

    /// <inheritdoc/>
    public override string Label => ProjectFile is null ? $"PackageReference {Id}" : $"ProjectReference {Id}";

    /// <inheritdoc/>
    private protected override void AddMembers(Fingerprint fingerprint) => fingerprint.Add(Id).Add(ProjectFile);
}
