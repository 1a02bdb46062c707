using MicroFreeze.Files.State;

namespace MicroFreeze.Manifests.Items;

/// <summary>
/// A CircuitPython library: a directory as its repository has it, with what is no part of it left out and its version put in. What
/// <c>FROZEN_MPY_DIRS</c> of a board names.
/// </summary>
/// <param name="Path">The directory.</param>
internal sealed record CircuitPythonLibraryItem(string Path) : FreezeItem
{
    /// <summary>The version for lines <c>__version__ = "0.0.0+auto.0"</c>; null for that of the repository or the package.</summary>
    public string? Version { get; init; }

    /// <summary>The version of the NuGet package that brought the library, where one did; holds where the library has no repository of its
    /// own.</summary>
    public string? PackageVersion { get; init; }

    /// <summary>Patterns of files to leave out, relative to the library's modules: <c>*</c>, <c>**</c> and <c>?</c> as in
    /// MSBuild.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Whether directories <c>tests</c> and <c>test</c> inside packages are frozen too.</summary>
    public bool IncludeTests { get; init; }

    /// <summary>The optimisation level (0 to 3), or null for the project's.</summary>
    public int? OptimizationLevel { get; init; }

    /// <summary>What the item says about machine code.</summary>
    public NativeOverrides Native { get; init; }

    /// <inheritdoc/>
    public override string Label => $"CircuitPythonLibrary {Path}";

    /// <inheritdoc/>
    private protected override void AddMembers(Fingerprint fingerprint) => fingerprint
        .Add(Path).Add(Version).Add(PackageVersion).Add(Exclude).Add(IncludeTests).Add(OptimizationLevel).Add(Native);
}
