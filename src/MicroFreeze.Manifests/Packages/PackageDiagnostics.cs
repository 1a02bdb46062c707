using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Manifests.Packages;

/// <summary>What there is to say about packages of Python (MF5xxx).</summary>
internal static class PackageDiagnostics
{
    /// <summary>A path that leaves the package. Arguments: the package, the path, why.</summary>
    public static DiagnosticDescriptor InvalidPath { get; } = Error("MF5001", "The package {0} names '{1}', which is no path inside it: {2}.");

    /// <summary>A symbolic link. Arguments: the package, the path.</summary>
    public static DiagnosticDescriptor Link { get; } = Error("MF5002", "The package {0} has a symbolic link at '{1}'. Packages are of files and directories only.");

    /// <summary>A file that does not belong there. Arguments: the package, the path, why.</summary>
    public static DiagnosticDescriptor UnexpectedFile { get; } = Error("MF5003", "The package {0} has '{1}': {2}.");

    /// <summary>A bound was exceeded. Arguments: the package, what is too much.</summary>
    public static DiagnosticDescriptor TooBig { get; } = Error("MF5004", "The package {0} is refused: it has {1}.");

    /// <summary>A description that cannot be read. Arguments: the package, what is wrong.</summary>
    public static DiagnosticDescriptor InvalidDescription { get; } = Error("MF5005", "The description of the package {0} is damaged: {1}.");

    /// <summary>Two packages with one module. Arguments: the module's path, the two packages.</summary>
    public static DiagnosticDescriptor ModuleClash { get; } = Error("MF5006", "The module '{0}' comes from two packages, {1} and {2}, and only one of them can be imported. Leave one of the packages out.");

    /// <summary>A name that more than one package provides. Arguments: the name, the packages, one of them.</summary>
    public static DiagnosticDescriptor AmbiguousName { get; } = Error(
        "MF5007", "The name '{0}' is that of more than one referenced package: {1}. Say which: require('{0}', library='{2}'), or Library=\"{2}\" on the FrozenRequire item.");

    /// <summary>A package for other firmware. Arguments: the package, its firmware, the board's.</summary>
    public static DiagnosticDescriptor WrongFirmware { get; } = Error("MF5008", "The package {0} is for {1}, and the board runs {2}.");

    /// <summary>A package for another architecture. Arguments: the package, its architectures, the board's.</summary>
    public static DiagnosticDescriptor WrongArch { get; } = Error("MF5009", "The package {0} has native code for {1}, and the board's MicroFreezeArch is {2}.");

    /// <summary>A package or a file about packages that cannot be read. Arguments: which, why.</summary>
    public static DiagnosticDescriptor CannotRead { get; } = Error("MF5010", "The package {0} cannot be read: {1}");

    /// <summary><c>Freeze="true"</c> on what has no Python. Arguments: the reference, why.</summary>
    public static DiagnosticDescriptor NothingToFreeze { get; } = Error("MF5011", "'{0}' is to be frozen, but {1}.");

    /// <summary>Two statements about one thing. Arguments: the property, its value, what the manifest says.</summary>
    public static DiagnosticDescriptor MetadataDiffers { get; } = Error(
        "MF5012", "The property {0} is '{1}', and metadata() of the library's manifest says '{2}'. Say it in one place, or the same in both.");

    /// <summary>A value that NuGet cannot have. Arguments: what, the value, what is expected.</summary>
    public static DiagnosticDescriptor InvalidValue { get; } = Error("MF5013", "'{1}' cannot be {0} of a NuGet package: {2}.");

    /// <summary>A licence that is no SPDX expression. Argument: the licence.</summary>
    public static DiagnosticDescriptor LicenseNotExpression { get; } = Warning(
        "MF5014", "The licence '{0}' is no SPDX expression, so NuGet does not show it. (Manifests of projects that use the package get it all the same.)");

    /// <summary>A library that requires what is no package. Arguments: the name, the directory that has it.</summary>
    public static DiagnosticDescriptor RequiredDirectory { get; } = Error(
        "MF5015", "The library requires '{0}', which is a directory ('{1}') and no package, so whoever uses the library would lack it. Make a package of it (microfreeze pack) and refer to that, or include() its manifest to have it inside this package.");

    /// <summary>A library without Python of its own. Argument: what was looked at.</summary>
    public static DiagnosticDescriptor NothingToPack { get; } = Error("MF5016", "There is nothing to pack in {0}: no .py file is named by a manifest or an item, or found.");

    /// <summary>A package that cannot be written. Arguments: the path, why.</summary>
    public static DiagnosticDescriptor CannotWrite { get; } = Error("MF5017", "The package '{0}' cannot be written: {1}");

    /// <summary>A package whose dependency was not given; perhaps it has no Python. Arguments: the package, the dependency.</summary>
    public static DiagnosticDescriptor MissingDependency { get; } = Warning("MF5018", "The package {0} depends on '{1}', which is not among the packages that were given.");

    /// <summary>A library without a version.</summary>
    public static DiagnosticDescriptor NoVersion { get; } = Error("MF5019", "The library has no version, and a package needs one: give metadata(version=...) in its manifest, or --version.");

    /// <summary>Items of a library that name an architecture. Arguments: the modules, the library.</summary>
    public static DiagnosticDescriptor ArchInLibrary { get; } = Warning(
        "MF5020",
        "Arch and ArchFlags of {0} do not go along with the library {1}: which processor a module is compiled for is the board's to say. Take them off the items; to check the library for one, set MicroFreezeArch in its project.");

    private static DiagnosticDescriptor Error(string code, string format) => new(code, DiagnosticSeverity.Error, format);

    private static DiagnosticDescriptor Warning(string code, string format) => new(code, DiagnosticSeverity.Warning, format);
}
