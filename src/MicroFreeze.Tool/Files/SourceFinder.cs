using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Files;

/// <summary>
/// Finds the Python files that paths of a command line stand for. The order depends on names only, never on the file system.
/// </summary>
/// <param name="diagnostics">Takes the findings.</param>
/// <param name="extensions">What files of a tree end in, in any case; <c>.py</c> where none is given.</param>
internal sealed class SourceFinder(DiagnosticBag diagnostics, params string[] extensions)
{
    private readonly string[] _extensions = extensions.Length == 0 ? [".py"] : extensions;
    private readonly List<SourceFile> _files = [];

    /// <summary>What was found, in the order of the paths, and below a directory by ordinal path.</summary>
    public IReadOnlyList<SourceFile> Files => _files;

    /// <summary>Adds a file, whatever its name, or every file with one of the extensions below a directory.</summary>
    /// <param name="path">As the user wrote it.</param>
    /// <param name="fullPath">The same as an absolute path.</param>
    public void Add(string path, string fullPath)
    {
        if (File.Exists(fullPath))
        {
            _files.Add(new SourceFile(fullPath, path, Path.GetFileName(fullPath)));
        }
        else if (Directory.Exists(fullPath))
        {
            AddTree(path, WalkedDirectory.Root(fullPath));
        }
        else
        {
            diagnostics.Report(ToolDiagnostics.NoSuchPath, new SourceLocation(path));
        }
    }

    private void AddTree(string path, WalkedDirectory root)
    {
        int before = _files.Count;
        Walk(root, path, "");
        if (_files.Count == before && !diagnostics.HasErrors)
        {
            diagnostics.Report(ToolDiagnostics.NothingToCompile, new SourceLocation(path), string.Join(" or ", _extensions));
        }

        _files.Sort(before, _files.Count - before, Comparer<SourceFile>.Create(
            (left, right) => string.CompareOrdinal(left.RelativePath, right.RelativePath)));
    }

    private void Walk(WalkedDirectory directory, string displayPath, string relativePath)
    {
        IEnumerable<FileSystemInfo> entries = [];
        diagnostics.Try(FileDiagnostics.CannotRead, displayPath, () => entries = directory.List());
        foreach (FileSystemInfo entry in entries)
        {
            string display = Path.Join(displayPath, entry.Name);
            string relative = relativePath.Length == 0 ? entry.Name : $"{relativePath}/{entry.Name}";
            if (entry is DirectoryInfo child)
            {
                if (directory.Enter(child) is { } entered)
                {
                    Walk(entered, display, relative);
                }
            }
            else if (_extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
            {
                _files.Add(new SourceFile(entry.FullName, display, relative));
            }
        }
    }
}
