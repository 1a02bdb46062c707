namespace MicroFreeze.Devices.Imports;

/// <summary>
/// Finds what an import gets, as the firmware does. Source: py/builtinimport.c@v1.28.0 process_import_at_level; py/builtinimport.c@v1.28.0
/// stat_top_level; py/builtinimport.c@v1.28.0 stat_module. The order is: built-ins that are not extensible; each entry of the search path,
/// where a directory comes before <c>.py</c> and that before <c>.mpy</c>; extensible built-ins. What is inside a package is looked for in
/// that package's directory alone.
/// </summary>
internal sealed class ImportResolver
{
    private readonly DevicePicture _picture;

    /// <summary>Prepares a picture for questions.</summary>
    public ImportResolver(DevicePicture picture)
    {
        _picture = picture;
        Tree = new DeviceTree(picture);
    }

    internal DeviceTree Tree { get; }

    /// <summary>The picture.</summary>
    public DevicePicture Picture => _picture;

    /// <summary>
    /// Every module that has a top-level name, in the order in which an import would take them: the first is what it gets.
    /// </summary>
    public IReadOnlyList<ImportTarget> FindAll(string name)
    {
        List<ImportTarget> found = [];
        if (_picture.BuiltIns.FindFixed(name, _picture.Rules) is { } builtIn)
        {
            found.Add(new ImportTarget(ImportTargetKind.BuiltIn, name, builtIn));
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string entry in _picture.Rules.SearchPath)
        {
            // The current directory may be on the path a second time by its name.
            string directory = Tree.DirectoryOf(entry);
            if (seen.Add(directory))
            {
                found.AddRange(FindIn(directory, name, name));
                if (directory == ImportRules.FrozenEntry && _picture.FrozenLibraries.Contains(name))
                {
                    found.Add(MakeOpaque(name));
                }
            }
        }

        if (_picture.BuiltIns.Extensible.Contains(name))
        {
            found.Add(new ImportTarget(ImportTargetKind.ExtensibleBuiltIn, name, name));
        }
        else if (found.Count == 0 && _picture.BuiltIns.Possible.Contains(name))
        {
            found.Add(new ImportTarget(ImportTargetKind.BuiltIn, name, name));
        }

        return found;
    }

    /// <summary>What an import of a name with dots gets, level by level; ends at the level that is not there.</summary>
    public IReadOnlyList<ImportTarget> Resolve(string name)
    {
        string[] parts = name.Split('.');
        List<ImportTarget> levels = new(parts.Length);
        if (FindAll(parts[0]) is not [var target, ..])
        {
            return levels;
        }

        levels.Add(target);
        for (int level = 1; level < parts.Length; level++)
        {
            if (FindInside(target, parts[level]) is not { } next)
            {
                break;
            }

            target = next;
            levels.Add(target);
        }

        return levels;
    }

    /// <summary>A module inside another, or null.</summary>
    public ImportTarget? FindInside(ImportTarget outer, string name)
    {
        string full = $"{outer.Name}.{name}";
        if (outer.IsBuiltIn)
        {
            return _picture.BuiltIns.Nested.Contains($"{outer.Path}.{name}") ? new ImportTarget(ImportTargetKind.BuiltIn, full, $"{outer.Path}.{name}") : null;
        }

        if (outer.IsOpaque)
        {
            return MakeOpaque(full);
        }

        return outer.Directory is { } directory && FindIn(directory, name, full) is [var first, ..] ? first : null;
    }

    private static ImportTarget MakeOpaque(string name) =>
        new(ImportTargetKind.Module, name, $"{ImportRules.FrozenEntry}/{name.Replace('.', '/')}") { IsOpaque = true };

    /// <summary>The modules of a name in one directory, in the order in which they count.</summary>
    private List<ImportTarget> FindIn(string directory, string name, string full)
    {
        List<ImportTarget> found = [];
        string path = DeviceTree.Join(directory, name);
        if (Tree.FindDirectory(path) is { } package)
        {
            (string Path, DeviceFile File)? initial = Tree.FindFile(package + "/__init__.py") ?? Tree.FindFile(package + "/__init__.mpy");
            found.Add(initial is { } file
                ? new ImportTarget(ImportTargetKind.Package, full, file.Path) { Directory = package, File = file.File }
                : new ImportTarget(ImportTargetKind.NamespacePackage, full, package + "/") { Directory = package });
        }

        foreach (string extension in (ReadOnlySpan<string>)[".py", ".mpy"])
        {
            if (Tree.FindFile(path + extension) is { } file)
            {
                found.Add(new ImportTarget(ImportTargetKind.Module, full, file.Path) { File = file.File });
            }
        }

        return found;
    }
}
