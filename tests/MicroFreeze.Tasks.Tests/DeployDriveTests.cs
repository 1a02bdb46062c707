using MicroFreeze.Compiler.Diagnostics;
using Microsoft.Build.Utilities;

namespace MicroFreeze.Tasks.Tests;

/// <summary>Parameters of deployment and of the check of imports in, drive and log out.</summary>
[TestClass]
public sealed class DeployDriveTests
{
    private const string BootOut = "Adafruit CircuitPython 10.2.1 on 2026-03-05; Adafruit Circuit Playground Express with samd21g18\nBoard ID:circuitplayground_express\n";

    private readonly RecordingEngine _engine = new();
    private string _directory = "";

    [TestInitialize]
    public void Create()
    {
        _directory = Directory.CreateTempSubdirectory("microfreeze-deploy-").FullName;
        Write("code.py", "import board\n");
        Write("CIRCUITPY/boot_out.txt", BootOut);
    }

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void Items_go_where_their_metadata_say()
    {
        Write("obj/mpy/blink/fast.mpy", "M");
        Write("obj/mpy/one.mpy", "M");
        Write("lib/blink/fast.py", "");
        Write("lib/one.py", "");
        Write("assets/a.txt", "a");
        DeployDrive task = Task();
        task.CompiledPython =
        [
            Compiled("obj/mpy/blink/fast.mpy", "lib/blink/fast.py", "blink/fast.py"),
            Compiled("obj/mpy/one.mpy", "lib/one.py", "one.py", ("DeployPath", "two.mpy")),
            Compiled("obj/mpy/none.mpy", "lib/none.py", "none.py", ("Deploy", "false")),
            Compiled("obj/mpy/frozen.mpy", "lib/frozen.py", "frozen.py", ("IsFrozen", "true")),
        ];
        task.DeployFiles = [new TaskItem("code.py"), Item("assets/a.txt", ("BasePath", "assets")), Item("assets/a.txt", ("DeployPath", "copies/")), Item("assets/a.txt", ("DeployPath", "b.txt"))];

        Assert.IsTrue(task.Execute(), Errors());

        Assert.AreEqual(
            ".microfreeze/deployed.json, a.txt, b.txt, boot_out.txt, code.py, copies/a.txt, lib/blink/fast.mpy, two.mpy",
            string.Join(", ", Directory.GetFiles(PathOf("CIRCUITPY"), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(PathOf("CIRCUITPY"), file).Replace('\\', '/')).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void What_a_project_gets_wrong_is_an_error_and_nothing_is_written()
    {
        Fails("MF6419", task => task.Drive = "");
        Fails("MF1003", task => task.DryRun = "perhaps");
        Fails("MF1003", task => task.Port = "moon");
        Fails("MF1006", task => task.ModuleHeader = "missing.h");
        Fails("MF6513", task => task.ModuleHeader = "code.py");
        Fails("MF1004", task => task.BoardModules = [Item("board", ("Kind", "Melted"))]);
        Fails("MF1004", task => task.DeployFiles = [Item("code.py", ("DeployAlways", "sometimes"))]);
        Fails("MF1004", task => task.DeployFiles = [Item("code.py", ("BasePath", "assets"))]);
        Fails("MF1004", task => task.CompiledPython = [Compiled("obj/one.mpy", "lib/one.py", "one.py", ("Deploy", "maybe"))]);
        Fails("MF1101", task => task.DeployFiles = [new TaskItem("missing.py")]);
        Fails("MF6401", task => task.Drive = "NOWHERE");
        Fails("MF6404", task => task.Firmware = "micropython-1.28");
        Fails("MF6405", task => task.Board = "trinket_m0");
        Fails("MF6414", task => task.DeployFiles = [Item("code.py", ("DeployPath", "../code.py"))]);
        Fails("MF6415", task => task.DeployFiles = [new TaskItem("code.py"), Item("CIRCUITPY/boot_out.txt", ("DeployPath", "CODE.py"))]);
        Write("code.py", "def\n");
        Fails("MF2001", _ => { });

        Assert.HasCount(1, Directory.GetFileSystemEntries(PathOf("CIRCUITPY")));
    }

    [TestMethod]
    public void A_project_with_nothing_to_deploy_is_warned_and_still_removes_what_was()
    {
        Assert.IsTrue(Task().Execute(), Errors());
        DeployDrive task = Task();
        task.DeployFiles = [];

        Assert.IsTrue(task.Execute(), Errors());

        Assert.AreEqual("MF6418", _engine.Warnings.Single().Code);
        Assert.HasCount(1, Directory.GetFileSystemEntries(PathOf("CIRCUITPY")));
    }

    [TestMethod]
    public void Imports_are_checked_with_what_else_is_on_the_drive()
    {
        Write("code.py", "import neopixel, mine, wifi\n");
        Write("CIRCUITPY/lib/mine.mpy", "not one");
        Write("CIRCUITPY/lib/neopixel.py", "");
        CheckImports task = new()
        {
            BuildEngine = _engine,
            ProjectDirectory = _directory,
            ProjectFile = PathOf("board.proj"),
            IntermediateDirectory = "obj",
            Firmware = "circuitpython-10",
            Board = "circuitplayground_express",
            DeployFiles = [new TaskItem("code.py")],
            Drive = "CIRCUITPY",
        };

        Assert.IsTrue(task.Execute(), Errors());

        Assert.AreEqual("MF6509 neopixel.py, MF6516 mine.mpy, MF6501 code.py", string.Join(", ", _engine.Warnings.Select(warning => $"{warning.Code} {Path.GetFileName(warning.File)}")));
        Assert.HasCount(3, task.WrittenFiles);
        StringAssert.Contains(File.ReadAllText(PathOf("obj/imports.mmd")), "[\"/lib/mine.mpy\"]");
    }

    private void Fails(string code, Action<DeployDrive> change)
    {
        _engine.Errors.Clear();
        DeployDrive task = Task();
        change(task);

        Assert.IsFalse(task.Execute(), code);
        Assert.AreEqual(code, _engine.Errors[0].Code, Errors());
    }

    private DeployDrive Task() => new()
    {
        BuildEngine = _engine,
        ProjectDirectory = _directory,
        ProjectFile = PathOf("board.proj"),
        IntermediateDirectory = "obj",
        Firmware = "circuitpython-10",
        Drive = "CIRCUITPY",
        DeployFiles = [new TaskItem("code.py")],
    };

    private TaskItem Compiled(string path, string source, string target, params (string Name, string Value)[] more) =>
        Item(path, [("PythonSource", PathOf(source)), ("TargetPath", target), .. more]);

    private static TaskItem Item(string path, params (string Name, string Value)[] metadata) => new(path, metadata.ToDictionary(entry => entry.Name, entry => entry.Value));

    private string Errors() => string.Join('\n', _engine.Errors.Select(error => $"{error.Code} {error.File}: {error.Message}"));

    private string PathOf(string path) => NativePath.Of(Path.Combine(_directory, path));

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }
}
