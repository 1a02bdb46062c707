using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
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
    public void The_list_of_inputs_that_cannot_be_written_is_an_error_with_a_code()
    {
        Write("main.py", "x = 1\n");
        Directory.CreateDirectory(PathOf("obj/inputs.txt"));
        FreezePython task = CreateTask();
        task.Modules = [new TaskItem("main.py")];

        Assert.IsFalse(task.Execute());

        BuildErrorEventArgs error = _engine.Errors.Single();
        Assert.AreEqual("MF1102", error.Code);
        Assert.AreEqual(PathOf("obj/inputs.txt"), error.File);

        Directory.Delete(PathOf("obj/inputs.txt"));
        FreezePython next = CreateTask();
        next.Modules = [new TaskItem("main.py")];
        Assert.IsTrue(next.Execute());
        Assert.AreEqual(PathOf("main.py"), File.ReadAllLines(PathOf("obj/inputs.txt")).First());
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
    public void Items_say_for_themselves_what_their_machine_code_is_for()
    {
        const string Native = "import micropython\n@micropython.native\ndef f(a):\n    return a\n";
        foreach (string name in (string[])["plain.py", "flags.py", "emit.py", "lib/p/m.py"])
        {
            Write(name, Native);
        }

        FreezePython task = CreateTask();
        task.Arch = "rv32imc";
        task.ArchFlags = "zba";
        task.Python =
        [
            new TaskItem("plain.py"),
            new TaskItem("flags.py", new Dictionary<string, string> { ["ArchFlags"] = "zba,zcmp" }),
        ];
        task.Modules = [new TaskItem("emit.py", new Dictionary<string, string> { ["Arch"] = "x64", ["Emit"] = "Native" })];
        task.Packages = [new TaskItem("p", new Dictionary<string, string> { ["BasePath"] = "lib", ["Arch"] = "armv6m" })];

        Assert.IsTrue(task.Execute(), string.Join('\n', _engine.Errors.Select(error => error.Message)));

        // The flags follow a header byte of their own; the second byte of the file has the architecture from bit 2 on.
        Assert.AreEqual("rv32imc 1", ArchOf("plain.mpy"));
        Assert.AreEqual("rv32imc 3", ArchOf("flags.mpy"));
        Assert.AreEqual("x64 0", ArchOf("emit.mpy"));
        Assert.AreEqual("armv6m 0", ArchOf("p/m.mpy"));

        string ArchOf(string name)
        {
            ITaskItem item = task.CompiledPython.Single(item => item.ItemSpec.Replace('\\', '/').EndsWith(name, StringComparison.Ordinal));
            Assert.IsTrue(MpyReader.TryRead(File.ReadAllBytes(PathOf(item.ItemSpec)), out MpyModule? module, out _));
            return $"{NativeArchNames.ToName(module.Arch)} {module.ArchFlags}";
        }
    }

    [TestMethod]
    [DataRow("Arch", "arm", "it must be x86, x64, armv6, armv6m, armv7m, armv7em, armv7emsp, armv7emdp, xtensa, xtensawin, rv32imc, rv64imc or host")]
    [DataRow("Arch", "debug", "it must be x86, x64, armv6, armv6m, armv7m, armv7em, armv7emsp, armv7emdp, xtensa, xtensawin, rv32imc, rv64imc or host")]
    [DataRow("ArchFlags", "zbb", "it must be a number or a list of zba, zcmp")]
    [DataRow("Emit", "fast", "it must be bytecode, native or viper")]
    public void Metadata_about_machine_code_that_is_none_is_an_error(string name, string value, string expected)
    {
        Write("main.py", "X = 1\n");
        FreezePython task = CreateTask();
        task.Arch = "rv32imc";
        task.Modules = [new TaskItem("main.py", new Dictionary<string, string> { [name] = value })];

        Assert.IsFalse(task.Execute());

        BuildErrorEventArgs error = _engine.Errors.Single();
        Assert.AreEqual("MF1004", error.Code);
        Assert.AreEqual($"'{value}' is no value for {name} of 'main.py': {expected}", error.Message);
    }

    [TestMethod]
    [DataRow("Firmware", "micropython-9", "MicroFreezeFirmware")]
    [DataRow("Arch", "armv99", "MicroFreezeArch")]
    [DataRow("ArchFlags", "fast", "MicroFreezeArchFlags")]
    [DataRow("Emit", "fortran", "MicroFreezeEmit")]
    [DataRow("Optimize", "7", "MicroFreezeOptimize")]
    [DataRow("SmallIntBits", "99", "MicroFreezeSmallIntBits")]
    [DataRow("NativeFallback", "perhaps", "MicroFreezeNativeFallback")]
    public void Nothing_follows_from_an_invalid_property(string parameter, string value, string property)
    {
        Write("main.py", "import micropython\n@micropython.native\ndef f(a):\n    return a\n@micropython.asm_thumb\ndef g():\n    nop()\n");
        FreezePython good = CreateTask();
        good.Arch = "armv7m";
        good.Modules = [new TaskItem("main.py")];
        Assert.IsTrue(good.Execute());

        FreezePython task = CreateTask();
        task.Arch = "armv7m";
        task.Modules = [new TaskItem("main.py")];
        typeof(FreezePython).GetProperty(parameter)!.SetValue(task, value);
        Assert.IsFalse(task.Execute());

        BuildErrorEventArgs error = _engine.Errors.Single();
        Assert.AreEqual("MF1003", error.Code);
        StringAssert.StartsWith(error.Message, $"'{value}' is no value for the property {property}");
        Assert.IsTrue(File.Exists(PathOf("obj/frozen_mpy/main.mpy")), "what the last build compiled is of use to the next");
    }

    [TestMethod]
    [DataRow("Arch", "armv99")]
    [DataRow("ArchFlags", "fast")]
    public void Nothing_follows_from_invalid_metadata_and_other_files_are_compiled(string name, string value)
    {
        Write("main.py", "import micropython\n@micropython.native\ndef f(a):\n    return a\n");
        Write("other.py", "x = = 1\n");
        FreezePython task = CreateTask();
        task.Modules = [new TaskItem("main.py", new Dictionary<string, string> { [name] = value }), new TaskItem("other.py")];
        Assert.IsFalse(task.Execute());
        CollectionAssert.AreEqual(new[] { "MF1004", "MF2001" }, _engine.Errors.Select(error => error.Code).ToArray());
    }

    [TestMethod]
    public void Native_code_becomes_bytecode_where_the_project_wants_it()
    {
        Write("main.py", "import micropython\n@micropython.native\ndef f(a):\n    return a\n");
        FreezePython without = CreateTask();
        without.Modules = [new TaskItem("main.py")];
        Assert.IsFalse(without.Execute());
        Assert.AreEqual("MF2129", _engine.Errors.Single().Code);
        StringAssert.Contains(_engine.Errors.Single().Message, "in line 2 ");

        for (int build = 0; build < 2; build++)
        {
            FreezePython task = CreateTask();
            task.NativeFallback = "Bytecode";
            task.Modules = [new TaskItem("main.py")];
            Assert.IsTrue(task.Execute());
            BuildWarningEventArgs warning = _engine.Warnings.Last();
            Assert.AreEqual(("MF2135", PathOf("main.py"), 2, 14), (warning.Code, warning.File, warning.LineNumber, warning.ColumnNumber));
            Assert.HasCount(build + 1, _engine.Warnings);
        }
    }

    [TestMethod]
    public void Exact_mode_reaches_the_compiler()
    {
        Write("asm.py", "import micropython\n@micropython.asm_rv32\ndef f(a0, a1):\n    mv(a1, zero)\n");
        FreezePython task = CreateTask();
        task.Arch = "rv32imc";
        task.Exact = "true";
        task.Python = [new TaskItem("asm.py")];

        Assert.IsTrue(task.Execute());

        StringAssert.Contains(Convert.ToHexStringLower(File.ReadAllBytes(PathOf(task.CompiledPython.Single().ItemSpec))), "8285");
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

    private string PathOf(string path) => NativePath.Of(Path.Combine(_directory, path));

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }
}
