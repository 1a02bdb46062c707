using System.Globalization;
using System.Text;

namespace MicroFreeze.Compiler.Diagnostics;

/// <summary>One finding: what, where, and by which chain of includes it was reached.</summary>
/// <param name="Descriptor">The kind.</param>
/// <param name="Location">Where; the user's own file, never a temporary one.</param>
/// <param name="Message">The finished text, one line.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, SourceLocation Location, string Message)
{
    /// <summary>The include, require or item chain that brought the file in, innermost first; empty where there is none.</summary>
    public IReadOnlyList<SourceLocation> Chain { get; init; } = [];

    /// <summary>For Python source: the name of the function, class or <c>&lt;module&gt;</c> in whose code it was found, as the reference's
    /// traceback has it; null for what the parser found.</summary>
    public string? Scope { get; init; }

    /// <summary>The code, such as <c>MF2001</c>.</summary>
    public string Code => Descriptor.Code;

    /// <summary>How it weighs.</summary>
    public DiagnosticSeverity Severity => Descriptor.Severity;

    /// <summary>Makes a diagnostic from its row and the row's arguments.</summary>
    internal static Diagnostic Create(DiagnosticDescriptor descriptor, SourceLocation location, params ReadOnlySpan<object?> arguments) =>
        new(descriptor, location, string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat, arguments));

    /// <summary>The one-line form that every IDE parses: <c>path(line,column): error MF2001: text</c>.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        if (Location.Path is { } path)
        {
            text.Append(path);
            // What is found in code always has the reference's line, even the 0 that it gives for a file of comments alone.
            if (Location.Line > 0 || Scope is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"({Location.Line}");
                if (Location.Column > 0)
                {
                    text.Append(CultureInfo.InvariantCulture, $",{Location.Column}");
                }

                text.Append(')');
            }

            text.Append(": ");
        }
        else
        {
            text.Append("microfreeze: ");
        }

        string severity = Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "info",
        };
        return text.Append(severity).Append(' ').Append(Code).Append(": ").Append(Message).ToString();
    }
}
