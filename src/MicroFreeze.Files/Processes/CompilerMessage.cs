using System.Globalization;
using System.Text.RegularExpressions;

namespace MicroFreeze.Files.Processes;

/// <summary>How much a compiler makes of what it says.</summary>
internal enum CompilerMessageKind
{
    /// <summary>It compiles nothing then.</summary>
    Error,

    /// <summary>It goes on.</summary>
    Warning,

    /// <summary>It belongs to what it said before.</summary>
    Note,
}

/// <summary>A line in which gcc, clang or GNU as says something of a place in a source: <c>file:line:column: error: text</c>.</summary>
/// <param name="Kind">How much it makes of it.</param>
/// <param name="Path">The file, as the compiler names it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1; 0 where it gives none.</param>
/// <param name="Text">What it says.</param>
internal sealed partial record CompilerMessage(CompilerMessageKind Kind, string Path, int Line, int Column, string Text)
{
    private const string Fatal = "fatal error";

    // The compilers' own words, and the assembler's. See: gcc/diagnostic.def; gas/messages.c; clang's DiagnosticIDs.
    private static readonly (string Word, CompilerMessageKind Kind)[] Words =
    [
        ("error", CompilerMessageKind.Error),
        (Fatal, CompilerMessageKind.Error),
        ("warning", CompilerMessageKind.Warning),
        ("note", CompilerMessageKind.Note),
        ("remark", CompilerMessageKind.Note),
        ("Error", CompilerMessageKind.Error),
        ("Fatal error", CompilerMessageKind.Error),
        ("Warning", CompilerMessageKind.Warning),
        ("Info", CompilerMessageKind.Note),
    ];

    // How gcc and clang say that there is no such header: what stands before and behind its name.
    private static readonly (string Before, string After)[] NoHeader = [("", ": No such file or directory"), ("'", "' file not found")];

    /// <summary>The header that is not there, where that is what it says.</summary>
    public string? MissingHeader { get; private init; }

    /// <summary>Reads a line; null where it is none of these.</summary>
    public static CompilerMessage? Parse(string line)
    {
        Match match = Form().Match(line);
        string word = match.Groups["word"].Value;
        if (Array.Find(Words, row => row.Word == word) is not { Word: not null } known)
        {
            return null;
        }

        string text = match.Groups["text"].Value;
        return new CompilerMessage(known.Kind, match.Groups["path"].Value, Number(match.Groups["line"]), Number(match.Groups["column"]), text)
        {
            MissingHeader = word == Fatal ? FindHeader(text) : null,
        };
    }

    private static string? FindHeader(string text) =>
        Array.Find(NoHeader, form => text.StartsWith(form.Before, StringComparison.Ordinal) && text.EndsWith(form.After, StringComparison.Ordinal)) is { Before: { } before, After: { } after }
            ? text[before.Length..^after.Length]
            : null;

    private static int Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0;

    // A drive letter's colon is part of the path. The assembler and older compilers give no column.
    [GeneratedRegex(@"^(?<path>([A-Za-z]:)?[^:\r\n]+):(?<line>[0-9]+)(:(?<column>[0-9]+))?: (?<word>[A-Za-z]+( error)?): (?<text>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
