using MicroFreeze.Files.Processes;

namespace MicroFreeze.Firmware.Ports;

/// <summary>Works out what a finished build of a port depends on.</summary>
internal static class BuildInputs
{
    /// <summary>
    /// The files and directories: what compilers say they read, the makefiles, the port's and the board's own files, the tree's scripts, and the directories of
    /// all these, so that a file that is new there is seen.
    /// </summary>
    /// <param name="tree">The port.</param>
    /// <param name="settings">What its build says.</param>
    /// <param name="buildDirectory">The build's directory.</param>
    /// <param name="isOwn">Whether a path is one that builds write, which is no input.</param>
    public static IReadOnlyCollection<string> Collect(PortTree tree, PortSettings settings, string buildDirectory, Func<string, bool> isOwn)
    {
        HashSet<string> files = new(StringComparer.Ordinal);
        foreach (string list in Directory.EnumerateFiles(buildDirectory, "*", SearchOption.AllDirectories).Where(IsDependencyList))
        {
            foreach (string path in DependencyFile.Read(File.ReadAllText(list)))
            {
                files.Add(Path.GetFullPath(path, settings.Directory));
            }
        }

        files.UnionWith(settings.BuildFiles);
        files.UnionWith(settings.OtherInputs);
        files.UnionWith(Scripts(Path.Combine(tree.Root, "py")));
        files.UnionWith(Scripts(Path.Combine(tree.Root, "tools")));
        AddPort(tree, files);
        if (tree.BoardDirectory is { } board)
        {
            files.UnionWith(Directory.EnumerateFiles(board, "*", SearchOption.AllDirectories));
        }

        files.RemoveWhere(path => isOwn(path));
        string[] directories = [.. files.Select(path => Path.GetDirectoryName(path)!).Distinct(StringComparer.Ordinal)];
        files.UnionWith(directories.Where(path => !isOwn(path)));
        return files;
    }

    // py/mkrules.mk has gcc write .P; others use gcc's own .d.
    private static bool IsDependencyList(string path) => path.EndsWith(".P", StringComparison.Ordinal) || path.EndsWith(".d", StringComparison.Ordinal);

    private static IEnumerable<string> Scripts(string directory) =>
        Directory.Exists(directory) ? Directory.EnumerateFiles(directory, "*.py") : [];

    // The port's own files, but not other boards' and not what builds inside the tree have left.
    private static void AddPort(PortTree tree, HashSet<string> files)
    {
        Add(new DirectoryInfo(tree.PortDirectory));

        void Add(DirectoryInfo directory)
        {
            foreach (FileSystemInfo entry in directory.EnumerateFileSystemInfos())
            {
                bool isOther = entry.Name.StartsWith("build", StringComparison.Ordinal) || entry.Name.StartsWith('.');
                if (entry is DirectoryInfo inner)
                {
                    if (!isOther && inner.LinkTarget is null && directory.Name is not ("boards" or "variants"))
                    {
                        Add(inner);
                    }
                }
                else if (!isOther)
                {
                    files.Add(entry.FullName);
                }
            }
        }
    }
}
