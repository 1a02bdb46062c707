using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files.Processes;

namespace MicroFreeze.Firmware.CrossCompile;

/// <summary>Makes findings of what a compiler says of one source; notes become part of what they belong to.</summary>
internal static class CompilerOutput
{
    private const int MaxNotes = 3;

    /// <summary>The findings of one run.</summary>
    /// <param name="output">All that the compiler wrote.</param>
    /// <param name="exitCode">Its exit code.</param>
    /// <param name="directory">The directory in which it ran.</param>
    /// <param name="program">The program, for a failure that it says nothing of.</param>
    /// <param name="source">What it was to compile.</param>
    public static IReadOnlyList<Diagnostic> Read(string output, int exitCode, string directory, string program, string source)
    {
        List<Diagnostic> found = [];
        int notes = 0;
        foreach (string line in output.Split('\n'))
        {
            if (CompilerMessage.Parse(line.TrimEnd('\r')) is not { } message)
            {
                continue;
            }

            SourceLocation location = new(Path.GetFullPath(message.Path, directory), message.Line, message.Column);
            if (message.Kind == CompilerMessageKind.Note)
            {
                if (found.Count > 0 && notes++ < MaxNotes)
                {
                    found[^1] = found[^1] with { Message = $"{found[^1].Message} (note: {Describe(location, found[^1].Location)}{message.Text})" };
                }

                continue;
            }

            notes = 0;
            found.Add(ToDiagnostic(message, location));
        }

        if (exitCode != 0 && !found.Any(finding => finding.Severity == DiagnosticSeverity.Error))
        {
            found.Add(Diagnostic.Create(CrossDiagnostics.ToolFailed, new SourceLocation(source), program, Summarize(output, exitCode)));
        }

        return found;
    }

    /// <summary>What a program said, on one line.</summary>
    public static string Summarize(string output, int exitCode)
    {
        const int MaxLines = 4;
        string[] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MaxLines)];
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"exit code {exitCode}");
        return lines.Length == 0 ? text.ToString() : text.Append("; ").AppendJoin(" | ", lines).ToString();
    }

    private static Diagnostic ToDiagnostic(CompilerMessage message, SourceLocation location) => (message.Kind, message.MissingHeader) switch
    {
        (CompilerMessageKind.Warning, _) => Diagnostic.Create(CrossDiagnostics.CompilerWarning, location, message.Text),
        (_, { } header) => Diagnostic.Create(CrossDiagnostics.HeaderNotFound, location, header),
        _ => Diagnostic.Create(CrossDiagnostics.CompilerError, location, message.Text),
    };

    private static string Describe(SourceLocation note, SourceLocation finding) =>
        note.Path == finding.Path && note.Line == finding.Line ? "" : string.Create(CultureInfo.InvariantCulture, $"{note.Path}:{note.Line}: ");
}
