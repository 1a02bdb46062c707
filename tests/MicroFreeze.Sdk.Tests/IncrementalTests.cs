using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary>What a second build does. Content decides, never time alone.</summary>
[TestClass]
public sealed class IncrementalTests
{
    private const string Items = """
          <ItemGroup>
            <FrozenModule Include="main.py" />
            <FrozenModule Include="drivers/**/*.py" BasePath="drivers" />
            <FrozenPackage Include="sensors" BasePath="lib" />
            <Python Include="tools/check.py" />
          </ItemGroup>
        """;

    private static readonly DateTime LongAgo = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] AllOutputs =
    [
        "obj/Debug/microfreeze/frozen-report.json",
        "obj/Debug/microfreeze/frozen-report.md",
        "obj/Debug/microfreeze/frozen-report.state",
        "obj/Debug/microfreeze/frozen_content.c",
        "obj/Debug/microfreeze/frozen_mpy/led.mpy",
        "obj/Debug/microfreeze/frozen_mpy/main.mpy",
        "obj/Debug/microfreeze/frozen_mpy/sensors/__init__.mpy",
        "obj/Debug/microfreeze/frozen_mpy/sensors/hygro.mpy",
        "obj/Debug/microfreeze/inputs.txt",
        "obj/Debug/microfreeze/microfreeze.state",
        "obj/Debug/microfreeze/mpy/tools/check.mpy",
    ];

    private static TestProject CreateProject() => TestProject.Board(
        Items,
        ("main.py", "import led\nled.on()\n"),
        ("drivers/led.py", "def on():\n    return 1\n"),
        ("lib/sensors/__init__.py", "from .hygro import read\n"),
        ("lib/sensors/hygro.py", "def read():\n    return 42\n"),
        ("tools/check.py", "assert 1 + 1 == 2\n"));

    [TestMethod]
    public void With_nothing_changed_nothing_is_compiled_or_written()
    {
        using TestProject project = CreateProject();
        BuildResult first = project.BuildClean();
        Assert.AreEqual(5, first.CompiledCount);
        project.CheckLines(AllOutputs, project.Files("obj/Debug/microfreeze"));
        Dictionary<string, DateTime> before = project.Times("obj");

        BuildResult second = project.BuildClean();

        project.Check(second.WasCurrent && second.CompiledCount is null, second);
        project.CheckLines(before.Select(pair => $"{pair.Key} {pair.Value:O}"), project.Times("obj").Select(pair => $"{pair.Key} {pair.Value:O}"));
    }

    [TestMethod]
    public void One_changed_file_compiles_one_and_writes_one()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        Dictionary<string, DateTime> before = project.Times("obj/Debug/microfreeze");
        project.Write("drivers/led.py", "def on():\n    return 2\n");

        BuildResult second = project.BuildClean();

        Assert.AreEqual(1, second.CompiledCount);
        project.CheckLines(
            [
                "obj/Debug/microfreeze/frozen-report.state",
                "obj/Debug/microfreeze/frozen_content.c",
                "obj/Debug/microfreeze/frozen_mpy/led.mpy",
                "obj/Debug/microfreeze/inputs.txt",
                "obj/Debug/microfreeze/microfreeze.state",
            ],
            project.Times("obj/Debug/microfreeze").Where(pair => before[pair.Key] != pair.Value).Select(pair => pair.Key));
    }

    [TestMethod]
    public void What_grew_in_steps_is_what_one_build_makes()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        project.Write("drivers/led.py", "def on():\n    return 1.5\n");
        project.BuildClean();
        project.Write("lib/sensors/baro.py", "NAME = 'baro'\n");
        project.BuildClean();
        string grown = project.Read("obj/Debug/microfreeze/frozen_content.c");

        project.BuildClean("-t:Rebuild");

        project.CheckLines(project.Read("obj/Debug/microfreeze/frozen_content.c").Split('\n'), grown.Split('\n'));
    }

    [TestMethod]
    public void A_removed_module_leaves_the_firmware_and_the_disk()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        project.Delete("lib/sensors/hygro.py");
        project.Delete("drivers/led.py");

        BuildResult second = project.BuildClean();

        Assert.AreEqual(0, second.CompiledCount);
        project.CheckLines(
            AllOutputs.Where(path => !path.EndsWith("hygro.mpy", StringComparison.Ordinal) && !path.EndsWith("led.mpy", StringComparison.Ordinal)),
            project.Files("obj/Debug/microfreeze"));
        string source = project.Read("obj/Debug/microfreeze/frozen_content.c");
        Assert.IsFalse(source.Contains("hygro.py", StringComparison.Ordinal));
        Assert.IsTrue(source.Contains("main.py", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("lib/sensors/baro.py", "sensors/baro", DisplayName = "in a package's directory")]
    [DataRow("drivers/relay/__init__.py", "relay/__init__", DisplayName = "in a directory that a pattern walks")]
    public void An_added_file_with_an_old_time_is_seen(string file, string module)
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        project.Write(file, "X = 1\n");
        File.SetLastWriteTimeUtc(project.PathOf(file), LongAgo);
        Directory.SetLastWriteTimeUtc(Path.GetDirectoryName(project.PathOf(file))!, LongAgo);

        BuildResult second = project.BuildClean();

        Assert.AreEqual(1, second.CompiledCount);
        Assert.IsTrue(project.Exists($"obj/Debug/microfreeze/frozen_mpy/{module}.mpy"));
        StringAssert.Contains(project.Read("obj/Debug/microfreeze/frozen_content.c"), module + ".py");
    }

    [TestMethod]
    public void Another_content_of_the_same_size_and_time_is_seen()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        DateTime time = File.GetLastWriteTimeUtc(project.PathOf("drivers/led.py"));
        project.Write("drivers/led.py", "def on():\n    return 7\n");
        File.SetLastWriteTimeUtc(project.PathOf("drivers/led.py"), time);

        Assert.AreEqual(1, project.BuildClean().CompiledCount);
    }

    [TestMethod]
    public void A_file_saved_without_a_change_rewrites_no_output()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        Dictionary<string, DateTime> before = project.Times("obj/Debug/microfreeze");
        DateTime saved = DateTime.UtcNow.AddMinutes(1);
        File.SetLastWriteTimeUtc(project.PathOf("main.py"), saved);

        BuildResult second = project.BuildClean();

        project.Check(second.WasCurrent, second);
        Dictionary<string, DateTime> after = project.Times("obj/Debug/microfreeze");
        project.CheckLines(["obj/Debug/microfreeze/microfreeze.state"], after.Where(pair => before[pair.Key] != pair.Value).Select(pair => pair.Key));
        Assert.IsTrue(after["obj/Debug/microfreeze/microfreeze.state"] >= saved.AddSeconds(-1), "an IDE would start a build again and again");
    }

    [TestMethod]
    public void Changed_metadata_of_one_item_compiles_that_one()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        byte[] before = File.ReadAllBytes(project.PathOf("obj/Debug/microfreeze/mpy/tools/check.mpy"));
        project.Write("board.proj", project.Read("board.proj").Replace("""Include="tools/check.py" """, """Include="tools/check.py" Opt="3" """, StringComparison.Ordinal));

        BuildResult second = project.BuildClean();

        Assert.AreEqual(1, second.CompiledCount);
        CollectionAssert.AreNotEqual(before, File.ReadAllBytes(project.PathOf("obj/Debug/microfreeze/mpy/tools/check.mpy")));
    }

    [TestMethod]
    [DataRow("-p:MicroFreezeOptimize=3", 5)]
    [DataRow("-p:MicroFreezeFirmware=circuitpython-10", 5)]
    [DataRow("-p:MicroFreezeSmallIntBits=63", 5)]
    [DataRow("-p:MicroFreezeMpzDigitBits=32", 0)]
    public void A_changed_property_compiles_what_depends_on_it(string argument, int compiled)
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        string before = Outputs();

        BuildResult second = project.BuildClean(argument);

        Assert.AreEqual(compiled, second.CompiledCount);
        Assert.AreNotEqual(before, Outputs());

        string Outputs() => project.Read("obj/Debug/microfreeze/frozen_content.c") + Convert.ToHexString(File.ReadAllBytes(project.PathOf("obj/Debug/microfreeze/frozen_mpy/led.mpy")));
    }

    [TestMethod]
    public void A_failed_build_is_not_followed_by_a_success()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        project.Write("drivers/led.py", "def on(:\n");

        BuildResult failed = project.Build();
        BuildResult again = project.Build();

        project.Check(failed.ExitCode == 1 && failed.Errors.Count == 1, failed);
        project.Check(again.ExitCode == 1, again);
        project.CheckLines(failed.Errors, again.Errors);
        project.CheckLines(
            AllOutputs.Where(path => !path.EndsWith("frozen_content.c", StringComparison.Ordinal) && !path.EndsWith("led.mpy", StringComparison.Ordinal)),
            project.Files("obj/Debug/microfreeze"));
    }

    [TestMethod]
    public void After_the_mistake_is_taken_back_only_that_file_is_compiled()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        string good = project.Read("obj/Debug/microfreeze/frozen_content.c");
        project.Write("drivers/led.py", "def on(:\n");
        project.Build();
        project.Write("drivers/led.py", "def on():\n    return 1\n");

        BuildResult mended = project.BuildClean();

        Assert.AreEqual(1, mended.CompiledCount);
        Assert.AreEqual(good, project.Read("obj/Debug/microfreeze/frozen_content.c"));
    }

    [TestMethod]
    [DataRow("frozen_content.c", 0)]
    [DataRow("frozen_mpy/led.mpy", 1)]
    [DataRow("mpy/tools/check.mpy", 1)]
    public void A_deleted_or_damaged_output_comes_back(string output, int compiled)
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        string path = $"obj/Debug/microfreeze/{output}";
        byte[] content = File.ReadAllBytes(project.PathOf(path));
        project.Delete(path);

        BuildResult afterDeletion = project.BuildClean();
        Assert.AreEqual(compiled, afterDeletion.CompiledCount);
        CollectionAssert.AreEqual(content, File.ReadAllBytes(project.PathOf(path)));

        project.Write(path, "damaged");
        BuildResult afterDamage = project.BuildClean();
        Assert.AreEqual(compiled, afterDamage.CompiledCount);
        CollectionAssert.AreEqual(content, File.ReadAllBytes(project.PathOf(path)));
    }

    [TestMethod]
    public void A_damaged_state_file_is_as_good_as_none()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        byte[] state = File.ReadAllBytes(project.PathOf("obj/Debug/microfreeze/microfreeze.state"));
        File.WriteAllBytes(project.PathOf("obj/Debug/microfreeze/microfreeze.state"), state[..(state.Length / 2)]);

        Assert.AreEqual(5, project.BuildClean().CompiledCount);
    }

    [TestMethod]
    public void A_changed_qstr_header_writes_the_C_source_alone()
    {
        using TestProject project = CreateProject();
        project.Write("board.proj", project.Read("board.proj").Replace("<ItemGroup>", "<PropertyGroup><QstrHeader>qstrdefs.h</QstrHeader></PropertyGroup><ItemGroup>", StringComparison.Ordinal));
        project.Write("qstrdefs.h", "QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 1)\nQ(on)\n");
        project.BuildClean();
        Dictionary<string, DateTime> before = project.Times("obj/Debug/microfreeze");
        project.Write("qstrdefs.h", "QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 1)\nQ(on)\nQ(led)\n");

        BuildResult second = project.BuildClean();

        Assert.AreEqual(0, second.CompiledCount);
        project.CheckLines(
            [
                "obj/Debug/microfreeze/frozen-report.json",
                "obj/Debug/microfreeze/frozen-report.md",
                "obj/Debug/microfreeze/frozen-report.state",
                "obj/Debug/microfreeze/frozen_content.c",
                "obj/Debug/microfreeze/inputs.txt",
                "obj/Debug/microfreeze/microfreeze.state",
            ],
            project.Times("obj/Debug/microfreeze").Where(pair => before[pair.Key] != pair.Value).Select(pair => pair.Key));
    }

    [TestMethod]
    public void Configurations_leave_each_others_outputs_alone()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        project.BuildClean("-c", "Release");

        BuildResult back = project.BuildClean();

        project.Check(back.WasCurrent, back);
        Assert.HasCount(AllOutputs.Length, project.Files("obj/Release/microfreeze"));
    }

    [TestMethod]
    public void A_C_source_that_moves_leaves_nothing_behind()
    {
        using TestProject project = CreateProject();
        project.BuildClean("-p:FrozenSourceFile=firmware/one.c");

        project.BuildClean("-p:FrozenSourceFile=firmware/two.c");

        project.CheckLines(["firmware/two.c"], project.Files("firmware"));
    }

    [TestMethod]
    public void Warnings_stay_until_their_reason_goes()
    {
        using TestProject project = TestProject.Board("");

        BuildResult first = project.Build();
        BuildResult second = project.Build();
        BuildResult third = project.Build("-warnaserror");

        project.Check(first.Succeeded && first.Warnings.Count == 1, first);
        project.Check(second.Succeeded && second.WasCurrent, second);
        project.CheckLines(first.Warnings, second.Warnings);
        project.Check(third.ExitCode == 1 && third.Errors.Count == 1, third);
    }

    [TestMethod]
    public void Clean_leaves_nothing_and_Rebuild_builds_everything()
    {
        using TestProject project = CreateProject();
        project.BuildClean("-p:FrozenSourceFile=firmware/frozen.c");
        BuildResult rebuilt = project.BuildClean("-t:Rebuild", "-p:FrozenSourceFile=firmware/frozen.c");
        Assert.AreEqual(5, rebuilt.CompiledCount);

        BuildResult cleaned = project.Run("clean", "-p:FrozenSourceFile=firmware/frozen.c");

        project.Check(cleaned.Succeeded, cleaned);
        project.CheckLines([], project.Files("firmware"));

        // The .NET SDK keeps these two in every project.
        project.CheckLines(["obj/Debug/board.assets.cache", "obj/Debug/board.proj.FileListAbsolute.txt"], project.Files("obj/Debug"));
    }

    [TestMethod]
    public void Clean_after_a_failed_build_leaves_nothing()
    {
        using TestProject project = CreateProject();
        project.Write("main.py", "def (\n");
        project.Build();

        BuildResult cleaned = project.Run("clean");

        project.Check(cleaned.Succeeded, cleaned);
        project.CheckLines([], project.Files("obj/Debug/microfreeze"));
        Assert.IsFalse(Directory.Exists(project.PathOf("obj/Debug/microfreeze")));
    }
}
