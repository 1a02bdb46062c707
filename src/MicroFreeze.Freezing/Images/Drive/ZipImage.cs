using System.Buffers.Binary;
using System.Text;

namespace MicroFreeze.Freezing.Images.Drive;

/// <summary>
/// The content of a drive as a zip file: the same files give the same bytes on every machine, so entries are sorted, stored as they are (deflate differs between
/// versions of its library), and all have the oldest time that the format can say. Source: APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16.
/// </summary>
public static class ZipImage
{
    private const ushort Version = 20;
    private const ushort Utf8Names = 0x0800;
    private const ushort OldestDate = 0x0021; // 1 January 1980
    private const int LocalHeaderSize = 30;
    private const int CentralHeaderSize = 46;
    private const int EndSize = 22;
    private const int MaxEntries = 0xffff;

    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>Makes the file.</summary>
    /// <exception cref="IOException">There are more files or bytes than the format can say.</exception>
    public static byte[] Write(IReadOnlyList<DeployFile> files)
    {
        DeployFile[] sorted = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        long size = EndSize + sorted.Sum(file => (long)LocalHeaderSize + CentralHeaderSize + (2 * Encoding.UTF8.GetByteCount(file.Path)) + file.Content.Length);
        if (sorted.Length > MaxEntries || size > int.MaxValue)
        {
            throw new IOException("a zip file has at most 65535 files and, here, two gigabytes");
        }

        byte[] image = new byte[size];
        Span<byte> rest = image;
        using MemoryStream directory = new();
        Span<byte> common = stackalloc byte[26];
        Span<byte> entry = stackalloc byte[CentralHeaderSize];
        foreach (DeployFile file in sorted)
        {
            int offset = image.Length - rest.Length;
            byte[] name = Encoding.UTF8.GetBytes(file.Path);
            WriteCommon(common, name, file);
            BinaryPrimitives.WriteUInt32LittleEndian(rest, 0x04034b50);
            common.CopyTo(rest[4..]);
            name.CopyTo(rest[LocalHeaderSize..]);
            file.Content.Span.CopyTo(rest[(LocalHeaderSize + name.Length)..]);
            rest = rest[(LocalHeaderSize + name.Length + file.Content.Length)..];

            entry.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(entry, 0x02014b50);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[4..], Version);
            common.CopyTo(entry[6..]);
            BinaryPrimitives.WriteInt32LittleEndian(entry[42..], offset);
            directory.Write(entry);
            directory.Write(name);
        }

        int start = image.Length - rest.Length;
        directory.ToArray().CopyTo(rest);
        rest = rest[(int)directory.Length..];
        BinaryPrimitives.WriteUInt32LittleEndian(rest, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[8..], (ushort)sorted.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[10..], (ushort)sorted.Length);
        BinaryPrimitives.WriteInt32LittleEndian(rest[12..], (int)directory.Length);
        BinaryPrimitives.WriteInt32LittleEndian(rest[16..], start);
        return image;
    }

    // What both headers of an entry have: version needed, flags, method, time, date, checksum, sizes, lengths of name and extra field.
    private static void WriteCommon(Span<byte> fields, byte[] name, DeployFile file)
    {
        fields.Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(fields, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[2..], Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[8..], OldestDate);
        BinaryPrimitives.WriteUInt32LittleEndian(fields[10..], Crc(file.Content.Span));
        BinaryPrimitives.WriteInt32LittleEndian(fields[14..], file.Content.Length);
        BinaryPrimitives.WriteInt32LittleEndian(fields[18..], file.Content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[22..], (ushort)name.Length);
    }

    private static uint Crc(ReadOnlySpan<byte> content)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in content)
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] MakeCrcTable()
    {
        uint[] table = new uint[256];
        for (uint index = 0; index < table.Length; index++)
        {
            uint value = index;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? 0xedb88320 ^ (value >> 1) : value >> 1;
            }

            table[index] = value;
        }

        return table;
    }
}
