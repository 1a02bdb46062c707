using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;

namespace MicroFreeze.Python.Sandbox;

/// <summary>
/// The files that a manifest may see: those under the roots, after symbolic links are resolved. Everything that is looked at is recorded,
/// and looked at once. Paths are absolute and normalised. What is outside ends the evaluation; what fails otherwise is an
/// <see cref="IOException"/>.
/// </summary>
internal sealed class ConfinedFiles(IFileSystem files, Budget budget, InputRecorder inputs, SandboxGrants grants)
{
    private const int MaximumLinks = 40;

    private readonly List<string> _roots = [];
    private readonly Dictionary<string, string> _real = [];
    private readonly Dictionary<string, DirectoryListing> _listings = [];
    private readonly Dictionary<string, EntryKind> _kinds = [];
    private readonly List<string> _written = [];

    /// <summary>Files that were written.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>Lets a directory, and all that is in it, be read.</summary>
    public void AddRoot(string directory)
    {
        string real = Resolve(directory);
        if (!_roots.Contains(real))
        {
            _roots.Add(real);
        }
    }

    /// <summary>What a path is.</summary>
    public EntryKind GetKind(string path)
    {
        string real = Confine(path);
        EntryKind kind = Probe(real);
        inputs.AddExistence(path, kind);
        return kind;
    }

    /// <summary>The names in a directory. <see cref="DirectoryNotFoundException"/> where there is none.</summary>
    public DirectoryListing List(string path)
    {
        string real = Confine(path);
        if (!_listings.TryGetValue(real, out DirectoryListing? listing))
        {
            budget.Tick(50);
            IReadOnlyList<DirectoryEntry> entries = files.List(real);
            budget.List(entries.Count);
            listing = new DirectoryListing(entries);
            _listings.Add(real, listing);
        }

        inputs.AddDirectory(path, listing.Entries);
        return listing;
    }

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isCode">It is code that is going to run: where it is too big, it is the place of that, and not what asked for it.</param>
    public byte[] Read(string path, bool isCode = false)
    {
        string real = Confine(path);
        long length = files.GetLength(real);
        if (length > budget.Limits.FileSize)
        {
            throw new SandboxException(PythonDiagnostics.LimitExceeded, $"a file of more than {budget.Limits.FileSize >> 20} MiB: '{path}'")
            {
                Location = isCode ? new SourceLocation(path, 1) : SourceLocation.None,
            };
        }

        budget.Allocate(length);
        byte[] content = files.ReadAllBytes(real);
        inputs.AddFile(path, content);
        return content;
    }

    /// <summary>The length of a file in bytes.</summary>
    public long GetLength(string path) => Read(path).Length;

    /// <summary>Writes a file, where that is granted.</summary>
    public void Write(string path, byte[] content)
    {
        string real = ConfineWriting(path);
        files.WriteAllBytes(real, content);
        _written.Add(path);
    }

    /// <summary>Makes a directory, where that is granted.</summary>
    public void CreateDirectory(string path) => files.CreateDirectory(ConfineWriting(path));

    /// <summary>Deletes a file or an empty directory, where that is granted.</summary>
    public void Delete(string path) => files.Delete(ConfineWriting(path));

    /// <summary>The path with all symbolic links resolved; whether it may be read is not asked.</summary>
    public string Resolve(string path) => Resolve(path, 0);

    /// <summary>The real path of one that may be read.</summary>
    public string Confine(string path)
    {
        if (path.Contains('\0'))
        {
            throw new IOException("embedded null byte");
        }

        string real = Resolve(path);
        foreach (string root in _roots)
        {
            if (PosixPath.IsWithin(real, root))
            {
                return real;
            }
        }

        throw new SandboxException(PythonDiagnostics.OutsideRoots, path, real == path ? "" : $", which is '{real}',");
    }

    private string ConfineWriting(string path)
    {
        if (!grants.Write)
        {
            throw new SandboxException(PythonDiagnostics.Refused, $"writing '{path}'", PythonDiagnostics.WriteInstead);
        }

        string real = Confine(path);
        _listings.Clear();
        _kinds.Clear();
        _real.Clear();
        return real;
    }

    private EntryKind Probe(string real)
    {
        if (_kinds.TryGetValue(real, out EntryKind kind))
        {
            return kind;
        }

        (string parent, string name) = PosixPath.Split(real);
        if (name.Length > 0 && _listings.TryGetValue(parent, out DirectoryListing? listing))
        {
            return listing.Find(name)?.Kind ?? EntryKind.Missing;
        }

        kind = files.GetKind(real);
        _kinds.Add(real, kind);
        return kind;
    }

    private string Resolve(string path, int links)
    {
        if (_real.TryGetValue(path, out string? real))
        {
            return real;
        }

        (string parent, string name) = PosixPath.Split(path);
        if (name.Length == 0 || parent == path)
        {
            return path;
        }

        string realParent = Resolve(parent, links);
        real = PosixPath.Join(realParent, name);
        bool known = _listings.TryGetValue(realParent, out DirectoryListing? listing) && listing.Find(name) is { IsLink: false };
        if (!known && files.ReadLink(real) is { } target)
        {
            if (links >= MaximumLinks)
            {
                throw new LinkLoopException($"too many symbolic links: '{path}'");
            }

            real = Resolve(PosixPath.Absolute(target, realParent), links + 1);
        }

        _real[path] = real;
        return real;
    }
}

/// <summary>A symbolic link that leads to itself: CPython's ELOOP.</summary>
internal sealed class LinkLoopException(string message) : IOException(message);
