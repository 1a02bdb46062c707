namespace MicroFreeze.Files.State;

/// <summary>Paths without links in them.</summary>
internal static class RealPath
{
    // A chain that is longer, or a circle, isn't followed any further.
    private const int MostLinks = 40;

    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>Where an absolute path leads. Parts that don't exist stay as they are.</summary>
    public static string Of(string path)
    {
        path = Normalize(path);
        string current = Path.GetPathRoot(path)!;
        Stack<string> parts = new();
        Push(parts, path[current.Length..]);
        for (int links = 0; parts.TryPop(out string? part);)
        {
            // The parent is that of the real directory: ".." in the target of a link must not be taken as text.
            if (part is "." or "..")
            {
                current = part == ".." ? Path.GetDirectoryName(current) ?? current : current;
                continue;
            }

            string entry = Path.Join(current, part);
            if (links < MostLinks && GetTarget(entry) is { } target)
            {
                links++;
                string root = Path.GetPathRoot(target) ?? "";
                current = root.Length == 0 ? current : Path.GetPathRoot(Path.GetFullPath(root, current))!;
                Push(parts, target[root.Length..]);
            }
            else
            {
                current = entry;
            }
        }

        return current;
    }

    /// <summary>Where the directory of an absolute path leads, with the name in it: what a deletion of the path deletes.</summary>
    public static string OfEntry(string path) =>
        Path.GetDirectoryName(Normalize(path)) is { } directory ? Path.Join(Of(directory), Path.GetFileName(path)) : path;

    private static string Normalize(string path) =>
        Path.IsPathFullyQualified(path) ? Path.GetFullPath(path, Path.GetPathRoot(path)!) : path;

    private static void Push(Stack<string> parts, string path)
    {
        string[] names = path.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        for (int index = names.Length - 1; index >= 0; index--)
        {
            parts.Push(names[index]);
        }
    }

    private static string? GetTarget(string entry)
    {
        try
        {
            return new FileInfo(entry).LinkTarget;
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            return null;
        }
    }
}
