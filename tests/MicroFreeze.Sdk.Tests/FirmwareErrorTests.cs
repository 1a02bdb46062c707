using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary>What can go wrong on the way into a firmware is said in one place, with a code and a way out.</summary>
[TestClass]
public sealed class FirmwareErrorTests
{
    private static readonly (string Path, string Text)[] App = [("app/main.py", "import shared\nprint(shared.NAME)\n")];

    [TestInitialize]
    public void RequireTools() => FirmwareTree.RequireTools();

    [TestMethod]
    [DataRow("", "MF6100: The project does not say which firmware to build")]
    [DataRow("<Board>OAKS</Board>", "MF6103: no port of '$TREE' has a board 'OAKS'. Did you mean 'OAK'?")]
    [DataRow("<Port>desk</Port><Board>Elm</Board>", "MF6103: the port 'desk' has no board 'Elm'. Did you mean 'ELM'?")]
    [DataRow("<Port>dusk</Port><Board>OAK</Board>", "MF6102: '$TREE' has no port 'dusk'. Did you mean 'desk'? There are desk, fen, glade")]
    [DataRow("<Board>OAK</Board><Variant>BIG</Variant>", "MF6103: the board 'OAK' has no variants; leave out the property Variant")]
    [DataRow("<Port>desk</Port><BoardDir>app</BoardDir>", "MF6103: '$ROOT/app' is no board: it has no mpconfigboard.h, .mk or .cmake")]
    [DataRow("<Board>OAK</Board><MpyDir>app</MpyDir>", "MF6101: '$ROOT/app' is no source tree of MicroPython or CircuitPython: it has no py/mpconfig.h")]
    [DataRow("<Board>OAK</Board><MpyDir>gone</MpyDir>", "MF6101: '$ROOT/gone' is no source tree of MicroPython or CircuitPython: there is no such directory")]
    [DataRow("<Board>OAK</Board><FirmwareManifest>Add</FirmwareManifest>", "MF1003: 'Add' is no value for the property FirmwareManifest: it must be Extend or Replace")]
    [DataRow("<Board>OAK</Board><FirmwareArguments>CROSS_COMPILE=arm-none-such-</FirmwareArguments>", "MF6105: 'arm-none-such-gcc' is not installed, or not in PATH; ")]
    [DataRow("<Board>OAK</Board><FirmwareMake>nomake</FirmwareMake>", "MF6105: 'nomake' is not installed, or not in PATH; ")]
    [DataRow("<Board>OAK</Board><FirmwareArguments>CC=$ROOT/app/main.py</FirmwareArguments>", "MF6105: '$ROOT/app/main.py' is not installed, or not in PATH; there is such a file, but it is no program that can be run here")]
    [DataRow("<Board>OAK</Board><FirmwareArguments>V=1;BUILD=elsewhere</FirmwareArguments>", "MF6122: FirmwareArguments must not set 'BUILD': the property MicroFreezeFirmwarePath says ")]
    [DataRow("<Board>OAK</Board><FirmwareArguments>--no-such-option</FirmwareArguments>", "MF6108: the port's settings cannot be read: make: unrecognized option '--no-such-option'")]
    [DataRow("<Board>OAK</Board><MicroFreezeFirmwarePath>app/main.py/</MicroFreezeFirmwarePath>", "MF1102: cannot write '$ROOT/app/main.py': ")]
    [DataRow("<Board>.</Board>", "MF6103: no port of '$TREE' has a board '.'. The directories in ports/*/boards are the boards")]
    [DataRow("<Board>OAK</Board><FirmwareFiles>*.dfu</FirmwareFiles>", "MF6119: the port's build succeeded, but there is no firmware in ")]
    public void What_a_project_gets_wrong_is_an_error_at_the_project(string properties, string expected)
    {
        using TestProject project = TestProject.Empty(App);
        FirmwareTree.Create(project, properties.Replace("$ROOT", project.Directory, StringComparison.Ordinal));

        BuildResult build = project.Build("-t:Firmware");

        project.Check(build.ExitCode == 1 && build.Errors.Count >= 1, build);
        StringAssert.StartsWith(
            build.Errors[0], "board.proj: " + expected.Replace("$TREE", project.PathOf("tree"), StringComparison.Ordinal).Replace("$ROOT", project.Directory, StringComparison.Ordinal));
    }

    [TestMethod]
    public void Another_version_of_the_tree_is_named()
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board>", App);
        project.Write("tree/py/mpconfig.h", "#define MICROPY_VERSION_MAJOR 1\n#define MICROPY_VERSION_MINOR 19\n");

        BuildResult build = project.Build();

        project.Check(build.ExitCode == 1, build);
        StringAssert.Contains(build.Errors[0], "MF6104: ");
        StringAssert.Contains(build.Errors[0], "is MicroPython 1.19, and modules can be made for MicroPython 1.28");
    }

    [TestMethod]
    public void Errors_of_the_compiler_have_its_place()
    {
        using TestProject project = FirmwareTree.Create("<Board>BROKEN</Board>", App);

        BuildResult build = project.Build("-t:Firmware");

        project.Check(build.ExitCode == 1, build);
        Assert.HasCount(1, build.Errors, build.Output);
        StringAssert.StartsWith(build.Errors[0], "board.c(11,12): MF6111: C compiler: 'oak_number' undeclared (first use in this function)");
        project.CheckLines(["board.c(10,9): MF6112: C compiler: unused variable 'unused' [-Wunused-variable]"], build.Warnings.Take(1));
        StringAssert.Contains(build.Output, project.PathOf("tree/ports/desk/board.c") + "(11,12): error MF6111");
    }

    [TestMethod]
    public void A_missing_header_of_a_submodule_says_how_to_get_it()
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board>", App);
        project.Write("tree/ports/desk/boards/OAK/mpconfigboard.h", "#define BOARD_NUMBER 1\n#define BOARD_NEEDS \"lib/extra/extra.h\"\n");

        BuildResult build = project.Build("-t:Firmware");

        project.Check(build.ExitCode == 1 && build.Errors.Count == 2, build);
        StringAssert.Contains(build.Errors[0], "lib/extra/extra.h: No such file or directory");
        StringAssert.Contains(build.Errors[1], $"run: git -C {project.PathOf("tree")} submodule update --init lib/extra");
    }

    [TestMethod]
    public void Libraries_that_a_board_freezes_are_not_left_out_in_silence()
    {
        using TestProject project = FirmwareTree.Create("<Board>REED</Board>", App);
        project.Write("tree/.gitmodules", "[submodule \"frozen/heron\"]\n\tpath = frozen/heron\n");
        File.Delete(project.PathOf("tree/frozen/heron/heron.py"));

        BuildResult build = project.Build("-t:Firmware");

        project.Check(build.ExitCode == 1, build);
        project.CheckLines(
            [$"board.proj: MF6121: the board freezes these libraries, and they are not checked out: frozen/heron; run: git -C {project.PathOf("tree")} submodule update --init frozen/heron"], build.Errors);
        Assert.IsEmpty(FirmwareTree.Steps(build));
    }

    [TestMethod]
    [DataRow("<Board>RUSH</Board><MicroFreezeArch>x64</MicroFreezeArch>", "MF4074: 'main.py' has native code for x64, but this firmware is configured without native code")]
    [DataRow("<Board>REED</Board><MicroFreezeArch>armv7m</MicroFreezeArch>", "MF4073: 'main.py' has native code for armv7m, but this firmware runs on x64")]
    [DataRow("<Board>REED</Board><FirmwareArguments>CC=gcc -DMICROPY_LONGINT_IMPL=1</FirmwareArguments>", "MF4071: the modules are frozen for long integers of kind 'mpz', but this firmware has 'longlong'")]
    [DataRow("<Board>REED</Board><FirmwareArguments>CC=gcc -DMPZ_DIG_SIZE=32;MPY_TOOL_FLAGS=-mmpz-dig-size=16</FirmwareArguments>", "MF4072: the modules are frozen for long integers with digits of 16 bits, but this firmware has digits of 32 bits")]
    [DataRow("<Board>REED</Board><FirmwareArguments>CC=gcc -DMICROPY_OBJ_REPR=2;MPY_CROSS_FLAGS=-msmall-int-bits=63 -march=x64</FirmwareArguments>", "MF4075: 'main.py' is compiled for small integers of 63 bits, but those of this firmware have 31 (object representation C)")]
    public void What_does_not_go_together_is_said_before_C_is_compiled(string properties, string expected)
    {
        using TestProject project = FirmwareTree.Create(properties, ("app/main.py", "import micropython\n@micropython.native\ndef f(x):\n    return x + 1\n"));

        BuildResult build = project.Build("-t:Firmware");

        project.Check(build.ExitCode == 1 && build.Errors.Count == 1, build);
        StringAssert.Contains(build.Errors[0], expected);
        Assert.IsEmpty(FirmwareTree.Steps(build));
    }

    [TestMethod]
    public void A_firmware_that_does_not_fit_says_by_how_much_and_what_is_large()
    {
        using TestProject project = FirmwareTree.Create("<Board>TINY</Board>", [("app/large.py", "X = '" + new string('x', 900) + "'\n"), ("app/small.py", "X = 1\n")]);

        BuildResult build = project.Build("-t:Firmware");

        project.Check(build.ExitCode == 1 && build.Errors.Count == 1, build);
        StringAssert.Matches(build.Errors[0], new("^board.proj: MF6115: the firmware does not fit: it is [0-9,]+ bytes too large for the memory region FLASH \\(section .text\\)\\. "));
        StringAssert.Contains(build.Errors[0], "The 3 frozen modules take about ");
        StringAssert.Contains(build.Errors[0], "the largest: large.py ");
    }

    [TestMethod]
    public void An_error_of_a_module_comes_before_C_is_compiled()
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board>", ("app/main.py", "x = = 1\n"));

        BuildResult build = project.Build("-t:Firmware");

        project.Check(build.ExitCode == 1, build);
        project.CheckLines(["main.py(1,5): MF2001: SyntaxError: invalid syntax"], build.Errors);
        Assert.IsEmpty(FirmwareTree.Steps(build));
    }

    [TestMethod]
    public void A_command_that_fails_without_a_word_is_named_with_what_went_before()
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board><FirmwareArguments>LINK=echo one &amp;&amp; exit 3</FirmwareArguments>", App);

        BuildResult build = project.Build("-t:Firmware");

        project.Check(build.ExitCode == 1 && build.Errors.Count == 1, build);
        StringAssert.Matches(build.Errors[0], new("^Makefile\\([0-9]+,0\\): MF6116: make: .*/firmware\\.elf: Error 3; the lines before: CC .* / LINK .* / one$"));
    }

    [TestMethod]
    public void After_a_make_that_was_killed_the_next_build_begins_from_scratch()
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board><FirmwareArguments>LINK=%24(if %24(wildcard %24(CURDIR)/kill),kill -9 $$PPID &amp;&amp; sleep 1,%24(CC) -o $@ $^)</FirmwareArguments>", App);
        project.Write("tree/ports/desk/kill", "");
        BuildResult killed = project.Build("-t:Firmware");
        project.Check(killed.ExitCode == 1 && killed.Errors.Count == 1, killed);
        StringAssert.Contains(killed.Errors[0], "MF6118: the port's build ended with exit code 137");
        File.Delete(project.PathOf("tree/ports/desk/kill"));

        BuildResult build = project.BuildClean("-t:Firmware");

        project.CheckLines(["CC board.c", "CC frozen_content.c", "CC main.c", "LINK firmware.elf"], FirmwareTree.Steps(build));
    }

    [TestMethod]
    public void With_many_boards_an_error_says_which_one_it_is_of()
    {
        using TestProject project = FirmwareTree.Create("<Boards>OAK;BROKEN</Boards>", App);

        BuildResult build = project.Build("-t:Firmware");

        project.Check(build.ExitCode == 1 && build.Errors.Count == 1, build);
        StringAssert.EndsWith(build.Errors[0], "[board BROKEN]");
    }

    [TestMethod]
    public void A_failed_build_is_not_taken_as_current()
    {
        using TestProject project = FirmwareTree.Create("<Board>OAK</Board>", App);
        project.BuildClean("-t:Firmware");
        string good = project.Read("tree/ports/desk/board.c");
        project.Write("tree/ports/desk/board.c", good + "int broken(\n");

        Assert.AreEqual(1, project.Build("-t:Firmware").ExitCode);
        Assert.AreEqual(1, project.Build("-t:Firmware").ExitCode);

        project.Write("tree/ports/desk/board.c", good);
        project.BuildClean("-t:Firmware");
    }
}
