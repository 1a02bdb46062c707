using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Python.Sandbox;

/// <summary>
/// Ends the evaluation of an item: the sandbox refuses something, or the manifest uses what the interpreter lacks. No <c>except</c> of a
/// manifest sees it: a refusal that is swallowed would leave the user with a list of files that silently lacks some.
/// </summary>
internal sealed class SandboxException(DiagnosticDescriptor descriptor, params object?[] arguments)
    : Exception(string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat, arguments))
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public object?[] Arguments { get; } = arguments;

    /// <summary>Where, if not in the code under way.</summary>
    public SourceLocation Location { get; init; }
}
