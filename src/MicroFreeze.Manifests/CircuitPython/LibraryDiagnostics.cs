using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Manifests.CircuitPython;

/// <summary>What CircuitPython libraries and the files of boards have to say (MF55xx).</summary>
internal static class LibraryDiagnostics
{
    /// <summary>A library without a module. Arguments: the directory, a hint.</summary>
    public static DiagnosticDescriptor Empty { get; } = Error("MF5501", "There is no Python module in the library '{0}'.{1}");

    /// <summary>Two libraries with one module. Arguments: the path on the device, the two files, where the first was named.</summary>
    public static DiagnosticDescriptor SameModule { get; } = Error(
        "MF5502", "'{0}' is in two libraries: '{1}' and '{2}', which {3} named first. Leave one of them out, or the file with ExcludeFiles.");

    /// <summary>Tests inside a package were left out. Arguments: how many files, with the library; the first.</summary>
    public static DiagnosticDescriptor TestsLeftOut { get; } = new(
        "MF5503", DiagnosticSeverity.Info, "{0} not frozen, since no board runs them, such as '{1}'. IncludeTests=\"true\" freezes them too.");

    /// <summary>A version that is not known. Arguments: the placeholder, why.</summary>
    public static DiagnosticDescriptor VersionUnknown { get; } = new(
        "MF5504", DiagnosticSeverity.Warning, "__version__ stays \"{0}\": {1}. Give the version as Version metadata of the CircuitPythonLibrary.");

    /// <summary>A directory of several libraries. Arguments: the directory, two of them.</summary>
    public static DiagnosticDescriptor SeveralLibraries { get; } = Error(
        "MF5505", "'{0}' is a directory of libraries, such as '{1}': name each library itself.");

    /// <summary>A name that no import statement can spell. Arguments: the path on the device, the part of it.</summary>
    public static DiagnosticDescriptor NotImportable { get; } = new(
        "MF5506", DiagnosticSeverity.Warning, "'{0}' is frozen, but nothing can import it: '{1}' is no Python name.");

    /// <summary>A pattern that leaves nothing out. Argument: the pattern.</summary>
    public static DiagnosticDescriptor ExcludesNothing { get; } = new(
        "MF5507", DiagnosticSeverity.Warning, "ExcludeFiles names '{0}', and no file of the library is like that. Patterns start from the library's modules, in 'src' where there is one.");

    /// <summary>A library for some boards, in a project that does not say which its own is. Argument: the library.</summary>
    public static DiagnosticDescriptor NoBoard { get; } = new(
        "MF5508", DiagnosticSeverity.Warning, "'{0}' is for some boards only, and CircuitPythonBoard does not say which this is: it is left out.");

    /// <summary>A checkout that is none. Argument: the directory.</summary>
    public static DiagnosticDescriptor NotCircuitPython { get; } = Error("MF5510", "'{0}' is no checkout of CircuitPython: it has no directory 'ports'.");

    /// <summary>A board that is not there. Arguments: the board, the checkout, a hint.</summary>
    public static DiagnosticDescriptor BoardNotFound { get; } = Error("MF5511", "There is no board '{0}' in '{1}'.{2}");

    /// <summary>A setting of a board with a value that is none. Arguments: the variable, its value, the possible ones.</summary>
    public static DiagnosticDescriptor InvalidSetting { get; } = Error("MF5514", "{0} is '{1}', and must be {2}.");

    private static DiagnosticDescriptor Error(string code, string format) => new(code, DiagnosticSeverity.Error, format);
}
