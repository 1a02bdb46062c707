namespace MicroFreeze.Compiler.Diagnostics;

/// <summary>What can be wrong with a .mpy file. MF4050 and up belong to freezing.</summary>
internal static class MpyDiagnostics
{
    /// <summary>Not a .mpy file at all. 0: the first byte.</summary>
    public static DiagnosticDescriptor NotMpy { get; } = new(
        "MF4001", DiagnosticSeverity.Error, "not a .mpy file: it begins with {0}");

    /// <summary>Python source under the name of a .mpy file.</summary>
    public static DiagnosticDescriptor PythonText { get; } = new(
        "MF4002", DiagnosticSeverity.Error, "not a .mpy file but text, probably Python source: give it the extension .py to have it compiled");

    /// <summary>For another family of firmware. 0: that family, 1: the expected firmware.</summary>
    public static DiagnosticDescriptor WrongFamily { get; } = new(
        "MF4003", DiagnosticSeverity.Error, "built for {0}, but the firmware is {1}: compile its source for {1}, or get the file that is made for it");

    /// <summary>Another format version. 0: its version, 1: the version that is read, 2: the firmware.</summary>
    public static DiagnosticDescriptor WrongVersion { get; } = new(
        "MF4004", DiagnosticSeverity.Error, ".mpy format version {0}, but {2} has version {1}: compile its source again");

    /// <summary>Another version of the native interface. 0: its version, 1: the expected one, 2: the firmware.</summary>
    public static DiagnosticDescriptor WrongSubVersion { get; } = new(
        "MF4005", DiagnosticSeverity.Error, "native code for .mpy version 6.{0}, but {2} has version 6.{1}: compile its source again");

    /// <summary>The file ends too early. 0: length of the file, 1: what is missing.</summary>
    public static DiagnosticDescriptor Truncated { get; } = new(
        "MF4006", DiagnosticSeverity.Error, "truncated .mpy file: it ends after {0} bytes in the middle of {1}");

    /// <summary>Something is out of range. 0: offset, 1: what is wrong.</summary>
    public static DiagnosticDescriptor Damaged { get; } = new(
        "MF4007", DiagnosticSeverity.Error, "damaged .mpy file: at offset {0}, {1}");

    /// <summary>Tuples or functions nested deeper than read. 0: offset, 1: what, 2: the limit.</summary>
    public static DiagnosticDescriptor NestedTooDeeply { get; } = new(
        "MF4008", DiagnosticSeverity.Error, ".mpy file with too much nesting: at offset {0}, {1} more than {2} deep");

    /// <summary>Bytes after the end. 0: offset of the first, 1: how many.</summary>
    public static DiagnosticDescriptor TrailingBytes { get; } = new(
        "MF4009", DiagnosticSeverity.Error, "damaged .mpy file: the module ends at offset {0}, but {1} more bytes follow");

    /// <summary>An architecture that is not known. 0: its number.</summary>
    public static DiagnosticDescriptor UnknownArch { get; } = new(
        "MF4010", DiagnosticSeverity.Error, "native code for architecture number {0}, which is not known: it was made by a newer compiler, or is damaged");

    /// <summary>Files for two architectures. 0: this one's, 1: the other file, 2: its architecture.</summary>
    public static DiagnosticDescriptor MixedArchs { get; } = new(
        "MF4011", DiagnosticSeverity.Error, "native code for {0}, but '{1}' has native code for {2}");

    /// <summary>A second native file to merge. 0: the first.</summary>
    public static DiagnosticDescriptor SecondNative { get; } = new(
        "MF4012", DiagnosticSeverity.Error, "cannot be merged: this file and '{0}' both have native code, and only one of the files to merge may");

    /// <summary>Bytecode that cannot be moved to other tables.</summary>
    public static DiagnosticDescriptor CannotMove { get; } = new(
        "MF4013", DiagnosticSeverity.Error, "cannot be merged: with names and objects numbered anew, a jump in it does not reach its target");

    /// <summary>Architecture flags for bytecode. 0: the flags.</summary>
    public static DiagnosticDescriptor FlagsWithoutArch { get; } = new(
        "MF4014", DiagnosticSeverity.Error, "cannot have the architecture flags {0}: none of the files to merge has native code");
}
