using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>Why a source is no program.</summary>
/// <param name="Descriptor">The diagnostic's row; its format begins with the type of exception that the reference raises.</param>
/// <param name="Message">The reference's message; our own where the reference has none.</param>
/// <param name="Line">The line that the reference gives, or where it gives none the token's, from 1.</param>
/// <param name="Column">Column in UTF-16 units from 1, or 0 where it is not known.</param>
/// <param name="Hint">What else helps, or null.</param>
internal sealed record SyntaxError(DiagnosticDescriptor Descriptor, string Message, int Line, int Column, string? Hint = null)
{
    /// <summary>The diagnostic for a file.</summary>
    public Diagnostic ToDiagnostic(string path) =>
        Diagnostic.Create(Descriptor, new SourceLocation(path, Line, Column), Hint is null ? Message : $"{Message}; {Hint}");
}
