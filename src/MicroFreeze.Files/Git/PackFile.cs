using System.IO.Compression;

namespace MicroFreeze.Files.Git;

/// <summary>A pack of objects. See: git, Documentation/gitformat-pack, "pack-*.pack files have the following format".</summary>
/// <param name="files">The files.</param>
/// <param name="path">The pack.</param>
/// <param name="index">Its index.</param>
/// <param name="findElsewhere">Reads an object that is in no known place of this pack.</param>
internal sealed class PackFile(IFileSystem files, string path, PackIndex index, Func<ObjectId, GitObject?> findElsewhere) : IDisposable
{
    // git makes chains of 50 (or 4095 on demand).
    private const int MaximumChain = 4200;

    private Stream? _stream;

    /// <summary>Its index.</summary>
    public PackIndex Index => index;

    /// <summary>An object of this pack, or null.</summary>
    public GitObject? TryRead(ObjectId id) => index.TryFind(id, out long offset) ? ReadAt(offset) : null;

    /// <inheritdoc/>
    public void Dispose() => _stream?.Dispose();

    private GitObject ReadAt(long offset)
    {
        // What the object is made of, down to one that stands for itself; then up again.
        Stack<byte[]> deltas = [];
        long size = 0;
        GitObject? known = null;
        while (known is null)
        {
            (ObjectKind kind, byte[] content, long baseOffset, ObjectId baseId) = ReadEntry(offset);
            switch (kind)
            {
                case ObjectKind.Commit or ObjectKind.Tree or ObjectKind.Blob or ObjectKind.Tag:
                    known = new GitObject(kind, content);
                    break;
                case ObjectKind.OffsetDelta or ObjectKind.ReferenceDelta when deltas.Count < MaximumChain && (size += content.Length) <= ObjectStore.MaximumDeltas:
                    deltas.Push(content);
                    if (kind == ObjectKind.OffsetDelta || index.TryFind(baseId, out baseOffset))
                    {
                        offset = baseOffset;
                    }
                    else
                    {
                        known = findElsewhere(baseId) ?? throw Damaged();
                    }

                    break;
                default:
                    throw Damaged();
            }
        }

        byte[] result = known.Value.Content;
        while (deltas.TryPop(out byte[]? delta))
        {
            result = PackDelta.Apply(result, delta, ObjectStore.MaximumSize);
        }

        return known.Value with { Content = result };
    }

    private (ObjectKind Kind, byte[] Content, long BaseOffset, ObjectId BaseId) ReadEntry(long offset)
    {
        _stream ??= files.OpenRead(path);
        if (offset < 0 || offset >= _stream.Length)
        {
            throw Damaged();
        }

        _stream.Position = offset;
        int next = ReadByte();
        ObjectKind kind = (ObjectKind)(next >> 4 & 7);
        long size = next & 0x0F;
        for (int shift = 4; next >= 0x80; shift += 7)
        {
            next = shift < 50 ? ReadByte() : throw Damaged();
            size |= (long)(next & 0x7F) << shift;
        }

        long baseOffset = 0;
        ObjectId baseId = default;
        switch (kind)
        {
            case ObjectKind.OffsetDelta:
                next = ReadByte();
                long distance = next & 0x7F;
                while (next >= 0x80)
                {
                    next = distance < 1L << 48 ? ReadByte() : throw Damaged();
                    distance = (distance + 1) << 7 | (long)(next & 0x7F);
                }

                baseOffset = distance > 0 ? offset - distance : throw Damaged();
                break;
            case ObjectKind.ReferenceDelta:
                Span<byte> bytes = stackalloc byte[ObjectId.Size];
                _stream.ReadExactly(bytes);
                baseId = ObjectId.FromBytes(bytes);
                break;
        }

        if (size > ObjectStore.MaximumSize)
        {
            throw new GitException("an object is too big");
        }

        byte[] content = new byte[size];
        using ZLibStream inflated = new(_stream, CompressionMode.Decompress, leaveOpen: true);
        inflated.ReadExactly(content);
        return (kind, content, baseOffset, baseId);
    }

    private int ReadByte()
    {
        int value = _stream!.ReadByte();
        return value >= 0 ? value : throw Damaged();
    }

    private GitException Damaged() => new($"'{path}' is damaged");
}
