using System.Diagnostics;
using System.Globalization;
using MicroFreeze.Files;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Benchmarks;

/// <summary>A manifest that requires every package of micropython-lib, evaluated again and again in one process: here, and by manifestfile.py in Python.</summary>
internal static class ManifestBenchmark
{
    private const int Rounds = 20;
    private static readonly string[] Libraries = ["micropython", "python-stdlib", "python-ecosys"];

    private static readonly string Script = $$"""
        import sys, time
        sys.path.insert(0, sys.argv[1] + "/tools")
        import manifestfile
        best = 1e9
        for _ in range({{Rounds}}):
            start = time.process_time()
            m = manifestfile.ManifestFile(manifestfile.MODE_FREEZE, {"MPY_DIR": sys.argv[1], "MPY_LIB_DIR": sys.argv[2], "PORT_DIR": None, "BOARD_DIR": None})
            m.execute(sys.argv[3])
            best = min(best, time.process_time() - start)
        print(best, len(set(f.target_path for f in m.files())))
        """;

    public static void Run(Reference reference, Report report)
    {
        const string What = "manifest that requires all of micropython-lib, warm";
        using ScratchDirectory scratch = new();
        string manifest = Path.Join(scratch.Path, "manifest.py");
        File.WriteAllLines(manifest, Libraries
            .SelectMany(library => Directory.EnumerateFiles(Path.Join(reference.Library, library), "manifest.py", SearchOption.AllDirectories))
            .Select(path => Path.GetFileName(Path.GetDirectoryName(path)!))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => $"require('{name}')"));

        string script = Path.Join(scratch.Path, "reference.py");
        File.WriteAllText(script, Script);
        (string output, string error) = Shell.Run("python3", [script, reference.MicroPython, reference.Library, manifest]);
        string[] words = output.Trim().Split(' ');
        if (words.Length != 2)
        {
            Report.NotMeasured(What, error.Trim().Split('\n')[^1]);
            return;
        }

        double theirs = double.Parse(words[0], CultureInfo.InvariantCulture);
        CountingFiles files = new();
        double ours = double.MaxValue;
        int count = 0;
        for (int round = 0; round < Rounds; round++)
        {
            files.Listed.Clear();
            TimeSpan start = Environment.CpuUsage.TotalTime;
            ManifestResult result = ManifestEvaluator.Evaluate(new ManifestRequest
            {
                Items = [new ManifestItem(manifest)],
                BaseDirectory = scratch.Path,
                Clock = TimeProvider.System,
                Variables = [new("MPY_DIR", reference.MicroPython), new("MPY_LIB_DIR", reference.Library)],
                Files = files,
            });
            ours = Math.Min(ours, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
            count = result.Files.Count;
            if (!result.Succeeded)
            {
                throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
            }
        }

        int expected = int.Parse(words[1], CultureInfo.InvariantCulture);
        Debug.Assert(count == expected, "different lists");
        report.AtLeast(5, What, theirs / ours, string.Create(CultureInfo.InvariantCulture, $"{theirs * 1000:0.0} ms against {ours * 1000:0.0} ms of processor time, {count} files of {expected}"));
        report.AtMost(1, "times that a directory is listed for it", files.Listed.Values.Max(), $"{files.Listed.Count} directories");
    }

    // The machine's files, with a note of what is listed.
    private sealed class CountingFiles : IFileSystem
    {
        private readonly PhysicalFileSystem _files = PhysicalFileSystem.Instance;

        public Dictionary<string, int> Listed { get; } = [];

        public EntryKind GetKind(string path) => _files.GetKind(path);

        public IReadOnlyList<DirectoryEntry> List(string directory)
        {
            Listed[directory] = Listed.GetValueOrDefault(directory) + 1;
            return _files.List(directory);
        }

        public string? ReadLink(string path) => _files.ReadLink(path);

        public long GetLength(string path) => _files.GetLength(path);

        public byte[] ReadAllBytes(string path) => _files.ReadAllBytes(path);

        public void WriteAllBytes(string path, byte[] content) => throw new NotSupportedException();

        public void CreateDirectory(string path) => throw new NotSupportedException();

        public void Delete(string path) => throw new NotSupportedException();
    }
}
