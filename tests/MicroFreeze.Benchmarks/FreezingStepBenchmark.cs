using System.Globalization;

namespace MicroFreeze.Benchmarks;

/// <summary>
/// The freezing step of a port's make: <c>microfreeze makemanifest</c> against makemanifest.py with its mpy-cross and mpy-tool.py, the same manifest and the
/// same options; each run is a process, start-up included.
/// </summary>
internal static class FreezingStepBenchmark
{
    private const int Runs = 7;

    private static readonly string[] Packages =
    [
        "argparse", "base64", "bisect", "collections-defaultdict", "contextlib", "copy", "datetime", "fnmatch", "functools", "gzip", "heapq", "hmac", "html",
        "inspect", "itertools", "logging", "operator", "os-path", "pathlib", "pickle", "pprint", "random", "shutil", "string", "tarfile", "textwrap", "unittest",
    ];

    public static void Run(Reference reference, Report report)
    {
        using ScratchDirectory scratch = new();
        Port theirs = new(reference, Path.Join(scratch.Path, "reference"), "python3", [Path.Join(reference.MicroPython, "tools/makemanifest.py")]);
        Times expected = Measure(theirs);
        Compare("default publish", PublishedTool.Default);
        Compare("native executable", PublishedTool.Native);

        void Compare(string what, Func<string, string> publish)
        {
            string tool;
            try
            {
                tool = publish(Path.Join(scratch.Path, what));
            }
            catch (InvalidOperationException problem)
            {
                Report.NotMeasured($"freezing step, {what}", problem.Message.Split('\n')[1]);
                return;
            }

            Times actual = Measure(new Port(reference, Path.Join(scratch.Path, "of " + what), tool, ["makemanifest"]));
            Add(0.2, "nothing to do", actual.Nothing, expected.Nothing);
            Add(0.2, "one file changed", actual.One, expected.One);
            Add(0.3, "all", actual.All, expected.All);

            void Add(double goal, string step, double ours, double reference) => report.AtMost(
                goal, $"freezing step, {step}, {what}", ours / reference,
                string.Create(CultureInfo.InvariantCulture, $"{ours * 1000:0.0} ms, reference {reference * 1000:0.0} ms"));
        }
    }

    private static Times Measure(Port port)
    {
        double all = Shell.Best(Runs, () =>
        {
            port.Clear();
            return port.Freeze();
        });
        double nothing = Shell.Best(Runs * 2, port.Freeze);
        double one = Shell.Best(Runs, () =>
        {
            port.ChangeOne();
            return port.Freeze();
        });
        return new Times(nothing, one, all);
    }

    private readonly record struct Times(double Nothing, double One, double All);

    /// <summary>What a port's build hands to the freezing step, with sources of its own to change.</summary>
    private sealed class Port
    {
        private readonly string _build;
        private readonly string _changing;
        private readonly string _program;
        private readonly string[] _arguments;
        private int _changes;

        public Port(Reference reference, string directory, string program, string[] start)
        {
            _build = Path.Join(directory, "build");
            string library = Path.Join(directory, "lib");
            foreach (string name in (string[])["micropython", "python-stdlib", "python-ecosys"])
            {
                Copy(Path.Join(reference.Library, name), Path.Join(library, name));
            }

            _changing = Path.Join(library, "python-stdlib/datetime/datetime.py");
            string manifest = Path.Join(directory, "manifest.py");
            File.WriteAllLines(manifest, ["include('$(MPY_DIR)/extmod/asyncio')", .. Packages.Select(name => $"require('{name}')")]);
            Clear();
            _program = program;
            _arguments =
            [
                .. start, "-o", Path.Join(_build, "frozen_content.c"), "-b", _build, "--mpy-tool-flags=",
                "-v", "MPY_DIR=" + reference.MicroPython, "-v", "MPY_LIB_DIR=" + library, "-v", "PORT_DIR=" + directory, "-v", "BOARD_DIR=", manifest,
            ];
        }

        public void Clear()
        {
            if (Directory.Exists(_build))
            {
                Directory.Delete(_build, recursive: true);
            }

            Directory.CreateDirectory(Path.Join(_build, "genhdr"));
            File.WriteAllText(Path.Join(_build, "genhdr/qstrdefs.preprocessed.h"), "QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 2)\n");
        }

        public void ChangeOne() => File.AppendAllText(_changing, $"\nchange = {_changes++}\n");

        public double Freeze() => Shell.Time(_program, _arguments);

        private static void Copy(string from, string to)
        {
            foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                string target = Path.Join(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }
}
