using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Manifests.Items;

/// <summary>A name that the top level requires: an item, or the project's own manifest with those that it includes.</summary>
/// <param name="Name">The name.</param>
internal sealed record RequiredName(string Name)
{
    /// <summary>The call or item, then what included that.</summary>
    public IReadOnlyList<Origin> Origins { get; init; } = [];

    /// <summary>The identifier of the NuGet package or project that provides it, or null.</summary>
    public string? PackageId { get; init; }

    /// <summary>The directory of a library that provides it, or null.</summary>
    public string? Directory { get; init; }
}
