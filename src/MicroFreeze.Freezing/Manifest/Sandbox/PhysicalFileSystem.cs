using System.IO.Enumeration;

namespace MicroFreeze.Manifests;

/// <summary>The files of the machine.</summary>
public sealed class PhysicalFileSystem : IFileSystem
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

    // Pipes and devices have no length. Who opens one to read waits for somebody to write, perhaps for ever; who opens it for both does not.
    private static bool IsEmpty(string path)
    {
        if (OperatingSystem.IsWindows() || new FileInfo(path) is not { Exists: true, Length: 0 })
        {
            return false;
        }

        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (stream.CanSeek)
            {
                return true;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return true;
        }

        throw new IOException("it is no ordinary file");
    }

    private static bool IsLink(string path) => (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;

    /// <inheritdoc/>
    public string? ReadLink(string path) => new FileInfo(path).LinkTarget;

    /// <inheritdoc/>
    public long GetLength(string path) => new FileInfo(path).Length;

    /// <inheritdoc/>
    public byte[] ReadAllBytes(string path) => IsEmpty(path) ? [] : File.ReadAllBytes(path);

    /// <inheritdoc/>
    public Stream OpenRead(string path) => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

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
