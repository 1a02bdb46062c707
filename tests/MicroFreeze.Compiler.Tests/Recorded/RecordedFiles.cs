namespace MicroFreeze.Compiler.Tests.Recorded;

/// <summary>Where the recorded cases are.</summary>
public static class RecordedFiles
{
    private static readonly RecordedRun[] BytecodeRuns =
    [
        .. from firmware in new[] { "micropython-1.28", "circuitpython-10" } from level in Enumerable.Range(0, 4) select new RecordedRun($"{firmware} -O{level}"),
    ];

    /// <summary>The files of cases, sorted.</summary>
    /// <param name="tests">The folder <c>tests</c>.</param>
    public static IEnumerable<string> Cases(string tests) =>
        Directory.EnumerateFiles(Folder(tests), "*.cases", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>The bundles, one for each set of sources and runs.</summary>
    /// <param name="tests">The folder <c>tests</c>.</param>
    public static IEnumerable<RecordedBundle> Bundles(string tests)
    {
        string programs = Path.Combine(tests, "MicroFreeze.Runtime.Tests", "Programs");
        yield return new RecordedBundle(Path.Combine(Folder(tests), "programs.jsonl"), programs, BytecodeRuns);
    }

    private static string Folder(string tests) => Path.Combine(tests, "MicroFreeze.Compiler.Tests", "Recorded", "Cases");
}
