using System.Buffers.Binary;
using System.Text;

namespace MicroFreeze.Firmware.Elf;

/// <summary>A section that takes memory on the device.</summary>
/// <param name="Name">Its name, such as <c>.text</c>.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="IsWritable">Whether it is in RAM when the firmware runs.</param>
/// <param name="HasContent">Whether the image has its content; otherwise it begins as zeros.</param>
internal sealed record ElfSection(string Name, long Size, bool IsWritable, bool HasContent);

/// <summary>Reads the sections of an ELF file, 32 or 64 bits, of either byte order. See: System V ABI, "Sections".</summary>
internal static class ElfSections
{
    private const int NoBits = 8;
    private const int Writable = 1;
    private const int Allocated = 2;
    private const int MostSections = 65536;

    /// <summary>The sections that take memory, in order; empty where the bytes are no ELF file, or a damaged one.</summary>
    public static IReadOnlyList<ElfSection> Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 64 || !file.StartsWith("\x7f"u8) || !file[1..].StartsWith("ELF"u8))
        {
            return [];
        }

        Reader reader = new(file[4] == 2, file[5] == 2);
        long table = reader.Is64 ? reader.Word(file, 0x28) : reader.Word(file, 0x20);
        int header = reader.Is64 ? 0x3a : 0x2e;
        int entrySize = reader.Half(file, header);
        int count = reader.Half(file, header + 2);
        int names = reader.Half(file, header + 4);
        if (table <= 0 || entrySize < (reader.Is64 ? 64 : 40) || count > MostSections || names >= count || table > file.Length - ((long)entrySize * count))
        {
            return [];
        }

        ReadOnlySpan<byte> entries = file[(int)table..];
        ReadOnlySpan<byte> nameEntry = entries[(names * entrySize)..];
        long nameTable = reader.Offset(nameEntry);
        List<ElfSection> sections = [];
        for (int index = 0; index < count; index++)
        {
            ReadOnlySpan<byte> entry = entries[(index * entrySize)..];
            long flags = reader.Word(entry, 8);
            if ((flags & Allocated) != 0)
            {
                sections.Add(new ElfSection(
                    Name(file, nameTable + reader.Int(entry, 0)), reader.Size(entry), (flags & Writable) != 0, reader.Int(entry, 4) != NoBits));
            }
        }

        return sections;
    }

    private static string Name(ReadOnlySpan<byte> file, long offset)
    {
        if (offset < 0 || offset >= file.Length)
        {
            return "";
        }

        ReadOnlySpan<byte> name = file[(int)offset..];
        int end = name.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? [] : name[..end]);
    }

    private readonly record struct Reader(bool Is64, bool IsBigEndian)
    {
        public int Half(ReadOnlySpan<byte> bytes, int offset) => IsBigEndian
            ? BinaryPrimitives.ReadUInt16BigEndian(bytes[offset..])
            : BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

        public long Int(ReadOnlySpan<byte> bytes, int offset) => IsBigEndian
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes[offset..])
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

        public long Word(ReadOnlySpan<byte> bytes, int offset) => !Is64
            ? Int(bytes, offset)
            : IsBigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes[offset..]) : BinaryPrimitives.ReadInt64LittleEndian(bytes[offset..]);

        public long Offset(ReadOnlySpan<byte> entry) => Is64 ? Word(entry, 0x18) : Word(entry, 0x10);

        public long Size(ReadOnlySpan<byte> entry) => Is64 ? Word(entry, 0x20) : Word(entry, 0x14);
    }
}
