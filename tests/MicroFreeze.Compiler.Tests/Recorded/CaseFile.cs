using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MicroFreeze.Compiler.Tests.Recorded;

/// <summary>
/// A file of cases, text that is read and reviewed as such:
/// <code>
/// # what the file is about
/// runs: micropython-1.28 -O0, circuitpython-10 -O0
///
/// === name of a case
/// source
/// --- all: 57 bytes
/// hexadecimal bytes
///     disassembly
/// === name of another (escaped)
/// source\r\n
/// --- micropython-1.28 -O0: refused, line 1 in &lt;module&gt;
/// SyntaxError: message
/// --- circuitpython-10 -O0: …
/// </code>
/// The parts from <c>---</c> on are the recorder's.
/// </summary>
public sealed partial class CaseFile
{
    private const string CaseMark = "=== ";
    private const string OutcomeMark = "--- ";
    private const string RunsMark = "runs: ";
    private const string EscapedMark = " (escaped)";
    private const string AllRuns = "all";
    private const int BytesPerLine = 48;

    private CaseFile(string[] header, RecordedRun[] runs, RecordedCase[] cases)
    {
        Header = header;
        Runs = runs;
        Cases = cases;
    }

    /// <summary>The lines before the first case.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>With what each case is compiled.</summary>
    public IReadOnlyList<RecordedRun> Runs { get; }

    /// <summary>The cases.</summary>
    public IReadOnlyList<RecordedCase> Cases { get; }

    /// <summary>Reads a file.</summary>
    public static CaseFile Read(string path)
    {
        string[] lines = File.ReadAllText(path).Split('\n');
        string[] header = [.. lines.TakeWhile(line => !line.StartsWith(CaseMark, StringComparison.Ordinal))];
        RecordedRun[] runs = [.. header.Single(line => line.StartsWith(RunsMark, StringComparison.Ordinal))[RunsMark.Length..]
            .Split(", ").Select(text => new RecordedRun(text))];
        List<RecordedCase> cases = [];
        for (int i = header.Length; i < lines.Length;)
        {
            string name = lines[i++][CaseMark.Length..];
            bool escaped = name.EndsWith(EscapedMark, StringComparison.Ordinal);
            string[] text = [.. lines.Skip(i).TakeWhile(line => !IsMark(line))];
            i += text.Length;
            Dictionary<RecordedRun, RecordedOutcome> outcomes = [];
            while (i < lines.Length && lines[i].StartsWith(OutcomeMark, StringComparison.Ordinal))
            {
                string head = lines[i++][OutcomeMark.Length..];
                string[] body = [.. lines.Skip(i).TakeWhile(line => !IsMark(line))];
                i += body.Length;
                AddOutcome(head, body, runs, outcomes);
            }

            if (outcomes.Count == 0 && text is [.., ""])
            {
                text = text[..^1];
            }

            cases.Add(new RecordedCase(escaped ? name[..^EscapedMark.Length] : name, escaped, text, outcomes));
        }

        return new CaseFile(header, runs, [.. cases]);
    }

    /// <summary>The text of the same cases with other outcomes.</summary>
    /// <param name="record">Gives what came of a case in a run.</param>
    /// <param name="describe">Gives the lines of a module's disassembly.</param>
    public string Write(Func<RecordedCase, RecordedRun, RecordedOutcome> record, Func<byte[], IEnumerable<string>> describe)
    {
        StringBuilder text = new(string.Join('\n', Header) + "\n");
        foreach (RecordedCase item in Cases)
        {
            text.Append(CaseMark).Append(item.Name).Append(item.IsEscaped ? EscapedMark : "").Append('\n');
            foreach (string line in item.Text)
            {
                text.Append(line).Append('\n');
            }

            List<(RecordedOutcome Outcome, List<RecordedRun> Runs)> groups = [];
            foreach (RecordedRun run in Runs)
            {
                RecordedOutcome outcome = record(item, run);
                int group = groups.FindIndex(other => other.Outcome.IsSameAs(outcome));
                if (group < 0)
                {
                    groups.Add((outcome, [run]));
                }
                else
                {
                    groups[group].Runs.Add(run);
                }
            }

            // Of modules of one case the first is enough to read.
            foreach ((RecordedOutcome outcome, List<RecordedRun> runs) in groups)
            {
                text.Append(OutcomeMark).Append(groups.Count == 1 ? AllRuns : string.Join(", ", runs)).Append(": ");
                WriteOutcome(outcome, outcome == groups[0].Outcome ? describe : _ => [], text);
            }
        }

        return text.ToString();
    }

    private static void WriteOutcome(RecordedOutcome outcome, Func<byte[], IEnumerable<string>> describe, StringBuilder text)
    {
        if (outcome.Module is not { } module)
        {
            text.Append("refused");
            if (outcome.Line > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $", line {outcome.Line}");
            }

            text.Append(outcome.Scope is null ? "" : " in " + outcome.Scope).Append('\n').Append(outcome.Refusal).Append('\n');
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"{module.Length} bytes\n");
        foreach (byte[] line in module.Chunk(BytesPerLine))
        {
            text.Append(Convert.ToHexStringLower(line)).Append('\n');
        }

        foreach (string line in describe(module))
        {
            text.Append(("    " + line).TrimEnd(' ')).Append('\n');
        }
    }

    private static void AddOutcome(string head, string[] body, RecordedRun[] runs, Dictionary<RecordedRun, RecordedOutcome> outcomes)
    {
        int colon = head.LastIndexOf(": ", StringComparison.Ordinal);
        Match refused = RefusedPattern().Match(head[(colon + 2)..]);
        RecordedOutcome outcome = refused.Success
            ? new RecordedOutcome(
                null,
                body[0],
                refused.Groups[1].Success ? int.Parse(refused.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0,
                refused.Groups[2].Success ? refused.Groups[2].Value : null)
            : new RecordedOutcome(Convert.FromHexString(string.Concat(body.TakeWhile(line => line.Length > 0 && line[0] != ' '))), null);
        foreach (RecordedRun run in head[..colon] == AllRuns ? runs : head[..colon].Split(", ").Select(text => new RecordedRun(text)))
        {
            outcomes.Add(run, outcome);
        }
    }

    private static bool IsMark(string line) =>
        line.StartsWith(CaseMark, StringComparison.Ordinal) || line.StartsWith(OutcomeMark, StringComparison.Ordinal);

    [GeneratedRegex("^refused(?:, line ([0-9]+))?(?: in (.+))?$")]
    private static partial Regex RefusedPattern();
}
