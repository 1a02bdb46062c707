using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files.State;
using MicroFreeze.Freezing.Frozen;

namespace MicroFreeze.Freezing.Agreement;

/// <summary>What frozen modules were made for.</summary>
internal sealed record FrozenTraits
{
    /// <summary>The firmware.</summary>
    public required FirmwareProfile Firmware { get; init; }

    /// <summary>Its long integers.</summary>
    public required LongIntImplementation LongInt { get; init; }

    /// <summary>Bits of a digit of them; of meaning where they have digits.</summary>
    public required int MpzDigitBits { get; init; }

    /// <summary>The qstr header; null for none.</summary>
    public string? QstrHeader { get; init; }

    /// <summary>Bytes of a name's hash.</summary>
    public required int BytesInHash { get; init; }

    /// <summary>Bytes of a name's length.</summary>
    public required int BytesInLength { get; init; }

    /// <summary>The modules with native code, one for each architecture.</summary>
    public IReadOnlyList<ModuleTrait> NativeModules { get; init; } = [];

    /// <summary>The module with the widest small integers; null without modules.</summary>
    public ModuleTrait? WidestIntegers { get; init; }

    /// <summary>Their description.</summary>
    public static FrozenTraits Describe(StateFields fields, FrozenTraits? traits) => new()
    {
        Firmware = fields.Named(traits?.Firmware, static firmware => firmware.Name, FirmwareProfile.Find),
        LongInt = (LongIntImplementation)fields.Number((long?)traits?.LongInt),
        MpzDigitBits = fields.Int32(traits?.MpzDigitBits),
        QstrHeader = fields.OptionalPath(traits?.QstrHeader),
        BytesInHash = fields.Int32(traits?.BytesInHash),
        BytesInLength = fields.Int32(traits?.BytesInLength),
        NativeModules = fields.List(traits?.NativeModules, ModuleTrait.Describe),
        WidestIntegers = fields.Optional(traits?.WidestIntegers, ModuleTrait.Describe),
    };

    /// <summary>Collects them.</summary>
    /// <param name="request">What is frozen.</param>
    /// <param name="header">The path of its qstr header; null for none.</param>
    public static FrozenTraits Of(FrozenRequest request, string? header)
    {
        Dictionary<NativeArch, ModuleTrait> native = [];
        ModuleTrait? widest = null;
        foreach (FrozenModuleEntry entry in request.Entries.OfType<FrozenModuleEntry>())
        {
            MpyModule module = entry.Module;
            ModuleTrait trait = new(entry.Location.Path ?? "", module.Arch, module.SmallIntBits);
            if (module.Arch != NativeArch.None)
            {
                native.TryAdd(module.Arch, trait);
            }

            widest = widest is null || trait.SmallIntBits > widest.SmallIntBits ? trait : widest;
        }

        QstrHeader settings = request.QstrHeader ?? Frozen.QstrHeader.Minimal;
        return new FrozenTraits
        {
            Firmware = request.Firmware,
            LongInt = request.LongInt,
            MpzDigitBits = request.MpzDigitBits,
            QstrHeader = header,
            BytesInHash = settings.BytesInHash,
            BytesInLength = settings.BytesInLength,
            NativeModules = [.. native.Values.OrderBy(trait => trait.Arch)],
            WidestIntegers = widest,
        };
    }
}

/// <summary>What one module was made for.</summary>
/// <param name="Path">The user's file.</param>
/// <param name="Arch">The architecture of its native code, or none.</param>
/// <param name="SmallIntBits">Bits of a small integer, sign included.</param>
internal sealed record ModuleTrait(string Path, NativeArch Arch, int SmallIntBits)
{
    /// <summary>Its description.</summary>
    public static ModuleTrait Describe(StateFields fields, ModuleTrait? trait) =>
        new(fields.Path(trait?.Path), (NativeArch)fields.Number((long?)trait?.Arch), fields.Int32(trait?.SmallIntBits));
}
