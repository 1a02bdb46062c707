namespace MicroFreeze.Files.State;

/// <summary>
/// Deletes what an earlier run has written and this one hasn't. It decides for every kind of run what may be deleted: only a file in a
/// directory that belongs to the run, with the content that the earlier run wrote. Whatever else a state names belongs to somebody else.
/// </summary>
internal static class StaleFiles
{
    private static readonly StringComparer Comparer =
        OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>Deletes stale files.</summary>
    /// <param name="earlier">What the earlier run wrote.</param>
    /// <param name="current">Absolute paths of what there is to be now.</param>
    /// <param name="own">Directories that are the run's alone, absolute: those in them that become empty are deleted too.</param>
    /// <param name="shared">Directories where files of the run lie beside those of others.</param>
    /// <param name="failed">Takes a file that couldn't be deleted, and why.</param>
    public static void Delete(
        IEnumerable<WrittenFile> earlier, IEnumerable<string> current, IEnumerable<string> own, IEnumerable<string> shared, Action<string, Exception> failed)
    {
        HashSet<string> kept = [.. current];
        WrittenFile[] stale = [.. earlier.Where(file => IsAbsolute(file.Path) && !kept.Contains(file.Path)).Distinct()];
        if (stale.Length == 0)
        {
            return;
        }

        // Two paths may lead to one file: through links, or in upper and lower case.
        HashSet<string> keptFiles = new(kept.Select(RealPath.OfEntry), Comparer);
        string[] directories = [.. own.Select(RealPath.Of)];
        string[] roots = [.. directories, .. shared.Select(RealPath.Of)];
        foreach (WrittenFile file in stale)
        {
            try
            {
                string path = RealPath.OfEntry(file.Path);
                if (!keptFiles.Contains(path) && Array.Exists(roots, root => IsBelow(path, root)) && OutputFiles.HasDigest(path, file.Digest))
                {
                    OutputFiles.Delete(path, directories);
                }
            }
            catch (Exception exception) when (exception.IsFileError())
            {
                failed(file.Path, exception);
            }
        }
    }

    private static bool IsAbsolute(string path) => Path.IsPathFullyQualified(path) && !path.Contains('\0', StringComparison.Ordinal);

    private static bool IsBelow(string path, string root) =>
        path.Length > root.Length && PosixPath.IsWithin(PosixPath.FromNative(path), PosixPath.FromNative(root));
}
