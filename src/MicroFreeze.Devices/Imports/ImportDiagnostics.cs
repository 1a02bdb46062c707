using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Devices.Imports;

/// <summary>What there is to say about which file an import gets.</summary>
internal static class ImportDiagnostics
{
    /// <summary>Nothing has that name.</summary>
    public static readonly DiagnosticDescriptor Unresolved = new(
        "MF6501", DiagnosticSeverity.Warning, "nothing on the device is imported as '{0}': {1}");

    /// <summary>Source and compiled module in one directory.</summary>
    public static readonly DiagnosticDescriptor SourceBesideModule = new(
        "MF6502", DiagnosticSeverity.Warning, "'{0}' is never imported: '{1}' beside it comes first, and takes the memory for compiling that the .mpy was to save; delete one of them");

    /// <summary>One file of the drive before another.</summary>
    public static readonly DiagnosticDescriptor HidesLibrary = new(
        "MF6503", DiagnosticSeverity.Warning, "'{0}' is never imported: '{1}' has the same name and comes first; give your own file another name, or delete the one that is not wanted");

    /// <summary>A file of the user's before a built-in.</summary>
    public static readonly DiagnosticDescriptor HidesBuiltIn = new(
        "MF6504", DiagnosticSeverity.Warning, "'{0}' takes the place of the built-in module {1} for every import, also in libraries; give it another name");

    /// <summary>A built-in before a file.</summary>
    public static readonly DiagnosticDescriptor BuiltInFirst = new(
        "MF6505", DiagnosticSeverity.Warning, "'{0}' is never imported: the firmware has a module {1} built in, which no file takes the place of");

    /// <summary>A package in two places.</summary>
    public static readonly DiagnosticDescriptor HalfOverridden = new(
        "MF6506", DiagnosticSeverity.Warning, "'{0}' is never imported{3}, because '{1}' is the package {2} and does not have it: a package comes from one directory as a whole; keep one of the two");

    /// <summary>A library below a directory of its own.</summary>
    public static readonly DiagnosticDescriptor MisplacedLibrary = new(
        "MF6507", DiagnosticSeverity.Warning, "nothing on the device is imported as '{0}', though there is '{1}': imports do not look there; move it to '{2}'");

    /// <summary>A library whose structure was lost.</summary>
    public static readonly DiagnosticDescriptor BrokenPackage = new(
        "MF6508", DiagnosticSeverity.Warning, "this import cannot work: {0}; copy the library's directory as a whole");

    /// <summary>A library twice.</summary>
    public static readonly DiagnosticDescriptor FrozenAndDeployed = new(
        "MF6509", DiagnosticSeverity.Warning, "the library {0} is frozen and on the drive: '{1}' is imported, '{2}' never");

    /// <summary>A program that does not run.</summary>
    public static readonly DiagnosticDescriptor ProgramNotRun = new(
        "MF6510", DiagnosticSeverity.Warning, "'{0}' does not run: {1}");

    /// <summary>A name with other letters.</summary>
    public static readonly DiagnosticDescriptor OtherCase = new(
        "MF6511", DiagnosticSeverity.Warning, "the import of '{0}' finds '{1}' only because a FAT drive ignores case: frozen, or on another file system, it would not be found; spell it alike");

    /// <summary>A directory that no import can name.</summary>
    public static readonly DiagnosticDescriptor UnreachableDirectory = new(
        "MF6512", DiagnosticSeverity.Warning, "'{0}' is in a directory whose name no import can have ('{1}'): move it to '{2}'");

    /// <summary>A header that is none.</summary>
    public static readonly DiagnosticDescriptor BadModuleHeader = new(
        "MF6513", DiagnosticSeverity.Error, "this is not the firmware's genhdr/moduledefs.h: {0}");

    /// <summary>A board that the table does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownBoard = new(
        "MF6514", DiagnosticSeverity.Info, "which modules the board {0} has built in is not known here, so those that any board of {1} has are taken for it; set ModuleHeader (--module-header), or BoardModule items (--built-in)");

    /// <summary>A file whose imports are not known.</summary>
    public static readonly DiagnosticDescriptor Unreadable = new(
        "MF6515", DiagnosticSeverity.Warning, "what '{0}' imports is not known: {1}");

    /// <summary>A compiled file that the firmware does not load.</summary>
    public static readonly DiagnosticDescriptor NotLoadable = new(
        "MF6516", DiagnosticSeverity.Warning, "the board cannot load '{0}': {1}");
}
