using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Firmware.CrossCompile;

/// <summary>What can go wrong when frozen C becomes objects.</summary>
internal static class CrossDiagnostics
{
    /// <summary>No such program. 0: the property, 1: its value, 2: what to do.</summary>
    public static DiagnosticDescriptor ToolNotFound { get; } = new(
        "MF6201", DiagnosticSeverity.Error, "the program '{1}' that the property {0} names is not found: {2}");

    /// <summary>A program that cannot be run, or failed without saying where. 0: the program, 1: what it said.</summary>
    public static DiagnosticDescriptor ToolFailed { get; } = new("MF6202", DiagnosticSeverity.Error, "{0} failed: {1}");

    /// <summary>An error of the C compiler. 0: its text.</summary>
    public static DiagnosticDescriptor CompilerError { get; } = new("MF6203", DiagnosticSeverity.Error, "C compiler: {0}");

    /// <summary>A warning of the C compiler. 0: its text.</summary>
    public static DiagnosticDescriptor CompilerWarning { get; } = new("MF6204", DiagnosticSeverity.Warning, "C compiler: {0}");

    /// <summary>A file that is not written by freezing cannot be written or read. 0: the path, 1: why.</summary>
    public static DiagnosticDescriptor FileTrouble { get; } = new("MF6205", DiagnosticSeverity.Error, "'{0}': {1}");

    /// <summary>A header that the frozen C includes is not found. 0: the header.</summary>
    public static DiagnosticDescriptor HeaderNotFound { get; } = new(
        "MF6206", DiagnosticSeverity.Error,
        "C compiler: the header '{0}' is not found: CrossIncludeDirectories needs the firmware's directory (with py/), its port's and board's, and its build directory (with genhdr/)");

    /// <summary>A value that cannot be used. 0: the property, 1: the value, 2: what it must be.</summary>
    public static DiagnosticDescriptor BadValue { get; } = new(
        "MF6207", DiagnosticSeverity.Error, "'{1}' is no value for the property {0}: it must be {2}");
}
