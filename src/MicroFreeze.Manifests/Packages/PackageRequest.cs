using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files.State;

namespace MicroFreeze.Manifests.Packages;

/// <summary>Where a project's packages are to be found.</summary>
internal sealed record PackageRequest : IFingerprinted
{
    /// <summary>Reads NuGet's formats.</summary>
    [NoFingerprint("It is code of ours, which the compiler's version stands for.")]
    public required IPackageReader Reader { get; init; }

    /// <summary>Absolute path of the project's <c>project.assets.json</c>; null where nothing was restored.</summary>
    public string? AssetsFile { get; init; }

    /// <summary>The project's target framework.</summary>
    public string Framework { get; init; } = "";

    /// <summary>Directories of unpacked packages that are wanted besides, absolute.</summary>
    public IReadOnlyList<string> Directories { get; init; } = [];

    /// <summary>Descriptions of libraries that referenced projects build.</summary>
    public IReadOnlyList<LibraryProject> Projects { get; init; } = [];

    /// <summary>The name of the board's firmware; null where any will do.</summary>
    public string? Firmware { get; init; }

    /// <summary>The board's architecture; null where any will do, empty where it has none.</summary>
    public string? Arch { get; init; }

    /// <summary>Where the references stand: the project.</summary>
    public SourceLocation Location { get; init; }

    /// <inheritdoc/>
    public void AddTo(Fingerprint fingerprint) => fingerprint
        .Add(AssetsFile).Add(Framework).Add(Directories).Add(Projects).Add(Firmware).Add(Arch).Add(Location);
}

/// <summary>A referenced project that builds a library.</summary>
/// <param name="ProjectFile">The project, absolute.</param>
/// <param name="DescriptionFile">What it wrote, absolute.</param>
internal sealed record LibraryProject(string ProjectFile, string DescriptionFile) : IFingerprinted
{
    /// <inheritdoc/>
    public void AddTo(Fingerprint fingerprint) => fingerprint.Add(ProjectFile).Add(DescriptionFile);
}
