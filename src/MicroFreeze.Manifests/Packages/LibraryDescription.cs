using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Manifests.Packages;

/// <summary>
/// What a library says of itself beyond what NuGet has a place for: in a package the file <see cref="PackagePath.DescriptionFile"/>, and
/// between projects a file in the library's intermediate directory that names the sources where they are.
/// </summary>
internal sealed record LibraryDescription
{
    /// <summary>The name for <c>require()</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The package's identifier; null in a package, which has it in its <c>.nuspec</c>.</summary>
    public string? Id { get; init; }

    /// <summary>The package's version, likewise.</summary>
    public string? Version { get; init; }

    /// <summary>Names or families of firmware that it is for; none for any.</summary>
    public IReadOnlyList<string> Firmware { get; init; } = [];

    /// <summary>Architectures that its native code is for; none for any.</summary>
    public IReadOnlyList<string> Architectures { get; init; } = [];

    /// <summary>What <c>metadata()</c> of the library's manifest said, to the letter.</summary>
    public PackageMetadata Metadata { get; init; } = PackageMetadata.Empty;

    /// <summary>The files, in ordinal order of their paths.</summary>
    public required IReadOnlyList<DescribedFile> Files { get; init; }
}

/// <summary>A file as a description has it.</summary>
/// <param name="Path">The path on the device, and below the folder of Python in the package.</param>
internal sealed record DescribedFile(string Path)
{
    /// <summary>The file itself, absolute; null in a package.</summary>
    public string? Source { get; init; }

    /// <summary>What becomes of it where it is frozen.</summary>
    public FrozenKind Kind { get; init; } = FrozenKind.AsMpy;

    /// <summary>The optimisation level (0 to 3), or null for the board's.</summary>
    public int? OptimizationLevel { get; init; }

    /// <summary>What its functions without a decorator become, or null for the board's.</summary>
    public EmitKind? Emit { get; init; }
}
