namespace MicroFreeze.Files;

/// <summary>
/// Patterns of an item's <c>Exclude</c>: <c>*</c> and <c>?</c> within a name, <c>**</c> across directories, as MSBuild has them.
/// </summary>
internal sealed class FilePatterns(IEnumerable<string> patterns)
{
    private readonly string[][] _patterns = [.. patterns.Select(pattern => PosixPath.Normalize(PosixPath.FromNative(pattern)).Split('/'))];

    /// <summary>Whether a relative path matches one of them.</summary>
    public bool Matches(string path)
    {
        string[] parts = path.Split('/');
        return _patterns.Any(pattern => Matches(pattern, parts));
    }

    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        if (pattern.IsEmpty)
        {
            return path.IsEmpty;
        }

        if (pattern[0] == "**")
        {
            for (int skipped = 0; skipped <= path.Length; skipped++)
            {
                if (Matches(pattern[1..], path[skipped..]))
                {
                    return true;
                }
            }

            return pattern.Length == 1;
        }

        return !path.IsEmpty
            && System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern[0], path[0], ignoreCase: OperatingSystem.IsWindows())
            && Matches(pattern[1..], path[1..]);
    }
}
