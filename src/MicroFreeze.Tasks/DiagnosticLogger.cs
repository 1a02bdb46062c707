using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MicroFreeze.Tasks;

/// <summary>
/// Hands findings to MSBuild, which weighs them by <c>NoWarn</c>, <c>TreatWarningsAsErrors</c> and their kind. They print as <c>path(line,column): error MF2001: text</c>:
/// a subcategory or an end of the span would change that form, so neither is given.
/// </summary>
/// <param name="log">The log of the task.</param>
/// <param name="projectFile">The file that is not worth naming in a chain, because MSBuild names it anyway.</param>
/// <param name="warningsAreErrors">Whether warnings are errors.</param>
/// <param name="notErrors">Codes of warnings that are not, all the same.</param>
internal sealed class DiagnosticLogger(TaskLoggingHelper log, string projectFile, bool warningsAreErrors, string notErrors)
{
    private static readonly char[] Separators = [';', ',', ' ', '\t', '\r', '\n'];

    private readonly HashSet<string> _notErrors = new(
        notErrors.Split(Separators, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    /// <summary>Logs one finding.</summary>
    public void Write(Diagnostic diagnostic)
    {
        string message = WithChain(diagnostic);
        SourceLocation location = diagnostic.Location.ToNative();
        string helpLink = diagnostic.Descriptor.HelpLink;
        switch (diagnostic.Severity)
        {
            case DiagnosticSeverity.Error:
            case DiagnosticSeverity.Warning when warningsAreErrors && !_notErrors.Contains(diagnostic.Code):
                log.LogError(null, diagnostic.Code, null, helpLink, location.Path, location.Line, location.Column, 0, 0, "{0}", message);
                break;
            case DiagnosticSeverity.Warning:
                log.LogWarning(null, diagnostic.Code, null, helpLink, location.Path, location.Line, location.Column, 0, 0, "{0}", message);
                break;
            default:
                log.LogMessage(null, diagnostic.Code, null, location.Path, location.Line, location.Column, 0, 0, MessageImportance.Normal, "{0}", message);
                break;
        }
    }

    private string WithChain(Diagnostic diagnostic)
    {
        StringBuilder text = new(diagnostic.Message);
        string separator = " [frozen by ";
        foreach (SourceLocation step in diagnostic.Chain.Select(step => step.ToNative()))
        {
            if (step.Path is null || step.Path == projectFile)
            {
                continue;
            }

            text.Append(separator).Append(step.Path);
            if (step.Line > 0)
            {
                text.Append(string.Create(CultureInfo.InvariantCulture, $"({step.Line}")).Append(step.Column > 0 ? string.Create(CultureInfo.InvariantCulture, $",{step.Column})") : ")");
            }

            separator = ", reached from ";
        }

        return separator[1] == '[' ? diagnostic.Message : text.Append(']').ToString();
    }
}
