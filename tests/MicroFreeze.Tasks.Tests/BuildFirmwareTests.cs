using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using MicroFreeze.Firmware.Ports;
using MicroFreeze.Tasks.Firmware;

namespace MicroFreeze.Tasks.Tests;

/// <summary>What a build in MSBuild can hardly show of the task: that it ends, with all that it started, when it is told to.</summary>
[TestClass]
public sealed class BuildFirmwareTests
{
    private readonly RecordingEngine _engine = new();
    private string _directory = "";

    [TestInitialize]
    public void Create() => _directory = Directory.CreateTempSubdirectory("microfreeze-firmware-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void Cancelling_ends_every_process_and_leaves_nothing_half_made()
    {
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!OperatingSystem.IsLinux() || !((string[])["gcc", "make"]).All(program => path.Any(directory => File.Exists(Path.Combine(directory, program)))))
        {
            Assert.Inconclusive("there is no gcc or make");
        }

        string build = Path.Combine(_directory, "obj", "firmware", "build");
        string pidFile = Path.Combine(build, "slow.pid");
        BuildFirmware task = CreateTask();
        Task<bool> running = Task.Run(task.Execute);
        Wait(() => running.IsCompleted || (File.Exists(pidFile) && File.ReadAllText(pidFile).EndsWith('\n')), TimeSpan.FromMinutes(2));
        Assert.IsFalse(running.IsCompleted, string.Join('\n', _engine.Errors.Select(error => error.Message).Concat(_engine.Messages)));
        int process = int.Parse(File.ReadAllText(pidFile), CultureInfo.InvariantCulture);
        Assert.IsTrue(IsAlive(process));

        task.Cancel();

        Wait(() => running.IsCompleted, TimeSpan.FromSeconds(30));
        Assert.IsTrue(running.IsCompleted, "it did not end");
        Assert.IsFalse(running.Result);
        Wait(() => !IsAlive(process), TimeSpan.FromSeconds(5));
        Assert.IsFalse(IsAlive(process), "a process that it started is still there");
        Assert.IsEmpty(_engine.Errors);
        Assert.IsFalse(File.Exists(Path.Combine(build, "firmware.elf")));
        Assert.IsFalse(File.Exists(Path.Combine(_directory, "obj", "firmware", "build.record")));
    }

    private BuildFirmware CreateTask()
    {
        string repository = typeof(BuildFirmwareTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!;

        // In place of our tool: all that the port's make wants is a C file.
        string tool = Path.Combine(_directory, "tool");
        File.WriteAllText(tool, "#!/bin/sh\nwhile [ \"$1\" != -o ]; do shift; done\necho 'const char mp_frozen_names[] = \"\";' > \"$2\"\n");
        PythonLauncher.MakeExecutable(tool);
        return new BuildFirmware
        {
            BuildEngine = _engine,
            ProjectDirectory = _directory,
            ProjectFile = Path.Combine(_directory, "board.proj"),
            FirmwareDirectory = "obj/firmware",
            ManifestFile = "obj/firmware.py",
            ModuleDirectory = "obj/frozen_mpy",
            StateFile = "obj/microfreeze.state",
            DotNet = tool,
            Tool = "microfreeze.dll",
            MpyDir = Path.Combine(repository, "tests", "Firmware"),
            Board = "SLOW",
        };
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using Process found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Wait(Func<bool> condition, TimeSpan limit)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!condition() && watch.Elapsed < limit)
        {
            Thread.Sleep(50);
        }
    }
}
