using System.Text;
using MicroFreeze.Files;
using MicroFreeze.Files.State;

namespace MicroFreeze.Freezing.Reports;

/// <summary>
/// What one report leaves for the next beside its numbers: of which build it is, and for each module a key of what its measurements depend
/// on, so that only
/// modules that have changed are measured again.
/// </summary>
/// <param name="Fingerprint">Hash of the build's state.</param>
/// <param name="Keys">The keys, by module name.</param>
internal sealed record ReportState(string Fingerprint, IReadOnlyDictionary<string, string> Keys)
{
    /// <summary>How it is kept in a file.</summary>
    public static StateFormat<ReportState> Format { get; } = new("report", Describe);

    /// <summary>The state of a report on some modules.</summary>
    /// <param name="fingerprint">Hash of the build's state.</param>
    /// <param name="settings">What all measurements depend on.</param>
    /// <param name="subjects">The modules: what one imports depends on which others there are.</param>
    public static ReportState For(string fingerprint, string settings, IReadOnlyList<CostSubject> subjects)
    {
        string names = string.Join('\n', subjects.Select(subject => subject.Name));
        string common = RecordedInputs.OfFile(Encoding.UTF8.GetBytes(settings + names));
        Dictionary<string, string> keys = new(StringComparer.Ordinal);
        foreach (CostSubject subject in subjects)
        {
            string source = subject.Source is { } text ? RecordedInputs.OfFile(text.Span) : "";
            string key = RecordedInputs.OfFile(Encoding.UTF8.GetBytes($"{common}\n{subject.Digest}\n{source}"));
            if (!keys.TryAdd(subject.Name, key))
            {
                // A frozen one and one that is not may go by one name: both are measured.
                keys[subject.Name] = "";
            }
        }

        return new ReportState(fingerprint, keys);
    }

    /// <summary>The modules of an earlier report that would be measured the same.</summary>
    public Dictionary<string, ModuleCost> FindKnown(ReportState before, CostReport report)
    {
        Dictionary<string, ModuleCost> known = new(StringComparer.Ordinal);
        foreach (ModuleCost module in report.Modules)
        {
            if (Keys.TryGetValue(module.Name, out string? key) && key.Length > 0 && before.Keys.GetValueOrDefault(module.Name) == key)
            {
                known[module.Name] = module;
            }
        }

        return known;
    }

    private static ReportState Describe(StateFields fields, ReportState? state) => new(
        fields.Text(state?.Fingerprint),
        fields.List(state?.Keys.ToArray(), static (fields, entry) => KeyValuePair.Create(fields.Text(entry.Key), fields.Text(entry.Value)))
            .DistinctBy(entry => entry.Key).ToDictionary(StringComparer.Ordinal));
}
