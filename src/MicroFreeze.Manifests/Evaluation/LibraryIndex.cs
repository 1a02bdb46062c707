using MicroFreeze.Files;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Manifests.Evaluation;

/// <summary>
/// The packages of a library: every directory in it that has a <c>manifest.py</c>, by its own name. Walked once, in ordinal order (the
/// reference walks it for every <c>require</c>, in the order of the file system); links to directories are not followed, and directories
/// whose name begins with a dot are passed over.
/// </summary>
internal sealed class LibraryIndex
{
    private const int MaximumDepth = 64;

    private readonly Dictionary<string, string> _packages = [];
    private readonly Dictionary<string, string> _doubles = [];

    public LibraryIndex(ConfinedFiles files, string directory)
    {
        if (files.GetKind(directory) == EntryKind.Directory)
        {
            Walk(files, directory, 0);
        }
    }

    /// <summary>Names of all packages.</summary>
    public IEnumerable<string> Names => _packages.Keys;

    /// <summary>The directory of a package, or null.</summary>
    public string? Find(string name) => _packages.GetValueOrDefault(name);

    /// <summary>A second directory for the same name, or null.</summary>
    public string? FindDouble(string name) => _doubles.GetValueOrDefault(name);

    private void Walk(ConfinedFiles files, string directory, int depth)
    {
        DirectoryListing listing = files.List(directory);
        if (listing.Find("manifest.py") is { Kind: EntryKind.File })
        {
            string name = PosixPath.BaseName(directory);
            if (!_packages.TryAdd(name, directory))
            {
                _doubles.TryAdd(name, directory);
            }
        }

        foreach (DirectoryEntry entry in listing.Entries)
        {
            if (entry is { Kind: EntryKind.Directory, IsLink: false } && !entry.Name.StartsWith('.') && depth < MaximumDepth)
            {
                Walk(files, PosixPath.Join(directory, entry.Name), depth + 1);
            }
        }
    }
}
