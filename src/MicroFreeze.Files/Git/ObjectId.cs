using System.Buffers.Binary;

namespace MicroFreeze.Files.Git;

/// <summary>The SHA-1 name of an object; ordered as its digits are.</summary>
internal readonly record struct ObjectId(ulong High, ulong Middle, uint Low) : IComparable<ObjectId>
{
    /// <summary>Bytes of an ID.</summary>
    public const int Size = 20;

    /// <summary>Hexadecimal digits of an ID.</summary>
    public const int Digits = 2 * Size;

    /// <summary>An ID from its bytes, of which there are at least <see cref="Size"/>.</summary>
    public static ObjectId FromBytes(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]));

    /// <summary>An ID from its digits.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[Size];
        bool valid = text.Length == Digits && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
        id = valid ? FromBytes(bytes) : default;
        return valid;
    }

    /// <summary>The first byte, by which packs and directories are divided.</summary>
    public byte FirstByte => (byte)(High >> 56);

    /// <inheritdoc/>
    public int CompareTo(ObjectId other)
    {
        int order = High.CompareTo(other.High);
        order = order != 0 ? order : Middle.CompareTo(other.Middle);
        return order != 0 ? order : Low.CompareTo(other.Low);
    }

    /// <summary>How many digits two IDs begin with in common.</summary>
    public int CommonDigits(ObjectId other)
    {
        string left = ToString();
        return left.AsSpan().CommonPrefixLength(other.ToString());
    }

    /// <summary>The digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Middle);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[16..], Low);
        return Convert.ToHexStringLower(bytes);
    }
}
