namespace MicroFreeze.Compiler.Profiles;

/// <content>The known versions: one row each.</content>
public sealed partial record FirmwareProfile
{
    /// <summary>MicroPython 1.28.</summary>
    public static FirmwareProfile MicroPython128 { get; } = new()
    {
        Family = FirmwareFamily.MicroPython,
        Version = "1.28",
        HasTemplateStrings = true,
        HasNestedFormatStrings = true,
        NulIsInvalid = true,
        AwaitsThroughMethod = false,
        WithoutInlineAssembler = [],
        NativeTraits = NativeTraits.MicroPython128,
        RiscVFlags = 3,
        BuiltInNames = Profiles.BuiltInNames.MicroPython128,
        Frozen = FrozenLayout.MicroPython123,
    };

    /// <summary>CircuitPython 10.</summary>
    public static FirmwareProfile CircuitPython10 { get; } = new()
    {
        Family = FirmwareFamily.CircuitPython,
        Version = "10",
        HasTemplateStrings = false,
        HasNestedFormatStrings = false,
        NulIsInvalid = false,
        AwaitsThroughMethod = true,
        WithoutInlineAssembler = [NativeArch.XtensaWin],
        NativeTraits = NativeTraits.None,
        RiscVFlags = 1,
        BuiltInNames = Profiles.BuiltInNames.CircuitPython10,
        Frozen = FrozenLayout.CircuitPython10,
    };

    /// <summary>All known profiles: the default first, and of each family the newest before the older ones.</summary>
    public static IReadOnlyList<FirmwareProfile> All { get; } = [MicroPython128, CircuitPython10];
}
