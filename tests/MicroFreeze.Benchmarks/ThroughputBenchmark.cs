using MicroFreeze.Compiler;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Benchmarks;

/// <summary>One core, warm, in process: bytes of source a second, against the reference's processor time less that of as many empty files.</summary>
internal static class ThroughputBenchmark
{
    private const int WarmUpRounds = 12;

    private static readonly NativeArch[] Architectures =
        [NativeArch.X64, NativeArch.ArmV6M, NativeArch.ArmV7EMSP, NativeArch.XtensaWin, NativeArch.Rv32Imc];

    public static void Run(Reference reference, Report report)
    {
        CompileOptions options = new() { SourceName = "" };
        Measure(reference, report, 5, "throughput on micropython-lib", reference.Library, options, "");
        Measure(reference, report, 5, "throughput on MicroPython's tests", Path.Join(reference.MicroPython, "tests"), options, "");
    }

    /// <summary>The same with machine code for everything.</summary>
    public static void RunNative(Reference reference, Report report)
    {
        foreach (NativeArch arch in Architectures)
        {
            string name = arch.ToString().ToLowerInvariant();
            CompileOptions options = new() { SourceName = "", Arch = arch, Emit = EmitKind.Native };
            Measure(reference, report, 4, $"throughput of native code for {name} on micropython-lib", reference.Library, options, $"-march={name} -X emit=native");
        }
    }

    private static void Measure(Reference reference, Report report, double least, string what, string root, CompileOptions options, string arguments)
    {
        string[] files = Reference.PythonFiles(root);
        (string Name, byte[] Source)[] sources = [.. files.Select(file => (file, File.ReadAllBytes(Path.Join(root, file))))];
        double bytes = sources.Sum(source => (double)source.Source.Length);
        double theirs = bytes / ReferenceSeconds(reference, root, files, arguments);
        Round(sources, options, WarmUpRounds);
        double ours = bytes / Shell.Best(5, () => Round(sources, options, 4));
        report.AtLeast(least, what, ours / theirs, $"{ours / 1e6:0.0} MB/s, reference {theirs / 1e6:0.0} MB/s, {bytes / 1e6:0.0} MB");
    }

    private static double ReferenceSeconds(Reference reference, string root, string[] files, string arguments)
    {
        using ScratchDirectory scratch = new();
        string empty = Path.Join(scratch.Path, "empty.py");
        File.WriteAllText(empty, "");
        // Starting takes most of the time: runs with and without anything to compile take turns, and the middle one of the differences counts.
        double[] differences =
        [
            .. Enumerable.Range(0, 7).Select(_ =>
                reference.CompileEach(files.Select(file => (Path.Join(root, file), file)), arguments).Processor
                - reference.CompileEach(files.Select(file => (empty, file)), arguments).Processor).Order(),
        ];
        return differences[differences.Length / 2];
    }

    // Processor seconds of one round, on both sides: the clock would measure what else the machine does.
    private static double Round((string Name, byte[] Source)[] sources, CompileOptions options, int rounds)
    {
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
