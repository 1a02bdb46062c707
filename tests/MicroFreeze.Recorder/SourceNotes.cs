using System.Text;
using System.Text.RegularExpressions;

namespace MicroFreeze.Recorder;

/// <summary>
/// The notes in the comments of <c>src</c> that name where a fact comes from, in the form <c>Source: py/compile.c@v1.28.0 compile_funcdef</c>. Several
/// are separated by semicolons; one without a symbol is about the whole file.
/// </summary>
internal static partial class SourceNotes
{
    /// <summary>Prints all notes as a table: file and line, type, path, tag, symbol, separated by tabs. Then those that have another form.</summary>
    /// <returns>0; 1 where a note has another form.</returns>
    public static int List(string root, TextWriter output, TextWriter errors)
    {
        int refused = 0;
        string src = Path.Join(root, "src");
        foreach (string file in Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(IsOurs))
        {
            string name = Path.GetRelativePath(root, file).Replace('\\', '/');
            foreach ((int line, string type, string comment) in Comments(File.ReadAllLines(file)))
            {
                foreach (Match start in Start().Matches(comment))
                {
                    Match note = Note().Match(comment, start.Index);
                    if (!note.Success)
                    {
                        refused++;
                        errors.WriteLine($"{name}:{line}: '{comment[start.Index..Math.Min(start.Index + 80, comment.Length)]}' should be "
                            + "'Source: PATH@TAG SYMBOL.', several separated by '; '. Write 'See:' for what is no file of the firmware's sources.");
                        continue;
                    }

                    foreach (string entry in note.Groups["entry"].Captures.Select(capture => capture.Value))
                    {
                        string[] parts = entry.Split('@', ' ');
                        output.WriteLine($"{name}:{line}\t{type}\t{parts[0]}\t{parts[1]}\t{parts.ElementAtOrDefault(2)}");
                    }
                }
            }
        }

        return refused == 0 ? 0 : 1;
    }

    private static bool IsOurs(string file)
    {
        string[] folders = file.Split(Path.DirectorySeparatorChar);
        return !folders.Contains("obj") && !folders.Contains("bin");
    }

    /// <summary>The comments of a file as one line each, with their first line and the type that they are in or above.</summary>
    private static IEnumerable<(int Line, string Type, string Text)> Comments(string[] lines)
    {
        string type = "";
        StringBuilder comment = new();
        int first = 0;
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index].Trim();
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                first = comment.Length == 0 ? index + 1 : first;
                comment.Append(line.TrimStart('/').Trim()).Append(' ');
                continue;
            }

            // A comment above a type is about that type.
            type = TypeName().Match(lines[index]) is { Success: true } match ? match.Groups[1].Value : type;
            if (comment.Length > 0 && !line.StartsWith('['))
            {
                yield return (first, type, comment.ToString());
                comment.Clear();
            }
        }
    }

    [GeneratedRegex(@"\bSources?(?: of [a-z ]+)?:")]
    private static partial Regex Start();

    [GeneratedRegex(
        @"\GSource: (?<entry>[\w./*-]+@v?\d+(\.\d+)+( [A-Za-z_][\w*]*(\.[A-Za-z_][\w*]*)*)?)"
        + @"(; (?<entry>[\w./*-]+@v?\d+(\.\d+)+( [A-Za-z_][\w*]*(\.[A-Za-z_][\w*]*)*)?))*\.(?=\s|$|<)")]
    private static partial Regex Note();

    [GeneratedRegex(@"\b(?:class|struct|record|interface|enum) (?:struct |class )?([A-Z]\w*)")]
    private static partial Regex TypeName();
}
