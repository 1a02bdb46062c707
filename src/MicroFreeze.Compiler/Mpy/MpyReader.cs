using System.Diagnostics.CodeAnalysis;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>
/// Reads .mpy files. They may come from anywhere: whatever the bytes, the result is a module or an error that says what is wrong and where,
/// with memory and time in proportion to the size of the file. Source: py/persistentcode.c@v1.28.0 mp_raw_code_load.
/// </summary>
public static class MpyReader
{
    /// <summary>How deep functions may nest in functions, and tuples in tuples.</summary>
    public const int MaxDepth = 250;

    /// <summary>Reads a file for whatever firmware it is.</summary>
    /// <param name="file">The bytes of the file. The module keeps parts of this memory, which must not change.</param>
    /// <param name="module">The module.</param>
    /// <param name="error">Why there is none.</param>
    public static bool TryRead(ReadOnlyMemory<byte> file, [NotNullWhen(true)] out MpyModule? module, out MpyError error) =>
        TryRead(file, null, out module, out error);

    /// <summary>Reads a file that must be for a certain firmware.</summary>
    /// <param name="file">The bytes of the file. The module keeps parts of this memory, which must not change.</param>
    /// <param name="firmware">The firmware that is to run it, or null for any.</param>
    /// <param name="module">The module.</param>
    /// <param name="error">Why there is none.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> file, FirmwareProfile? firmware, [NotNullWhen(true)] out MpyModule? module, out MpyError error)
    {
        return TryRead(new MpyCursor(file), firmware, out module, out error);
    }

    /// <summary>The newest firmware that reads a file, or of its family at least; null where the first byte is that of no family.</summary>
    /// <param name="file">The bytes of the file.</param>
    public static FirmwareProfile? FindFirmware(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty || FirmwareFamily.FindByMagic(file[0]) is not { } family)
        {
            return null;
        }

        MpyHeader? header = file.Length < MpyHeader.FixedLength ? null : MpyHeader.Decode(file);
        return family.Profiles.FirstOrDefault(profile => header is { } known
            && known.Version == profile.MpyVersion
            && (known.Arch == NativeArch.None || known.SubVersion == profile.MpySubVersion)) ?? family.Newest;
    }

    internal static bool TryRead(MpyCursor cursor, FirmwareProfile? firmware, [NotNullWhen(true)] out MpyModule? module, out MpyError error)
    {
        try
        {
            module = ReadModule(cursor, firmware);
            error = default;
            return true;
        }
        catch (MpyFormatException exception)
        {
            module = null;
            error = exception.Error;
            return false;
        }
    }

    private static MpyModule ReadModule(MpyCursor cursor, FirmwareProfile? firmware)
    {
        MpyHeader header = ReadHeader(cursor, firmware);
        int nameCount = cursor.ReadCount("the number of names", 1);
        if (nameCount == 0)
        {
            throw MpyFormatException.Damaged(cursor.ItemStart, "there is no name, not even that of the source file");
        }

        int objectCount = cursor.ReadCount("the number of objects", 1);
        cursor.Outline?.Begin(MpySegmentKind.Name, cursor.Position);
        ReadOnlyMemory<byte>[] names = ReadNames(cursor, nameCount);
        cursor.Outline?.Begin(MpySegmentKind.Object, cursor.Position);
        Constant[] objects = MpyConstantReader.ReadTable(cursor, objectCount);
        cursor.Outline?.Begin(MpySegmentKind.Code, cursor.Position);
        RawCode root = new MpyCodeReader(cursor, header, nameCount, objectCount).Read();
        if (cursor.Remaining != 0)
        {
            throw new MpyFormatException(
                MpyError.Create(MpyDiagnostics.TrailingBytes, cursor.Position, cursor.Position, cursor.Remaining));
        }

        return new MpyModule
        {
            Magic = header.Magic,
            Version = header.Version,
            SubVersion = header.SubVersion,
            Arch = header.Arch,
            ArchFlags = header.ArchFlags,
            SmallIntBits = header.SmallIntBits,
            Names = names,
            Objects = objects,
            Root = root,
        };
    }

    private static MpyHeader ReadHeader(MpyCursor cursor, FirmwareProfile? firmware)
    {
        ReadOnlySpan<byte> file = cursor.File.Span;
        if (file.IsEmpty)
        {
            throw cursor.Truncated("the header");
        }

        FirmwareFamily? family = FirmwareFamily.FindByMagic(file[0]);
        bool versionFits = family is not null && (file.Length < 2 || family.FindMpyVersion(file[1]) is not null);
        if (!versionFits && TextDetector.LooksLikeText(file))
        {
            throw new MpyFormatException(MpyError.Create(MpyDiagnostics.PythonText, 0));
        }

        if (family is null)
        {
            throw new MpyFormatException(MpyError.Create(MpyDiagnostics.NotMpy, 0, Describe(file[0])));
        }

        if (firmware is not null && firmware.Family != family)
        {
            throw new MpyFormatException(
                MpyError.Create(MpyDiagnostics.WrongFamily, 0, family.Name, firmware.DisplayName));
        }

        MpyHeader header = MpyHeader.Decode(cursor.ReadBytes(MpyHeader.FixedLength, "the header").Span);
        FirmwareProfile expected = firmware ?? family.FindMpyVersion(header.Version) ?? family.Newest;
        if (header.Version != expected.MpyVersion)
        {
            throw new MpyFormatException(MpyError.Create(
                MpyDiagnostics.WrongVersion, 1, header.Version, expected.MpyVersion, expected.DisplayName));
        }

        CheckArch(header, firmware);
        const int MaxSmallIntBits = 64;
        if (header.SmallIntBits is 0 or > MaxSmallIntBits)
        {
            throw MpyFormatException.Damaged(3, $"a small int of {header.SmallIntBits} bits");
        }

        return MpyHeader.AnnouncesArchFlags(file[2]) ? header with { ArchFlags = cursor.ReadUInt("the architecture's flags") } : header;
    }

    private static void CheckArch(MpyHeader header, FirmwareProfile? firmware)
    {
        const int FeatureOffset = 2;
        if (!Enum.IsDefined(header.Arch))
        {
            throw new MpyFormatException(MpyError.Create(MpyDiagnostics.UnknownArch, FeatureOffset, (int)header.Arch));
        }

        if (firmware is not null && header.Arch != NativeArch.None && header.SubVersion != firmware.MpySubVersion)
        {
            throw new MpyFormatException(MpyError.Create(
                MpyDiagnostics.WrongSubVersion, FeatureOffset, header.SubVersion, firmware.MpySubVersion, firmware.DisplayName));
        }
    }

    private static ReadOnlyMemory<byte>[] ReadNames(MpyCursor cursor, int count)
    {
        ReadOnlyMemory<byte>[] names = new ReadOnlyMemory<byte>[count];
        for (int index = 0; index < count; index++)
        {
            names[index] = ReadName(cursor, index);
        }

        return names;
    }

    /// <summary>Reads a name: a static qstr's number, or a length and the bytes with a NUL after them.</summary>
    private static ReadOnlyMemory<byte> ReadName(MpyCursor cursor, int index)
    {
        const string What = "a name";
        uint head = cursor.ReadUInt(What);
        int start = cursor.ItemStart;
        if ((head & 1) == 0)
        {
            start = cursor.Position;
            ReadOnlyMemory<byte> text = cursor.ReadTerminated(head >> 1, What);
            cursor.Outline?.Add(new MpySegment(MpySegmentKind.Name, start, cursor.Position) { Index = index });
            return text;
        }

        cursor.Outline?.Add(new MpySegment(MpySegmentKind.Meta, start, start) { Index = index });

        uint number = head >> 1;
        return number is >= 1 and <= StaticNames.Count
            ? StaticNameIndex.GetName((int)number)
            : throw MpyFormatException.Damaged(start, $"static name number {number}; there are {StaticNames.Count}");
    }

    private static string Describe(byte value) =>
        value is > 0x20 and < 0x7f ? $"'{(char)value}' (0x{value:x2})" : $"byte 0x{value:x2}";
}
