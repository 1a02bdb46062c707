using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Drive;
using MicroFreeze.Devices.Imports;
using MicroFreeze.Files;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Manifests.Items;
using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks;

/// <summary>Makes a picture of the board, and of what goes onto its drive, out of a task's parameters.</summary>
internal sealed class DeviceReader(DeviceTask task, ProjectOptions options, DiagnosticBag diagnostics)
{
    private enum ModuleKind
    {
        BuiltIn,
        Extensible,
        Frozen,
    }

    /// <summary>The contents of the drive; of no use where this reported an error.</summary>
    public DriveContents? Read(FirmwareProfile firmware)
    {
        DevicePicture board = ReadBoard(firmware);
        List<DriveItem> items = [.. ReadModules(), .. ReadFiles(firmware)];
        return diagnostics.HasErrors ? null : DriveContents.Select(items, board);
    }

    private DevicePicture ReadBoard(FirmwareProfile firmware)
    {
        ImportRules rules = ImportRules.Of(firmware);
        if (!string.IsNullOrEmpty(task.Port))
        {
            rules = options.Choose("MicroPythonPort", task.Port, rules, [.. ImportRules.PortNames.Select(name => (name, rules.OnPort(name)!))]);
        }

        string stateFile = Path.Combine(Path.GetFullPath(task.IntermediateDirectory, task.ProjectDirectory), "microfreeze.state");
        IReadOnlyList<FrozenContent> frozen = FreezeBuild.TryGetLast(stateFile)?.Frozen ?? [];
        string? board = string.IsNullOrEmpty(task.Board) ? null : task.Board;
        HashSet<string> libraries = new(StringComparer.Ordinal);
        if (frozen.Count == 0)
        {
            // No firmware of the project's own: the board has the one that it came with.
            libraries.UnionWith(KnownBoards.FindFrozen(board));
        }

        BuiltInModules builtIns = ReadHeader() ?? ReadKnown(firmware, board);
        HashSet<string> fixedModules = [.. builtIns.Fixed];
        HashSet<string> extensible = [.. builtIns.Extensible];
        foreach (ITaskItem item in task.BoardModules)
        {
            ModuleKind kind = options.Of($"'{item.ItemSpec}'", ItemReader.Location(item)).Choose(
                "Kind", item.GetMetadata("Kind"), ModuleKind.BuiltIn, ("BuiltIn", ModuleKind.BuiltIn), ("Extensible", ModuleKind.Extensible), ("Frozen", ModuleKind.Frozen));
            (kind switch { ModuleKind.BuiltIn => fixedModules, ModuleKind.Extensible => extensible, _ => libraries }).Add(item.ItemSpec);
        }

        return new DevicePicture
        {
            Rules = rules,
            BuiltIns = builtIns with { Fixed = fixedModules, Extensible = extensible },
            Frozen = [.. frozen.OrderBy(content => content.Kind == FrozenKind.AsStr ? 0 : 1).Select(ToFile)],
            FrozenLibraries = libraries,
        };
    }

    private BuiltInModules? ReadHeader() => options.ExistingFile("ModuleHeader", task.ModuleHeader) is { } path && diagnostics.TryRead(path) is { } content
        ? ModuleHeader.Parse(content, path, diagnostics)
        : null;

    private BuiltInModules ReadKnown(FirmwareProfile firmware, string? board)
    {
        if (board is not null && !KnownBoards.IsKnown(firmware, board) && string.IsNullOrEmpty(task.ModuleHeader) && task.BoardModules.Length == 0)
        {
            diagnostics.Report(ImportDiagnostics.UnknownBoard, new SourceLocation(task.ProjectFile), board, firmware.Family.Name);
        }

        return KnownBoards.Find(firmware, board);
    }

    // What imports a frozen module has is read from its text, where there is one.
    private DeviceFile ToFile(FrozenContent content)
    {
        string path = Path.ChangeExtension(content.TargetPath, ".py");
        return diagnostics.TryRead(content.SourcePath) is { } bytes ? DeviceFile.Of(path, content.SourcePath, bytes) : new DeviceFile(path) { SourcePath = content.SourcePath };
    }

    private IEnumerable<DriveItem> ReadModules()
    {
        foreach (ITaskItem item in task.CompiledPython)
        {
            // The item is the SDK's own; the project named the source.
            string source = item.GetMetadata("PythonSource");
            ProjectOptions metadata = options.Of($"'{Path.GetRelativePath(task.ProjectDirectory, source)}'", new SourceLocation(task.ProjectFile));
            if (item.GetMetadata("IsFrozen") == "true" || !Flag(metadata, item, "Deploy", usual: true))
            {
                continue;
            }

            string target = Path.ChangeExtension(item.GetMetadata("TargetPath"), ".mpy").Replace('\\', '/');
            if (diagnostics.TryRead(Path.GetFullPath(item.ItemSpec, task.ProjectDirectory)) is { } content)
            {
                DriveItem module = new(PathOf(item, "lib/" + target), source, content) { Always = Flag(metadata, item, "DeployAlways", usual: false) };
                yield return diagnostics.TryRead(source) is { } text ? module with { Source = text } : module;
            }
        }
    }

    private IEnumerable<DriveItem> ReadFiles(FirmwareProfile firmware)
    {
        foreach (ITaskItem item in task.DeployFiles)
        {
            string full = Path.GetFullPath(item.ItemSpec, task.ProjectDirectory);
            if (diagnostics.TryRead(full) is not { } content)
            {
                continue;
            }

            if (full.EndsWith(".py", StringComparison.OrdinalIgnoreCase))
            {
                // It is compiled on the board, where an error would show much later.
                CompileOptions compile = new() { SourceName = item.ItemSpec, Firmware = firmware };
                diagnostics.AddRange(SourceCompiler.Compile(SourceFile.Of(full, item.ItemSpec, content), compile).Diagnostics);
            }

            ProjectOptions metadata = options.Of($"'{item.ItemSpec}'", ItemReader.Location(item));
            yield return new DriveItem(PathOf(item, RelativePathOf(item, full, metadata)), full, content) { Always = Flag(metadata, item, "DeployAlways", usual: false) };
        }
    }

    // A path that ends in a slash is the directory for the file.
    private static string PathOf(ITaskItem item, string usual)
    {
        string path = item.GetMetadata("DeployPath").Replace('\\', '/');
        return path.Length == 0 ? usual : path.EndsWith('/') ? path + usual[(usual.LastIndexOf('/') + 1)..] : path;
    }

    // From BasePath; from the project's directory; for a file outside what the pattern's ** matched.
    private string RelativePathOf(ITaskItem item, string full, ProjectOptions metadata)
    {
        string basePath = item.GetMetadata("BasePath");
        string root = Path.GetFullPath(basePath.Length > 0 ? basePath : ".", task.ProjectDirectory);
        string relative = Path.GetRelativePath(root, full).Replace('\\', '/');
        if (!relative.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(relative))
        {
            return relative;
        }

        if (basePath.Length > 0)
        {
            metadata.Invalid("BasePath", basePath, "a directory that the file lies in");
        }

        return Path.Join(item.GetMetadata("RecursiveDir"), Path.GetFileName(full)).Replace('\\', '/');
    }

    private static bool Flag(ProjectOptions metadata, ITaskItem item, string name, bool usual) =>
        metadata.Choose(name, item.GetMetadata(name), usual, ("true", true), ("false", false));
}
