using System.Buffers.Binary;
using System.Text;
using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace MicroFreeze.Files.Zip;

/// <summary>
/// Zip files with the same bytes on every machine: all files have the same time, rights and origin and stand in ordinal order. SharpZipLib
/// compresses, because it is managed code of one version: .NET's compressor gives other bytes with other versions and platforms, and its
/// zip writer notes on which system it ran. See: PKWARE, APPNOTE.TXT 6.3.10, 4.3.
/// </summary>
internal static class ZipFile
{
    private const uint LocalHeader = 0x04034B50;
    private const uint DirectoryEntry = 0x02014B50;
    private const uint End = 0x06054B50;

    // 1 January 1980, the first day that the format can say.
    private const uint Time = 1 << 21 | 1 << 16;
    private const ushort Version = 20;
    private const ushort MadeOnUnix = 3 << 8 | Version;
    private const ushort Stored = 0;
    private const ushort Deflated = 8;
    private const ushort NamesAreUtf8 = 1 << 11;

    // An ordinary file that all may read and its owner may write.
    private const uint Rights = 0x81A4u << 16;

    /// <summary>Makes a zip file.</summary>
    /// <param name="members">Names with forward slashes, and contents.</param>
    /// <param name="comment">The comment of the whole.</param>
    /// <exception cref="IOException">There are more files or bytes than the format can say.</exception>
    public static byte[] Write(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> members, string comment = "")
    {
        using MemoryStream archive = new();
        using MemoryStream directory = new();
        int count = 0;
        foreach ((string name, ReadOnlyMemory<byte> content) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            byte[] encodedName = Encoding.UTF8.GetBytes(name);
            byte[] original = content.ToArray();
            byte[]? compressed = Compress(original);
            byte[] data = compressed ?? original;
            if (++count > ushort.MaxValue || encodedName.Length > ushort.MaxValue || archive.Length + data.Length + directory.Length > int.MaxValue / 2)
            {
                throw new IOException("a zip file has at most 65535 files and, here, a gigabyte");
            }

            uint offset = (uint)archive.Position;
            byte[] common = Common(encodedName, compressed is not null, original, data.Length);
            WriteUInt32(archive, LocalHeader);
            archive.Write(common);
            archive.Write(encodedName);
            archive.Write(data);

            WriteUInt32(directory, DirectoryEntry);
            WriteUInt16(directory, MadeOnUnix);
            directory.Write(common);
            WriteUInt16(directory, 0); // comment
            WriteUInt16(directory, 0); // disk
            WriteUInt16(directory, 0); // internal attributes
            WriteUInt32(directory, Rights);
            WriteUInt32(directory, offset);
            directory.Write(encodedName);
        }

        uint start = (uint)archive.Position;
        byte[] encodedComment = Encoding.UTF8.GetBytes(comment);
        archive.Write(directory.ToArray());
        WriteUInt32(archive, End);
        WriteUInt32(archive, 0); // disks
        WriteUInt16(archive, (ushort)count);
        WriteUInt16(archive, (ushort)count);
        WriteUInt32(archive, (uint)directory.Length);
        WriteUInt32(archive, start);
        WriteUInt16(archive, checked((ushort)encodedComment.Length));
        archive.Write(encodedComment);
        return archive.ToArray();
    }

    // What the header before a file and the directory at the end both say.
    private static byte[] Common(byte[] name, bool isDeflated, byte[] content, int storedLength)
    {
        using MemoryStream header = new();
        WriteUInt16(header, Version);
        WriteUInt16(header, name.Any(letter => letter >= 0x80) ? NamesAreUtf8 : (ushort)0);
        WriteUInt16(header, isDeflated ? Deflated : Stored);
        WriteUInt32(header, Time);
        WriteUInt32(header, Checksum(content));
        WriteUInt32(header, (uint)storedLength);
        WriteUInt32(header, (uint)content.Length);
        WriteUInt16(header, (ushort)name.Length);
        WriteUInt16(header, 0); // extra field
        return header.ToArray();
    }

    private static uint Checksum(byte[] content)
    {
        Crc32 checksum = new();
        checksum.Update(content);
        return (uint)checksum.Value;
    }

    // Null where the result would not be shorter.
    private static byte[]? Compress(byte[] content)
    {
        Deflater deflater = new(Deflater.BEST_COMPRESSION, noZlibHeaderOrFooter: true);
        deflater.SetInput(content);
        deflater.Finish();
        byte[] compressed = new byte[content.Length];
        int length = 0;
        while (length < compressed.Length && deflater.Deflate(compressed, length, compressed.Length - length) is > 0 and int count)
        {
            length += count;
        }

        return deflater.IsFinished && length < content.Length ? compressed[..length] : null;
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
