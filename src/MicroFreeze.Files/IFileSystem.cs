namespace MicroFreeze.Files;

/// <summary>What a path is.</summary>
internal enum EntryKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A file, or what opens like one.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,
}

/// <summary>One name in a directory.</summary>
internal sealed class DirectoryEntry
{
    private readonly Func<string, bool>? _findLink;
    private readonly string _path = "";
    private bool? _isLink;

    /// <param name="name">The name alone.</param>
    /// <param name="kind">What it is; for a symbolic link what it points to.</param>
    /// <param name="isLink">Whether it is a symbolic link (or another reparse point).</param>
    public DirectoryEntry(string name, EntryKind kind, bool isLink)
    {
        Name = name;
        Kind = kind;
        _isLink = isLink;
    }

    /// <param name="name">The name alone.</param>
    /// <param name="kind">What it is; for a symbolic link what it points to.</param>
    /// <param name="path">Its path.</param>
    /// <param name="findLink">Says whether a path is a link, for when somebody asks: most never do, and it costs a call to the system each.</param>
    internal DirectoryEntry(string name, EntryKind kind, string path, Func<string, bool> findLink)
    {
        Name = name;
        Kind = kind;
        _path = path;
        _findLink = findLink;
    }

    /// <summary>The name alone.</summary>
    public string Name { get; }

    /// <summary>What it is; for a symbolic link what it points to.</summary>
    public EntryKind Kind { get; }

    /// <summary>Whether it is a symbolic link (or another reparse point).</summary>
    public bool IsLink => _isLink ??= _findLink!(_path);
}

/// <summary>
/// Files as the evaluation of manifests needs them. Paths are absolute, normalised and with <c>/</c>. Failures are
/// <see cref="IOException"/> and <see cref="UnauthorizedAccessException"/>. Who is allowed to read what is decided above it.
/// </summary>
internal interface IFileSystem
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
