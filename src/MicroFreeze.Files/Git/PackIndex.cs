using System.Buffers.Binary;

namespace MicroFreeze.Files.Git;

/// <summary>The index of a pack: which objects are in it, and where. See: git, Documentation/gitformat-pack, "Version 2 pack-*.idx
/// files".</summary>
internal sealed class PackIndex
{
    private const int HeaderSize = 8;
    private const int FanoutSize = 256 * sizeof(uint);

    private readonly byte[] _bytes;

    public PackIndex(byte[] bytes)
    {
        _bytes = bytes;
        if (bytes.Length < HeaderSize + FanoutSize || !bytes.AsSpan(0, 4).SequenceEqual((ReadOnlySpan<byte>)[0xFF, 0x74, 0x4F, 0x63]) || ReadUInt32(4) != 2)
        {
            throw new GitException("a pack index is damaged, or of a version other than 2");
        }

        Count = (int)Math.Min(Fanout(255), int.MaxValue);
        if ((long)Count * (ObjectId.Size + 8) + HeaderSize + FanoutSize > bytes.Length)
        {
            throw new GitException("a pack index is damaged");
        }
    }

    /// <summary>How many objects there are.</summary>
    public int Count { get; }

    /// <summary>Where an object lies in the pack.</summary>
    public bool TryFind(ObjectId id, out long offset)
    {
        int index = LowerBound(id);
        bool found = index < Count && GetId(index) == id;
        offset = found ? GetOffset(index) : 0;
        return found;
    }

    /// <summary>The objects before and after an ID, which look most like it.</summary>
    public IEnumerable<ObjectId> Neighbours(ObjectId id)
    {
        int index = LowerBound(id);
        if (index > 0)
        {
            yield return GetId(index - 1);
        }

        for (; index < Count; index++)
        {
            ObjectId next = GetId(index);
            if (next != id)
            {
                yield return next;
                yield break;
            }
        }
    }

    private int LowerBound(ObjectId id)
    {
        int low = id.FirstByte == 0 ? 0 : (int)Math.Min(Fanout(id.FirstByte - 1), (uint)Count);
        int high = (int)Math.Min(Fanout(id.FirstByte), (uint)Count);
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (GetId(middle).CompareTo(id) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private ObjectId GetId(int index) => ObjectId.FromBytes(_bytes.AsSpan(HeaderSize + FanoutSize + index * ObjectId.Size));

    private long GetOffset(int index)
    {
        // After the IDs a check sum of each object, then offsets of 31 bits, then those that need more.
        int offsets = HeaderSize + FanoutSize + Count * (ObjectId.Size + sizeof(uint));
        uint offset = ReadUInt32(offsets + index * sizeof(uint));
        if (offset < 0x80000000)
        {
            return offset;
        }

        long place = offsets + ((long)Count + 2 * (offset & 0x7FFFFFFF)) * sizeof(uint);
        return place + sizeof(long) <= _bytes.Length
            ? BinaryPrimitives.ReadInt64BigEndian(_bytes.AsSpan((int)place))
            : throw new GitException("a pack index is damaged");
    }

    private uint Fanout(int first) => ReadUInt32(HeaderSize + first * sizeof(uint));

    private uint ReadUInt32(int position) => BinaryPrimitives.ReadUInt32BigEndian(_bytes.AsSpan(position));
}
