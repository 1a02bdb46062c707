using System.Globalization;
using System.Text;

namespace MicroFreeze.Files.Git;

/// <summary>
/// Reads what is asked of git here, without git: which commit is checked out, which tag is nearest, how many commits there are. Plain
/// repositories, submodules, further work trees and shallow clones; SHA-1 and files for names, which is what git makes by default. Nothing
/// is changed or started.
/// </summary>
internal sealed class GitRepository : IDisposable
{
    private const int ShortestAbbreviation = 7;

    private readonly ObjectStore _objects;
    private readonly RefStore _refs;
    private readonly GitConfig _config;
    private readonly HashSet<ObjectId> _shallow = [];

    private GitRepository(IFileSystem files, IFileSystem recording, string workTree, string gitDirectory)
    {
        WorkTree = workTree;
        string shared = ReadText(recording, $"{gitDirectory}/commondir")?.Trim() is { Length: > 0 } common ? PosixPath.Absolute(common, gitDirectory) : gitDirectory;
        _config = GitConfig.Parse(ReadText(recording, $"{shared}/config") ?? "");
        if (_config["extensions.objectformat"] is { } format && !format.Equals("sha1", StringComparison.OrdinalIgnoreCase))
        {
            throw new GitException($"its objects are named by {format}, and only SHA-1 is understood");
        }

        if (_config["extensions.refstorage"] is { } storage && !storage.Equals("files", StringComparison.OrdinalIgnoreCase))
        {
            throw new GitException($"its names are kept in the form '{storage}', and only files are understood");
        }

        foreach (string line in (ReadText(recording, $"{shared}/shallow") ?? "").Split('\n', StringSplitOptions.TrimEntries))
        {
            if (ObjectId.TryParse(line, out ObjectId id))
            {
                _shallow.Add(id);
            }
        }

        // Packs come and go without a change of history; but the length of abbreviations follows from what is in them.
        if (recording.GetKind($"{shared}/objects/pack") == EntryKind.Directory)
        {
            recording.List($"{shared}/objects/pack");
        }

        _objects = new ObjectStore(files, $"{shared}/objects");
        _refs = new RefStore(recording, gitDirectory, shared);
    }

    /// <summary>The directory that the repository keeps.</summary>
    public string WorkTree { get; }

    /// <summary>The commit that is checked out; null before the first.</summary>
    public ObjectId? Head => _refs.Head;

    /// <summary>The address of a remote repository, or null.</summary>
    public string? GetRemoteUrl(string remote) => _config[$"remote.{remote}.url"];

    /// <summary>Finds and opens the repository that a directory belongs to: its own or one around it.</summary>
    /// <param name="files">The files.</param>
    /// <param name="inputs">Takes what was looked at and may change; objects never do.</param>
    /// <param name="directory">The directory, absolute and normalised.</param>
    /// <returns>The repository, or null where there is none.</returns>
    /// <exception cref="GitException">There is one, and it is not understood.</exception>
    public static GitRepository? Discover(IFileSystem files, InputRecorder inputs, string directory)
    {
        RecordingFiles recording = new(files, inputs);
        for (string current = directory; ; current = PosixPath.DirectoryName(current))
        {
            string entry = PosixPath.Join(current, ".git");
            switch (recording.GetKind(entry))
            {
                case EntryKind.Directory when recording.GetKind(entry + "/HEAD") == EntryKind.File:
                    return new GitRepository(files, recording, current, entry);
                case EntryKind.File when ReadText(recording, entry) is { } link && link.StartsWith("gitdir:", StringComparison.Ordinal):
                    string target = PosixPath.Absolute(link["gitdir:".Length..].Trim(), current);
                    return recording.GetKind(target) == EntryKind.Directory
                        ? new GitRepository(files, recording, current, target)
                        : throw new GitException($"'{entry}' leads to '{target}', which does not exist");
            }

            if (PosixPath.DirectoryName(current) == current || current.Length <= 1)
            {
                return null;
            }
        }
    }

    /// <summary>The nearest tag, or null where no tag can be reached.</summary>
    public TagDistance? Describe() => Head is { } head ? new TagSearch(ReadCommit, ReadTags()).Find(ReadCommit(head)) : null;

    /// <summary>How many commits led here, this one counted: <c>git rev-list --count HEAD</c>.</summary>
    public int CountCommits()
    {
        HashSet<ObjectId> seen = [];
        Stack<ObjectId> left = [];
        if (Head is { } head)
        {
            left.Push(head);
        }

        while (left.TryPop(out ObjectId id))
        {
            if (seen.Add(id))
            {
                TagSearch.Check(seen.Count);
                foreach (ObjectId parent in ReadCommit(id).Parents)
                {
                    left.Push(parent);
                }
            }
        }

        return seen.Count;
    }

    /// <summary>
    /// An ID as git shortens it: long enough for the number of objects, and until no other begins like it. See: git, object-name.c,
    /// <c>repo_find_unique_abbrev_r</c>.
    /// </summary>
    public string Abbreviate(ObjectId id)
    {
        int digits;
        if (_config["core.abbrev"] is { } setting && !setting.Equals("auto", StringComparison.OrdinalIgnoreCase))
        {
            digits = int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? Math.Clamp(asked, 4, ObjectId.Digits) : ObjectId.Digits;
        }
        else
        {
            int bits = 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)_objects.PackedCount);
            digits = Math.Max((bits + 1) / 2, ShortestAbbreviation);
        }

        return id.ToString()[..Math.Min(Math.Max(digits, _objects.UniqueDigits(id)), ObjectId.Digits)];
    }

    /// <inheritdoc/>
    public void Dispose() => _objects.Dispose();

    private GitCommit ReadCommit(ObjectId id)
    {
        GitObject stored = _objects.Read(id);
        GitCommit commit = stored.Kind == ObjectKind.Commit ? GitCommit.Parse(id, stored) : throw new GitException($"{id} is no commit");
        return _shallow.Contains(id) ? commit with { Parents = [] } : commit;
    }

    // Every tag that leads to a commit, with that commit.
    private IEnumerable<TagName> ReadTags()
    {
        foreach ((string name, ObjectId id) in _refs.ReadTags())
        {
            ObjectId target = id;
            GitTag? annotation = null;
            for (int depth = 0; depth < 8; depth++)
            {
                if (_objects.TryRead(target) is not { } stored)
                {
                    break;
                }

                if (stored.Kind == ObjectKind.Tag && GitTag.Parse(stored) is { } tag)
                {
                    annotation ??= tag;
                    target = tag.Target;
                    continue;
                }

                if (stored.Kind == ObjectKind.Commit)
                {
                    yield return new TagName(name, target, annotation);
                }

                break;
            }
        }
    }

    private static string? ReadText(IFileSystem files, string path) =>
        files.GetKind(path) == EntryKind.File ? Encoding.UTF8.GetString(files.ReadAllBytes(path)) : null;
}
