using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Files.Make;

/// <summary>Faults in a board's makefiles (MF5512 to MF5515).</summary>
internal static class MakeDiagnostics
{
    /// <summary>Something in a <c>.mk</c> file that is not understood. Argument: what.</summary>
    public static DiagnosticDescriptor MakeNotUnderstood { get; } = Error("MF5512", "{0} is not understood here. Set CircuitPythonBoardLibraries to false and name the libraries in the project.");

    /// <summary>A condition in a <c>.mk</c> file that only make can decide. Argument: what it depends on.</summary>
    public static DiagnosticDescriptor ConditionUnknown { get; } = new(
        "MF5513", DiagnosticSeverity.Warning, "This condition is taken for what it is with {0} empty, and the frozen libraries or the integers of the board depend on it.");

    /// <summary>An included file that does not exist. Argument: its path.</summary>
    public static DiagnosticDescriptor IncludeNotFound { get; } = Error("MF5515", "There is no file '{0}'.");

    private static DiagnosticDescriptor Error(string code, string format) => new(code, DiagnosticSeverity.Error, format);
}
