namespace MicroFreeze.Files.State;

/// <summary>
/// Paths in a state file: relative to the directory of the state, or to one of the directories above it. A path that has only the root in
/// common with the state stays absolute, and so does a text that isn't a path.
/// </summary>
internal sealed class StatePaths
{
    private static readonly StringComparison Comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    // The state's directory and those above it, the root apart, each with a separator at its end. On Windows also with slashes, as
    // manifests write paths.
    private readonly List<string> _directories = [];
    private readonly int _spellings = OperatingSystem.IsWindows() ? 2 : 1;

    /// <summary>Paths of a state.</summary>
    /// <param name="stateFile">The absolute path of the state's file.</param>
    public StatePaths(string stateFile)
    {
        for (string? directory = Path.GetDirectoryName(stateFile); Path.GetDirectoryName(directory) is { } parent; directory = parent)
        {
            _directories.Add(directory + Path.DirectorySeparatorChar);
            if (_spellings == 2)
            {
                _directories.Add(PosixPath.FromNative(directory!) + "/");
            }
        }
    }

    /// <summary>Splits a path.</summary>
    /// <returns>How the path is written, for <see cref="Join"/>: 0 for absolute; and where its relative part starts.</returns>
    public (int Form, int Start) Split(string path)
    {
        for (int index = 0; index < _directories.Count; index++)
        {
            if (path.StartsWith(_directories[index], Comparison))
            {
                return (index + 1, _directories[index].Length);
            }
        }

        return (0, 0);
    }

    /// <summary>The path again; null where the state lies less deep than it did.</summary>
    public string? Join(long form, string rest) =>
        form == 0 ? rest : form > 0 && form <= _directories.Count ? _directories[(int)form - 1] + rest : null;
}
