namespace MicroFreeze.Files;

/// <summary>
/// Paths as text, by the rules of CPython's <c>posixpath</c> on every machine; on Windows a drive makes a path absolute too. Nothing here
/// looks at files.
/// </summary>
internal static class PosixPath
{
    /// <summary>A path of this machine with <c>/</c> only.</summary>
    public static string FromNative(string path) => OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;

    public static bool IsAbsolute(string path) => path.StartsWith('/') || (OperatingSystem.IsWindows() && path.Length > 2 && path[1] == ':' && path[2] == '/');

    public static string Join(string path, params ReadOnlySpan<string> parts)
    {
        foreach (string part in parts)
        {
            path = IsAbsolute(part) ? part : path.Length == 0 || path.EndsWith('/') ? path + part : path + "/" + part;
        }

        return path;
    }

    /// <summary>Without <c>.</c>, <c>..</c> and doubled slashes, as far as the text tells.</summary>
    public static string Normalize(string path)
    {
        if (path.Length == 0)
        {
            return ".";
        }

        int slashes = path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("///", StringComparison.Ordinal) ? 2 : path[0] == '/' ? 1 : 0;
        bool rooted = slashes > 0 || IsAbsolute(path);
        List<string> kept = [];
        foreach (string part in path.Split('/'))
        {
            if (part.Length == 0 || part == ".")
            {
                continue;
            }

            if (part != ".." || (!rooted && kept.Count == 0) || (kept.Count > 0 && kept[^1] == ".."))
            {
                kept.Add(part);
            }
            else if (kept.Count > (slashes == 0 && rooted ? 1 : 0))
            {
                kept.RemoveAt(kept.Count - 1);
            }
        }

        string text = new string('/', slashes) + string.Join('/', kept);
        return text.Length == 0 ? "." : text;
    }

    /// <summary>Absolute and normalised.</summary>
    public static string Absolute(string path, string currentDirectory) => Normalize(Join(currentDirectory, FromNative(path)));

    /// <summary>The part before the last slash and the part after it.</summary>
    public static (string Head, string Tail) Split(string path)
    {
        int index = path.LastIndexOf('/') + 1;
        string head = path[..index];
        string trimmed = head.TrimEnd('/');
        return (trimmed.Length == 0 ? head : trimmed, path[index..]);
    }

    public static string DirectoryName(string path) => Split(path).Head;

    public static string BaseName(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The path without its extension, and the extension with its dot; dots at the start of the name begin none.</summary>
    public static (string Root, string Extension) SplitExtension(string path)
    {
        int start = path.LastIndexOf('/') + 1;
        int dot = path.LastIndexOf('.');
        for (int index = start; index < dot; index++)
        {
            if (path[index] != '.')
            {
                return (path[..dot], path[dot..]);
            }
        }

        return (path, "");
    }

    /// <summary>How to get from one absolute, normalised directory to another path.</summary>
    public static string Relative(string path, string start)
    {
        string[] from = start.Split('/', StringSplitOptions.RemoveEmptyEntries);
        string[] to = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        int common = 0;
        while (common < from.Length && common < to.Length && from[common] == to[common])
        {
            common++;
        }

        string text = string.Join('/', Enumerable.Repeat("..", from.Length - common).Concat(to[common..]));
        return text.Length == 0 ? "." : text;
    }

    /// <summary>Whether an absolute, normalised path is a directory or something in it.</summary>
    public static bool IsWithin(string path, string directory)
    {
        StringComparison comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return path.StartsWith(directory, comparison)
            && (path.Length == directory.Length || directory.EndsWith('/') || path[directory.Length] == '/');
    }
}
