using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>Leaves the parser at the first error; caught in <see cref="Parser.TryParse"/>, never seen outside.</summary>
/// <param name="descriptor">The row.</param>
/// <param name="message">The reference's message, or ours.</param>
/// <param name="line">Line, from 1.</param>
/// <param name="column">Column in bytes, from 1; 0 where it is not known.</param>
/// <param name="hint">What else helps, or null.</param>
internal sealed class SyntaxException(DiagnosticDescriptor descriptor, string message, int line, int column, string? hint = null)
    : Exception(message)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public int Line { get; } = line;

    public int Column { get; } = column;

    public string? Hint { get; } = hint;
}
