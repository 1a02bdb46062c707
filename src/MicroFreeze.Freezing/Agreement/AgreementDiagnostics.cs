using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Freezing.Agreement;

/// <summary>
/// In what modules and a firmware can be made for different things. Each says both sides, and comes before a C compiler sees anything.
/// </summary>
internal static class AgreementDiagnostics
{
    /// <summary>Another firmware or version. 0: what the modules are for, 1: what the firmware is, 2: the way out.</summary>
    public static DiagnosticDescriptor WrongFirmware { get; } = new(
        "MF4070", DiagnosticSeverity.Error, "the modules are frozen for {0}, but this firmware is {1}: {2}");

    /// <summary>Another implementation of long integers. 0: the modules', 1: the firmware's.</summary>
    public static DiagnosticDescriptor WrongLongInt { get; } = new(
        "MF4071", DiagnosticSeverity.Error,
        "the modules are frozen for long integers of kind '{0}', but this firmware has '{1}' (MICROPY_LONGINT_IMPL): set MicroFreezeLongInt (-mlongint-impl) to {1}");

    /// <summary>Another size of digits. 0: the modules', 1: the firmware's.</summary>
    public static DiagnosticDescriptor WrongDigitSize { get; } = new(
        "MF4072", DiagnosticSeverity.Error,
        "the modules are frozen for long integers with digits of {0} bits, but this firmware has digits of {1} bits (MPZ_DIG_SIZE): set MicroFreezeMpzDigitBits (-mmpz-dig-size) to {1}");

    /// <summary>Another architecture. 0: the module, 1: its architecture, 2: the firmware's.</summary>
    public static DiagnosticDescriptor WrongArch { get; } = new(
        "MF4073", DiagnosticSeverity.Error,
        "'{0}' has native code for {1}, but this firmware runs on {2}: set MicroFreezeArch (-march) to {2}, or get the file that is made for it");

    /// <summary>Native code where there can be none. 0: the module, 1: its architecture.</summary>
    public static DiagnosticDescriptor NoNativeCode { get; } = new(
        "MF4074", DiagnosticSeverity.Error,
        "'{0}' has native code for {1}, but this firmware is configured without native code (MICROPY_PERSISTENT_CODE_LOAD_NATIVE and MICROPY_EMIT_... are 0): freeze it as bytecode, or configure the firmware with it");

    /// <summary>
    /// Small integers of another width. 0: the module, 1: the width it is for, 2: the firmware's, 3: the object representation.
    /// </summary>
    public static DiagnosticDescriptor WrongSmallInts { get; } = new(
        "MF4075", DiagnosticSeverity.Error,
        "'{0}' is compiled for small integers of {1} bits, but those of this firmware have {2} (object representation {3}): set MicroFreezeSmallIntBits (-msmall-int-bits) to {2}");

    /// <summary>
    /// Names stored in another way. 0: what, 1: the modules' bytes, 2: the firmware's bytes, 3: the header that the former come from.
    /// </summary>
    public static DiagnosticDescriptor WrongQstrSettings { get; } = new(
        "MF4076", DiagnosticSeverity.Error,
        "names are frozen with {1} byte(s) for their {0}, after {3}, but this firmware has {2}: QstrHeader must be the genhdr/qstrdefs.preprocessed.h of this firmware's own build");

    /// <summary>The names of another firmware. 0: the header, 1: the other one, 2: how they differ.</summary>
    public static DiagnosticDescriptor WrongQstrHeader { get; } = new(
        "MF4077", DiagnosticSeverity.Error,
        "the names that the firmware has are taken from '{0}', but it is compiled with those of '{1}', and they differ ({2}): both must come from one build of one board");

    /// <summary>No header where there must be one. 0: the header to take, 1: how many names.</summary>
    public static DiagnosticDescriptor NoQstrHeader { get; } = new(
        "MF4078", DiagnosticSeverity.Error,
        "modules are frozen without the firmware's names, but it has {1} of its own, which would be there twice: set QstrHeader to '{0}'");

    /// <summary>Another .mpy version. 0: the modules', 1: the firmware's.</summary>
    public static DiagnosticDescriptor WrongMpyVersion { get; } = new(
        "MF4079", DiagnosticSeverity.Error, "the modules are of .mpy version {0}, but this firmware has version {1}: compile them for it (MicroFreezeFirmware)");
}
