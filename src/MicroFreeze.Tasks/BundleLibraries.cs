using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Devices.Bundles;
using MicroFreeze.Files;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MicroFreeze.Tasks;

/// <summary>
/// The task behind the target <c>Bundle</c>: makes bundles of CircuitPython libraries. Files that come out as they are stay untouched.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class BundleLibraries : ProjectTask
{
    /// <summary>The directory for the bundles. (An item, because MSBuild turns the separators of those into this machine's.)</summary>
    [Required]
    public ITaskItem OutputDirectory { get; set; } = new TaskItem("bundles");

    /// <summary>What file names begin with.</summary>
    [Required]
    public string Prefix { get; set; } = "";

    /// <summary>Directories of libraries, with metadata <c>Depth</c>, <c>Version</c> and <c>RepositoryUrl</c>.</summary>
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>Libraries that the project freezes: those that are bundled where <see cref="Libraries"/> names none.</summary>
    public ITaskItem[] FrozenLibraries { get; set; } = [];

    /// <summary>The bundle's version.</summary>
    public string? Version { get; set; }

    /// <summary>What to make: <c>py</c>, <c>mpy</c>, <c>examples</c>, <c>json</c>.</summary>
    public string? Kinds { get; set; }

    /// <summary>The firmware to compile for, with semicolons between them.</summary>
    public string? Firmwares { get; set; }

    /// <summary>The optimisation level, 0 to 3.</summary>
    public string? Optimize { get; set; }

    /// <summary>What directories of packages begin with, with semicolons between them.</summary>
    public string? PackagePrefixes { get; set; }

    /// <summary>The remote that a library's address is taken from.</summary>
    public string? RemoteName { get; set; }

    /// <summary>The <c>README.txt</c> of a bundle of several libraries.</summary>
    public string? Readme { get; set; }

    /// <summary>The version of the SDK.</summary>
    public string? ToolsVersion { get; set; }

    /// <summary>The files that were made.</summary>
    [Output]
    public ITaskItem[] Bundles { get; private set; } = [];

    private protected override bool Run()
    {
        DiagnosticBag diagnostics = new();
        BundleRequest request = Read(diagnostics);
        IReadOnlyList<Diagnostic> findings = diagnostics.Items;
        if (!diagnostics.HasErrors)
        {
            using CoreGrant cores = CoreGrant.Request(BuildEngine);
            BundleResult result = BundleBuilder.Build(request with { Parallelism = cores.Count }, Cancellation);
            findings = [.. findings, .. result.Diagnostics];
            Bundles = [.. result.Files.Select(file => new TaskItem(file))];
        }

        LogAll(findings);

        return true;
    }

    private BundleRequest Read(DiagnosticBag diagnostics)
    {
        SourceLocation project = new(ProjectFile);
        ProjectOptions options = new(ProjectDirectory, project, diagnostics);
        BundleKinds kinds = BundleKinds.None;
        foreach (string kind in Words(Kinds))
        {
            kinds |= options.Choose(
                "BundleKinds", kind, BundleKinds.None,
                ("py", BundleKinds.Source), ("mpy", BundleKinds.Compiled), ("examples", BundleKinds.Examples), ("json", BundleKinds.Index));
        }

        return new BundleRequest
        {
            Libraries = [.. (Libraries.Length > 0 ? Libraries : FrozenLibraries).SelectMany(item => ReadLibraries(item, options))],
            Prefix = Prefix,
            OutputDirectory = Path.GetFullPath(OutputDirectory.ItemSpec, ProjectDirectory),
            BaseDirectory = GetPath("."),
            Version = string.IsNullOrEmpty(Version) ? null : Version,
            Kinds = kinds == BundleKinds.None ? BundleKinds.All : kinds,
            Firmwares = [.. Words(Firmwares).Select(firmware => options.Firmware("BundleFirmware", firmware))],
            OptimizationLevel = options.Number("MicroFreezeOptimize", Optimize, 0, 0, 3),
            PackagePrefixes = Words(PackagePrefixes),
            RemoteName = string.IsNullOrEmpty(RemoteName) ? "origin" : RemoteName,
            Readme = options.ExistingFile("BundleReadme", Readme),
            ToolsVersion = $"microfreeze-{ToolsVersion}",
            Location = project,
        };
    }

    private IEnumerable<BundleLibrary> ReadLibraries(ITaskItem item, ProjectOptions options)
    {
        string directory = GetPath(item.ItemSpec);
        int depth = options.Number("Depth", item.GetMetadata("Depth"), 0, 0, 16);
        SourceLocation location = new(Text(item, "DefiningProjectFullPath") ?? ProjectFile);
        IReadOnlyList<string> directories = depth > 0 && Directory.Exists(directory) ? BundleBuilder.FindLibraries(PhysicalFileSystem.Instance, directory, depth) : [directory];
        return directories.Select(library => new BundleLibrary(library)
        {
            Version = Text(item, "Version"),
            PackageVersion = Text(item, "NuGetPackageVersion"),
            RepositoryUrl = Text(item, "RepositoryUrl"),
            Location = location,
        });
    }

    private static string? Text(ITaskItem item, string name) => item.GetMetadata(name) is { Length: > 0 } text ? text : null;
}
