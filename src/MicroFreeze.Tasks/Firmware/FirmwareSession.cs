using System.Collections;
using System.Security.Cryptography;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Files.Processes;
using MicroFreeze.Firmware.Ports;
using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks.Firmware;

/// <summary>What a task's parameters come to: the port, its build and its settings.</summary>
internal sealed class FirmwareSession
{
    // What of the environment makes a build come out otherwise. All of it would, in theory; but much of it changes from one terminal to the
    // next.
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
        Directory = task.GetPath(task.FirmwareDirectory);
        BuildDirectory = Path.Combine(Directory, "build");
        ManifestFile = Path.GetFullPath(task.ManifestFile, task.ProjectDirectory);
        Links = new PathLinks(LinkDirectories());
    }

    /// <summary>The directory for everything about the port's build.</summary>
    public string Directory { get; }

    /// <summary>Where the port's build works.</summary>
    public string BuildDirectory { get; }

    /// <summary>The manifest of what the project freezes, for the port's build.</summary>
    public string ManifestFile { get; }

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

    /// <summary>Asks a port how it is to be built; null where that cannot be had, which is then reported.</summary>
    public PreparedPort? Prepare(PortTree tree)
    {
        System.IO.Directory.CreateDirectory(BuildDirectory);
        return tree.BuildSystem == PortBuildSystem.CMake ? new CMakePort(this, _task, _diagnostics).Prepare(tree) : new MakePort(this, _task, _diagnostics).Prepare(tree);
    }

    /// <summary>
    /// Empties the build's directory where what is in it is of no use: made with other settings, which make would not notice, or left by a build that was killed and
    /// may have half-written files.
    /// </summary>
    /// <param name="configuration">All that a build from scratch depends on, but for files that the build itself watches.</param>
    /// <returns>Whether it was emptied.</returns>
    public bool Clear(string configuration)
    {
        string file = Path.Combine(Directory, "configuration");
        bool wasKilled = File.Exists(Marker);
        if (!wasKilled && OutputFiles.TryRead(file) is { } previous && Encoding.UTF8.GetString(previous) == configuration)
        {
            return false;
        }

        _task.Log.LogMessage(MessageImportance.Low, wasKilled ? "The last build was killed: building from scratch." : "Settings or makefiles are new: building from scratch.");
        if (wasKilled && StartedProcess.Parse(File.ReadAllText(Marker)) is { } leftOver)
        {
            // Where only this program was killed, what it had started goes on, in this very directory.
            CommandRunner.EndLeftOver(leftOver);
        }

        Empty(new DirectoryInfo(BuildDirectory));
        OutputFiles.Write(file, Encoding.UTF8.GetBytes(configuration));
        File.Delete(Marker);
        return true;
    }

    // The directory itself stays: a link for make may lead to it.
    private static void Empty(DirectoryInfo directory)
    {
        foreach (FileSystemInfo entry in directory.EnumerateFileSystemInfos().ToArray())
        {
            if (entry is DirectoryInfo { LinkTarget: null } inner)
            {
                inner.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }

    /// <summary>A file that is there while a build is under way, and after one that was killed.</summary>
    public string Marker => Path.Combine(Directory, "building");

    /// <summary>Runs a command; null where its program does not exist, which is then reported.</summary>
    public int? Run(ProcessCommand command, Action<string> output, Action<string> error, Action<StartedProcess>? started = null)
    {
        try
        {
            return CommandRunner.Run(command, output, error, _task.Cancellation, started);
        }
        catch (CommandNotFoundException exception)
        {
            ReportMissing(exception.Program);
            return null;
        }
    }

    /// <summary>Runs the port's build. If this program is killed meanwhile, or the build is, the next one begins from scratch.</summary>
    public int? RunBuild(ProcessCommand command, Action<string> take)
    {
        const int Signalled = 128;
        OutputFiles.Write(Marker, []);
        bool isWhole = false;
        try
        {
            int? exitCode = Run(command, take, take, started => OutputFiles.Write(Marker, Encoding.UTF8.GetBytes(started.ToString())));
            isWhole = exitCode is null or < Signalled;
            return exitCode;
        }
        catch (OperationCanceledException exception)
        {
            // Ended in order, make has deleted what was half made.
            isWhole = exception is not CommandKilledException;
            throw;
        }
        finally
        {
            if (isWhole)
            {
                File.Delete(Marker);
            }
        }
    }

    /// <summary>Says that a program is missing, and where it is to be had.</summary>
    public void ReportMissing(string program) => _diagnostics.Report(
        FirmwareDiagnostics.MissingProgram,
        _project,
        program,
        Path.IsPathRooted(program) && File.Exists(program) ? "there is such a file, but it is no program that can be run here" : Toolchains.Advise(program));

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
        catch (Exception exception) when (exception.IsFileError())
        {
            _diagnostics.Report(FirmwareDiagnostics.PathNotForMake, _project, path, PathLinks.FindUnsafe(path), exception.Message);
            return null;
        }
    }

    /// <summary>A path of the project; null where there is none.</summary>
    public string? FullPath(string? path) =>
        string.IsNullOrEmpty(path) ? null : _task.GetPath(path);

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string[] LinkDirectories() =>
    [
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "microfreeze", "links"),
        Path.Combine(Path.GetTempPath(), $"microfreeze-{Environment.UserName}", "links"),
    ];
}
