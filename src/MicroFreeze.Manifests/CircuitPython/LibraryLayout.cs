using MicroFreeze.Files;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Manifests.CircuitPython;

/// <summary>
/// Which files of a library's directory are its modules. Source: tools/preprocess_frozen_modules.py@10.2.1 copy_and_process. Beyond that
/// directories
/// that begin with a dot, which nothing can be imported from, and tests inside packages are left out.
/// </summary>
/// <param name="files">The files.</param>
internal sealed class LibraryLayout(ConfinedFiles files)
{
    private const int MaximumDepth = 32;

    private static readonly string[] TopDirectoriesLeftOut = ["examples", "docs", "tests", "utils"];
    private static readonly string[] TopFilesLeftOut = ["setup.py", "conf.py"];
    private static readonly string[] TestDirectories = ["tests", "test"];

    private readonly List<string> _modules = [];
    private readonly List<string> _tests = [];

    /// <summary>The directory that the modules are in: <c>src</c> where there is one, as setuptools has it.</summary>
    public string Root { get; private set; } = "";

    /// <summary>The modules, relative to <see cref="Root"/>, in ordinal order.</summary>
    public IReadOnlyList<string> Modules => _modules;

    /// <summary>Modules of tests inside packages, in ordinal order.</summary>
    public IReadOnlyList<string> Tests => _tests;

    /// <summary>Looks through a library.</summary>
    public void Read(string directory)
    {
        string source = PosixPath.Join(directory, "src");
        Root = files.GetKind(source) == EntryKind.Directory ? source : directory;
        Walk(Root, "", 0, _modules);
        _modules.Sort(StringComparer.Ordinal);
        _tests.Sort(StringComparer.Ordinal);
    }

    private void Walk(string directory, string prefix, int depth, List<string> found)
    {
        foreach (DirectoryEntry entry in files.List(directory).Entries)
        {
            bool isTop = depth == 0;
            if (entry.Kind != EntryKind.Directory)
            {
                if (entry.Name.EndsWith(".py", StringComparison.Ordinal) && !(isTop && TopFilesLeftOut.Contains(entry.Name)))
                {
                    found.Add(prefix + entry.Name);
                }

                continue;
            }

            // Links to directories are not followed, as os.walk has it; what is deeper than any package is a mistake.
            if (entry.IsLink || entry.Name[0] == '.' || depth >= MaximumDepth || (isTop && TopDirectoriesLeftOut.Contains(entry.Name)))
            {
                continue;
            }

            Walk(PosixPath.Join(directory, entry.Name), $"{prefix}{entry.Name}/", depth + 1, TestDirectories.Contains(entry.Name) ? _tests : found);
        }
    }
}
