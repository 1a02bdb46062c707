using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Python.Sandbox;

/// <summary>What running Python in the sandbox can find (MF3002 to MF3024).</summary>
internal static class PythonDiagnostics
{
    /// <summary>A name that is not defined. Arguments: the name, a hint.</summary>
    public static DiagnosticDescriptor UnknownName { get; } = Error("MF3002", "NameError: name '{0}' is not defined.{1}");

    /// <summary>An argument that a function does not have. Arguments: function, argument, a hint.</summary>
    public static DiagnosticDescriptor UnknownArgument { get; } = Error("MF3003", "TypeError: {0}() has no argument '{1}'.{2}");

    /// <summary>A construct that the interpreter lacks. Arguments: the construct, what to use instead.</summary>
    public static DiagnosticDescriptor Unsupported { get; } = Error("MF3004", "A manifest cannot use {0}. {1}");

    /// <summary>Something that the sandbox does not allow. Arguments: what, the way of a project.</summary>
    public static DiagnosticDescriptor Refused { get; } = Error("MF3005", "The manifest sandbox refuses {0}. {1}");

    /// <summary>A path outside the roots. Arguments: the path, what it resolves to.</summary>
    public static DiagnosticDescriptor OutsideRoots { get; } = Error(
        "MF3006",
        "The manifest sandbox refuses to look at '{0}'{1} because it is outside the manifest's directory, the project and the declared variables. "
        + "Declare the directory as a variable or add it to MicroFreezeManifestAllow.");

    /// <summary>A bound was exceeded. Argument: which.</summary>
    public static DiagnosticDescriptor LimitExceeded { get; } = Error("MF3007", "The manifest was stopped: it needs {0}.");

    /// <summary>A module that is not there. Arguments: its name, the white list.</summary>
    public static DiagnosticDescriptor ModuleNotFound { get; } = Error("MF3008", "ModuleNotFoundError: no module named '{0}': a manifest can import {1}, and .py files beside it.");

    /// <summary>A path with a variable that nothing replaces. Arguments: the variable, the function.</summary>
    public static DiagnosticDescriptor UnexpandedVariable { get; } = Warning(
        "MF3022", "'{0}' is replaced only in the arguments of the manifest functions; {1}() takes it literally.");

    /// <summary>A symbolic link that leads to a directory above itself. Argument: the path.</summary>
    public static DiagnosticDescriptor LinkLoop { get; } = Error("MF3024", "The symbolic links at '{0}' lead around in a circle.");

    /// <summary>The way of a project to write files.</summary>
    internal const string WriteInstead =
        "Make the file in the project (a task in a target with BeforeTargets=\"CollectFrozenItems\") and freeze it with a FrozenModule item, or set MicroFreezeManifestAllow to Write.";

    private static DiagnosticDescriptor Error(string code, string format) => new(code, DiagnosticSeverity.Error, format);

    private static DiagnosticDescriptor Warning(string code, string format) => new(code, DiagnosticSeverity.Warning, format);
}
