namespace MicroFreeze.Devices.Drive;

/// <summary>
/// What deployments wrote down on the drive: the files and directories that are theirs. While a deployment runs the record names what was
/// there and what is to come, so that whatever an interruption leaves is known for ours.
/// </summary>
internal sealed class DriveRecord
{
    /// <summary>The directory for everything that deployment itself keeps on the drive.</summary>
    public const string Directory = ".microfreeze";

    /// <summary>The record's path.</summary>
    public const string Path = Directory + "/deployed.json";

    /// <summary>Where files are written before they get their name.</summary>
    public const string TemporaryPath = Directory + "/next.part";

    /// <summary>Digests that a file of ours may have, by path.</summary>
    public SortedDictionary<string, SortedSet<string>> Files { get; } = new(FatNames.Comparer);

    /// <summary>Directories that deployments made.</summary>
    public SortedSet<string> Directories { get; } = new(FatNames.Comparer);

    /// <summary>Whether a deployment began and did not end.</summary>
    public bool IsUnfinished { get; set; }

    /// <summary>Adds a digest to those that a file may have.</summary>
    public void Add(string path, string digest)
    {
        if (!Files.TryGetValue(path, out SortedSet<string>? digests))
        {
            Files.Add(path, digests = new SortedSet<string>(StringComparer.Ordinal));
        }

        digests.Add(digest);
    }

    /// <summary>Whether a file is as a deployment wrote it.</summary>
    public bool Owns(string path, string digest) => Files.TryGetValue(path, out SortedSet<string>? digests) && digests.Contains(digest);

    /// <summary>A copy.</summary>
    public DriveRecord Clone()
    {
        DriveRecord copy = new() { IsUnfinished = IsUnfinished };
        foreach ((string path, SortedSet<string> digests) in Files)
        {
            copy.Files.Add(path, new SortedSet<string>(digests, StringComparer.Ordinal));
        }

        copy.Directories.UnionWith(Directories);
        return copy;
    }
}
