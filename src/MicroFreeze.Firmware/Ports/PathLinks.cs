using System.Security.Cryptography;
using System.Text;
using MicroFreeze.Files;

namespace MicroFreeze.Firmware.Ports;

/// <summary>
/// Names without white space and other characters that make cannot have in a path, for directories that have them: symbolic links in a
/// directory that only the user can write. A directory has the same name from build to build, for make's own sake.
/// </summary>
/// <param name="linkDirectories">Absolute directories to make links in, the best first; they are made if need be.</param>
internal sealed class PathLinks(IReadOnlyList<string> linkDirectories)
{
    private readonly List<(string Link, string Target)> _links = [];

    /// <summary>The first character of a path that make, or a makefile, cannot have in it; null where there is none.</summary>
    public static char? FindUnsafe(string path)
    {
        foreach (char c in path)
        {
            if (char.IsWhiteSpace(c) || "$#%:;=?*[]{}()<>|&!`'\"\\~,".Contains(c, StringComparison.Ordinal))
            {
                return OperatingSystem.IsWindows() && c is ':' or '\\' ? null : c;
            }
        }

        return null;
    }

    /// <summary>A path for make.</summary>
    /// <param name="path">An existing directory, absolute.</param>
    /// <exception cref="IOException">It needs a link, and there can be none.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public string ToSafe(string path)
    {
        if (FindUnsafe(path) is null)
        {
            return path;
        }

        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16];
        Exception? reason = null;
        foreach (string directory in linkDirectories.Where(directory => FindUnsafe(directory) is null))
        {
            try
            {
                string link = Path.Combine(directory, name);
                Make(directory, link, path);
                _links.Add((link, path));
                return link;
            }
            catch (Exception exception) when (exception.IsFileError())
            {
                reason = exception;
            }
        }

        throw reason ?? new IOException("there is no directory for links with a name that make can handle");
    }

    /// <summary>The path that a path through a link stands for.</summary>
    public string ToReal(string path)
    {
        foreach ((string link, string target) in _links)
        {
            if (path == link || path.StartsWith(link + "/", StringComparison.Ordinal))
            {
                return target + path[link.Length..];
            }
        }

        return path;
    }

    private static void Make(string directory, string link, string target)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            UnixFileMode mode = File.GetUnixFileMode(directory);
            if ((mode & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
            {
                throw new UnauthorizedAccessException($"others can write in '{directory}'");
            }
        }

        FileInfo existing = new(link);
        if (existing.LinkTarget == target)
        {
            return;
        }

        if (existing.LinkTarget is not null)
        {
            existing.Delete();
        }

        Directory.CreateSymbolicLink(link, target);
        RemoveDangling(directory);
    }

    // Of projects and trees that are gone by now. Whoever makes one again gets a new link.
    private static void RemoveDangling(string directory)
    {
        foreach (FileSystemInfo link in new DirectoryInfo(directory).EnumerateFileSystemInfos())
        {
            if (link.LinkTarget is { } target && !Path.Exists(target))
            {
                link.Delete();
            }
        }
    }
}
