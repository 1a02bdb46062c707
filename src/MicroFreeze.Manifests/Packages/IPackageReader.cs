using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Manifests.Packages;

/// <summary>
/// What only NuGet can read: its formats are its own. The doors hand in an implementation that uses NuGet's libraries, which this one does
/// not know. Failures are <see cref="IOException"/>, <see cref="UnauthorizedAccessException"/> and <see cref="FormatException"/>.
/// </summary>
internal interface IPackageReader
{
    /// <summary>Reads the <c>.nuspec</c> of an unpacked package.</summary>
    /// <param name="directory">The package's directory, absolute.</param>
    PackageManifest ReadManifest(string directory);

    /// <summary>Reads what a restore has resolved: the packages and projects for one framework, those that are there by way of others too.</summary>
    /// <param name="assetsFile">Absolute path of <c>project.assets.json</c>.</param>
    /// <param name="framework">The project's target framework, such as <c>net10.0</c>; empty where there is only one.</param>
    IReadOnlyList<RestoredPackage> ReadRestored(string assetsFile, string framework);
}

/// <summary>What a <c>.nuspec</c> says, as far as it matters here.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Version">The version, normalised.</param>
/// <param name="Path">The file, absolute.</param>
internal sealed record PackageManifest(string Id, string Version, string Path)
{
    /// <summary>Version, authors, licence expression and description.</summary>
    public PackageMetadata Metadata { get; init; } = PackageMetadata.Empty;

    /// <summary>Whether it says of itself that it is a library of Python. A folder <c>python</c> alone may be anything.</summary>
    public bool IsPythonLibrary { get; init; }

    /// <summary>Identifiers of dependencies for any framework.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];
}

/// <summary>A library as a restore has resolved it.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Version">The version.</param>
internal sealed record RestoredPackage(string Id, string Version)
{
    /// <summary>Where a package is unpacked, absolute; null for a project, and for a package that is in no package folder.</summary>
    public string? Directory { get; init; }

    /// <summary>The file of a project, absolute; null for a package.</summary>
    public string? ProjectFile { get; init; }

    /// <summary>Whether the package has a folder of Python, or a description.</summary>
    public bool HasPython { get; init; }

    /// <summary>Identifiers of what it depends on.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];
}
