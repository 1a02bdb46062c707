using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Packaging;

/// <summary>All that goes into a package.</summary>
internal sealed record PackageContent
{
    /// <summary>The identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The version, as NuGet has it.</summary>
    public required string Version { get; init; }

    /// <summary>Description, author and licence.</summary>
    public PackageMetadata Metadata { get; init; } = PackageMetadata.Empty;

    /// <summary>Words to find it by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What it depends on.</summary>
    public IReadOnlyList<ContentDependency> Dependencies { get; init; } = [];

    /// <summary>The files: paths in the package, and bytes.</summary>
    public required IReadOnlyList<KeyValuePair<string, byte[]>> Files { get; init; }

    /// <summary>The file of the package that NuGet shows as its page, or null.</summary>
    public string? Readme { get; init; }

    /// <summary>The time that its entries carry: the same time, the same bytes. Null for the start of 1980.</summary>
    public DateTimeOffset? Time { get; init; }
}

/// <summary>A package that another one depends on.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Versions">The range of versions in NuGet's notation; null for any.</param>
internal sealed record ContentDependency(string Id, string? Versions);
