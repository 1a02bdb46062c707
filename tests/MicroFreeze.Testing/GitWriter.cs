using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace MicroFreeze.Testing;

/// <summary>Writes repositories as git lays them out, into memory: loose objects or packs with deltas, names as files or packed.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "git names objects by SHA-1.")]
internal sealed class GitWriter
{
    private readonly MemoryFiles _files;
    private readonly List<(string Id, int Kind, byte[] Content)> _objects = [];
    private readonly string _tree;
    private int _clock;

    public GitWriter(MemoryFiles files, string directory)
    {
        _files = files;
        Directory = directory;
        files[directory + "/HEAD"] = "ref: refs/heads/main\n";
        files[directory + "/config"] = "[core]\n\trepositoryformatversion = 0\n";
        files.CreateDirectory(directory + "/objects/pack");
        files.CreateDirectory(directory + "/refs/tags");
        _tree = Add(2, "tree", "");
    }

    /// <summary>The directory <c>.git</c>, or what stands for it.</summary>
    public string Directory { get; }

    /// <summary>Makes a commit a second after the one before, and checks it out.</summary>
    public string Commit(params string[] parents) => CommitAt(++_clock, parents);

    public string CommitAt(int time, params string[] parents)
    {
        string who = $"A <a@example.org> {1_700_000_000 + time} +0100";
        StringBuilder text = new();
        text.Append("tree ").Append(_tree).Append('\n');
        foreach (string parent in parents)
        {
            text.Append("parent ").Append(parent).Append('\n');
        }

        text.Append("author ").Append(who).Append("\ncommitter ").Append(who).Append("\ngpgsig -----BEGIN\n tag no\n\ncommit ").Append(_objects.Count).Append('\n');
        string id = Add(1, "commit", text.ToString());
        _files[Directory + "/refs/heads/main"] = id + "\n";
        return id;
    }

    /// <summary>Commits in a row after one.</summary>
    public string Commits(int count, string from)
    {
        for (int index = 0; index < count; index++)
        {
            from = Commit(from);
        }

        return from;
    }

    public void Tag(string name, string id) => _files[$"{Directory}/refs/tags/{name}"] = id + "\n";

    public string Annotate(string name, string id, int time, string? inner = null)
    {
        string tag = Add(4, "tag", $"object {id}\ntype commit\ntag {inner ?? name}\ntagger A <a@example.org> {1_700_000_000 + time} +0000\n\nmessage\n");
        Tag(name, tag);
        return tag;
    }

    /// <summary>Puts all objects that are still loose into one pack, each after the first as a delta: to the one before, or to one named by its ID.</summary>
    public void Pack(bool byReference = false)
    {
        List<(string Id, long Offset)> index = [];
        MemoryStream pack = new();
        pack.Write("PACK"u8);
        WriteUInt32(pack, 2);
        WriteUInt32(pack, (uint)_objects.Count);
        Dictionary<int, (string Id, byte[] Content, long Offset)> last = [];
        foreach ((string id, int kind, byte[] content) in _objects)
        {
            long offset = pack.Position;
            index.Add((id, offset));
            if (last.TryGetValue(kind, out (string Id, byte[] Content, long Offset) known))
            {
                byte[] delta = Delta(known.Content, content);
                WriteHead(pack, byReference ? 7 : 6, delta.Length);
                if (byReference)
                {
                    pack.Write(Convert.FromHexString(known.Id));
                }
                else
                {
                    WriteDistance(pack, offset - known.Offset);
                }

                pack.Write(Deflate(delta));
            }
            else
            {
                WriteHead(pack, kind, content.Length);
                pack.Write(Deflate(content));
            }

            last[kind] = (id, content, offset);
            _files.Delete($"{Directory}/objects/{id[..2]}/{id[2..]}");
        }

        byte[] sum = SHA1.HashData(pack.ToArray());
        pack.Write(sum);
        string name = $"{Directory}/objects/pack/pack-{Convert.ToHexStringLower(sum)}";
        _files.WriteAllBytes(name + ".pack", pack.ToArray());
        _files.WriteAllBytes(name + ".idx", Index(index, sum));
        _objects.Clear();
    }

    /// <summary>Two packs of an object each, both of which say that they differ from the other's.</summary>
    public (string First, string Second) WritePacksInCircle()
    {
        (string first, string second) = (new string('1', 40), new string('2', 40));
        foreach ((string id, string other) in new[] { (first, second), (second, first) })
        {
            MemoryStream pack = new();
            pack.Write("PACK\0\0\0\u0002\0\0\0\u0001"u8);
            byte[] delta = Delta([1], [1]);
            WriteHead(pack, 7, delta.Length);
            pack.Write(Convert.FromHexString(other));
            pack.Write(Deflate(delta));
            _files.WriteAllBytes($"{Directory}/objects/pack/{id}.pack", pack.ToArray());
            _files.WriteAllBytes($"{Directory}/objects/pack/{id}.idx", Index([(id, 12)], new byte[20]));
        }

        return (first, second);
    }

    private string Add(int kind, string kindName, string text)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);
        byte[] stored = [.. Encoding.ASCII.GetBytes($"{kindName} {content.Length}\0"), .. content];
        string id = Convert.ToHexStringLower(SHA1.HashData(stored));
        _objects.Add((id, kind, content));
        _files.WriteAllBytes($"{Directory}/objects/{id[..2]}/{id[2..]}", Deflate(stored));
        return id;
    }

    // What both begin with is copied, the rest is inserted.
    private static byte[] Delta(byte[] source, byte[] target)
    {
        int common = source.AsSpan().CommonPrefixLength(target);
        MemoryStream delta = new();
        WriteSize(delta, source.Length);
        WriteSize(delta, target.Length);
        if (common > 0)
        {
            delta.Write([0x80 | 0x10 | 0x20, (byte)common, (byte)(common >> 8)]);
        }

        for (int position = common; position < target.Length; position += 127)
        {
            int length = Math.Min(127, target.Length - position);
            delta.WriteByte((byte)length);
            delta.Write(target, position, length);
        }

        return delta.ToArray();
    }

    private static byte[] Index(List<(string Id, long Offset)> entries, byte[] packSum)
    {
        entries.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
        MemoryStream index = new();
        index.Write([0xFF, 0x74, 0x4F, 0x63, 0, 0, 0, 2]);
        for (int first = 0; first < 256; first++)
        {
            WriteUInt32(index, (uint)entries.Count(entry => Convert.FromHexString(entry.Id)[0] <= first));
        }

        entries.ForEach(entry => index.Write(Convert.FromHexString(entry.Id)));
        entries.ForEach(_ => WriteUInt32(index, 0));
        // The last offset through the table of long ones, as in packs beyond 2 GB.
        for (int place = 0; place < entries.Count; place++)
        {
            WriteUInt32(index, place == entries.Count - 1 ? 0x80000000 : (uint)entries[place].Offset);
        }

        WriteUInt32(index, 0);
        WriteUInt32(index, (uint)entries[^1].Offset);
        index.Write(packSum);
        index.Write(SHA1.HashData(index.ToArray()));
        return index.ToArray();
    }

    private static void WriteHead(MemoryStream stream, int kind, int size)
    {
        int head = kind << 4 | size & 0x0F;
        size >>= 4;
        while (size > 0)
        {
            stream.WriteByte((byte)(head | 0x80));
            head = size & 0x7F;
            size >>= 7;
        }

        stream.WriteByte((byte)head);
    }

    private static void WriteSize(MemoryStream stream, int size)
    {
        for (; size >= 0x80; size >>= 7)
        {
            stream.WriteByte((byte)(size | 0x80));
        }

        stream.WriteByte((byte)size);
    }

    private static void WriteDistance(MemoryStream stream, long distance)
    {
        Stack<byte> bytes = new([(byte)(distance & 0x7F)]);
        while ((distance >>= 7) > 0)
        {
            distance--;
            bytes.Push((byte)(distance & 0x7F | 0x80));
        }

        stream.Write(bytes.ToArray());
    }

    private static void WriteUInt32(MemoryStream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        stream.Write(bytes);
    }

    private static byte[] Deflate(byte[] content)
    {
        MemoryStream compressed = new();
        using (ZLibStream stream = new(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(content);
        }

        return compressed.ToArray();
    }
}
