namespace MicroFreeze.Benchmarks;

/// <summary>One process for a whole tree, its start-up included, against the reference run file after file.</summary>
internal static class TreeBenchmark
{
    private const int Runs = 7;

    public static void Run(Reference reference, Report report)
    {
        string[] files = Reference.PythonFiles(reference.Library);
        double theirs = Shell.Best(Runs, () => reference.CompileEach(files.Select(file => (Path.Join(reference.Library, file), file))).Elapsed);
        Measure("compile micropython-lib, default publish", 0.5, PublishedTool.Default);
        Measure("compile micropython-lib, native executable", 0.2, PublishedTool.Native);

        void Measure(string what, double goal, Func<string, string> publish)
        {
            using ScratchDirectory scratch = new();
            string tool;
            try
            {
                tool = publish(Path.Join(scratch.Path, "tool"));
            }
            catch (InvalidOperationException problem)
            {
                Report.NotMeasured(what, problem.Message.Split('\n')[1]);
                return;
            }

            // Each run writes to a directory of its own.
            int run = 0;
            double ours = Shell.Best(Runs, () => Shell.Time(tool, ["compile", reference.Library, "-o", $"{scratch.Path}/{run++}"]));
            report.AtMost(goal, what, ours / theirs, $"{files.Length} files: {ours * 1000:0} ms, reference {theirs * 1000:0} ms");
        }
    }
}
