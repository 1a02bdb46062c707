using System.Diagnostics;
using MicroFreeze.Mpy;

namespace MicroFreeze.Benchmarks;

/// <summary>One core, warm, in process: bytes of source a second, against the reference's processor time less that of as many empty files.</summary>
internal static class ThroughputBenchmark
{
    private const int Rounds = 12;

    public static void Run(Reference reference, Report report)
    {
        Measure("throughput on micropython-lib", reference.Library);
        Measure("throughput on MicroPython's tests", Path.Join(reference.MicroPython, "tests"));

        void Measure(string what, string root)
        {
            string[] files = Reference.PythonFiles(root);
            (string Name, byte[] Source)[] sources = [.. files.Select(file => (file, File.ReadAllBytes(Path.Join(root, file))))];
            double bytes = sources.Sum(source => (double)source.Source.Length);
            double theirs = bytes / ReferenceSeconds(reference, root, files);
            double ours = bytes / Enumerable.Range(0, Rounds).Select(_ => Round(sources)).Order().ElementAt(Rounds / 4);
            report.AtLeast(5, what, ours / theirs, $"{ours / 1e6:0.0} MB/s, reference {theirs / 1e6:0.0} MB/s, {bytes / 1e6:0.0} MB");
        }
    }

    private static double ReferenceSeconds(Reference reference, string root, string[] files)
    {
        using ScratchDirectory scratch = new();
        string empty = Path.Join(scratch.Path, "empty.py");
        File.WriteAllText(empty, "");
        return Shell.Median(3, () =>
            reference.CompileEach(files.Select(file => (Path.Join(root, file), file))).Processor
            - reference.CompileEach(files.Select(file => (empty, file))).Processor);
    }

    private static double Round((string Name, byte[] Source)[] sources)
    {
        CompileOptions options = new() { SourceName = "" };
        long start = Stopwatch.GetTimestamp();
        foreach ((string name, byte[] source) in sources)
        {
            if (PythonCompiler.Compile(source, name, options with { SourceName = name }).Module is { } module)
            {
                MpyWriter.ToArray(module);
            }
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
