using MicroFreeze.Files.State;

namespace MicroFreeze.Manifests.Items;

/// <summary>What <c>metadata()</c> said of a package (tools/manifestfile.py, <c>ManifestPackageMetadata</c>). All null where it was never
/// called.</summary>
internal sealed record PackageMetadata : IFingerprinted
{
    /// <summary>Metadata of a package that declares none.</summary>
    public static PackageMetadata Empty { get; } = new();

    /// <summary>The version; goes into the package's modules as <c>__version__</c>.</summary>
    public string? Version { get; init; }

    /// <summary>One sentence on what it does.</summary>
    public string? Description { get; init; }

    /// <summary>The licence, as the package names it.</summary>
    public string? License { get; init; }

    /// <summary>The author.</summary>
    public string? Author { get; init; }

    /// <summary>The package on PyPI that this one is based on.</summary>
    public string? PyPI { get; init; }

    /// <summary>The name under which this one is published on PyPI.</summary>
    public string? PyPIPublish { get; init; }

    /// <inheritdoc/>
    public void AddTo(Fingerprint fingerprint) => fingerprint
        .Add(Version).Add(Description).Add(License).Add(Author).Add(PyPI).Add(PyPIPublish);
}
