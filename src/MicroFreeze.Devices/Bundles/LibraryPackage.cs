using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Devices.Bundles;

/// <summary>A library as a bundle sees it. Paths of files are relative to the library, with forward slashes, in ordinal order.</summary>
internal sealed record LibraryPackage
{
    /// <summary>Where it is.</summary>
    public required BundleLibrary Library { get; init; }

    /// <summary>The name of its module or package; null where it has none.</summary>
    public string? ModuleName { get; init; }

    /// <summary>Whether that is a package.</summary>
    public bool IsPackage { get; init; }

    /// <summary>Its files; what does not end in <c>.py</c> goes in as it is.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Its examples.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>The files that say what it needs.</summary>
    public IReadOnlyList<string> Requirements { get; init; } = [];

    /// <summary>What pyproject.toml says it is for; empty where it says nothing.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its version.</summary>
    public string Version { get; init; } = "";

    /// <summary>What <c>git describe --tags</c> says, for links to releases; the version where there is no repository.</summary>
    public string Release { get; init; } = "";

    /// <summary>The address of its repository as it is set; empty where it is not known.</summary>
    public string RepositoryUrl { get; init; } = "";

    /// <summary>Where findings about it belong.</summary>
    public SourceLocation Location => Library.Location;
}
