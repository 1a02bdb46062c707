namespace MicroFreeze.Compiler.Tests.Recorded;

/// <summary>Where the recorded cases are.</summary>
public static class RecordedFiles
{
    private static readonly RecordedRun[] BytecodeRuns =
    [
        .. from firmware in new[] { "micropython-1.28", "circuitpython-10" } from level in Enumerable.Range(0, 4) select new RecordedRun($"{firmware} -O{level}"),
    ];

    /// <summary>Architectures, each with the options of which there is a run.</summary>
    private static readonly (string Arch, string[] Options)[] NativeRuns =
    [
        .. new[] { "x86", "x64", "armv6", "armv6m", "armv7m", "armv7em", "armv7emsp", "armv7emdp", "xtensa", "xtensawin" }
            .Select(arch => (arch, new[] { "-O0", "-O3", "-X emit=native -O0" })),
        ("rv32imc", ["-O0", "-march-flags=zba -O0", "-march-flags=zcmp -O0", "-X emit=native -march-flags=3 -O0"]),
        ("rv64imc", ["-O0"]),
    ];

    /// <summary>The files of cases, sorted.</summary>
    /// <param name="tests">The folder <c>tests</c>.</param>
    public static IEnumerable<string> Cases(string tests) =>
        Directory.EnumerateFiles(Folder(tests), "*.cases", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>The bundle with this name.</summary>
    /// <param name="tests">The folder <c>tests</c>.</param>
    /// <param name="name">The file's name without extension.</param>
    public static RecordedBundle Bundle(string tests, string name) => Bundles(tests).Single(bundle => Path.GetFileNameWithoutExtension(bundle.Path) == name);

    /// <summary>The bundles, one for each set of sources and runs.</summary>
    /// <param name="tests">The folder <c>tests</c>.</param>
    public static IEnumerable<RecordedBundle> Bundles(string tests)
    {
        string programs = Path.Combine(tests, "MicroFreeze.Runtime.Tests", "Programs");
        string native = Path.Combine(programs, "Native");
        yield return new RecordedBundle(
            Path.Combine(Folder(tests), "programs.jsonl"), programs, [.. Sources(programs).Where(source => !source.StartsWith("Native/", StringComparison.Ordinal))], BytecodeRuns);
        string own = Path.Combine(tests, "MicroFreeze.Compiler.Tests", "Recorded", "Sources");
        string ownNative = Path.Combine(own, "Native");
        yield return new RecordedBundle(Path.Combine(Folder(tests), "sources.jsonl"), own, [.. Sources(own, SearchOption.TopDirectoryOnly)], Runs: null);
        yield return new RecordedBundle(Path.Combine(Folder(tests), "Native", "native_sources.jsonl"), ownNative, [.. Sources(ownNative)], Runs: null);
        foreach ((string arch, string[] options) in NativeRuns)
        {
            IEnumerable<string> runs = options.Select(option => $"micropython-1.28 -march={arch} {option}");
            yield return new RecordedBundle(
                Path.Combine(Folder(tests), "Native", arch + ".jsonl"),
                native,
                [.. Sources(native)],
                [.. (arch == "armv7em" ? runs.Append($"circuitpython-10 -march={arch} -O0") : runs).Select(run => new RecordedRun(run))]);
        }
    }

    private static IEnumerable<string> Sources(string folder, SearchOption option = SearchOption.AllDirectories) => Directory.EnumerateFiles(folder, "*.py", option)
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static string Folder(string tests) => Path.Combine(tests, "MicroFreeze.Compiler.Tests", "Recorded", "Cases");
}
