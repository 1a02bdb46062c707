using System.Text;

namespace MicroFreeze.Files.Git;

/// <summary>The kinds of object, with the numbers that packs have for them (gitformat-pack: object types).</summary>
internal enum ObjectKind
{
    Commit = 1,
    Tree = 2,
    Blob = 3,
    Tag = 4,
    OffsetDelta = 6,
    ReferenceDelta = 7,
}

/// <summary>An object as it is stored.</summary>
internal readonly record struct GitObject(ObjectKind Kind, byte[] Content)
{
    /// <summary>The header lines of a commit or tag: name and value; the message after the empty line is left out.</summary>
    public IEnumerable<(string Name, string Value)> ReadHeader()
    {
        foreach (string line in Encoding.UTF8.GetString(Content).Split('\n'))
        {
            if (line.Length == 0)
            {
                yield break;
            }

            // A line that starts with a space goes on with the value before it: a signature, which is no concern of ours.
            int space = line.IndexOf(' ');
            if (space > 0)
            {
                yield return (line[..space], line[(space + 1)..]);
            }
        }
    }

    /// <summary>
    /// The time in a value such as <c>A U Thor &lt;a@example.org&gt; 1700000000 +0100</c>, in seconds; 0 where there is none.
    /// </summary>
    public static long ReadTime(string value)
    {
        string rest = value[(value.LastIndexOf('>') + 1)..].TrimStart();
        int end = rest.IndexOf(' ');
        return long.TryParse(end < 0 ? rest : rest[..end], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long time) ? time : 0;
    }
}

/// <summary>A commit, as far as history is concerned.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Parents">Those before it, the first one that of its own branch.</param>
/// <param name="Time">When it was committed, in seconds.</param>
internal sealed record GitCommit(ObjectId Id, IReadOnlyList<ObjectId> Parents, long Time)
{
    public static GitCommit Parse(ObjectId id, GitObject stored)
    {
        List<ObjectId> parents = [];
        long time = 0;
        foreach ((string name, string value) in stored.ReadHeader())
        {
            if (name == "parent" && ObjectId.TryParse(value, out ObjectId parent))
            {
                parents.Add(parent);
            }
            else if (name == "committer")
            {
                time = GitObject.ReadTime(value);
            }
        }

        return new GitCommit(id, parents, time);
    }
}

/// <summary>An annotated tag.</summary>
/// <param name="Name">The name that it was made with.</param>
/// <param name="Target">What it is put on.</param>
/// <param name="Time">When it was made, in seconds.</param>
internal sealed record GitTag(string Name, ObjectId Target, long Time)
{
    public static GitTag? Parse(GitObject stored)
    {
        string name = "";
        ObjectId? target = null;
        long time = 0;
        foreach ((string key, string value) in stored.ReadHeader())
        {
            switch (key)
            {
                case "object" when ObjectId.TryParse(value, out ObjectId id):
                    target = id;
                    break;
                case "tag":
                    name = value;
                    break;
                case "tagger":
                    time = GitObject.ReadTime(value);
                    break;
            }
        }

        return target is null ? null : new GitTag(name, target.Value, time);
    }
}
