using System.IO.Enumeration;

namespace MicroFreeze.Files;

/// <summary>The files of the machine.</summary>
internal sealed class PhysicalFileSystem : IFileSystem
{
    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false };

    private PhysicalFileSystem()
    {
    }

    /// <summary>The only one: it has no state.</summary>
    public static PhysicalFileSystem Instance { get; } = new();

    /// <inheritdoc/>
    public EntryKind GetKind(string path) =>
        File.Exists(path) ? EntryKind.File : Directory.Exists(path) ? EntryKind.Directory : EntryKind.Missing;

    /// <inheritdoc/>
    public IReadOnlyList<DirectoryEntry> List(string directory)
    {
        // What IsDirectory says costs a call to the system only for links.
        FileSystemEnumerable<DirectoryEntry> entries = new(
            directory,
            static (ref FileSystemEntry entry) => new DirectoryEntry(
                entry.FileName.ToString(), entry.IsDirectory ? EntryKind.Directory : EntryKind.File, entry.ToFullPath(), IsLink),
            AllEntries);
        List<DirectoryEntry> list = [];
        foreach (DirectoryEntry entry in entries)
        {
            list.Add(entry);
        }

        return list;
    }

    private static bool IsLink(string path) => (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;

    /// <inheritdoc/>
    public string? ReadLink(string path) => new FileInfo(path).LinkTarget;

    /// <inheritdoc/>
    public long GetLength(string path) => new FileInfo(path).Length;

    /// <inheritdoc/>
    public byte[] ReadAllBytes(string path) => InputFiles.ReadAllBytes(path);

    /// <inheritdoc/>
    public Stream OpenRead(string path) => InputFiles.OpenRead(path);

    /// <inheritdoc/>
    public void WriteAllBytes(string path, byte[] content) => File.WriteAllBytes(path, content);

    /// <inheritdoc/>
    public void CreateDirectory(string path) => Directory.CreateDirectory(path);

    /// <inheritdoc/>
    public void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path);
        }
        else
        {
            File.Delete(path);
        }
    }
}
