namespace MicroFreeze.Manifests;

/// <summary>What a path is.</summary>
public enum EntryKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A file, or what opens like one.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,
}

/// <summary>One name in a directory.</summary>
/// <param name="Name">The name alone.</param>
/// <param name="Kind">What it is; for a symbolic link what it points to.</param>
/// <param name="IsLink">Whether it is a symbolic link (or another reparse point).</param>
public readonly record struct DirectoryEntry(string Name, EntryKind Kind, bool IsLink);

/// <summary>
/// Files as the evaluation of manifests needs them. Paths are absolute, normalised and with <c>/</c>. Failures are <see cref="IOException"/> and
/// <see cref="UnauthorizedAccessException"/>. Who is allowed to read what is decided above it.
/// </summary>
public interface IFileSystem
{
    /// <summary>What a path is, links followed.</summary>
    EntryKind GetKind(string path);

    /// <summary>The names in a directory, in any order.</summary>
    IReadOnlyList<DirectoryEntry> List(string directory);

    /// <summary>Where a symbolic link points, as it was made (perhaps relative); null for anything else.</summary>
    string? ReadLink(string path);

    /// <summary>The length of a file in bytes.</summary>
    long GetLength(string path);

    /// <summary>The bytes of a file.</summary>
    byte[] ReadAllBytes(string path);

    /// <summary>A file to read parts of; it can seek. For files that may be too big to be read whole.</summary>
    Stream OpenRead(string path) => new MemoryStream(ReadAllBytes(path), writable: false);

    /// <summary>Writes a file whole.</summary>
    void WriteAllBytes(string path, byte[] content);

    /// <summary>Makes a directory and those above it.</summary>
    void CreateDirectory(string path);

    /// <summary>Deletes a file or an empty directory.</summary>
    void Delete(string path);
}
