namespace MicroFreeze.Devices.Imports;

/// <summary>By which name a file would be imported: counted from the deepest directory of the search path that it is in.</summary>
internal sealed class ModuleNaming
{
    private readonly string[] _directories;

    public ModuleNaming(ImportResolver resolver) => _directories =
    [
        .. resolver.Picture.Rules.SearchPath.Select(resolver.Tree.DirectoryOf).Distinct(StringComparer.Ordinal).OrderByDescending(directory => directory.Length),
    ];

    /// <summary>The directory of the search path that a file is in, or null.</summary>
    public string? DirectoryOf(string path) =>
        Array.Find(_directories, directory => path.StartsWith(DeviceTree.Join(directory, ""), StringComparison.OrdinalIgnoreCase));

    /// <summary>The module's name; null for what is no module, or cannot be named in an import.</summary>
    public string? NameOf(string path)
    {
        if (PartsOf(path) is not { } parts || parts.Length == 0 || !parts.All(IsIdentifier))
        {
            return null;
        }

        return string.Join('.', parts);
    }

    /// <summary>The parts of a module's name, whether or not an import can name them; null for what is no module.</summary>
    public string[]? PartsOf(string path)
    {
        string extension = Path.GetExtension(path);
        if ((!extension.Equals(".py", StringComparison.OrdinalIgnoreCase) && !extension.Equals(".mpy", StringComparison.OrdinalIgnoreCase))
            || DirectoryOf(path) is not { } directory)
        {
            return null;
        }

        string inside = path[DeviceTree.Join(directory, "").Length..^extension.Length];
        string[] parts = inside.Split('/');
        return IsInitial(path) ? parts[..^1] : parts;
    }

    /// <summary>Whether a file is the code of a package.</summary>
    public static bool IsInitial(string path) => Path.GetFileNameWithoutExtension(path) == "__init__";

    /// <summary>Whether an import can name it.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => letter == '_' || letter > 127 || char.IsAsciiLetterOrDigit(letter));
}
