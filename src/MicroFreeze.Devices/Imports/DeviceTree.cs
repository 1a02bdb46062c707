namespace MicroFreeze.Devices.Imports;

/// <summary>
/// What paths are on a device, for import: files and directories of the drive under their absolute paths, frozen ones under
/// <c>.frozen/</c>. Source: py/builtinimport.c@v1.28.0 stat_path; py/frozenmod.c@v1.28.0 mp_find_frozen_module.
/// </summary>
internal sealed class DeviceTree
{
    private const string FrozenPrefix = ImportRules.FrozenEntry + "/";

    private readonly Dictionary<string, (string Path, DeviceFile File)> _files;
    private readonly Dictionary<string, string> _directories;
    private readonly Dictionary<string, (string Path, DeviceFile File)> _frozen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _frozenDirectories = new(StringComparer.Ordinal);
    private readonly string _root;

    public DeviceTree(DevicePicture picture)
    {
        StringComparer comparer = picture.Rules.IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        _files = new(comparer);
        _directories = new(comparer);
        _root = picture.Rules.Root;
        foreach (DeviceFile file in picture.Files)
        {
            string path = OnDrive(file.Path);
            _files.TryAdd(path, (path, file));
            for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            {
                _directories.TryAdd(path[..slash], path[..slash]);
            }
        }

        foreach (DeviceFile file in picture.Frozen)
        {
            // The first of a name is the one that is found.
            _frozen.TryAdd(FrozenPrefix + file.Path, (FrozenPrefix + file.Path, file));
            for (int slash = file.Path.LastIndexOf('/'); slash > 0; slash = file.Path.LastIndexOf('/', slash - 1))
            {
                _frozenDirectories.Add(FrozenPrefix + file.Path[..slash]);
            }
        }
    }

    /// <summary>All files with the paths by which they are found.</summary>
    public IEnumerable<(string Path, DeviceFile File)> Files => [.. _files.Values, .. _frozen.Values];

    /// <summary>The absolute path of a file of the drive.</summary>
    public string OnDrive(string path) => _root == "/" ? "/" + path : $"{_root}/{path}";

    /// <summary>
    /// An entry of the search path as a directory: absolute, or the one for frozen modules; the current directory is the drive's root.
    /// </summary>
    public string DirectoryOf(string entry)
    {
        if (entry == ImportRules.FrozenEntry)
        {
            return entry;
        }

        string absolute = entry.Length == 0 ? _root : entry[0] == '/' ? entry : OnDrive(entry);
        return absolute.Length > 1 ? absolute.TrimEnd('/') : "/";
    }

    /// <summary>A path of a name in a directory.</summary>
    public static string Join(string directory, string name) => directory == "/" ? "/" + name : $"{directory}/{name}";

    /// <summary>The file at a path, with the path as it is spelled; null where there is none.</summary>
    public (string Path, DeviceFile File)? FindFile(string path) =>
        (path.StartsWith(FrozenPrefix, StringComparison.Ordinal) ? _frozen : _files).TryGetValue(path, out (string, DeviceFile) found) ? found : null;

    /// <summary>The directory at a path, as it is spelled; null where there is none.</summary>
    public string? FindDirectory(string path) => path.StartsWith(FrozenPrefix, StringComparison.Ordinal)
        ? _frozenDirectories.Contains(path) ? path : null
        : _directories.GetValueOrDefault(path);
}
