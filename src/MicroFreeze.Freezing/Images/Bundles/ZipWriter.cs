using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MicroFreeze.Freezing.Images.Bundles;

/// <summary>
/// Writes zip archives that are the same whenever and wherever they are made: every file has the same time, rights and origin, and they come in ordinal order. (System's own
/// writer notes which system it ran on.) Source: PKWARE, APPNOTE.TXT 6.3.10, 4.3.
/// </summary>
internal static class ZipWriter
{
    // 1 January 1980, the first day that zip knows.
    private const uint Time = 1 << 21 | 1 << 16;
    private const ushort Version = 20;
    private const ushort MadeOnUnix = 3 << 8 | Version;
    private const ushort Deflated = 8;
    private const ushort NamesAreUtf8 = 1 << 11;
    // An ordinary file that all may read and its owner may write.
    private const uint Rights = 0x81A4u << 16;

    private static readonly uint[] Remainders = MakeRemainders();

    /// <summary>Writes an archive.</summary>
    /// <param name="members">Names with forward slashes, and contents.</param>
    /// <param name="comment">The comment of the archive.</param>
    public static byte[] Write(IEnumerable<KeyValuePair<string, byte[]>> members, string comment)
    {
        MemoryStream archive = new();
        MemoryStream directory = new();
        ushort count = 0;
        foreach ((string name, byte[] content) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            byte[] encodedName = Encoding.UTF8.GetBytes(name);
            byte[] compressed = Deflate(content);
            uint offset = checked((uint)archive.Position);
            byte[] common = Common(content, compressed, encodedName);

            WriteUInt32(archive, 0x04034B50);
            archive.Write(common);
            archive.Write(encodedName);
            archive.Write(compressed);

            WriteUInt32(directory, 0x02014B50);
            WriteUInt16(directory, MadeOnUnix);
            directory.Write(common);
            WriteUInt16(directory, 0);
            WriteUInt16(directory, 0);
            WriteUInt16(directory, 0);
            WriteUInt32(directory, Rights);
            WriteUInt32(directory, offset);
            directory.Write(encodedName);
            count = checked((ushort)(count + 1));
        }

        uint start = checked((uint)archive.Position);
        archive.Write(directory.ToArray());
        byte[] encodedComment = Encoding.UTF8.GetBytes(comment);
        WriteUInt32(archive, 0x06054B50);
        WriteUInt32(archive, 0);
        WriteUInt16(archive, count);
        WriteUInt16(archive, count);
        WriteUInt32(archive, (uint)directory.Length);
        WriteUInt32(archive, start);
        WriteUInt16(archive, checked((ushort)encodedComment.Length));
        archive.Write(encodedComment);
        return archive.ToArray();
    }

    // What the header before a file and the directory at the end both say.
    private static byte[] Common(byte[] content, byte[] compressed, byte[] name)
    {
        MemoryStream header = new();
        WriteUInt16(header, Version);
        WriteUInt16(header, name.Any(letter => letter >= 0x80) ? NamesAreUtf8 : (ushort)0);
        WriteUInt16(header, Deflated);
        WriteUInt32(header, Time);
        WriteUInt32(header, Checksum(content));
        WriteUInt32(header, (uint)compressed.Length);
        WriteUInt32(header, (uint)content.Length);
        WriteUInt16(header, checked((ushort)name.Length));
        WriteUInt16(header, 0);
        return header.ToArray();
    }

    private static byte[] Deflate(byte[] content)
    {
        using MemoryStream compressed = new();
        using (DeflateStream stream = new(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(content);
        }

        // Of nothing DeflateStream makes nothing, and that is no block.
        return compressed.Length == 0 ? [3, 0] : compressed.ToArray();
    }

    private static uint Checksum(byte[] content)
    {
        uint sum = uint.MaxValue;
        foreach (byte next in content)
        {
            sum = Remainders[(sum ^ next) & 0xFF] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint[] MakeRemainders()
    {
        uint[] table = new uint[256];
        for (uint value = 0; value < table.Length; value++)
        {
            uint remainder = value;
            for (int bit = 0; bit < 8; bit++)
            {
                remainder = (remainder & 1) == 0 ? remainder >> 1 : 0xEDB88320 ^ (remainder >> 1);
            }

            table[value] = remainder;
        }

        return table;
    }

    private static void WriteUInt16(MemoryStream stream, ushort value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    private static void WriteUInt32(MemoryStream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }
}
