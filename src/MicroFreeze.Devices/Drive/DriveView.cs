namespace MicroFreeze.Devices.Drive;

/// <summary>What a drive has, looked up as FAT does: case is kept and ignored. Lists each directory once.</summary>
internal sealed class DriveView(IDriveFiles drive)
{
    private readonly Dictionary<string, IReadOnlyList<DriveEntry>?> _listings = new(StringComparer.Ordinal);

    /// <summary>The entry at a path, with the path as the drive spells it; null where there is none.</summary>
    public (string Path, DriveEntry Entry)? Find(string path)
    {
        string found = "";
        DriveEntry entry = default;
        foreach (string name in path.Split('/'))
        {
            if (FindIn(found, name) is not { } next)
            {
                return null;
            }

            entry = next;
            found = Join(found, next.Name);
        }

        return (found, entry);
    }

    /// <summary>A path as it is to be written: the part that the drive has as the drive spells it, the rest as given.</summary>
    public string Spell(string path)
    {
        string spelled = "";
        foreach (string name in path.Split('/'))
        {
            spelled = Join(spelled, FindIn(spelled, name)?.Name ?? name);
        }

        return spelled;
    }

    /// <summary>The names in a directory; none where it is not there.</summary>
    public IReadOnlyList<DriveEntry> List(string directory)
    {
        if (!_listings.TryGetValue(directory, out IReadOnlyList<DriveEntry>? listing))
        {
            listing = drive.List(directory);
            _listings.Add(directory, listing);
        }

        return listing ?? [];
    }

    /// <summary>The directory that a path lies in; empty for the root.</summary>
    public static string ParentOf(string path) => path.LastIndexOf('/') is var slash and > 0 ? path[..slash] : "";

    public static string Join(string directory, string name) => directory.Length == 0 ? name : $"{directory}/{name}";

    // A folder on a disk that tells case apart may have both spellings.
    private DriveEntry? FindIn(string directory, string name)
    {
        DriveEntry? found = null;
        foreach (DriveEntry entry in List(directory))
        {
            if (entry.Name == name)
            {
                return entry;
            }

            if (FatNames.Comparer.Equals(entry.Name, name))
            {
                found = entry;
            }
        }

        return found;
    }
}
