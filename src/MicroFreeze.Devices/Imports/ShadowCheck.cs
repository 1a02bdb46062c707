using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Devices.Imports;

/// <summary>
/// Looks for files that no import can get because something else comes first. Each library is reported once, however many files it has.
/// </summary>
internal sealed class ShadowCheck(ImportResolver resolver, ModuleNaming naming, DiagnosticBag diagnostics)
{
    private readonly List<(string Path, string First)> _hidden = [];
    private readonly Dictionary<(string Name, string Own), Group> _groups = [];
    private readonly HashSet<string> _unreachable = new(StringComparer.Ordinal);

    /// <summary>Reports, and returns the files that are never imported with what comes before them.</summary>
    public IReadOnlyList<(string Path, string First)> Run(HashSet<string> programs)
    {
        foreach ((string path, DeviceFile file) in resolver.Tree.Files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            if (programs.Contains(path) || naming.PartsOf(path) is not { } parts)
            {
                continue;
            }

            if (naming.NameOf(path) is { } name)
            {
                Check(path, file, name);
            }
            else
            {
                CheckDirectories(path, file, parts);
            }
        }

        foreach (Group group in _groups.Values)
        {
            Report(group);
        }

        return _hidden;
    }

    private void Check(string path, DeviceFile file, string name)
    {
        string top = name.Split('.')[0];
        IReadOnlyList<ImportTarget> all = resolver.FindAll(top);
        string directory = DeviceTree.Join(naming.DirectoryOf(path)!, top);
        ImportTarget? own = all.FirstOrDefault(target => target.Path == path || target.Directory is { } package && path.StartsWith(package + "/", StringComparison.Ordinal));
        if (own is null || all.Count == 0)
        {
            return;
        }

        ImportTarget first = all[0];
        if (first != own)
        {
            (string, string) key = (top, own.Path);
            if (!_groups.TryGetValue(key, out Group? group))
            {
                _groups.Add(key, group = new Group(top, own, first, path, file));
            }

            if (resolver.Resolve(name).Count < name.Split('.').Length)
            {
                group.Lacking.Add(path);
            }

            _hidden.Add((path, first.Path));
            return;
        }

        if (resolver.Resolve(name) is { } levels && levels[^1].Path != path)
        {
            // Inside one package, or a module that is both text and compiled.
            _hidden.Add((path, levels[^1].Path));
            ReportBeside(path, file, levels[^1].Path);
            return;
        }

        bool isUsers = directory.LastIndexOf('/') is var slash && resolver.Tree.DirectoryOf("") == (slash <= 0 ? "/" : directory[..slash]);
        if (isUsers && all[^1].Kind == ImportTargetKind.ExtensibleBuiltIn && first.Path == path)
        {
            diagnostics.Report(ImportDiagnostics.HidesBuiltIn, Place(path, file), path, top);
        }
    }

    private void Report(Group group)
    {
        SourceLocation place = Place(group.Path, group.File);
        if (group.First.Kind == ImportTargetKind.BuiltIn)
        {
            diagnostics.Report(ImportDiagnostics.BuiltInFirst, place, group.Own.Path, group.First.Path);
        }
        else if (group.Lacking.Count > 0 && group.First.Directory is { } package)
        {
            int others = group.Lacking.Count - 1;
            string more = others == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", nor {(others == 1 ? "is another file" : $"are {others} other files")} beside it");
            diagnostics.Report(ImportDiagnostics.HalfOverridden, place, group.Lacking[0], package + "/", group.Name, more);
        }
        else if (group.First.IsFrozen != group.Own.IsFrozen)
        {
            diagnostics.Report(ImportDiagnostics.FrozenAndDeployed, place, group.Name, group.First.Path, group.Own.Path);
        }
        else
        {
            ReportBeside(group.Path, group.File, group.First.Path);
        }
    }

    private void ReportBeside(string path, DeviceFile file, string first)
    {
        bool isText = Path.ChangeExtension(path, ".py").Equals(first, StringComparison.OrdinalIgnoreCase);
        diagnostics.Report(isText ? ImportDiagnostics.SourceBesideModule : ImportDiagnostics.HidesLibrary, Place(path, file), path, first);
    }

    // Names that no import can have, below a directory for libraries: folders as they come out of a download.
    private void CheckDirectories(string path, DeviceFile file, string[] parts)
    {
        string directory = naming.DirectoryOf(path)!;
        int bad = Array.FindIndex(parts, part => !ModuleNaming.IsIdentifier(part));
        if (directory == resolver.Tree.DirectoryOf("") || bad < 0 || bad == parts.Length - 1)
        {
            return;
        }

        string folder = parts[bad];
        if (_unreachable.Add(DeviceTree.Join(directory, string.Join('/', parts[..(bad + 1)]))))
        {
            string rest = path[(path.LastIndexOf($"/{folder}/", StringComparison.Ordinal) + folder.Length + 2)..];
            diagnostics.Report(ImportDiagnostics.UnreachableDirectory, Place(path, file), path, folder, DeviceTree.Join(directory, rest));
        }
    }

    private static SourceLocation Place(string path, DeviceFile file) => new(file.SourcePath ?? path);

    private sealed record Group(string Name, ImportTarget Own, ImportTarget First, string Path, DeviceFile File)
    {
        public List<string> Lacking { get; } = [];
    }
}
