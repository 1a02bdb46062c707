namespace MicroFreeze.Files;

/// <summary>The names in a directory, sorted ordinally, listed once an evaluation.</summary>
internal sealed class DirectoryListing
{
    private readonly DirectoryEntry[] _entries;

    public DirectoryListing(IReadOnlyList<DirectoryEntry> entries)
    {
        _entries = [.. entries];
        Array.Sort(_entries, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
    }

    public IReadOnlyList<DirectoryEntry> Entries => _entries;

    public DirectoryEntry? Find(string name)
    {
        int low = 0;
        int high = _entries.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int order = string.CompareOrdinal(_entries[middle].Name, name);
            if (order == 0)
            {
                return _entries[middle];
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return null;
    }
}
