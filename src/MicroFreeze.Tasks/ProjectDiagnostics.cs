using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Tasks;

/// <summary>What there is to say about properties and metadata of a project. The targets themselves report MF1001 and MF1002.</summary>
internal static class ProjectDiagnostics
{
    /// <summary>A property has a value that it cannot have.</summary>
    public static readonly DiagnosticDescriptor InvalidProperty = new(
        "MF1003", DiagnosticSeverity.Error, "'{1}' is no value for the property {0}: it must be {2}");

    /// <summary>An item's metadata has a value that it cannot have.</summary>
    public static readonly DiagnosticDescriptor InvalidMetadata = new(
        "MF1004", DiagnosticSeverity.Error, "'{2}' is no value for {1} of {0}: it must be {3}");

    /// <summary>An item lacks metadata that it needs.</summary>
    public static readonly DiagnosticDescriptor MissingMetadata = new("MF1005", DiagnosticSeverity.Error, "{0} needs {1}: {2}");

    /// <summary>A property names a file or directory that does not exist.</summary>
    public static readonly DiagnosticDescriptor MissingPath = new("MF1006", DiagnosticSeverity.Error, "the {2} '{1}' that the property {0} names does not exist");

    /// <summary>The project has nothing for us.</summary>
    public static readonly DiagnosticDescriptor NothingToDo = new(
        "MF1007",
        DiagnosticSeverity.Warning,
        "the project has nothing to compile or freeze: there is no FrozenManifest, FrozenPackage, FrozenModule, FrozenRequire, FrozenString, FrozenMpy, CircuitPythonLibrary or Python item, or their patterns match no file");
}
