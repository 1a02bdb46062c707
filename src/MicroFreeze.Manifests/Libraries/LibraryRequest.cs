using MicroFreeze.Files.State;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Manifests.Libraries;

/// <summary>What a project says of the library that it builds.</summary>
internal sealed record LibraryRequest : IFingerprinted
{
    /// <summary>Absolute path of the description for projects that refer to this one.</summary>
    public required string DescriptionFile { get; init; }

    /// <summary>Absolute path of the description that goes into the package; modules that have to be changed for it are written beside
    /// it.</summary>
    public required string PackageFile { get; init; }

    /// <summary>The name for <c>require()</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The package's identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The package's version, unless the manifest has one.</summary>
    public required string Version { get; init; }

    /// <summary>What the project's own properties say, for projects that refer to it; the manifest goes first.</summary>
    public PackageMetadata Metadata { get; init; } = PackageMetadata.Empty;

    /// <summary>Names or families of firmware that it is for; none for any.</summary>
    public IReadOnlyList<string> Firmware { get; init; } = [];

    /// <summary>Architectures that its native code is for; none for any.</summary>
    public IReadOnlyList<string> Architectures { get; init; } = [];

    /// <inheritdoc/>
    public void AddTo(Fingerprint fingerprint) => fingerprint
        .Add(DescriptionFile).Add(PackageFile).Add(Name).Add(Id).Add(Version).Add(Metadata).Add(Firmware).Add(Architectures);
}
