namespace MicroFreeze.Tool.Files;

/// <summary>A directory on a walk through a tree that follows links, but none that leads back: such a walk would never end.</summary>
internal sealed class WalkedDirectory
{
    private readonly WalkedDirectory? _parent;
    private readonly DirectoryInfo _directory;

    // Where a link leads is where the walk goes on, because links in there are relative to that.
    private WalkedDirectory(DirectoryInfo directory, WalkedDirectory? parent)
    {
        _directory = directory.LinkTarget is null ? directory : directory.ResolveLinkTarget(returnFinalTarget: true) as DirectoryInfo ?? directory;
        _parent = parent;
    }

    private string RealPath => Path.TrimEndingDirectorySeparator(_directory.FullName);

    /// <summary>Where a walk begins.</summary>
    public static WalkedDirectory Root(string fullPath) => new(new DirectoryInfo(fullPath), null);

    /// <summary>What is in the directory, in ordinal order.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public IEnumerable<FileSystemInfo> List() => _directory.GetFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal);

    /// <summary>Goes on to a directory in this one; null where that is a link to one that the walk is in.</summary>
    /// <exception cref="IOException">It is a link that cannot be followed.</exception>
    public WalkedDirectory? Enter(DirectoryInfo child)
    {
        WalkedDirectory entered = new(child, this);
        for (WalkedDirectory? step = this; step is not null; step = step._parent)
        {
            if (IsSameOrBelow(step.RealPath, entered.RealPath))
            {
                return null;
            }
        }

        return entered;
    }

    private static bool IsSameOrBelow(string path, string ancestor) =>
        path.StartsWith(ancestor, StringComparison.Ordinal) && (path.Length == ancestor.Length || path[ancestor.Length] == Path.DirectorySeparatorChar);
}
