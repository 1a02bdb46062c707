using System.Collections;
using System.Security.Cryptography;
using System.Text;
using MicroFreeze.Diagnostics;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Freezing.Firmware;

namespace MicroFreeze.Tasks.Firmware;

/// <summary>What a task's parameters come to: the port, its build and its settings.</summary>
internal sealed class FirmwareSession
{
    // What of the environment makes a build come out otherwise. All of it would, in theory; but much of it changes from one terminal to the next.
    private static readonly string[] InfluentialVariables =
    [
        "PATH", "CROSS_COMPILE", "CC", "CXX", "CFLAGS", "CFLAGS_EXTRA", "CXXFLAGS", "LDFLAGS", "LDFLAGS_EXTRA", "CPATH", "C_INCLUDE_PATH", "LIBRARY_PATH",
        "DEBUG", "COPT", "SOURCE_DATE_EPOCH", "USER_C_MODULES",
    ];

    private static readonly string[] InfluentialPrefixes = ["MICROPY_", "IDF_", "PICO_", "ZEPHYR_", "PKG_CONFIG", "CIRCUITPY_"];

    private readonly FirmwareTask _task;
    private readonly DiagnosticBag _diagnostics;
    private readonly SourceLocation _project;

    public FirmwareSession(FirmwareTask task, DiagnosticBag diagnostics)
    {
        _task = task;
        _diagnostics = diagnostics;
        _project = new SourceLocation(task.ProjectFile);
        Directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(task.FirmwareDirectory, task.ProjectDirectory));
        BuildDirectory = Path.Combine(Directory, "build");
        Links = new PathLinks(LinkDirectories());
    }

    /// <summary>The directory for everything about the port's build.</summary>
    public string Directory { get; }

    /// <summary>Where the port's build works.</summary>
    public string BuildDirectory { get; }

    /// <summary>Names for directories that make cannot handle.</summary>
    public PathLinks Links { get; }

    /// <summary>Finds the port; null where it is not there, which is then reported.</summary>
    public PortTree? FindPort() => PortFinder.Find(
        new FirmwareRequest
        {
            Project = _project,
            Root = FullPath(_task.MpyDir),
            Port = NullIfEmpty(_task.Port),
            PortDirectory = FullPath(_task.PortDir),
            Board = NullIfEmpty(_task.Board),
            BoardDirectory = FullPath(_task.BoardDir),
            Variant = NullIfEmpty(_task.Variant),
        },
        _diagnostics);

    /// <summary>The commands of a port that is built with make; null where its paths are in the way, which is then reported.</summary>
    public FirmwareBuildPlan? Plan(PortTree tree, IReadOnlyList<string> freezer)
    {
        System.IO.Directory.CreateDirectory(BuildDirectory);
        string? library = FullPath(_task.MpyLibDir);
        string? port = ToSafe(tree.Root) is { } root ? root + tree.PortDirectory[tree.Root.Length..] : null;
        string? build = ToSafe(BuildDirectory);
        string? board = tree.IsOwnBoard ? ToSafe(tree.BoardDirectory!) : "";
        return port is null || build is null || board is null
            ? null
            : new FirmwareBuildPlan
            {
                Tree = tree,
                PortDirectory = port,
                BuildDirectory = build,
                BoardDirectory = board,
                LibraryDirectory = library == Path.Combine(tree.Root, "lib", "micropython-lib") || library is null ? null : ToSafe(library),
                Arguments = [.. _task.Arguments.Select(item => item.ItemSpec)],
                Program = string.IsNullOrEmpty(_task.Make) ? "make" : _task.Make,
                Freezer = freezer,
            };
    }

    /// <summary>What the port's build says of itself: from the last time, if nothing has changed since, or asked anew. Null where it cannot be had, which is then reported.</summary>
    public PortSettings? Probe(FirmwareBuildPlan plan, CancellationToken cancellation)
    {
        string makefile = Path.Combine(Directory, "probe.mk");
        string answer = Path.Combine(Directory, "probe.txt");
        string recordFile = Path.Combine(Directory, "probe.record");
        ProcessCommand command = MakeProbe.Command(plan, ToSafe(Directory) is { } safe ? Path.Combine(safe, "probe.mk") : makefile);
        string key = KeyOf(command.ToString());
        if (BuildRecord.TryRead(recordFile) is { } record && record.Key == key && record.FindChange() is null
            && MakeProbe.Read(File.ReadLines(answer), plan.PortDirectory) is { } known)
        {
            return known;
        }

        OutputFiles.WriteIfDifferent(makefile, Encoding.UTF8.GetBytes(MakeProbe.Makefile));
        List<string> output = [];
        List<string> errors = [];
        int exitCode;
        try
        {
            exitCode = CommandRunner.Run(command, output.Add, errors.Add, cancellation);
        }
        catch (CommandNotFoundException exception)
        {
            _diagnostics.Report(FirmwareDiagnostics.MissingProgram, _project, exception.Program, Toolchains.Advise(exception.Program));
            return null;
        }

        PortSettings? settings = MakeProbe.Read(output, plan.PortDirectory);
        if (settings is null)
        {
            BuildOutputParser parser = new(plan.PortDirectory, Links.ToReal) { Report = _diagnostics.Add };
            errors.ForEach(parser.Add);
            parser.End(exitCode != 0);
            if (!parser.HasErrors)
            {
                _diagnostics.Report(FirmwareDiagnostics.ProbeFailed, _project, string.Join(' ', errors.Concat(output).TakeLast(3)));
            }

            return null;
        }

        OutputFiles.Write(answer, Encoding.UTF8.GetBytes(MakeProbe.Write(settings)));
        BuildRecord.Make(key, settings.BuildFiles, [answer]).Write(recordFile);
        return settings;
    }

    /// <summary>Whether a program can be started: it is a file, or in a directory of <c>PATH</c>.</summary>
    public static bool Exists(string program, string directory)
    {
        if (program.Contains('/', StringComparison.Ordinal) || Path.IsPathRooted(program))
        {
            return File.Exists(Path.GetFullPath(program, directory));
        }

        return FindInPath(program) is not null;
    }

    /// <summary>Where a program is; null where <c>PATH</c> does not lead to it.</summary>
    public static string? FindInPath(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat", ""] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(_ => endings, (directory, ending) => Path.Combine(directory, program + ending))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Whether a manifest of the board is made by the port's build itself, as CircuitPython's: it can be read only then.</summary>
    public bool IsGenerated(string manifest, PortSettings settings) =>
        manifest.EndsWith(".py", StringComparison.Ordinal)
        && Links.ToReal(Path.GetFullPath(manifest, settings.Directory)).StartsWith(BuildDirectory + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>One line that is another where a command would do something else.</summary>
    public static string KeyOf(string command, string? more = null)
    {
        StringBuilder text = new();
        text.Append(command).Append('\n').Append(more).Append('\n');
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().OrderBy(entry => (string)entry.Key, StringComparer.Ordinal))
        {
            string name = (string)entry.Key;
            if (InfluentialVariables.Contains(name) || InfluentialPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            {
                text.Append(name).Append('=').Append(entry.Value).Append('\n');
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>A path for make; null where there is none, which is then reported.</summary>
    public string? ToSafe(string path)
    {
        try
        {
            return Links.ToSafe(path);
        }
        catch (Exception exception) when (OutputFiles.IsExpected(exception))
        {
            _diagnostics.Report(FirmwareDiagnostics.PathNotForMake, _project, path, PathLinks.FindUnsafe(path), exception.Message);
            return null;
        }
    }

    private string? FullPath(string? path) =>
        string.IsNullOrEmpty(path) ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, _task.ProjectDirectory));

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string[] LinkDirectories() =>
    [
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "microfreeze", "links"),
        Path.Combine(Path.GetTempPath(), $"microfreeze-{Environment.UserName}", "links"),
    ];
}
