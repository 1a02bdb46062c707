using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace MicroFreeze.Benchmarks;

/// <summary>
/// <c>dotnet build</c> of a project that freezes all of micropython-lib and MicroPython's asyncio, whole processes, against makemanifest.py on
/// the same manifest and against a project that builds nothing.
/// </summary>
internal static class BuildBenchmark
{
    private const int Runs = 5;
    private const string Version = "1.0.0-benchmark";
    private const string EmptySdk = "Microsoft.Build.NoTargets/3.7.0";

    private static readonly string[] Libraries = ["micropython", "python-stdlib", "python-ecosys"];

    public static void Run(Reference reference, Report report)
    {
        using ScratchDirectory scratch = new();
        string library = CopyLibraries(reference, scratch.Path);
        WriteProjects(reference, scratch.Path, library);
        string ours = Path.Join(scratch.Path, "ours");
        string empty = Path.Join(scratch.Path, "empty");
        string changed = Path.Join(library, "python-stdlib/base64/base64.py");
        Build(ours, "-t:Restore");
        Build(empty, "-t:Restore");

        Sample[] samples = [.. Enumerable.Range(0, Runs).Select(run => TakeSample(reference, scratch.Path, ours, empty, changed, run))];
        double Best(Func<Sample, double> value) => samples.Min(value);
        string Times(double a, double b) => string.Create(CultureInfo.InvariantCulture, $"{a * 1000:0} ms, {b * 1000:0} ms");

        double reference0 = Best(sample => sample.ReferenceClean);
        double clean = Best(sample => sample.Clean.Seconds);
        double one = Best(sample => sample.OneChanged.Seconds);
        double none = Best(sample => sample.NothingChanged.Seconds);
        double nothing = Best(sample => sample.Empty.Seconds);
        int files = Directory.GetFiles(Path.Join(ours, "obj"), "*.mpy", SearchOption.AllDirectories).Length;
        report.AtMost(1, $"dotnet build, {files} modules from clean, to makemanifest.py", clean / reference0, Times(clean, reference0));
        report.AtMost(0.5, "one file changed, to makemanifest.py from clean", one / reference0, Times(one, reference0));
        report.AtMost(0.5, "one file changed, to makemanifest.py with one changed", one / Best(sample => sample.ReferenceOneChanged), Times(one, Best(sample => sample.ReferenceOneChanged)));
        report.AtMost(1.2, "nothing changed, to an empty NoTargets project", none / nothing, Times(none, nothing));
        double more = Best(sample => sample.Clean.PeakBytes) - Best(sample => sample.Empty.PeakBytes);
        report.AtMost(150, "memory from clean, MB more than the empty project", more / 1e6, $"{Best(sample => sample.Clean.PeakBytes) / 1e6:0} MB, {Best(sample => sample.Empty.PeakBytes) / 1e6:0} MB");
    }

    private readonly record struct Sample(
        Measured Clean, Measured OneChanged, Measured NothingChanged, Measured Empty, double ReferenceClean, double ReferenceOneChanged);

    private readonly record struct Measured(double Seconds, double PeakBytes);

    // One of each, one after the other, so that what else the machine does falls on all alike.
    private static Sample TakeSample(Reference reference, string scratch, string ours, string empty, string changed, int run)
    {
        Build(ours, "-t:Clean");
        Measured clean = Build(ours, "--no-restore");
        File.AppendAllText(changed, $"\n# {run}\n");
        Measured one = Build(ours, "--no-restore");
        Measured none = Build(ours, "--no-restore");
        Measured nothing = Build(empty, "--no-restore");

        string build = Path.Join(scratch, "reference");
        Directory.CreateDirectory(build);
        File.Delete(Path.Join(build, "frozen_content.c"));
        if (Directory.Exists(Path.Join(build, "frozen_mpy")))
        {
            Directory.Delete(Path.Join(build, "frozen_mpy"), recursive: true);
        }

        double referenceClean = MakeManifest();
        File.AppendAllText(changed, $"\n# {run} again\n");
        return new Sample(clean, one, none, nothing, referenceClean, MakeManifest());

        double MakeManifest() => Shell.Time("python3",
        [
            Path.Join(reference.MicroPython, "tools/makemanifest.py"), "-o", Path.Join(build, "frozen_content.c"), "-b", scratch + "/reference",
            "-v", $"MPY_DIR={reference.MicroPython}", "-v", $"MPY_LIB_DIR={Path.Join(scratch, "library")}", "-v", $"PORT_DIR={scratch}", "-v", "BOARD_DIR=",
            Path.Join(ours, "manifest.py"),
        ]);
    }

    // One file of it is changed, so it is a copy.
    private static string CopyLibraries(Reference reference, string scratch)
    {
        string copy = Path.Join(scratch, "library");
        foreach (string library in Libraries)
        {
            string from = Path.Join(reference.Library, library);
            foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                string to = Path.Join(copy, library, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }

        return copy;
    }

    private static void WriteProjects(Reference reference, string scratch, string library)
    {
        string feed = Path.Join(scratch, "feed");
        Shell.Time("dotnet", ["pack", Path.GetFullPath(Path.Join(SourceDirectory(), "../../sdk")), "-c", "Release", $"-p:Version={Version}", "-o", feed, "-v", "q", "-nologo"]);
        Write("nuget.config", $"<configuration><config><add key=\"globalPackagesFolder\" value=\"packages\" /></config><packageSources><add key=\"benchmark\" value=\"{feed}\" /></packageSources></configuration>");
        Write("reference/genhdr/qstrdefs.preprocessed.h", "QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 2)\nQ()\n");

        IEnumerable<string> packages = Libraries
            .SelectMany(name => Directory.EnumerateFiles(Path.Join(library, name), "manifest.py", SearchOption.AllDirectories))
            .Select(path => Path.GetFileName(Path.GetDirectoryName(path)!)).Order(StringComparer.Ordinal);
        Write("ours/manifest.py", "include('$(MPY_DIR)/extmod/asyncio')\n" + string.Concat(packages.Select(name => $"require('{name}')\n")));
        Write("ours/Frozen.proj", $"""
            <Project Sdk="MicroFreeze.Sdk/{Version}">
              <PropertyGroup>
                <MpyDir>{reference.MicroPython}</MpyDir>
                <MpyLibDir>{library}</MpyLibDir>
                <QstrHeader>{scratch}/reference/genhdr/qstrdefs.preprocessed.h</QstrHeader>
              </PropertyGroup>
              <ItemGroup>
                <FrozenManifest Include="manifest.py" />
              </ItemGroup>
            </Project>
            """);
        Write("empty/Empty.proj", $"""
            <Project Sdk="{EmptySdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """);

        void Write(string path, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(scratch, path))!);
            File.WriteAllText(Path.Join(scratch, path), text);
        }
    }

    private static Measured Build(string directory, string option)
    {
        long start = Stopwatch.GetTimestamp();
        double peak = 0;
        Shell.Time("dotnet", ["build", directory, option, "-nologo", "-v", "q", "-nodeReuse:false"], directory, process => peak = Math.Max(peak, PeakBytes(process)));
        return new Measured(Stopwatch.GetElapsedTime(start).TotalSeconds, peak);
    }

    // The most memory that the process ever had, as Linux counts it; 0 once it has ended.
    private static double PeakBytes(Process process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * double.Parse(line.Split(':')[1].Replace("kB", ""), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static string SourceDirectory([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
