namespace MicroFreeze.Compiler.Profiles;

/// <summary>
/// A version of firmware that output is for. Everything in which versions differ is a value here, and everything in which families differ
/// is in <see cref="Family"/>; no other code asks which firmware it is.
/// </summary>
public sealed partial record FirmwareProfile
{
    /// <summary>The family.</summary>
    public required FirmwareFamily Family { get; init; }

    /// <summary>The version, such as <c>1.28</c>, or as much of it as its releases have in common, such as <c>10</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The name used in projects and on the command line, such as <c>micropython-1.28</c>.</summary>
    public string Name => $"{Family.Key}-{Version}";

    /// <summary>How the firmware is called in messages, such as <c>MicroPython 1.28</c>.</summary>
    public string DisplayName => $"{Family.Name} {Version}";

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

    /// <summary>Architectures whose inline assembler came in a later version.</summary>
    public required IReadOnlyList<NativeArch> WithoutInlineAssembler { get; init; }

    /// <summary>Which generation of native code the reference makes.</summary>
    public required NativeTraits NativeTraits { get; init; }

    /// <summary>RISC-V extensions that native code may use, as a mask of <c>-march-flags</c> values.</summary>
    public required uint RiscVFlags { get; init; }

    /// <summary>Names compiled into the reference compiler beyond the static qstrs: a string constant of more than ten bytes
    /// becomes a qstr only where it is one of these, or an identifier read before it.</summary>
    public required IReadOnlyList<string> BuiltInNames { get; init; }

    /// <summary>How frozen modules look in C.</summary>
    internal FrozenLayout Frozen { get; init; } = FrozenLayout.MicroPython123;

    /// <summary>The profile of whoever names none.</summary>
    public static FirmwareProfile Default => All[0];

    /// <summary>Finds a profile by its name, or null.</summary>
    public static FirmwareProfile? Find(string name) =>
        All.FirstOrDefault(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether a release is of this version: <c>10.2.1</c> is of <c>10</c> and of <c>10.2</c>. An empty one, not known, may be.
    /// </summary>
    internal bool Covers(string release) =>
        release.Length == 0 || release == Version || release.StartsWith(Version + ".", StringComparison.Ordinal);
}
