using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Devices.Drive;
using MicroFreeze.Files;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Files;

/// <summary>
/// Reads the files below a directory that is laid out as a drive. What systems, editors and the board itself leave there is passed over.
/// </summary>
internal static class DriveTree
{
    private static readonly string[] Skipped = ["__pycache__", "Thumbs.db", "System Volume Information", BootOut.FileName];

    /// <summary>All files: the path below the directory with slashes, and the content; sorted. What cannot be read is reported.</summary>
    public static IEnumerable<(string Path, string FullPath, byte[] Content)> Read(string path, string fullPath, DiagnosticBag diagnostics)
    {
        if (!Directory.Exists(fullPath))
        {
            diagnostics.Add(ToolDiagnostics.NoDirectory(path, fullPath));
            return [];
        }

        List<(string Path, string FullPath, byte[] Content)> files = [];
        Walk(WalkedDirectory.Root(fullPath), path, "", files, diagnostics);
        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return files;
    }

    private static void Walk(WalkedDirectory directory, string displayPath, string prefix, List<(string Path, string FullPath, byte[] Content)> files, DiagnosticBag diagnostics)
    {
        IEnumerable<FileSystemInfo> entries = [];
        diagnostics.Try(FileDiagnostics.CannotRead, displayPath, () => entries = directory.List());
        foreach (FileSystemInfo entry in entries)
        {
            if (entry.Name.StartsWith('.') || Skipped.Contains(entry.Name))
            {
                continue;
            }

            string display = Path.Join(displayPath, entry.Name);
            diagnostics.Try(FileDiagnostics.CannotRead, display, () =>
            {
                if (entry is not DirectoryInfo child)
                {
                    files.Add((prefix + entry.Name, entry.FullName, InputFiles.ReadAllBytes(entry.FullName)));
                }
                else if (directory.Enter(child) is { } entered)
                {
                    Walk(entered, display, $"{prefix}{child.Name}/", files, diagnostics);
                }
            });
        }
    }
}
