using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Packaging;

/// <summary>A directory of Python that is to become a package, without a project.</summary>
internal sealed record PackRequest
{
    /// <summary>
    /// The directory, absolute: one of micropython-lib, with a <c>manifest.py</c>, or a CircuitPython library's repository.
    /// </summary>
    public required string Directory { get; init; }

    /// <summary>What manifests are evaluated with: variables, environment, clock, grants. Its items are not used.</summary>
    public required ManifestRequest Manifest { get; init; }

    /// <summary>The package's identifier; null for <see cref="IdPrefix"/> and the name.</summary>
    public string? Id { get; init; }

    /// <summary>What identifiers of this package and of those that it requires begin with.</summary>
    public string IdPrefix { get; init; } = "";

    /// <summary>The name for <c>require()</c>; null for that of the directory or of <c>pyproject.toml</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Version, author, licence and description where the library's own are not to hold, or it has none.</summary>
    public PackageMetadata Metadata { get; init; } = PackageMetadata.Empty;

    /// <summary>Names or families of firmware; null for the family that the directory's form is of. None for any.</summary>
    public IReadOnlyList<string>? Firmware { get; init; }

    /// <summary>Ranges of versions by the name that is required; an empty one leaves the dependency out.</summary>
    public IReadOnlyDictionary<string, string> Dependencies { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the required packages are packed too, as far as their directories are found.</summary>
    public bool WithRequired { get; init; }
}

/// <summary>What came of packing.</summary>
/// <param name="Packages">The packages; none where there is an error.</param>
/// <param name="Diagnostics">The findings.</param>
/// <param name="Output">What manifests printed.</param>
internal sealed record PackResult(IReadOnlyList<PackedLibrary> Packages, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<string> Output);

/// <summary>A package in memory.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Version">Its version.</param>
/// <param name="Content">The <c>.nupkg</c> file.</param>
internal sealed record PackedLibrary(string Id, string Version, byte[] Content)
{
    /// <summary>The file's name, as feeds have it.</summary>
    public string FileName => $"{Id}.{Version}.nupkg";
}
