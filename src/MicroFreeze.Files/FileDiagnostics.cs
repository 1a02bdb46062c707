using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Files;

/// <summary>What the build service itself has to say.</summary>
internal static class FileDiagnostics
{
    /// <summary>A file that is to be compiled or frozen cannot be read.</summary>
    public static readonly DiagnosticDescriptor CannotRead = new("MF1101", DiagnosticSeverity.Error, "cannot read '{0}': {1}");

    /// <summary>An output cannot be written.</summary>
    public static readonly DiagnosticDescriptor CannotWrite = new("MF1102", DiagnosticSeverity.Error, "cannot write '{0}': {1}");

    /// <summary>An output that is no longer asked for, or could not be made, cannot be deleted.</summary>
    public static readonly DiagnosticDescriptor CannotDelete = new("MF1103", DiagnosticSeverity.Warning, "cannot delete '{0}', which an earlier build left and this one did not make: {1}");

    /// <summary>Something went wrong that should not have.</summary>
    public static readonly DiagnosticDescriptor Internal = new("MF9001", DiagnosticSeverity.Error, "internal error, please report it: {0}");
}
