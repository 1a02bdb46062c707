using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;

namespace MicroFreeze.Devices.Bundles;

/// <summary>What a bundle is made of.</summary>
[Flags]
internal enum BundleKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The zip of <c>.py</c> files.</summary>
    Source = 1,

    /// <summary>A zip of <c>.mpy</c> files for each firmware.</summary>
    Compiled = 2,

    /// <summary>The zip of examples.</summary>
    Examples = 4,

    /// <summary>The JSON index.</summary>
    Index = 8,

    /// <summary>All of them.</summary>
    All = Source | Compiled | Examples | Index,
}

/// <summary>The bundles to make of some libraries.</summary>
internal sealed record BundleRequest
{
    /// <summary>The libraries.</summary>
    public required IReadOnlyList<BundleLibrary> Libraries { get; init; }

    /// <summary>What file names begin with, such as <c>adafruit-circuitpython-bundle</c>.</summary>
    public required string Prefix { get; init; }

    /// <summary>Absolute directory for the files.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>Absolute directory of the project or collection: its repository has the bundle's version.</summary>
    public required string BaseDirectory { get; init; }

    /// <summary>The bundle's version; null for that of the repository of <see cref="BaseDirectory"/>.</summary>
    public string? Version { get; init; }

    /// <summary>What to make.</summary>
    public BundleKinds Kinds { get; init; } = BundleKinds.All;

    /// <summary>The firmware to compile for, one zip for each.</summary>
    public IReadOnlyList<FirmwareProfile> Firmwares { get; init; } = [FirmwareFamily.CircuitPython.Newest];

    /// <summary>What directories of packages begin with, in libraries that say nothing of themselves.</summary>
    public IReadOnlyList<string> PackagePrefixes { get; init; } = ["adafruit_"];

    /// <summary>The remote repository that a library's address is taken from.</summary>
    public string RemoteName { get; init; } = "origin";

    /// <summary>Absolute path of the <c>README.txt</c> of a bundle of several libraries; null for none.</summary>
    public string? Readme { get; init; }

    /// <summary>Names and versions what makes the bundle, in the zips' comments.</summary>
    public required string ToolsVersion { get; init; }

    /// <summary>The optimisation level, 0 to 3.</summary>
    public int OptimizationLevel { get; init; }

    /// <summary>The files.</summary>
    public IFileSystem Files { get; init; } = PhysicalFileSystem.Instance;

    /// <summary>How many files may be compiled at a time, from 1.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>Where findings about the bundle as a whole belong.</summary>
    public SourceLocation Location { get; init; }
}

/// <summary>A library to bundle.</summary>
/// <param name="Directory">Its absolute directory: that of its repository.</param>
internal sealed record BundleLibrary(string Directory)
{
    /// <summary>Its version; null for that of its repository or package.</summary>
    public string? Version { get; init; }

    /// <summary>The version of the NuGet package that it came in, if it did.</summary>
    public string? PackageVersion { get; init; }

    /// <summary>The address of its repository; null for that of the remote.</summary>
    public string? RepositoryUrl { get; init; }

    /// <summary>Who names it.</summary>
    public SourceLocation Location { get; init; }
}

/// <summary>What was made.</summary>
/// <param name="Files">The files, in the order in which they are made.</param>
/// <param name="Diagnostics">All findings.</param>
internal sealed record BundleResult(IReadOnlyList<string> Files, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether everything was made. Otherwise nothing was written.</summary>
    public bool Succeeded => Diagnostics.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
}
