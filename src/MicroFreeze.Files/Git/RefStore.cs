using System.Text;

namespace MicroFreeze.Files.Git;

/// <summary>
/// The names of a repository: <c>HEAD</c>, and tags as files and in <c>packed-refs</c> (gitrepository-layout, git-pack-refs). Everything that is looked at goes through
/// files that record it: who moves a tag or commits changes the result.
/// </summary>
/// <param name="files">The files, recording.</param>
/// <param name="gitDirectory">The directory of this work tree, with <c>HEAD</c>.</param>
/// <param name="commonDirectory">The directory that work trees share, with the rest.</param>
internal sealed class RefStore(IFileSystem files, string gitDirectory, string commonDirectory)
{
    private const int MaximumIndirection = 5;
    private const string Tags = "refs/tags";
    private const string Link = "ref:";

    private Dictionary<string, ObjectId>? _packed;

    /// <summary>The commit that is checked out; null before the first.</summary>
    /// <exception cref="GitException"><c>HEAD</c> names no branch and no commit.</exception>
    public ObjectId? Head => Resolve(gitDirectory, "HEAD", 0) is { } id ? id
        : Read($"{gitDirectory}/HEAD") is { } text && text.StartsWith(Link, StringComparison.Ordinal) ? null
        : throw new GitException("its HEAD names neither a branch nor a commit");

    /// <summary>
    /// All tags by name without <c>refs/tags/</c>, in the order of their names; what they are put on may be a tag object.
    /// </summary>
    public IReadOnlyList<(string Name, ObjectId Id)> ReadTags()
    {
        SortedDictionary<string, ObjectId> tags = new(StringComparer.Ordinal);
        foreach ((string name, ObjectId id) in Packed)
        {
            if (name.StartsWith(Tags + "/", StringComparison.Ordinal))
            {
                tags[name[(Tags.Length + 1)..]] = id;
            }
        }

        AddLoose(Tags, tags);
        return [.. tags.Select(pair => (pair.Key, pair.Value))];
    }

    private Dictionary<string, ObjectId> Packed => _packed ??= ReadPacked();

    private Dictionary<string, ObjectId> ReadPacked()
    {
        Dictionary<string, ObjectId> packed = [];
        foreach (string line in (Read($"{commonDirectory}/packed-refs") ?? "").Split('\n'))
        {
            // Also lines that say what the tag before is put on (^), which is read from the tag itself, and a comment.
            if (line.Length > ObjectId.Digits + 1 && ObjectId.TryParse(line.AsSpan(0, ObjectId.Digits), out ObjectId id))
            {
                packed[line[(ObjectId.Digits + 1)..].TrimEnd()] = id;
            }
        }

        return packed;
    }

    private void AddLoose(string name, SortedDictionary<string, ObjectId> tags)
    {
        string directory = $"{commonDirectory}/{name}";
        if (files.GetKind(directory) != EntryKind.Directory)
        {
            return;
        }

        foreach (DirectoryEntry entry in files.List(directory))
        {
            string child = $"{name}/{entry.Name}";
            if (entry.Kind == EntryKind.Directory)
            {
                AddLoose(child, tags);
            }
            else if (!entry.Name.EndsWith(".lock", StringComparison.Ordinal) && Resolve(commonDirectory, child, 0) is { } id)
            {
                tags[child[(Tags.Length + 1)..]] = id;
            }
        }
    }

    private ObjectId? Resolve(string directory, string name, int depth)
    {
        string text = Read($"{directory}/{name}")?.Trim() ?? "";
        if (text.StartsWith(Link, StringComparison.Ordinal) && depth < MaximumIndirection)
        {
            return Resolve(commonDirectory, text[Link.Length..].Trim(), depth + 1);
        }

        return ObjectId.TryParse(text, out ObjectId id) || Packed.TryGetValue(name, out id) ? id : null;
    }

    private string? Read(string path) => files.GetKind(path) == EntryKind.File ? Encoding.UTF8.GetString(files.ReadAllBytes(path)) : null;
}
