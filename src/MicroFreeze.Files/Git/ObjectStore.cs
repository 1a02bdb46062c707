using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace MicroFreeze.Files.Git;

/// <summary>The objects of a repository: loose ones, those in packs, and those that it borrows (gitrepository-layout, "objects").</summary>
internal sealed class ObjectStore : IDisposable
{
    /// <summary>Bytes of an object that is still read. Commits and tags are small.</summary>
    public const int MaximumSize = 16 << 20;

    /// <summary>Bytes of all that one object is put together from.</summary>
    public const int MaximumDeltas = 64 << 20;

    private const int MaximumAlternates = 16;

    // An object may be based on one of another pack, and that on a third: no further in repositories that git wrote.
    private const int MaximumPacks = 32;

    private readonly IFileSystem _files;
    private readonly List<string> _directories = [];
    private readonly List<PackFile> _packs = [];
    private int _depth;

    public ObjectStore(IFileSystem files, string directory)
    {
        _files = files;
        AddDirectory(directory);
    }

    /// <summary>How many objects there are in packs; git works out the length of abbreviations from it.</summary>
    public long PackedCount => _packs.Sum(pack => (long)pack.Index.Count);

    /// <summary>Reads an object.</summary>
    /// <exception cref="GitException">It is not there, or damaged.</exception>
    public GitObject Read(ObjectId id) => TryRead(id) ?? throw new GitException($"the object {id} is missing: the clone is not complete");

    /// <summary>Reads an object, or null where there is none.</summary>
    public GitObject? TryRead(ObjectId id)
    {
        try
        {
            if (++_depth > MaximumPacks)
            {
                throw new GitException("objects of its packs are based on each other");
            }

            foreach (PackFile pack in _packs)
            {
                if (pack.TryRead(id) is { } packed)
                {
                    return packed;
                }
            }

            string name = id.ToString();
            foreach (string directory in _directories)
            {
                string path = $"{directory}/{name[..2]}/{name[2..]}";
                if (_files.GetKind(path) == EntryKind.File)
                {
                    return ReadLoose(path);
                }
            }

            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new GitException($"the object {id} is damaged");
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>How many digits of an ID no other object begins with.</summary>
    public int UniqueDigits(ObjectId id)
    {
        int digits = 0;
        foreach (ObjectId other in _packs.SelectMany(pack => pack.Index.Neighbours(id)).Concat(LooseBeside(id)))
        {
            digits = other == id ? digits : Math.Max(digits, id.CommonDigits(other) + 1);
        }

        return digits;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PackFile pack in _packs)
        {
            pack.Dispose();
        }
    }

    private void AddDirectory(string directory)
    {
        if (_directories.Contains(directory) || _directories.Count > MaximumAlternates || _files.GetKind(directory) != EntryKind.Directory)
        {
            return;
        }

        _directories.Add(directory);
        string packs = directory + "/pack";
        if (_files.GetKind(packs) == EntryKind.Directory)
        {
            foreach (DirectoryEntry entry in _files.List(packs).OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                string pack = $"{packs}/{Path.ChangeExtension(entry.Name, ".pack")}";
                if (entry.Name.EndsWith(".idx", StringComparison.Ordinal) && _files.GetKind(pack) == EntryKind.File)
                {
                    _packs.Add(new PackFile(_files, pack, new PackIndex(_files.ReadAllBytes($"{packs}/{entry.Name}")), TryRead));
                }
            }
        }

        string alternates = directory + "/info/alternates";
        if (_files.GetKind(alternates) == EntryKind.File)
        {
            foreach (string line in Encoding.UTF8.GetString(_files.ReadAllBytes(alternates)).Split('\n', StringSplitOptions.TrimEntries))
            {
                if (line.Length > 0 && line[0] != '#')
                {
                    AddDirectory(PosixPath.Absolute(line, directory));
                }
            }
        }
    }

    private GitObject ReadLoose(string path)
    {
        using Stream stream = _files.OpenRead(path);
        using ZLibStream inflated = new(stream, CompressionMode.Decompress);
        StringBuilder header = new();
        for (int next = inflated.ReadByte(); next != 0; next = inflated.ReadByte())
        {
            if (next < 0 || header.Length > 32)
            {
                throw new InvalidDataException();
            }

            header.Append((char)next);
        }

        string[] parts = header.ToString().Split(' ');
        if (parts.Length != 2 || !Enum.TryParse(parts[0], ignoreCase: true, out ObjectKind kind)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int size) || size > MaximumSize)
        {
            throw new InvalidDataException();
        }

        byte[] content = new byte[size];
        inflated.ReadExactly(content);
        return new GitObject(kind, content);
    }

    private IEnumerable<ObjectId> LooseBeside(ObjectId id)
    {
        string first = id.ToString()[..2];
        foreach (string directory in _directories)
        {
            string fan = $"{directory}/{first}";
            if (_files.GetKind(fan) != EntryKind.Directory)
            {
                continue;
            }

            foreach (DirectoryEntry entry in _files.List(fan))
            {
                if (ObjectId.TryParse(first + entry.Name, out ObjectId other))
                {
                    yield return other;
                }
            }
        }
    }
}
