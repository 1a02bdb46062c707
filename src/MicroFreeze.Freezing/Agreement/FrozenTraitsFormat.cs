using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Agreement;

/// <summary>Traits as part of what one build remembers for the next.</summary>
internal static class FrozenTraitsFormat
{
    /// <summary>Reads them.</summary>
    /// <exception cref="FormatException">They are of a firmware that is not known.</exception>
    public static FrozenTraits Read(BinaryReader reader)
    {
        string firmware = reader.ReadString();
        return new FrozenTraits
        {
            Firmware = FirmwareProfile.Find(firmware) ?? throw new FormatException($"{firmware} is no firmware."),
            LongInt = (LongIntImplementation)reader.ReadByte(),
            MpzDigitBits = reader.ReadByte(),
            QstrHeader = reader.ReadBoolean() ? reader.ReadString() : null,
            BytesInHash = reader.ReadByte(),
            BytesInLength = reader.ReadByte(),
            NativeModules = [.. ReadModules(reader)],
            WidestIntegers = ReadModules(reader).FirstOrDefault(),
        };
    }

    /// <summary>Writes them.</summary>
    public static void Write(BinaryWriter writer, FrozenTraits traits)
    {
        writer.Write(traits.Firmware.Name);
        writer.Write((byte)traits.LongInt);
        writer.Write((byte)traits.MpzDigitBits);
        writer.Write(traits.QstrHeader is not null);
        if (traits.QstrHeader is not null)
        {
            writer.Write(traits.QstrHeader);
        }

        writer.Write((byte)traits.BytesInHash);
        writer.Write((byte)traits.BytesInLength);
        Write(writer, traits.NativeModules);
        Write(writer, traits.WidestIntegers is { } widest ? [widest] : []);
    }

    private static List<ModuleTrait> ReadModules(BinaryReader reader)
    {
        int count = reader.ReadByte();
        List<ModuleTrait> modules = [];
        for (int index = 0; index < count; index++)
        {
            modules.Add(new ModuleTrait(reader.ReadString(), (NativeArch)reader.ReadByte(), reader.ReadByte()));
        }

        return modules;
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<ModuleTrait> modules)
    {
        writer.Write((byte)modules.Count);
        foreach (ModuleTrait module in modules)
        {
            writer.Write(module.Path);
            writer.Write((byte)module.Arch);
            writer.Write((byte)module.SmallIntBits);
        }
    }
}
