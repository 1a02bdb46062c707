using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Tool.Hosting;

/// <summary>Prints findings in the one-line form that every IDE parses, each followed by the chain that led to it.</summary>
internal static class DiagnosticPrinter
{
    /// <summary>Prints findings.</summary>
    /// <returns>Whether there was an error among them.</returns>
    public static bool Print(TextWriter writer, IEnumerable<Diagnostic> diagnostics)
    {
        bool hasErrors = false;
        foreach (Diagnostic diagnostic in diagnostics)
        {
            // One line, also where a file has a line break in its name.
            Diagnostic shown = diagnostic with { Location = diagnostic.Location.ToNative() };
            writer.WriteLine(shown.ToString().ReplaceLineEndings("\\n"));
            // What the command line asked for itself has no place.
            foreach (SourceLocation origin in diagnostic.Chain.Where(origin => origin.Path is not null).Select(origin => origin.ToNative()))
            {
                writer.WriteLine(origin.Line > 0 ? $"  reached from {origin.Path}({origin.Line})" : $"  reached from {origin.Path}");
            }

            hasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
        }

        return hasErrors;
    }
}
