namespace MicroFreeze.Compiler.Profiles;

/// <summary>
/// Which firmware the output is for. Everything in which supported firmwares differ is a value here; no other code asks
/// which firmware it is.
/// </summary>
public sealed record FirmwareProfile
{
    /// <summary>The name used in projects and on the command line, such as <c>micropython-1.28</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How the firmware is called in messages, such as <c>MicroPython 1.28</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The family without a version, such as <c>MicroPython</c>; its members share <see cref="MpyMagic"/>.</summary>
    public string FamilyName => DisplayName[..DisplayName.IndexOf(' ')];

    /// <summary>First byte of a .mpy file: <c>M</c> or <c>C</c>.</summary>
    public required byte MpyMagic { get; init; }

    /// <summary>Second byte of a .mpy file.</summary>
    public byte MpyVersion { get; init; } = 6;

    /// <summary>Sub-version, part of the third byte where the file has native code.</summary>
    public byte MpySubVersion { get; init; } = 3;

    /// <summary>Whether the lexer knows <c>t"..."</c>.</summary>
    public required bool HasTemplateStrings { get; init; }

    /// <summary>Whether nested quotes and lexer injection in f-strings follow 1.28 (true) or 1.27 (false).</summary>
    public required bool HasNestedFormatStrings { get; init; }

    /// <summary>Whether the lexer reads a NUL byte as the byte 1 (1.28), also inside a string, or as itself (CircuitPython 10).</summary>
    public required bool NulIsInvalid { get; init; }

    /// <summary>Whether <c>await x</c> calls <c>x.__await__()</c> before it delegates.</summary>
    public required bool AwaitsThroughMethod { get; init; }

    /// <summary>Scope flag of <c>async def</c>, or 0 where the firmware has none; it is then also part of the prelude's signature.</summary>
    public required int AsyncScopeFlag { get; init; }

    /// <summary>Bits, sign included, of the integers that frozen code holds in place of a pointer, whatever the port's small ints are.
    /// Source: tools/mpy-tool.py, <c>mp_small_int_fits</c>.</summary>
    public required int FrozenIntBits { get; init; }

    /// <summary>Whether inline Xtensa assembler is also accepted for the windowed ABI.</summary>
    public required bool HasInlineAssemblerForXtensaWin { get; init; }

    /// <summary>Which generation of native code the reference makes.</summary>
    public required NativeTraits NativeTraits { get; init; }

    /// <summary>RISC-V extensions that native code may use, as a mask of <c>-march-flags</c> values.</summary>
    public required uint RiscVFlags { get; init; }

    /// <summary>Names compiled into the reference compiler beyond the static qstrs: a string constant of more than ten bytes
    /// becomes a qstr only where it is one of these, or an identifier read before it.</summary>
    public required IReadOnlyList<string> BuiltInNames { get; init; }

    /// <summary>MicroPython 1.28.</summary>
    public static FirmwareProfile MicroPython128 { get; } = new()
    {
        Name = "micropython-1.28",
        DisplayName = "MicroPython 1.28",
        MpyMagic = (byte)'M',
        HasTemplateStrings = true,
        HasNestedFormatStrings = true,
        NulIsInvalid = true,
        AwaitsThroughMethod = false,
        AsyncScopeFlag = 0,
        FrozenIntBits = 14,
        HasInlineAssemblerForXtensaWin = true,
        NativeTraits = NativeTraits.MicroPython128,
        RiscVFlags = 3,
        BuiltInNames = Profiles.BuiltInNames.MicroPython128,
    };

    /// <summary>CircuitPython 10.</summary>
    public static FirmwareProfile CircuitPython10 { get; } = new()
    {
        Name = "circuitpython-10",
        DisplayName = "CircuitPython 10",
        MpyMagic = (byte)'C',
        HasTemplateStrings = false,
        HasNestedFormatStrings = false,
        NulIsInvalid = false,
        AwaitsThroughMethod = true,
        AsyncScopeFlag = 0x10,
        FrozenIntBits = 27,
        HasInlineAssemblerForXtensaWin = false,
        NativeTraits = NativeTraits.None,
        RiscVFlags = 1,
        BuiltInNames = Profiles.BuiltInNames.CircuitPython10,
    };

    /// <summary>All known profiles, the default first.</summary>
    public static IReadOnlyList<FirmwareProfile> All { get; } = [MicroPython128, CircuitPython10];

    /// <summary>Finds a profile by its name, or null.</summary>
    public static FirmwareProfile? Find(string name) =>
        All.FirstOrDefault(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase));
}
