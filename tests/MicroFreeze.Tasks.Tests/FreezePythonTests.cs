using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MicroFreeze.Tasks.Tests;

/// <summary>The task's part: parameters in, items and log out.</summary>
[TestClass]
public sealed class FreezePythonTests
{
    private readonly RecordingEngine _engine = new();
    private string _directory = "";

    [TestInitialize]
    public void Create() => _directory = Directory.CreateTempSubdirectory("microfreeze-task-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void An_error_has_code_place_and_help_link()
    {
        Write("main.py", "x = = 1\n");
        FreezePython task = CreateTask();
        task.Modules = [new TaskItem("main.py")];

        Assert.IsFalse(task.Execute());

        BuildErrorEventArgs error = _engine.Errors.Single();
        Assert.AreEqual("MF2001", error.Code);
        Assert.AreEqual(PathOf("main.py"), error.File);
        Assert.AreEqual(1, error.LineNumber);
        Assert.AreEqual(5, error.ColumnNumber);
        StringAssert.EndsWith(error.HelpLink, "docs/diagnostics.md#mf2001");
        Assert.AreEqual("SyntaxError: invalid syntax", error.Message);
    }

    [TestMethod]
    public void Relative_paths_start_from_the_project_and_not_from_the_current_directory()
    {
        Write("src/led.py", "X = 1\n");
        FreezePython task = CreateTask();
        task.Modules = [new TaskItem("src/led.py", new Dictionary<string, string> { ["BasePath"] = "src" })];
        task.FrozenSourceFile = "out/frozen.c";

        Assert.IsTrue(task.Execute(), string.Join('\n', _engine.Errors.Select(error => error.Message)));

        Assert.AreEqual(Path.Combine("obj", "frozen_mpy", "led.mpy"), task.CompiledPython.Single().ItemSpec);
        Assert.AreEqual("led.py", task.CompiledPython.Single().GetMetadata("TargetPath"));
        Assert.AreEqual(PathOf("src/led.py"), task.CompiledPython.Single().GetMetadata("PythonSource"));
        Assert.AreEqual(Path.Combine("out", "frozen.c"), task.FrozenSource.Single().ItemSpec);
        Assert.IsTrue(File.Exists(PathOf("out/frozen.c")));
    }

    [TestMethod]
    public void Metadata_of_a_Python_item_stay_with_what_it_becomes()
    {
        Write("app/tool.py", "X = 1\n");
        FreezePython task = CreateTask();
        task.Python = [new TaskItem("app/tool.py", new Dictionary<string, string> { ["CopyToOutputDirectory"] = "PreserveNewest", ["Mine"] = "kept" })];

        Assert.IsTrue(task.Execute());

        ITaskItem compiled = task.CompiledPython.Single();
        Assert.AreEqual("PreserveNewest", compiled.GetMetadata("CopyToOutputDirectory"));
        Assert.AreEqual("kept", compiled.GetMetadata("Mine"));
        Assert.AreEqual("app/tool.py", compiled.GetMetadata("TargetPath"));
        Assert.AreEqual("false", compiled.GetMetadata("IsFrozen"));
        Assert.IsEmpty(task.FrozenSource);
    }

    [TestMethod]
    [DataRow(false, "", 0, 1)]
    [DataRow(true, "", 1, 0)]
    [DataRow(true, "CS0168;MF1007", 0, 1)]
    [DataRow(true, "cs0168, mf1007", 0, 1)]
    public void Warnings_are_errors_where_the_project_wants_it(bool treatAsErrors, string notAsErrors, int errors, int warnings)
    {
        FreezePython task = CreateTask();
        task.ExpectsItems = true;
        task.TreatWarningsAsErrors = treatAsErrors;
        task.WarningsNotAsErrors = notAsErrors;

        Assert.AreEqual(errors == 0, task.Execute());

        Assert.HasCount(errors, _engine.Errors);
        Assert.HasCount(warnings, _engine.Warnings);
    }

    [TestMethod]
    public void A_library_needs_a_path()
    {
        FreezePython task = CreateTask();
        task.Libraries = [new TaskItem("ours")];

        Assert.IsFalse(task.Execute());

        Assert.AreEqual("MF1005", _engine.Errors.Single().Code);
    }

    [TestMethod]
    public void NoBuild_hands_out_the_last_build_and_builds_nothing()
    {
        Write("main.py", "print(1)\n");
        FreezePython first = CreateTask();
        first.Modules = [new TaskItem("main.py")];
        Assert.IsTrue(first.Execute());
        Write("main.py", "x = = 1\n");

        FreezePython second = CreateTask();
        second.NoBuild = true;

        Assert.IsTrue(second.Execute());
        Assert.AreEqual(first.CompiledPython.Single().ItemSpec, second.CompiledPython.Single().ItemSpec);
        Assert.IsEmpty(_engine.Errors);
    }

    [TestMethod]
    public void The_task_may_run_beside_others_in_one_process() =>
        Assert.IsTrue(typeof(FreezePython).CustomAttributes.Any(attribute => attribute.AttributeType.FullName == "Microsoft.Build.Framework.MSBuildMultiThreadableTaskAttribute"));

    private FreezePython CreateTask() => new()
    {
        BuildEngine = _engine,
        ProjectDirectory = _directory,
        ProjectFile = PathOf("board.proj"),
        IntermediateDirectory = "obj/",
    };

    private string PathOf(string path) => Path.Combine(_directory, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }
}
