using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MicroFreeze.Compiler.Tests.Recorded;

/// <summary>
/// What the reference made of a folder of sources, in one file of JSON lines. Runs that differ in nothing but the first byte, the
/// firmware's magic, share a line.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Folder">The folder of the sources.</param>
/// <param name="Sources">Their paths in the folder, which are also the names that modules carry.</param>
/// <param name="Runs">With what each source is compiled, or null: then the file's lines say it for each source. (Add a line with source and runs, and record.)</param>
public sealed record RecordedBundle(string Path, string Folder, IReadOnlyList<string> Sources, IReadOnlyList<RecordedRun>? Runs)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The bytes of a source.</summary>
    public byte[] ReadSource(string source) => File.ReadAllBytes(System.IO.Path.Combine(Folder, source));

    /// <summary>Reads the recorded outcomes.</summary>
    public IEnumerable<(string Source, RecordedRun Run, RecordedOutcome Outcome)> Read()
    {
        foreach (string text in File.ReadLines(Path))
        {
            Line line = JsonSerializer.Deserialize<Line>(text, Json)!;
            foreach (RecordedRun run in line.Runs.Select(run => new RecordedRun(run)))
            {
                byte[]? module = line.Body is null ? null : [run.Firmware.Family.MpyMagic, .. line.Body];
                yield return (line.Source, run, new RecordedOutcome(module, line.Refusal, line.Number, line.Scope));
            }
        }
    }

    /// <summary>Writes the file anew.</summary>
    /// <param name="compile">The reference.</param>
    public void Record(Func<byte[], string, RecordedRun, RecordedOutcome> compile)
    {
        ILookup<string, RecordedRun> recorded = Read().ToLookup(item => item.Source, item => item.Run);
        IEnumerable<string> lines = Sources.AsParallel().AsOrdered().SelectMany(source =>
        {
            byte[] bytes = ReadSource(source);
            return (Runs ?? recorded[source]).Select(run => (Run: run.Text, Outcome: WithoutMagic(compile(bytes, source, run), run)))
                .Aggregate(new List<Line>(), (known, next) =>
                {
                    if (known.Find(line => line.Outcome.IsSameAs(next.Outcome)) is { } line)
                    {
                        line.Runs.Add(next.Run);
                    }
                    else
                    {
                        known.Add(new Line(source, [next.Run], next.Outcome.Module, next.Outcome.Refusal, next.Outcome.Line, next.Outcome.Scope));
                    }

                    return known;
                });
        }).Select(line => JsonSerializer.Serialize(line, Json));
        File.WriteAllText(Path, string.Concat(lines.Select(line => line + "\n")));
    }

    private static RecordedOutcome WithoutMagic(RecordedOutcome outcome, RecordedRun run)
    {
        if (outcome.Module is not { } module)
        {
            return outcome;
        }

        return module[0] == run.Firmware.Family.MpyMagic ? outcome with { Module = module[1..] } : throw new FormatException($"{run} does not begin with its magic");
    }

    private sealed record Line(string Source, List<string> Runs, byte[]? Body, string? Refusal, int Number, string? Scope)
    {
        [JsonIgnore]
        public RecordedOutcome Outcome => new(Body, Refusal, Number, Scope);
    }
}
