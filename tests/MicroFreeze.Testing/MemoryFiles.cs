using System.Text;
using MicroFreeze.Files;

namespace MicroFreeze.Testing;

/// <summary>Files and links in memory; a directory is there as soon as something is in it. Counts what is asked of it.</summary>
internal sealed class MemoryFiles : IFileSystem
{
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly Dictionary<string, string> _links = [];
    private readonly HashSet<string> _directories = ["/"];

    /// <summary>How often each directory was listed.</summary>
    public Dictionary<string, int> Listings { get; } = [];

    /// <summary>Files that were written.</summary>
    public HashSet<string> Written { get; } = [];

    /// <summary>Adds a file by its absolute path, or reads it as text.</summary>
    public string this[string path]
    {
        get => Encoding.UTF8.GetString(_files[path]);
        set => WriteAllBytes(path, Encoding.UTF8.GetBytes(value));
    }

    /// <summary>A copy that can be changed on its own.</summary>
    public MemoryFiles Clone()
    {
        MemoryFiles clone = new();
        foreach ((string path, byte[] content) in _files)
        {
            clone.WriteAllBytes(path, content);
        }

        return clone;
    }

    public void Link(string path, string target)
    {
        _links[path] = target;
        CreateDirectory(path[..path.LastIndexOf('/')]);
    }

    public EntryKind GetKind(string path) => Follow(path) is not { } real ? EntryKind.Missing
        : _files.ContainsKey(real) ? EntryKind.File
        : _directories.Contains(real) ? EntryKind.Directory
        : EntryKind.Missing;

    public IReadOnlyList<DirectoryEntry> List(string directory)
    {
        string real = Follow(directory) ?? directory;
        if (!_directories.Contains(real))
        {
            throw new DirectoryNotFoundException(directory);
        }

        Listings[directory] = Listings.GetValueOrDefault(directory) + 1;
        string prefix = real == "/" ? "/" : real + "/";
        return
        [
            .. _files.Keys.Concat(_directories).Concat(_links.Keys)
                .Where(path => path.Length > prefix.Length && path.StartsWith(prefix, StringComparison.Ordinal) && !path[prefix.Length..].Contains('/'))
                .Select(path => new DirectoryEntry(path[prefix.Length..], GetKind(path) == EntryKind.Directory ? EntryKind.Directory : EntryKind.File, _links.ContainsKey(path)))
                .OrderDescending(Comparer<DirectoryEntry>.Create((left, right) => string.CompareOrdinal(left.Name, right.Name))),
        ];
    }

    public string? ReadLink(string path) => _links.GetValueOrDefault(path);

    public long GetLength(string path) => ReadAllBytes(path).Length;

    public byte[] ReadAllBytes(string path) => Follow(path) is { } real && _files.TryGetValue(real, out byte[]? content) ? content : throw new FileNotFoundException(path);

    public void WriteAllBytes(string path, byte[] content)
    {
        _files[path] = content;
        Written.Add(path);
        CreateDirectory(path[..path.LastIndexOf('/')]);
    }

    public void CreateDirectory(string path)
    {
        for (; path.Length > 0 && _directories.Add(path); path = path[..path.LastIndexOf('/')])
        {
        }
    }

    public void Delete(string path)
    {
        _files.Remove(path);
        _directories.Remove(path);
    }

    private string? Follow(string path, int depth = 0)
    {
        string real = "";
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            real += "/" + part;
            if (_links.TryGetValue(real, out string? target))
            {
                string from = PosixPath.Normalize(PosixPath.Join(PosixPath.DirectoryName(real), target));
                if (depth > 40 || Follow(from, depth + 1) is not { } followed)
                {
                    return null;
                }

                real = followed;
            }
        }

        return real.Length == 0 ? "/" : real;
    }
}
