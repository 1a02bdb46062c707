using MicroFreeze.Diagnostics;

namespace MicroFreeze.Freezing.Build;

/// <summary>One thing that a project or a command line asks for. Paths are absolute, or relative to <see cref="FreezeRequest.BaseDirectory"/>.</summary>
public abstract record FreezeItem
{
    private protected FreezeItem()
    {
    }

    /// <summary>Where it was asked for: a project file, or nothing for a command line.</summary>
    public SourceLocation Origin { get; init; }

    /// <summary>Whether it is no error that what it names does not exist.</summary>
    public bool Optional { get; init; }

    /// <summary>The optimisation level for what it brings, 0 to 3; null for the request's.</summary>
    public int? OptimizationLevel { get; init; }
}

/// <summary>A manifest to evaluate, as <c>include()</c>.</summary>
/// <param name="Path">The manifest, or a directory with a <c>manifest.py</c>; or the manifest's own text where <paramref name="IsText"/>.</param>
/// <param name="IsText">Whether the manifest itself is given, and not where it is.</param>
public sealed record ManifestItem(string Path, bool IsText = false) : FreezeItem
{
    /// <summary>What the manifest sees as <c>options</c>.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = EmptyOptions.Instance;
}

/// <summary>A directory of modules, as <c>package()</c>.</summary>
/// <param name="Path">The package, relative to <paramref name="BasePath"/>: its path on the device too.</param>
/// <param name="BasePath">The directory that the package is in.</param>
public sealed record PackageItem(string Path, string BasePath = ".") : FreezeItem
{
    /// <summary>The files to take, relative to the package; null for all.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>Patterns of files to leave out (<c>*</c>, <c>?</c>, <c>**</c>), relative to the package.</summary>
    public IReadOnlyList<string> ExcludeFiles { get; init; } = [];
}

/// <summary>A package of a library, as <c>require()</c>.</summary>
/// <param name="Name">Its name, such as <c>umqtt.simple</c>.</param>
public sealed record RequireItem(string Name) : FreezeItem
{
    /// <summary>The library to take it from; null for the first that has it.</summary>
    public string? Library { get; init; }

    /// <summary>What the package's manifest sees as <c>options</c>.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = EmptyOptions.Instance;
}

/// <summary>A library to search for required packages, as <c>add_library()</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its directory.</param>
public sealed record LibraryItem(string Name, string Path) : FreezeItem
{
    /// <summary>Whether it is searched before those added so far.</summary>
    public bool Prepend { get; init; }
}

/// <summary>What becomes of a single file.</summary>
public enum FileTreatment : byte
{
    /// <summary>Compiled and frozen, as <c>module()</c>.</summary>
    FreezeCompiled,

    /// <summary>Frozen as text and compiled on the device, as <c>freeze_as_str()</c>.</summary>
    FreezeText,

    /// <summary>A <c>.mpy</c> file, frozen as it is, as <c>freeze_mpy()</c>.</summary>
    FreezeReady,

    /// <summary>Compiled only.</summary>
    Compile,
}

/// <summary>A single file.</summary>
/// <param name="Treatment">What becomes of it.</param>
/// <param name="Path">The file.</param>
public sealed record FileItem(FileTreatment Treatment, string Path) : FreezeItem
{
    /// <summary>Its path on the device; null to work it out from the base path and the project's directory.</summary>
    public string? TargetPath { get; init; }

    /// <summary>The directory that its path on the device is relative to; null for the request's base directory.</summary>
    public string? BasePath { get; init; }

    /// <summary>The part of its path that a pattern matched, for files outside the base directory; null for the name alone.</summary>
    public string? MatchedPath { get; init; }
}

internal static class EmptyOptions
{
    public static readonly IReadOnlyDictionary<string, string> Instance = new Dictionary<string, string>();
}
