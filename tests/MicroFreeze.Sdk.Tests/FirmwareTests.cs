using System.Diagnostics;
using System.Globalization;
using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary>The target Firmware builds a port with what the project freezes. The port is a small one of our own, for the build machine (tests/Firmware/ports).</summary>
[TestClass]
public sealed class FirmwareTests
{
    private static readonly (string Path, string Text)[] App = [("app/main.py", "import shared\nprint(shared.NAME)\n"), ("app/net/link.py", "X = 1\n")];

    [TestInitialize]
    public void RequireTools() => FirmwareTree.RequireTools();

    [TestMethod]
    public void The_project_s_modules_come_to_those_of_the_board()
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board>", App);
        string[] tree = project.Files("tree");

        BuildResult build = project.BuildClean("-t:Firmware");

        project.CheckLines(["shared.py", "oak.py", "main.py", "net/link.py"], FirmwareTree.Modules(project));
        project.CheckLines(["bin/Debug/firmware.bin", "bin/Debug/firmware.elf"], project.Files("bin"));
        project.CheckLines(["CC board.c", "CC frozen_content.c", "CC main.c", "LINK firmware.elf"], FirmwareTree.Steps(build));
        project.CheckLines(tree, project.Files("tree"));
        StringAssert.Contains(build.Output, "frozen Python");
    }

    [TestMethod]
    public void In_place_of_the_board_s_manifest_where_the_project_wants_it()
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board><FirmwareManifest>Replace</FirmwareManifest>", App);

        project.BuildClean("-t:Firmware");

        project.CheckLines(["main.py", "net/link.py"], FirmwareTree.Modules(project));
    }

    [TestMethod]
    public void A_board_s_manifest_may_be_text_and_a_project_s_may_include_the_port_s()
    {
        using TestProject text = FirmwareTree.Create("<Board>ELM</Board>", App);
        using TestProject twice = FirmwareTree.Create("<Board>OAK</Board>", App);
        twice.Write("manifest.py", "include(\"$(PORT_DIR)/boards/manifest.py\")\nmodule(\"extra.py\")\n");
        twice.Write("extra.py", "X = 1\n");
        twice.Write("Directory.Build.targets", "<Project><ItemGroup><FrozenManifest Include=\"manifest.py\" /><FrozenString Include=\"note.py\" TargetPath=\"notes/a.py\" /></ItemGroup></Project>");
        twice.Write("note.py", "print('as text')\n");

        text.BuildClean("-t:Firmware");
        twice.BuildClean("-t:Firmware");

        text.CheckLines(["shared.py", "main.py", "net/link.py"], FirmwareTree.Modules(text));
        twice.CheckLines(["shared.py", "oak.py", "extra.py", "main.py", "net/link.py"], FirmwareTree.Modules(twice));
        StringAssert.Contains(HostCompiler.Run(twice.PathOf("bin/Debug/firmware.elf"), twice.Directory).Output, "text notes/a.py: print('as text')");
    }

    [TestMethod]
    public void What_the_port_says_of_itself_holds_for_the_modules()
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board>", ("app/main.py", "import micropython\n@micropython.native\ndef f(x):\n    return x + 1\n"));

        BuildResult build = project.BuildClean();

        byte[] module = File.ReadAllBytes(project.PathOf("obj/Debug/microfreeze/frozen_mpy/main.mpy"));
        Assert.AreEqual(2, module[2] >> 2, "x64, as the board's makefile says");
        Assert.IsFalse(build.Tasks.Contains("BuildFirmware"), "plain Build builds no firmware");

        BuildResult other = project.Build("-p:MicroFreezeArch=armv7m");
        project.Check(other.Succeeded && other.CompiledCount == 3, other);
    }

    [TestMethod]
    public void What_the_makefiles_of_a_port_leave_open_its_compiler_says()
    {
        using TestProject project = FirmwareTree.Create(
            "<Board>REED</Board><FirmwareArguments>CC=gcc -DMPZ_DIG_SIZE=32</FirmwareArguments>",
            ("app/main.py", "import micropython\n@micropython.native\ndef f(x):\n    return x + 123456789012345678901234567890\n"));

        BuildResult build = project.BuildClean("-t:Firmware");

        project.CheckLines(["heron.py", "main.py"], FirmwareTree.Modules(project));
        project.CheckLines(["CC frozen_content.c", "CC main.c", "LINK firmware.elf"], FirmwareTree.Steps(build));
        byte[] module = File.ReadAllBytes(project.PathOf("obj/Debug/microfreeze/frozen_mpy/main.mpy"));
        Assert.AreEqual(2, module[2] >> 2, "x64, as the compiler says");
        StringAssert.Contains(project.Read("obj/Debug/microfreeze/firmware/build/frozen_content.c"), "#if MPZ_DIG_SIZE != 32");

        BuildResult again = project.BuildClean("-t:Firmware");
        project.Check(FirmwareTree.WasCurrent(again), again);

        File.AppendAllText(project.PathOf("app/main.py"), "print('changed')\n");
        BuildResult changed = project.BuildClean("-t:Firmware");
        Assert.AreEqual(1, changed.CompiledCount);
        project.CheckLines(["CC frozen_content.c", "LINK firmware.elf"], FirmwareTree.Steps(changed));
    }

    [TestMethod]
    public void Where_a_rule_names_variables_of_manifests_they_are_known_too()
    {
        using TestProject project = FirmwareTree.Create("<Board>RUSH</Board>", App);
        project.Write("tree/lib/micropython-lib/README.md", "");
        project.Write("tree/lib/micropython-lib/python-stdlib/tern/manifest.py", "module('tern.py')\n");
        project.Write("tree/lib/micropython-lib/python-stdlib/tern/tern.py", "X = 1\n");
        project.Write("tree/ports/fen/boards/RUSH/manifest.py", "require('tern')\nmodule('rush.py', base_path='$(MPY_LIB_DIR)')\n");
        project.Write("tree/lib/micropython-lib/rush.py", "X = 1\n");
        File.AppendAllText(project.PathOf("tree/ports/fen/boards/RUSH/mpconfigboard.mk"), "FROZEN_MANIFEST = boards/RUSH/manifest.py\n");

        project.BuildClean("-t:Firmware");

        project.CheckLines(["tern.py", "rush.py", "main.py", "net/link.py"], FirmwareTree.Modules(project));
    }

    [TestMethod]
    public void Build_builds_it_too_where_the_project_wants_it_and_Clean_takes_all_away()
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board><BuildFirmware>true</BuildFirmware>", App);

        project.BuildClean();
        project.CheckLines(["shared.py", "oak.py", "main.py", "net/link.py"], FirmwareTree.Modules(project));

        project.BuildClean("-t:Clean");
        project.CheckLines([], project.Files("bin"));
        Assert.IsFalse(Directory.Exists(project.PathOf("obj/Debug/microfreeze")));
    }

    [TestMethod]
    public void With_nothing_changed_nothing_is_started()
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board>", App);
        project.BuildClean("-t:Firmware");
        Dictionary<string, DateTime> times = project.Times("obj/Debug/microfreeze/firmware/build");

        BuildResult build = project.BuildClean("-t:Firmware");

        project.Check(FirmwareTree.WasCurrent(build) && build.WasCurrent, build);
        project.CheckLines(times.Select(file => file.ToString()), project.Times("obj/Debug/microfreeze/firmware/build").Select(file => file.ToString()));
    }

    [TestMethod]
    public void One_changed_module_is_one_compilation_one_object_and_one_link()
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board>", App);
        project.BuildClean("-t:Firmware");
        project.Write("app/main.py", "print('changed')\n");

        BuildResult build = project.BuildClean("-t:Firmware");

        Assert.AreEqual(1, build.CompiledCount);
        project.CheckLines(["CC frozen_content.c", "LINK firmware.elf"], FirmwareTree.Steps(build));
    }

    [TestMethod]
    [DataRow("tree/main.c", "CC main.c,LINK firmware.elf")]
    [DataRow("tree/py/obj.h", "CC frozen_content.c,CC main.c,LINK firmware.elf")]
    [DataRow("tree/ports/desk/boards/OAK/mpconfigboard.h", "CC board.c,LINK firmware.elf")]
    [DataRow("tree/ports/desk/boards/OAK/mpconfigboard.mk", "CC board.c,CC frozen_content.c,CC main.c,LINK firmware.elf")]
    public void A_changed_file_of_the_tree_is_seen(string file, string steps)
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board>", App);
        project.BuildClean("-t:Firmware");
        File.AppendAllText(project.PathOf(file), "\n");

        BuildResult build = project.BuildClean("-t:Firmware");

        project.CheckLines(steps.Split(','), FirmwareTree.Steps(build));
    }

    [TestMethod]
    public void Other_arguments_build_from_scratch()
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board>", App);
        project.BuildClean("-t:Firmware");

        BuildResult build = project.BuildClean("-t:Firmware", "-p:FirmwareArguments=CFLAGS=-DMORE=1 -O1 -MMD -I../.. -I$(BUILD) -I$(BOARD_DIR) -DMICROPY_QSTR_EXTRA_POOL=mp_qstr_frozen_const_pool");

        Assert.HasCount(4, FirmwareTree.Steps(build), build.Output);
    }

    [TestMethod]
    public void Another_include_after_other_arguments_compiles_what_has_it()
    {
        // The makefiles are asked while an older build's lists of dependencies are there, which make takes for makefiles as well.
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board>", App);
        project.BuildClean("-t:Firmware");
        project.BuildClean("-t:Firmware", "-p:FirmwareArguments=MORE=1");
        project.Write("tree/main.c", "#include \"py/mpz.h\"\n" + project.Read("tree/main.c"));
        project.BuildClean("-t:Firmware", "-p:FirmwareArguments=MORE=1");
        project.Write("tree/main.c", "\n" + project.Read("tree/main.c"));

        BuildResult build = project.BuildClean("-t:Firmware", "-p:FirmwareArguments=MORE=1");

        project.CheckLines(["CC main.c", "LINK firmware.elf"], FirmwareTree.Steps(build));
    }

    [TestMethod]
    public void What_a_killed_build_left_is_not_taken_as_current()
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board>", App);
        project.BuildClean("-t:Firmware");

        // Its make goes on where only the build that started it was killed.
        using Process leftOver = Process.Start("sleep", "300");
        File.WriteAllText(
            project.PathOf("obj/Debug/microfreeze/firmware/building"),
            string.Create(CultureInfo.InvariantCulture, $"{leftOver.Id} {leftOver.StartTime.ToUniversalTime().Ticks}"));
        File.WriteAllText(project.PathOf("obj/Debug/microfreeze/firmware/build/main.o"), "half an object");
        project.Write("app/main.py", "print('changed')\n");

        BuildResult build = project.BuildClean("-t:Firmware");

        Assert.IsTrue(leftOver.WaitForExit(TimeSpan.FromSeconds(10)));
        Assert.HasCount(4, FirmwareTree.Steps(build), build.Output);
        project.CheckLines(["shared.py", "oak.py", "main.py", "net/link.py"], FirmwareTree.Modules(project));
    }

    [TestMethod]
    public void Two_builds_at_once_take_turns()
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board>", App);
        project.BuildClean("-restore", "-t:CollectFrozenItems");

        BuildResult[] builds = new BuildResult[2];
        Parallel.For(0, 2, index => builds[index] = project.Build("-t:Firmware"));

        Assert.IsTrue(builds.All(build => build.Succeeded), builds[0].Output + builds[1].Output);
        project.CheckLines(["shared.py", "oak.py", "main.py", "net/link.py"], FirmwareTree.Modules(project));
    }

    [TestMethod]
    [DataRow("my board, \u00e4\u00f6 \u6f22")]
    [DataRow("a#b$c=d%e'f")]
    public void Paths_that_make_cannot_handle_are_gone_round(string name)
    {
        using TestProject outer = TestProject.Empty();
        using TestProject project = FirmwareTree.Create(TestProject.Below(outer, name, App), "<Board>OAK</Board>");

        BuildResult build = project.BuildClean("-t:Firmware");
        BuildResult again = project.BuildClean("-t:Firmware");

        Assert.HasCount(4, FirmwareTree.Steps(build), build.Output);
        project.Check(FirmwareTree.WasCurrent(again), again);
        project.CheckLines(["shared.py", "oak.py", "main.py", "net/link.py"], FirmwareTree.Modules(project));
    }

    [TestMethod]
    public void A_board_of_one_s_own_lies_outside_the_tree()
    {
        using TestProject project = FirmwareTree.Create(
            "<Port>desk</Port><BoardDir>boards/MINE</BoardDir>",
            [.. App, ("boards/MINE/mpconfigboard.mk", "FROZEN_MANIFEST ?= $(BOARD_DIR)/manifest.py\n"), ("boards/MINE/mpconfigboard.h", "#define BOARD_NUMBER 9\n"),
                ("boards/MINE/manifest.py", "module('mine.py', base_path='$(BOARD_DIR)')\n"), ("boards/MINE/mine.py", "X = 1\n")]);

        project.BuildClean("-t:Firmware");

        project.CheckLines(["mine.py", "main.py", "net/link.py"], FirmwareTree.Modules(project));
    }

    [TestMethod]
    public void Boards_are_built_side_by_side_in_directories_of_their_own()
    {
        using TestProject project = FirmwareTree.Create("<Boards>OAK;ELM</Boards>", App);
        project.Write("Directory.Build.targets", """
            <Project>
              <ItemGroup Condition="'$(Board)' == 'ELM'"><FrozenModule Include="elm.py" /></ItemGroup>
              <Target Name="Say" AfterTargets="Firmware" Condition="'$(Board)' == ''"><Message Text="RESULT %(Firmware.Board) %(Firmware.FirmwareType)" /></Target>
            </Project>
            """);
        project.Write("elm.py", "X = 1\n");

        BuildResult build = project.BuildClean("-t:Firmware");

        project.CheckLines(["shared.py", "oak.py", "main.py", "net/link.py"], FirmwareTree.Modules(project, "bin/Debug/OAK/firmware.elf"));
        project.CheckLines(["shared.py", "main.py", "net/link.py", "elm.py"], FirmwareTree.Modules(project, "bin/Debug/ELM/firmware.elf").Order(StringComparer.Ordinal).OrderBy(name => Array.IndexOf(["shared.py", "main.py", "net/link.py", "elm.py"], name)));
        project.CheckLines(["RESULT ELM bin", "RESULT ELM elf", "RESULT OAK bin", "RESULT OAK elf"], build.Messages.Where(message => message.StartsWith("RESULT", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        project.CheckLines(["obj/Debug/ELM", "obj/Debug/OAK"], Directory.GetDirectories(project.PathOf("obj/Debug")).Select(path => Path.GetRelativePath(project.Directory, path)).Order(StringComparer.Ordinal));

        project.BuildClean("-t:Clean");
        project.CheckLines([], project.Files("bin"));
    }

    [TestMethod]
    public void A_port_that_CMake_builds_calls_us_too()
    {
        FirmwareTree.RequireTools("cmake", "python3");
        using TestProject project = FirmwareTree.Create("<Port>glade</Port>", App);

        project.BuildClean("-t:Firmware");
        project.CheckLines(["shared.py", "main.py", "net/link.py"], FirmwareTree.Modules(project));

        BuildResult again = project.BuildClean("-t:Firmware");
        project.Check(!again.Messages.Any(message => message.Contains("Building C object", StringComparison.Ordinal)), again);

        project.Write("app/main.py", "print('changed')\n");
        BuildResult changed = project.BuildClean("-t:Firmware");
        Assert.AreEqual(1, changed.CompiledCount);
        Assert.AreEqual(1, changed.Messages.Count(message => message.Contains("Building C object", StringComparison.Ordinal)), changed.Output);
        Assert.AreEqual(1, changed.Messages.Count(message => message.Contains("Linking C executable", StringComparison.Ordinal)), changed.Output);
    }

    [TestMethod]
    public void What_a_port_of_CMake_leaves_open_its_compiler_says()
    {
        FirmwareTree.RequireTools("cmake", "python3");
        using TestProject project = FirmwareTree.Create(
            "<Port>glade</Port><FirmwareArguments>NAMES_NOTHING=1;CMAKE_C_FLAGS=-DMPZ_DIG_SIZE=32</FirmwareArguments>",
            ("app/main.py", "import micropython\n@micropython.native\ndef f(x):\n    return x + 123456789012345678901234567890\n"));

        project.BuildClean("-t:Firmware");

        project.CheckLines(["shared.py", "main.py"], FirmwareTree.Modules(project));
        byte[] module = File.ReadAllBytes(project.PathOf("obj/Debug/microfreeze/frozen_mpy/main.mpy"));
        Assert.AreEqual(2, module[2] >> 2, "x64, as the compiler says");
        StringAssert.Contains(project.Read("obj/Debug/microfreeze/firmware/build/frozen_content.c"), "#if MPZ_DIG_SIZE != 32");

        Dictionary<string, DateTime> answers = project.Times("obj/Debug/microfreeze/firmware/query");
        BuildResult again = project.BuildClean("-t:Firmware");
        project.Check(!again.Messages.Any(message => message.Contains("Building C object", StringComparison.Ordinal)), again);
        project.CheckLines(answers.Select(file => file.ToString()), project.Times("obj/Debug/microfreeze/firmware/query").Select(file => file.ToString()));
    }

    [TestMethod]
    public void A_port_of_CMake_is_held_against_the_modules_before_anything_is_compiled()
    {
        FirmwareTree.RequireTools("cmake", "python3");
        using TestProject project = FirmwareTree.Create(
            "<Port>glade</Port><MicroFreezeArch>armv7m</MicroFreezeArch>",
            ("app/main.py", "import micropython\n@micropython.native\ndef f(x):\n    return x + 1\n"));

        BuildResult build = project.Build("-restore", "-t:Firmware");

        Assert.IsFalse(build.Succeeded);
        StringAssert.Contains(build.Output, "MF4073");
        Assert.IsFalse(build.Messages.Any(message => message.Contains("Building C object", StringComparison.Ordinal)), build.Output);
    }
}
