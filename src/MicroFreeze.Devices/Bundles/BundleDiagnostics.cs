using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Devices.Bundles;

/// <summary>What bundles have to say (MF63xx).</summary>
internal static class BundleDiagnostics
{
    /// <summary>There is nothing to bundle. Argument: where it was looked for.</summary>
    public static DiagnosticDescriptor NoLibraries { get; } = Error("MF6301", "There is no library to bundle{0}.");

    /// <summary>A library that is not there. Argument: the directory.</summary>
    public static DiagnosticDescriptor LibraryNotFound { get; } = Error("MF6302", "There is no library directory '{0}'.");

    /// <summary>A library without a version. Arguments: the directory, why.</summary>
    public static DiagnosticDescriptor VersionUnknown { get; } = Error("MF6303", "The version of the library '{0}' is not known: {1}. Give it as Version metadata, or bundle the library from its git repository.");

    /// <summary>The bundle without a version. Argument: why.</summary>
    public static DiagnosticDescriptor BundleVersionUnknown { get; } = Error("MF6304", "The version of the bundle is not known: {0}. Set BundleVersion, or --version on the command line.");

    /// <summary>Two files for one place in the bundle. Arguments: the place, the two files.</summary>
    public static DiagnosticDescriptor SameMember { get; } = Error("MF6305", "'{0}' would be in the bundle twice: from '{1}' and from '{2}'. (Hyphens in file names become underscores there.)");

    /// <summary>A <c>pyproject.toml</c> that is no TOML. Argument: what is wrong.</summary>
    public static DiagnosticDescriptor InvalidToml { get; } = Error("MF6306", "pyproject.toml cannot be read: {0}.");

    /// <summary>Modules and packages at once.</summary>
    public static DiagnosticDescriptor ModulesAndPackages { get; } = Error("MF6307", "[tool.setuptools] names py-modules and packages, and a bundle takes a library's one module or its one package.");

    /// <summary>Several modules. Argument: how many.</summary>
    public static DiagnosticDescriptor SeveralModules { get; } = Error("MF6308", "py-modules names {0} modules, and a bundle takes one: put them into a package.");

    /// <summary>A value that is not what setuptools has there. Argument: the key.</summary>
    public static DiagnosticDescriptor NotAList { get; } = Error("MF6309", "{0} must be a list of names.");

    /// <summary>A module or package that is named and not there. Arguments: the name, the path.</summary>
    public static DiagnosticDescriptor ModuleNotFound { get; } = Error("MF6310", "'{0}' is named here, and there is no '{1}'.");

    /// <summary>Several modules at the top of a library that says nothing of itself. Arguments: the library, two of them.</summary>
    public static DiagnosticDescriptor SeveralFiles { get; } = Error("MF6311", "The library '{0}' has several modules at its top, '{1}' and '{2}': put them into a package, or say in pyproject.toml which one it is.");

    /// <summary>A library without a module. Argument: the directory.</summary>
    public static DiagnosticDescriptor NoModule { get; } = Warning("MF6312", "The library '{0}' has no module for the bundle; only its examples are in it. Name the module or package in [tool.setuptools] of pyproject.toml.");

    /// <summary>A library of which nobody knows where it comes from. Arguments: the directory, the remote.</summary>
    public static DiagnosticDescriptor RepositoryUnknown { get; } = Warning("MF6313", "The library '{0}' has no address in the index: its repository has no remote '{1}'. Give it as RepositoryUrl metadata.");

    /// <summary>Metadata that is known to be wrong. Argument: the module.</summary>
    public static DiagnosticDescriptor Blocked { get; } = new(
        "MF6314", DiagnosticSeverity.Info, "'{0}' is known not to be this library's module: the files are looked at instead.");

    /// <summary>Several packages. Argument: the first.</summary>
    public static DiagnosticDescriptor FirstPackage { get; } = new(
        "MF6315", DiagnosticSeverity.Info, "Of several packages the first, '{0}', is the one in the bundle.");

    /// <summary>A name or version that files cannot have. Arguments: what it is, the text, how to set another.</summary>
    public static DiagnosticDescriptor NotAFileName { get; } = Error(
        "MF6316", "The bundle's {0}, '{1}', goes into file names and cannot be part of one. Set {2}.");

    private static DiagnosticDescriptor Error(string code, string format) => new(code, DiagnosticSeverity.Error, format);

    private static DiagnosticDescriptor Warning(string code, string format) => new(code, DiagnosticSeverity.Warning, format);
}
