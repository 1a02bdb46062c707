using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Firmware.Ports;

/// <summary>What there is to say about building firmware out of a source tree.</summary>
internal static class FirmwareDiagnostics
{
    /// <summary>The directory is not a source tree.</summary>
    public static readonly DiagnosticDescriptor NoTree = new("MF6101", DiagnosticSeverity.Error, "'{0}' is no source tree of MicroPython or CircuitPython: {1}");

    /// <summary>The tree has no such port, or the board does not say which.</summary>
    public static readonly DiagnosticDescriptor NoPort = new("MF6102", DiagnosticSeverity.Error, "{0}");

    /// <summary>The port has no such board or variant.</summary>
    public static readonly DiagnosticDescriptor NoBoard = new("MF6103", DiagnosticSeverity.Error, "{0}");

    /// <summary>The tree is of a version that modules are not made for.</summary>
    public static readonly DiagnosticDescriptor UnknownVersion = new(
        "MF6104", DiagnosticSeverity.Error, "'{0}' is {1}, and modules can be made for {2}; use a tree of one of these versions");

    /// <summary>A program that the port's build needs is not there.</summary>
    public static readonly DiagnosticDescriptor MissingProgram = new("MF6105", DiagnosticSeverity.Error, "'{0}' is not installed, or not in PATH; {1}");

    /// <summary>Directories of libraries are empty.</summary>
    public static readonly DiagnosticDescriptor MissingSubmodules = new(
        "MF6106", DiagnosticSeverity.Error, "the build failed, and these libraries of the source tree are not checked out: {0}; run: git -C {1} submodule update --init {0}");

    /// <summary>A path that make cannot handle, where there is no way round.</summary>
    public static readonly DiagnosticDescriptor PathNotForMake = new(
        "MF6107", DiagnosticSeverity.Error, "make cannot handle the path '{0}', because of the character '{1}', and no link to it could be made: {2}; build in another directory");

    /// <summary>The port's files cannot be asked.</summary>
    public static readonly DiagnosticDescriptor ProbeFailed = new("MF6108", DiagnosticSeverity.Error, "the port's settings cannot be read: {0}");

    /// <summary>The C compiler found an error.</summary>
    public static readonly DiagnosticDescriptor CompilerError = new("MF6111", DiagnosticSeverity.Error, "C compiler: {0}");

    /// <summary>The C compiler warns.</summary>
    public static readonly DiagnosticDescriptor CompilerWarning = new("MF6112", DiagnosticSeverity.Warning, "C compiler: {0}");

    /// <summary>The linker found an error.</summary>
    public static readonly DiagnosticDescriptor LinkerError = new("MF6113", DiagnosticSeverity.Error, "linker: {0}");

    /// <summary>The linker warns.</summary>
    public static readonly DiagnosticDescriptor LinkerWarning = new("MF6114", DiagnosticSeverity.Warning, "linker: {0}");

    /// <summary>The firmware is larger than the board's memory.</summary>
    public static readonly DiagnosticDescriptor RegionOverflow = new(
        "MF6115", DiagnosticSeverity.Error, "the firmware does not fit: {0}{1}");

    /// <summary>The build tool itself found an error.</summary>
    public static readonly DiagnosticDescriptor BuildToolError = new("MF6116", DiagnosticSeverity.Error, "{0}: {1}");

    /// <summary>A script of the tree failed.</summary>
    public static readonly DiagnosticDescriptor ScriptError = new("MF6117", DiagnosticSeverity.Error, "a script of the port's build failed: {0}");

    /// <summary>The build failed without a word that we understand.</summary>
    public static readonly DiagnosticDescriptor BuildFailed = new("MF6118", DiagnosticSeverity.Error, "the port's build ended with exit code {0}{1}");

    /// <summary>The build succeeded and made nothing that looks like firmware.</summary>
    public static readonly DiagnosticDescriptor NothingBuilt = new(
        "MF6119", DiagnosticSeverity.Error, "the port's build succeeded, but there is no firmware in '{0}'; name the files with the property FirmwareFiles");

    /// <summary>The build tool warns.</summary>
    public static readonly DiagnosticDescriptor BuildToolWarning = new("MF6120", DiagnosticSeverity.Warning, "{0}: {1}");

    /// <summary>An argument for make that is not the project's to give. 0: the variable, 1: what says it instead.</summary>
    public static readonly DiagnosticDescriptor ReservedArgument = new(
        "MF6122", DiagnosticSeverity.Error, "FirmwareArguments must not set '{0}': {1}");

    /// <summary>The board freezes libraries whose directories are empty: it would be built without them.</summary>
    public static readonly DiagnosticDescriptor MissingLibraries = new(
        "MF6121", DiagnosticSeverity.Error, "the board freezes these libraries, and they are not checked out: {0}; run: git -C {1} submodule update --init {0}");

    /// <summary>Objects or libraries that do not fit the firmware's. 0: which.</summary>
    public static readonly DiagnosticDescriptor ForeignLibraries = new(
        "MF6123", DiagnosticSeverity.Error,
        "linker: {0} made for another processor than the firmware, or for another way of calling functions; a compiler that has no libraries for its -march and -mabi takes others (its option -print-multi-lib lists those that it has)");
}
