using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Manifests.Evaluation;

/// <summary>What the evaluation of manifests and items can find (MF3xxx).</summary>
internal static class ManifestDiagnostics
{
    /// <summary>An exception of Python that nothing caught. Arguments: its type and message, as a traceback's last line.</summary>
    public static DiagnosticDescriptor UncaughtException { get; } = Error("MF3001", "{0}");

    /// <summary>A manifest that does not exist or cannot be read. Arguments: the path, why.</summary>
    public static DiagnosticDescriptor ManifestNotFound { get; } = Error("MF3010", "The manifest '{0}' cannot be read: {1}.");

    /// <summary>A manifest that includes itself. Argument: the path.</summary>
    public static DiagnosticDescriptor IncludesItself { get; } = Error("MF3011", "The manifest '{0}' is included while it is being evaluated.");

    /// <summary>A second include with other options. Arguments: the path, where it was first included.</summary>
    public static DiagnosticDescriptor IncludedWithOtherOptions { get; } = Warning(
        "MF3012", "'{0}' was included before, at {1}, with other options. A manifest is evaluated once; these options have no effect.");

    /// <summary>A required package that no library has. Arguments: its name, where it was looked for, a hint.</summary>
    public static DiagnosticDescriptor PackageNotFound { get; } = Error("MF3013", "Package '{0}' was not found in {1}.{2}");

    /// <summary>A library that is not registered. Arguments: its name, the package, a hint.</summary>
    public static DiagnosticDescriptor UnknownLibrary { get; } = Error("MF3014", "Unknown library '{0}' for require('{1}').{2}");

    /// <summary>A file that does not exist. Argument: the path.</summary>
    public static DiagnosticDescriptor FileNotFound { get; } = Error("MF3015", "There is no file '{0}'.");

    /// <summary>A directory that does not exist. Argument: the path.</summary>
    public static DiagnosticDescriptor DirectoryNotFound { get; } = Error("MF3016", "There is no directory '{0}'.");

    /// <summary>A directory without a file of the wanted kind. Arguments: the path, the extensions.</summary>
    public static DiagnosticDescriptor NothingMatches { get; } = Error("MF3017", "There is no {1} file in '{0}'.");

    /// <summary>A file of a kind that cannot be frozen that way. Arguments: the path, what is expected.</summary>
    public static DiagnosticDescriptor WrongFileType { get; } = Error("MF3018", "'{0}' cannot be frozen this way: {1}.");

    /// <summary>Two files for one place on the device. Arguments: the target path, the two files, where the first was named.</summary>
    public static DiagnosticDescriptor DuplicateTarget { get; } = Error("MF3019", "'{0}' is frozen twice: from '{1}' and from '{2}', which {3} named first.");

    /// <summary>An optimisation level that is none. Argument: what was given.</summary>
    public static DiagnosticDescriptor InvalidOptimization { get; } = Error("MF3020", "The optimisation level is 0, 1, 2 or 3, and not {0}.");

    /// <summary>
    /// A misuse of <c>metadata</c>, or of the order in which a package's manifest must say things. Argument: the reference's message.
    /// </summary>
    public static DiagnosticDescriptor MetadataMisused { get; } = Error("MF3021", "{0}");

    /// <summary>
    /// A variable in a path of the manifest functions that the project does not declare. Arguments: the variable, the function.
    /// </summary>
    public static DiagnosticDescriptor UndeclaredVariable { get; } = Warning(
        "MF3023", "The variable '{0}' is not declared, so {1}() takes it literally.");

    /// <summary>The manifest called <c>sys.exit</c>. Argument: the status.</summary>
    public static DiagnosticDescriptor Exited { get; } = Error("MF3025", "The manifest ended the evaluation with exit({0}).");

    /// <summary>A name that two directories of a library have. Arguments: the name, the one that is taken, the other.</summary>
    public static DiagnosticDescriptor AmbiguousPackage { get; } = Warning("MF3026", "Two packages are named '{0}': '{1}', which is taken, and '{2}'.");

    /// <summary>A path on the device that leaves its root. Argument: the path.</summary>
    public static DiagnosticDescriptor InvalidTarget { get; } = Error("MF3027", "'{0}' is no path on the device: it must be relative and stay below its root.");

    /// <summary>A file or directory that the operating system does not let us see. Argument: its reason.</summary>
    public static DiagnosticDescriptor CannotRead { get; } = Error("MF3028", "A file or directory cannot be read: {0}");

    /// <summary>Something that the evaluator did not expect. Argument: the exception.</summary>
    public static DiagnosticDescriptor Internal { get; } = Error("MF9301", "The evaluation of manifests failed unexpectedly: {0}");

    private static DiagnosticDescriptor Error(string code, string format) => new(code, DiagnosticSeverity.Error, format);

    private static DiagnosticDescriptor Warning(string code, string format) => new(code, DiagnosticSeverity.Warning, format);
}
