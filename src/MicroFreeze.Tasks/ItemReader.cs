using System.Collections;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Packages;
using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks;

/// <summary>Turns MSBuild's items into those of the manifest service.</summary>
/// <param name="directory">The project's directory.</param>
/// <param name="project">Reads values, as of properties.</param>
/// <param name="compile">What the project says about compiling.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class ItemReader(string directory, ProjectOptions project, CompileOptions compile, DiagnosticBag diagnostics)
{
    // What is no option of a manifest, though an item may carry it: our own metadata, and those that MSBuild, IDEs and NuGet give to items
    // of any type.
    private static readonly HashSet<string> NotAnOption = new(StringComparer.OrdinalIgnoreCase)
    {
        "Optional", "Library", "Link", "Visible", "SubType", "Generator", "LastGenOutput", "DependentUpon", "CopyToOutputDirectory",
        "CopyToPublishDirectory", "Pack", "PackagePath", "LinkBase", "OriginalItemSpec",
    };

    /// <summary>A <c>FrozenManifest</c> item.</summary>
    public FreezeItem Manifest(ITaskItem item) => Place(new ManifestItem(item.ItemSpec) { Options = Options(item) }, item);

    /// <summary>A manifest of the board, as ResolveFirmware found it.</summary>
    public static FreezeItem BoardManifest(ITaskItem item) => Text(item, "TextDirectory") is { } textDirectory
        ? new ManifestCodeItem(System.IO.File.ReadAllText(item.ItemSpec)) { Directory = textDirectory, Location = new SourceLocation(item.ItemSpec) }
        : new ManifestItem(item.ItemSpec) { Location = new SourceLocation(item.ItemSpec) };

    /// <summary>A <c>FrozenPackage</c> item.</summary>
    public FreezeItem Package(ITaskItem item) => Place(
        new PackageItem(item.ItemSpec)
        {
            BasePath = Text(item, "BasePath") ?? ".",
            Files = List(item, "Files"),
            Exclude = List(item, "ExcludeFiles") ?? [],
            OptimizationLevel = Level(item),
            Native = Native(item),
        },
        item);

    /// <summary>A <c>FrozenModule</c>, <c>FrozenString</c>, <c>FrozenMpy</c> or <c>Python</c> item.</summary>
    public FreezeItem File(ITaskItem item, FrozenKind kind) => Place(
        new FileItem(item.ItemSpec)
        {
            Kind = kind,
            BasePath = Text(item, "BasePath"),
            TargetPath = Text(item, "TargetPath") ?? MatchedPath(item),
            OptimizationLevel = kind is FrozenKind.AsMpy or FrozenKind.CompileAsMpy ? Level(item) : null,
            Native = kind is FrozenKind.AsMpy or FrozenKind.CompileAsMpy ? Native(item) : default,
        },
        item);

    /// <summary>A <c>FrozenRequire</c> item.</summary>
    public FreezeItem Require(ITaskItem item) => Place(
        new RequireItem(item.ItemSpec) { Library = Text(item, "Library"), Options = Options(item) }, item);

    /// <summary>A <c>FrozenLibrary</c> item.</summary>
    public FreezeItem Library(ITaskItem item)
    {
        string? path = Text(item, "Path");
        if (path is null)
        {
            diagnostics.Report(
                ProjectDiagnostics.MissingMetadata, Location(item), $"FrozenLibrary '{item.ItemSpec}'", "Path", "the directory that required packages are searched in");
        }

        return Place(new LibraryItem(item.ItemSpec, path ?? ".") { Prepend = Flag(item, "Prepend") }, item);
    }

    /// <summary>A reference with <c>Freeze="true"</c>; null for any other.</summary>
    public FreezeItem? Reference(ITaskItem item, bool isProject) => !Flag(item, "Freeze") ? null : Place(
        new PackageReferenceItem(item.ItemSpec) { ProjectFile = isProject ? Path.GetFullPath(item.ItemSpec, directory) : null }, item);

    /// <summary>A <c>CircuitPythonLibrary</c> item.</summary>
    public FreezeItem CircuitPythonLibrary(ITaskItem item) => Place(
        new CircuitPythonLibraryItem(item.ItemSpec)
        {
            Version = Text(item, "Version"),
            PackageVersion = Text(item, "NuGetPackageVersion"),
            Exclude = List(item, "ExcludeFiles") ?? [],
            IncludeTests = Flag(item, "IncludeTests"),
            OptimizationLevel = Level(item),
            Native = Native(item),
        },
        item);

    /// <summary>Whether an item is for a board: it names it in <c>Boards</c>, or names none.</summary>
    public static bool IsForBoard(ITaskItem item, string board) =>
        List(item, "Boards") is not { } boards || boards.Contains(board, StringComparer.Ordinal) || boards.Contains(board[(board.LastIndexOf('/') + 1)..], StringComparer.Ordinal);

    private T Place<T>(T item, ITaskItem source)
        where T : FreezeItem => item with { Location = Location(source), Optional = Flag(source, "Optional") };

    public static SourceLocation Location(ITaskItem item) => new(Text(item, "DefiningProjectFullPath"));

    private static string? Text(ITaskItem item, string name) => item.GetMetadata(name) is { Length: > 0 } text ? text : null;

    private static string[]? List(ITaskItem item, string name) =>
        Text(item, name)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private bool Flag(ITaskItem item, string name)
    {
        string text = item.GetMetadata(name);
        if (text.Length == 0 || text.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (!text.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            diagnostics.Report(ProjectDiagnostics.InvalidMetadata, Location(item), $"'{item.ItemSpec}'", name, text, "true or false");
        }

        return true;
    }

    private int? Level(ITaskItem item)
    {
        string text = item.GetMetadata("Opt");
        if (text.Length == 0)
        {
            return null;
        }

        if (ProjectOptions.TryNumber(text, 0, 3, out int level))
        {
            return level;
        }

        diagnostics.Report(ProjectDiagnostics.InvalidMetadata, Location(item), $"'{item.ItemSpec}'", "Opt", text, ProjectOptions.Range(0, 3));
        return null;
    }

    private NativeOverrides Native(ITaskItem item)
    {
        ProjectOptions options = project.Of(item.ItemSpec, Location(item));
        int known = diagnostics.Items.Count;
        NativeArch? arch = Text(item, "Arch") is { } name ? options.Arch("Arch", name) : null;
        bool isKnown = diagnostics.Items.Count == known;
        uint? flags = isKnown && Text(item, "ArchFlags") is { } text ? options.ArchFlags("ArchFlags", text, arch ?? compile.Arch, compile.Firmware) : null;
        return new NativeOverrides
        {
            Arch = arch,
            ArchFlags = flags,
            IsInvalid = diagnostics.Items.Count > known,
            Emit = Text(item, "Emit") is { } emit ? options.Emit("Emit", emit) : null,
        };
    }

    // Files from outside the project have no path relative to it; those that a pattern found keep what the pattern matched, as links do
    // elsewhere in MSBuild.
    private string? MatchedPath(ITaskItem item)
    {
        string matched = item.GetMetadata("RecursiveDir");
        if (matched.Length == 0 || Text(item, "BasePath") is not null || IsInside(Path.GetFullPath(item.ItemSpec, directory)))
        {
            return null;
        }

        return Path.Combine(matched, Path.GetFileName(item.ItemSpec)).Replace('\\', '/');
    }

    private bool IsInside(string path) => path.StartsWith(Path.TrimEndingDirectorySeparator(directory) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static SortedDictionary<string, string> Options(ITaskItem item)
    {
        SortedDictionary<string, string> options = new(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in item.CloneCustomMetadata())
        {
            string name = (string)entry.Key;
            if (!NotAnOption.Contains(name) && entry.Value is string { Length: > 0 } value)
            {
                options[name] = value;
            }
        }

        return options;
    }
}
