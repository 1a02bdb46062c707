using System.Globalization;
using System.Text;
using MicroFreeze.Compiler;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Benchmarks;

/// <summary>A file with many functions of different names: the reference looks each name up among all, one by one.</summary>
internal static class ManyNamesBenchmark
{
    private const int Functions = 16_000;

    public static void Run(Reference reference, Report report)
    {
        byte[] once = Generate(Functions);
        byte[] twice = Generate(2 * Functions);
        using ScratchDirectory scratch = new();
        string path = Path.Join(scratch.Path, "names.py");
        File.WriteAllBytes(path, once);
        double theirs = reference.CompileEach([(path, "names.py")], "-X heapsize=512m").Processor;
        double ours = Compile(once);
        report.AtLeast(100, $"{Functions} functions, times as fast", theirs / ours, $"{once.Length / 1e6:0.0} MB: {ours * 1000:0} ms, reference {theirs * 1000:0} ms");
        report.AtMost(2.2, "twice the functions, times as long", Compile(twice) / ours, $"{twice.Length / 1e6:0.0} MB");
    }

    private static byte[] Generate(int functions)
    {
        StringBuilder text = new();
        for (int i = 0; i < functions; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"def function_number_{i}(argument_{i}, other):\n    local_value = argument_{i} + other * {i}\n    return local_value if other else None\n\n\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // On a thread of its own each time, so that no compilation finds the memory of an earlier one: a file of one size would, of another not.
    private static double Compile(byte[] source)
    {
        CompileOptions options = new() { SourceName = "names.py" };
        double seconds = 0;
        return Shell.Best(9, () =>
        {
            Thread thread = new(() =>
            {
                TimeSpan start = Environment.CpuUsage.TotalTime;
                MpyWriter.ToArray(PythonCompiler.Compile(source, "names.py", options).Module!);
                seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
            });

            // What earlier runs left behind is none of this one's work.
            GC.Collect();
            thread.Start();
            thread.Join();
            return seconds;
        });
    }
}
