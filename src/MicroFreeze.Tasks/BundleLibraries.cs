using MicroFreeze.Diagnostics;
using MicroFreeze.Freezing.Images.Bundles;
using MicroFreeze.Manifests;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MicroFreeze.Tasks;

/// <summary>The task behind the target <c>Bundle</c>: makes bundles of CircuitPython libraries. Files that come out as they are stay untouched.</summary>
[MSBuildMultiThreadableTask]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "MSBuild disposes of no task, and a source without a timer holds nothing.")]
public sealed class BundleLibraries : Microsoft.Build.Utilities.Task, ICancelableTask
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The directory that relative paths are relative to, and whose repository has the bundle's version.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The project file, for findings that are about no other file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The directory for the bundles. (An item, because MSBuild turns the separators of those into this machine's.)</summary>
    [Required]
    public ITaskItem OutputDirectory { get; set; } = new TaskItem("bundles");

    /// <summary>What file names begin with.</summary>
    [Required]
    public string Prefix { get; set; } = "";

    /// <summary>Directories of libraries, with metadata <c>Depth</c>, <c>Version</c> and <c>RepositoryUrl</c>.</summary>
    public ITaskItem[] Libraries { get; set; } = [];

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

    /// <summary>Whether warnings are errors.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>Codes that <see cref="TreatWarningsAsErrors"/> leaves alone.</summary>
    public string? WarningsNotAsErrors { get; set; }

    /// <summary>The files that were made.</summary>
    [Output]
    public ITaskItem[] Bundles { get; private set; } = [];

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public override bool Execute()
    {
        DiagnosticBag diagnostics = new();
        BundleRequest request = Read(diagnostics);
        IReadOnlyList<Diagnostic> findings = diagnostics.Items;
        if (!diagnostics.HasErrors)
        {
            try
            {
                using CoreGrant cores = CoreGrant.Request(BuildEngine);
                BundleResult result = BundleBuilder.Build(request with { Parallelism = cores.Count }, _cancellation.Token);
                findings = [.. findings, .. result.Diagnostics];
                Bundles = [.. result.Files.Select(file => new TaskItem(file))];
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        DiagnosticLogger logger = new(Log, ProjectFile, TreatWarningsAsErrors, WarningsNotAsErrors ?? "");
        foreach (Diagnostic finding in findings)
        {
            logger.Write(finding);
        }

        return !Log.HasLoggedErrors;
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
            Libraries = [.. Libraries.SelectMany(item => ReadLibraries(item, options))],
            Prefix = Prefix,
            OutputDirectory = Path.GetFullPath(OutputDirectory.ItemSpec, ProjectDirectory),
            BaseDirectory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(ProjectDirectory)),
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
        string directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(item.ItemSpec, ProjectDirectory));
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

    private static string[] Words(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
