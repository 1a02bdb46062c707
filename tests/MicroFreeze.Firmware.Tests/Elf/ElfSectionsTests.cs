using System.Buffers.Binary;
using System.Text;
using MicroFreeze.Firmware.Elf;

namespace MicroFreeze.Firmware.Tests.Elf;

/// <summary>Sizes by section come out of the ELF file itself.</summary>
[TestClass]
public sealed class ElfSectionsTests
{
    private static readonly (string Name, int Type, long Flags, long Size)[] Sections =
        [("", 0, 0, 0), (".text", 1, 6, 1000), (".data", 1, 3, 20), (".bss", 8, 3, 300), (".comment", 1, 0, 40), (".shstrtab", 3, 0, 0)];

    [TestMethod]
    [DataRow(false, false)]
    [DataRow(false, true)]
    [DataRow(true, false)]
    [DataRow(true, true)]
    public void Sections_are_read_in_every_form(bool is64, bool isBigEndian)
    {
        FirmwareSizes sizes = new(ElfSections.Read(Make(is64, isBigEndian)), 102);

        Assert.AreEqual(".text 1000, .data 20, .bss 300", string.Join(", ", sizes.Sections.Select(section => $"{section.Name} {section.Size}")));
        Assert.AreEqual(1020, sizes.Image);
        Assert.AreEqual(320, sizes.Ram);
        CollectionAssert.AreEqual(
            new[] { "x.elf: image 1,020, RAM 320 bytes; .text 1,000, .data 20, .bss 300", "x.elf: frozen Python 102 bytes, 10.0 % of the image" },
            sizes.Describe("x.elf").ToArray());
    }

    [TestMethod]
    public void A_section_for_every_function_is_one_to_read_about()
    {
        IEnumerable<ElfSection> sections = Enumerable.Range(1, 20).SelectMany(number => (ElfSection[])
            [new($".text.f{number}", 10, false, true), new($".own{number}", number, false, true)]);

        StringAssert.EndsWith(
            new FirmwareSizes([.. sections], 0).Describe("x.elf").Single(), "; .text 200, .own14 14, .own15 15, .own16 16, .own17 17, .own18 18, .own19 19, .own20 20, others 91");
    }

    [TestMethod]
    public void What_is_no_ELF_file_or_a_damaged_one_has_none()
    {
        byte[] file = Make(false, false);
        Assert.IsEmpty(ElfSections.Read("no firmware"u8));
        for (int length = 0; length < file.Length; length += 7)
        {
            Assert.IsEmpty(ElfSections.Read(file.AsSpan(0, length)), $"{length} bytes");
        }

        for (int position = 16; position < 64; position++)
        {
            byte[] damaged = [.. file];
            damaged[position] = 0xff;
            Assert.IsLessThanOrEqualTo(Sections.Length * 1000, ElfSections.Read(damaged).Count);
        }
    }

    private static byte[] Make(bool is64, bool isBigEndian)
    {
        string names = string.Concat(Sections.Select(section => section.Name + "\0"));
        int headerSize = is64 ? 64 : 52;
        int entrySize = is64 ? 64 : 40;
        byte[] file = new byte[headerSize + names.Length + (entrySize * Sections.Length)];
        int table = headerSize + names.Length;
        "\x7f"u8.CopyTo(file);
        "ELF"u8.CopyTo(file.AsSpan(1));
        file[4] = (byte)(is64 ? 2 : 1);
        file[5] = (byte)(isBigEndian ? 2 : 1);
        Word(is64 ? 0x28 : 0x20, table);
        Half(is64 ? 0x3a : 0x2e, entrySize);
        Half(is64 ? 0x3c : 0x30, Sections.Length);
        Half(is64 ? 0x3e : 0x32, Sections.Length - 1);
        Encoding.ASCII.GetBytes(names).CopyTo(file, headerSize);
        int nameOffset = 0;
        for (int index = 0; index < Sections.Length; index++)
        {
            int entry = table + (index * entrySize);
            Int(entry, nameOffset);
            Int(entry + 4, Sections[index].Type);
            Word(entry + 8, Sections[index].Flags);
            Word(entry + (is64 ? 0x18 : 0x10), headerSize);
            Word(entry + (is64 ? 0x20 : 0x14), Sections[index].Size);
            nameOffset += Sections[index].Name.Length + 1;
        }

        return file;

        void Half(int offset, int value)
        {
            if (isBigEndian)
            {
                BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(offset), (ushort)value);
            }
            else
            {
                BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(offset), (ushort)value);
            }
        }

        void Int(int offset, long value)
        {
            if (isBigEndian)
            {
                BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(offset), (uint)value);
            }
            else
            {
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(offset), (uint)value);
            }
        }

        void Word(int offset, long value)
        {
            if (!is64)
            {
                Int(offset, value);
            }
            else if (isBigEndian)
            {
                BinaryPrimitives.WriteInt64BigEndian(file.AsSpan(offset), value);
            }
            else
            {
                BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(offset), value);
            }
        }
    }
}
