using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MicroFreeze.Diagnostics;

namespace MicroFreeze.Freezing.CrossCompile;

/// <summary>Reads what gcc and clang say: <c>file:line:column: error: text</c>, and notes that go with it.</summary>
internal static partial class CompilerOutput
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
            Match match = Finding().Match(line.TrimEnd('\r'));
            if (!match.Success)
            {
                continue;
            }

            string text = match.Groups["text"].Value;
            SourceLocation location = GetLocation(match, directory);
            if (match.Groups["kind"].Value == "note")
            {
                if (found.Count > 0 && notes++ < MaxNotes)
                {
                    found[^1] = found[^1] with { Message = $"{found[^1].Message} (note: {Describe(location, found[^1].Location)}{text})" };
                }

                continue;
            }

            notes = 0;
            found.Add(ToDiagnostic(match.Groups["kind"].Value, text, location));
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

    private static Diagnostic ToDiagnostic(string kind, string text, SourceLocation location)
    {
        const string MissingHeader = ": No such file or directory";
        const string ClangMissingHeader = " file not found";
        if (kind == "fatal error" && text.EndsWith(MissingHeader, StringComparison.Ordinal))
        {
            return Diagnostic.Create(CrossDiagnostics.HeaderNotFound, location, text[..^MissingHeader.Length]);
        }

        if (kind == "fatal error" && text.EndsWith(ClangMissingHeader, StringComparison.Ordinal))
        {
            return Diagnostic.Create(CrossDiagnostics.HeaderNotFound, location, text[..^ClangMissingHeader.Length].Trim('\''));
        }

        return Diagnostic.Create(kind == "warning" ? CrossDiagnostics.CompilerWarning : CrossDiagnostics.CompilerError, location, text);
    }

    private static SourceLocation GetLocation(Match match, string directory) => new(
        Path.GetFullPath(match.Groups["file"].Value, directory),
        GetNumber(match.Groups["line"]),
        GetNumber(match.Groups["column"]));

    private static int GetNumber(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static string Describe(SourceLocation note, SourceLocation finding) =>
        note.Path == finding.Path && note.Line == finding.Line ? "" : string.Create(CultureInfo.InvariantCulture, $"{note.Path}:{note.Line}: ");

    // A drive letter's colon is part of the file. The assembler and older compilers give no column.
    [GeneratedRegex("""^(?<file>(?:[A-Za-z]:)?[^:]+):(?<line>[0-9]+):(?:(?<column>[0-9]+):)? (?<kind>fatal error|error|warning|note): (?<text>.*)$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Finding();
}
