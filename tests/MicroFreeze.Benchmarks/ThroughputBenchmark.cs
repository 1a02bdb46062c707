using MicroFreeze.Mpy;

namespace MicroFreeze.Benchmarks;

/// <summary>One core, warm, in process: bytes of source a second, against the reference's processor time less that of as many empty files.</summary>
internal static class ThroughputBenchmark
{
    private const int WarmUpRounds = 12;

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
            Round(sources, WarmUpRounds);
            double ours = bytes / Shell.Best(5, () => Round(sources, 4));
            report.AtLeast(5, what, ours / theirs, $"{ours / 1e6:0.0} MB/s, reference {theirs / 1e6:0.0} MB/s, {bytes / 1e6:0.0} MB");
        }
    }

    private static double ReferenceSeconds(Reference reference, string root, string[] files)
    {
        using ScratchDirectory scratch = new();
        string empty = Path.Join(scratch.Path, "empty.py");
        File.WriteAllText(empty, "");
        double full = double.MaxValue;
        double start = double.MaxValue;
        for (int run = 0; run < 5; run++)
        {
            full = Math.Min(full, reference.CompileEach(files.Select(file => (Path.Join(root, file), file))).Processor);
            start = Math.Min(start, reference.CompileEach(files.Select(file => (empty, file))).Processor);
        }

        return full - start;
    }

    // Processor seconds of one round, on both sides: the clock would measure what else the machine does.
    private static double Round((string Name, byte[] Source)[] sources, int rounds)
    {
        CompileOptions options = new() { SourceName = "" };
        TimeSpan start = Environment.CpuUsage.TotalTime;
        for (int round = 0; round < rounds; round++)
        {
            foreach ((string name, byte[] source) in sources)
            {
                if (PythonCompiler.Compile(source, name, options with { SourceName = name }).Module is { } module)
                {
                    MpyWriter.ToArray(module);
                }
            }
        }

        return (Environment.CpuUsage.TotalTime - start).TotalSeconds / rounds;
    }
}
