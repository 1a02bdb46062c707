using MicroFreeze.Diagnostics;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Freezing.Images.Drive;

namespace MicroFreeze.Tool.Files;

/// <summary>Reads the files below a directory that is laid out as a drive. What systems, editors and the board itself leave there is passed over.</summary>
internal static class DriveTree
{
    private static readonly string[] Skipped = ["__pycache__", "Thumbs.db", "System Volume Information", BootOut.FileName];

    /// <summary>All files: the path below the directory with slashes, and the content; sorted. What cannot be read is reported.</summary>
    public static IEnumerable<(string Path, string FullPath, byte[] Content)> Read(string path, string fullPath, DiagnosticBag diagnostics)
    {
        if (!Directory.Exists(fullPath))
        {
            diagnostics.Report(ToolDiagnostics.NoSuchPath, new SourceLocation(path));
            return [];
        }

        List<(string Path, string FullPath, byte[] Content)> files = [];
        Walk(new DirectoryInfo(fullPath), "", files, diagnostics);
        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return files;
    }

    private static void Walk(DirectoryInfo directory, string prefix, List<(string Path, string FullPath, byte[] Content)> files, DiagnosticBag diagnostics)
    {
        try
        {
            foreach (FileSystemInfo entry in directory.EnumerateFileSystemInfos())
            {
                if (entry.Name.StartsWith('.') || Array.IndexOf(Skipped, entry.Name) >= 0)
                {
                    continue;
                }

                if (entry is DirectoryInfo child)
                {
                    // A link could lead back to where we are.
                    if (child.LinkTarget is null)
                    {
                        Walk(child, $"{prefix}{child.Name}/", files, diagnostics);
                    }
                }
                else
                {
                    files.Add((prefix + entry.Name, entry.FullName, File.ReadAllBytes(entry.FullName)));
                }
            }
        }
        catch (Exception problem) when (OutputFiles.IsExpected(problem))
        {
            diagnostics.Report(BuildDiagnostics.CannotRead, new SourceLocation(directory.FullName), directory.FullName, problem.Message);
        }
    }
}
