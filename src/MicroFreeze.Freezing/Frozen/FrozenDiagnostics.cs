using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>
/// What can be wrong with what is to be frozen. MF4001 to MF4049 are about <c>.mpy</c> files: <see cref="MpyDiagnostics"/>.
/// </summary>
internal static class FrozenDiagnostics
{
    /// <summary>Two entries with one name. 0: the name, 1: the other file.</summary>
    public static DiagnosticDescriptor DuplicateName { get; } = new(
        "MF4050", DiagnosticSeverity.Error, "'{0}' is frozen twice; the other one comes from {1}");

    /// <summary>A name under which nothing can be imported. 0: the name.</summary>
    public static DiagnosticDescriptor UnimportableName { get; } = new(
        "MF4051", DiagnosticSeverity.Warning,
        "the module calls itself '{0}', and the firmware finds a frozen module only under a name that ends in .py: compile it with its path on the device as source name");

    /// <summary>Native code of two architectures. 0: this module's, 1: the other, 2: the other module.</summary>
    public static DiagnosticDescriptor MixedArchs { get; } = new(
        "MF4052", DiagnosticSeverity.Error, "native code for {0}, but '{2}', frozen before it, has native code for {1}: a firmware has one architecture");

    /// <summary>A module with relocations.</summary>
    public static DiagnosticDescriptor NeedsLinking { get; } = new(
        "MF4053", DiagnosticSeverity.Error,
        "a natively linked module (made by mpy_ld.py) cannot be frozen: its code has to be adjusted to where it is loaded. Put the .mpy file into the device's file system or ROM image, or build it into the firmware as a user C module");

    /// <summary>An integer on a firmware that has only small ones. 0: the integer.</summary>
    public static DiagnosticDescriptor NoLongIntegers { get; } = new(
        "MF4054", DiagnosticSeverity.Error, "the constant {0} cannot be frozen: the firmware has small integers only (-mlongint-impl=none)");

    /// <summary>An integer of more than 64 bits on a firmware that has 64. 0: the integer, 1: what becomes of it.</summary>
    public static DiagnosticDescriptor IntegerCutOff { get; } = new(
        "MF4059", DiagnosticSeverity.Warning, "the constant {0} does not fit into the firmware's integers of 64 bits (-mlongint-impl=longlong); it becomes {1}");

    /// <summary>A name longer than the pool takes. 0: its beginning, 1: its length, 2: the limit.</summary>
    public static DiagnosticDescriptor NameTooLong { get; } = new(
        "MF4055", DiagnosticSeverity.Error, "the name '{0}...' has {1} bytes, but names of this firmware have at most {2}");

    /// <summary>A name with a NUL in it. 0: the name.</summary>
    public static DiagnosticDescriptor NulInName { get; } = new(
        "MF4056", DiagnosticSeverity.Error, "the file name '{0}' has a NUL in it");

    /// <summary>Functions or tuples nested too deeply. 0: the limit.</summary>
    public static DiagnosticDescriptor NestedTooDeeply { get; } = new(
        "MF4057", DiagnosticSeverity.Error, "functions or tuples nested more than {0} deep cannot be frozen");

    /// <summary>Code that does not decode. 0: the function.</summary>
    public static DiagnosticDescriptor DamagedCode { get; } = new(
        "MF4058", DiagnosticSeverity.Error, "the code of function {0} is damaged: its prelude does not fit into it");

    /// <summary>Not a qstr header.</summary>
    public static DiagnosticDescriptor NotQstrHeader { get; } = new(
        "MF4060", DiagnosticSeverity.Error,
        "not a qstr header: there is no line QCFG({0}, ...). It is the file genhdr/qstrdefs.preprocessed.h in the firmware's build directory");

    /// <summary>A setting of a qstr header that is not supported. 0: the setting, 1: its value, 2: the range.</summary>
    public static DiagnosticDescriptor BadQstrSetting { get; } = new(
        "MF4061", DiagnosticSeverity.Error, "{0} is '{1}' in this qstr header; it must be {2}");
}
