using System.Text;
using MicroFreeze.Devices.Drive;

namespace MicroFreeze.Devices.Tests.Drive;

/// <summary>The process ended: nothing catches this.</summary>
internal sealed class InterruptedException : Exception;

/// <summary>
/// A FAT drive in memory: keeps case and ignores it, has clusters and a size, and fails on request: at a given operation the process ends (with
/// any part of what it wrote), or the drive goes away.
/// </summary>
internal sealed class MemoryDrive : IDriveFiles
{
    public const int Cluster = 512;

    private readonly SortedDictionary<string, (string Name, byte[]? Content)> _entries;

    public MemoryDrive(bool ignoresCase = true) => _entries = new(ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>Room in bytes.</summary>
    public long Capacity { get; init; } = 1 << 20;

    /// <summary>Whether <see cref="FreeBytes"/> says how much room there is.</summary>
    public bool KnowsSpace { get; init; } = true;

    /// <summary>How many operations that change something were begun.</summary>
    public int Operations { get; private set; }

    /// <summary>Paths that were written, renamed to, or deleted.</summary>
    public List<string> Touched { get; } = [];

    /// <summary>The operation, from 0, at which the process ends; -1 for none.</summary>
    public int InterruptAt { get; set; } = -1;

    /// <summary>How much of a file that operation writes, in percent; from 100 on it is done whole before the end.</summary>
    public int Percent { get; set; }

    /// <summary>What every operation fails with from one on.</summary>
    public (int At, DriveFault Fault)? Failure { get; set; }

    public bool IsThere { get; set; } = true;

    /// <summary>Whether names in capital letters are shown in small ones, as some systems show short names.</summary>
    public bool ShowsSmallLetters { get; init; }

    public long? FreeBytes => KnowsSpace ? Free : null;

    private long Free => Capacity - _entries.Values.Sum(entry => entry.Content is null ? Cluster : SizeOf(entry.Content.Length));

    /// <summary>A file as text.</summary>
    public string this[string path]
    {
        get => Encoding.UTF8.GetString(_entries[path].Content!);
        set => Put(path, Encoding.UTF8.GetBytes(value));
    }

    /// <summary>Every file and directory (with a slash at its end), as the drive spells it, with a file's content; all but the record.</summary>
    public string State => string.Join('\n', _entries
        .Select(entry => (Path: PathOf(entry.Key), entry.Value.Content))
        .Where(entry => !entry.Path.StartsWith(".microfreeze/deployed", StringComparison.Ordinal))
        .Select(entry => entry.Content is null ? entry.Path + "/" : $"{entry.Path}: {Encoding.UTF8.GetString(entry.Content)}"));

    public string? Record => _entries.TryGetValue(".microfreeze/deployed.json", out (string Name, byte[]? Content) record) ? Encoding.UTF8.GetString(record.Content!) : null;

    public bool Exists(string path) => _entries.ContainsKey(path);

    public MemoryDrive Clone()
    {
        MemoryDrive clone = new(_entries.Comparer.Equals(StringComparer.OrdinalIgnoreCase)) { Capacity = Capacity, KnowsSpace = KnowsSpace };
        foreach ((string path, (string Name, byte[]? Content) entry) in _entries)
        {
            clone._entries.Add(path, entry);
        }

        return clone;
    }

    /// <summary>Adds a file and the directories above it, as a user would.</summary>
    public void Put(string path, byte[] content)
    {
        for (int slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            _entries.TryAdd(path[..slash], (NameOf(path[..slash]), null));
        }

        _entries[path] = (NameOf(path), content);
    }

    public void Remove(string path) => _entries.Remove(path);

    public IReadOnlyList<DriveEntry>? List(string directory)
    {
        if (!IsThere || (directory.Length > 0 && !(_entries.TryGetValue(directory, out (string Name, byte[]? Content) found) && found.Content is null)))
        {
            return null;
        }

        return [.. _entries.Where(entry => _entries.Comparer.Compare(ParentOf(entry.Key), directory) == 0)
            .Select(entry => new DriveEntry(ShowsSmallLetters ? entry.Value.Name.ToLowerInvariant() : entry.Value.Name, entry.Value.Content is null, entry.Value.Content?.Length ?? 0))];
    }

    public byte[] Read(string path) => _entries.TryGetValue(path, out (string Name, byte[]? Content) entry) && entry.Content is { } content
        ? content
        : throw new DriveException(DriveFault.Other, $"no file {path}");

    public void CreateDirectory(string path) => Change(path, () =>
    {
        RequireParent(path);
        Allocate(Cluster);
        if (!_entries.TryAdd(path, (NameOf(path), null)))
        {
            throw new DriveException(DriveFault.Other, $"{path} exists");
        }
    });

    public void Write(string path, ReadOnlySpan<byte> content)
    {
        byte[] copy = content.ToArray();
        Change(path, () => WriteWhole(path, copy), () => WriteWhole(path, copy[..(copy.Length * Percent / 100)]));
    }

    public void Replace(string source, string target) => Change(target, () =>
    {
        (string Name, byte[]? Content) moved = _entries[source];
        RequireParent(target);
        // FAT keeps the spelling of a name that is there.
        string name = _entries.TryGetValue(target, out (string Name, byte[]? Content) old) ? old.Name : NameOf(target);
        Assert.IsFalse(Exists(target) && old.Content is null, $"{target} is a directory");
        _entries.Remove(source);
        _entries.Remove(target);
        _entries.Add(target, (name, moved.Content));
    });

    public void DeleteFile(string path) => Change(path, () =>
    {
        if (_entries.TryGetValue(path, out (string Name, byte[]? Content) entry) && entry.Content is null)
        {
            throw new DriveException(DriveFault.Other, $"{path} is a directory");
        }

        _entries.Remove(path);
    });

    public void DeleteDirectory(string path) => Change(path, () =>
    {
        if (List(path) is not [])
        {
            throw new DriveException(DriveFault.Other, $"{path} is no empty directory");
        }

        _entries.Remove(path);
    });

    private void WriteWhole(string path, byte[] content)
    {
        RequireParent(path);
        _entries[path] = (NameOf(path), []);
        long free = Free;
        if (SizeOf(content.Length) > free)
        {
            _entries[path] = (NameOf(path), content[..(int)free]);
            throw new DriveException(DriveFault.Full, "no space left");
        }

        _entries[path] = (NameOf(path), content);
    }

    private void Change(string path, Action whole, Action? part = null)
    {
        int number = Operations++;
        if (Failure is var (at, fault) && number >= at)
        {
            throw new DriveException(fault, $"simulated {fault}");
        }

        Touched.Add(path);
        if (number != InterruptAt)
        {
            whole();
            return;
        }

        if (Percent >= 100)
        {
            whole();
        }
        else
        {
            part?.Invoke();
        }

        throw new InterruptedException();
    }

    private void RequireParent(string path)
    {
        string parent = ParentOf(path);
        if (parent.Length > 0 && !(_entries.TryGetValue(parent, out (string Name, byte[]? Content) entry) && entry.Content is null))
        {
            throw new DriveException(DriveFault.Other, $"no directory {parent}");
        }
    }

    private void Allocate(long size)
    {
        if (size > Free)
        {
            throw new DriveException(DriveFault.Full, "no space left");
        }
    }

    private string PathOf(string key)
    {
        string parent = ParentOf(key);
        string name = _entries[key].Name;
        return parent.Length == 0 ? name : $"{PathOf(parent)}/{name}";
    }

    private static long SizeOf(int length) => (length + Cluster - 1) / Cluster * Cluster;

    private static string ParentOf(string path) => path.LastIndexOf('/') is var slash and > 0 ? path[..slash] : "";

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
