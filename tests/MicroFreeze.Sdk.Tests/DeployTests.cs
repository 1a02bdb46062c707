using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary><c>-t:Deploy</c> and <c>-t:CheckImports</c> in real builds.</summary>
[TestClass]
public sealed class DeployTests
{
    private const string BootOut = "Adafruit CircuitPython 10.2.1 on 2026-03-05; Adafruit Circuit Playground Express with samd21g18\nBoard ID:circuitplayground_express\n";

    private const string Project = """
          <PropertyGroup>
            <MicroFreezeFirmware>circuitpython-10</MicroFreezeFirmware>
            <CircuitPyDrive>CIRCUITPY</CircuitPyDrive>
          </PropertyGroup>
          <ItemGroup>
            <FrozenModule Include="frozen/neopixel.py" BasePath="frozen" />
            <Python Include="lib/**/*.py" BasePath="lib" />
            <Python Include="app/tool.py" BasePath="app" DeployPath="tool.mpy" />
            <Python Include="app/helper.py" BasePath="app" Deploy="false" />
            <DeployFile Include="code.py;sounds/**" />
            <DeployFile Include="config/board.toml" DeployPath="settings.toml" />
            <DeployFile Include="config/extra.txt" DeployPath="data/" />
          </ItemGroup>
        """;

    private static readonly (string Path, string Text)[] Files =
    [
        ("code.py", "import neopixel\nimport blink.fast\nimport tool\n"),
        ("frozen/neopixel.py", "X = 1\n"),
        ("lib/neopixel.py", "X = 2\n"),
        ("lib/blink/__init__.py", ""),
        ("lib/blink/fast.py", "X = 3\n"),
        ("app/tool.py", ""),
        ("app/helper.py", ""),
        ("sounds/beep.wav", "RIFF"),
        ("config/board.toml", "A = 1"),
        ("config/extra.txt", "extra"),
    ];

    [TestMethod]
    public void Deploy_brings_the_drive_into_the_state_of_the_project_again_and_again()
    {
        using TestProject project = TestProject.Board(Project, [.. Files, ("CIRCUITPY/boot_out.txt", BootOut), ("CIRCUITPY/mine.txt", "mine")]);

        BuildResult build = project.BuildClean("-t:Deploy");

        project.CheckLines(
            [
                "CIRCUITPY/.microfreeze/deployed.json", "CIRCUITPY/boot_out.txt", "CIRCUITPY/code.py", "CIRCUITPY/data/extra.txt", "CIRCUITPY/lib/blink/__init__.mpy",
                "CIRCUITPY/lib/blink/fast.mpy", "CIRCUITPY/mine.txt", "CIRCUITPY/settings.toml", "CIRCUITPY/sounds/beep.wav", "CIRCUITPY/tool.mpy",
            ],
            project.Files("CIRCUITPY"));
        project.Check(build.Messages.Any(message => message.Contains("7 added, 0 updated, 0 removed, 0 as they were")), build);
        project.Check(build.Messages.Any(message => message.Contains("'lib/neopixel.mpy' is not deployed: the board has neopixel frozen")), build);
        StringAssert.StartsWith(project.Read("obj/Debug/microfreeze/imports.txt"), "/code.py runs by itself\n    neopixel    .frozen/neopixel.py\n");
        Assert.IsFalse(project.Exists("obj/Debug/microfreeze/helper.mpy"));

        Dictionary<string, DateTime> times = project.Times("CIRCUITPY");
        build = project.BuildClean("-t:Deploy");
        project.Check(build.Messages.Any(message => message.Contains("0 added, 0 updated, 0 removed, 7 as they were")), build);
        CollectionAssert.AreEquivalent(times, project.Times("CIRCUITPY"));

        project.Delete("lib/blink/fast.py");
        project.Write("code.py", "import neopixel\nimport blink\n");
        build = project.BuildClean("-t:Deploy", "-p:DeployDryRun=true");
        project.CheckLines(["remove  lib/blink/fast.mpy", "update  code.py"], build.Messages.Where(message => message.StartsWith("remove ") || message.StartsWith("update ")).Select(message => message.Split(" (")[0]));
        CollectionAssert.AreEquivalent(times, project.Times("CIRCUITPY"));

        project.BuildClean("-t:Deploy");
        Assert.IsFalse(project.Exists("CIRCUITPY/lib/blink/fast.mpy"));
        Assert.AreEqual("mine", project.Read("CIRCUITPY/mine.txt"));
    }

    [TestMethod]
    public void A_build_alone_touches_no_drive_and_clean_removes_no_file_of_it()
    {
        using TestProject project = TestProject.Board(Project, [.. Files, ("CIRCUITPY/boot_out.txt", BootOut)]);

        project.BuildClean();
        project.CheckLines(["CIRCUITPY/boot_out.txt"], project.Files("CIRCUITPY"));

        project.BuildClean("-t:Deploy");
        int deployed = project.Files("CIRCUITPY").Length;
        BuildResult clean = project.Run("clean");
        project.Check(clean.Succeeded, clean);
        Assert.HasCount(deployed, project.Files("CIRCUITPY"));
        Assert.IsEmpty(project.Files("obj/Debug/microfreeze"));
    }

    [TestMethod]
    public void A_folder_and_a_zip_file_have_the_same_content()
    {
        using TestProject project = TestProject.Board(
            Project.Replace("<CircuitPyDrive>CIRCUITPY</CircuitPyDrive>", "<DeployDirectory>out/drive</DeployDirectory><DeployArchive>out/drive.zip</DeployArchive>", StringComparison.Ordinal), Files);

        project.BuildClean("-t:Deploy");

        using System.IO.Compression.ZipArchive zip = System.IO.Compression.ZipFile.OpenRead(project.PathOf("out/drive.zip"));
        project.CheckLines(
            project.Files("out/drive").Select(file => file["out/drive/".Length..]).Where(file => !file.StartsWith('.')), zip.Entries.Select(entry => entry.FullName));
    }

    [TestMethod]
    public void What_is_wrong_is_said_at_its_place_before_anything_is_written()
    {
        using TestProject project = TestProject.Board(Project, [.. Files, ("CIRCUITPY/boot_out.txt", BootOut.Replace("10.2.1", "9.2.8", StringComparison.Ordinal))]);
        string[] before = project.Files("CIRCUITPY");

        CheckError(project, "boot_out.txt(1,0): MF6404: ");
        CheckError(project, "board.proj: MF6419: ", "-p:CircuitPyDrive=");
        project.Write("CIRCUITPY/boot_out.txt", BootOut);
        project.Write("CIRCUITPY/code.py", "# mine\n");
        CheckError(project, "code.py: MF6407: ");
        Assert.AreEqual("# mine\n", project.Read("CIRCUITPY/code.py"));
        project.Delete("CIRCUITPY/code.py");
        project.CheckLines(before, project.Files("CIRCUITPY"));
    }

    [TestMethod]
    public void CheckImports_warns_of_imports_with_the_projects_own_switches()
    {
        using TestProject project = TestProject.Board(Project, [.. Files, ("random.py", "")]);
        project.Write("code.py", "import nothing\nimport digitalio\n");

        BuildResult build = project.Build("-t:CheckImports");
        project.CheckLines(["code.py(1,8): MF6501"], build.Warnings.Select(Short));
        project.Check(build.Succeeded, build);

        build = project.Build("-p:CheckImports=true", "-p:TreatWarningsAsErrors=true");
        project.CheckLines(["code.py(1,8): MF6501"], build.Errors.Select(Short));

        project.Write("moduledefs.h", "#define MODULE_DEF_SYS { MP_ROM_QSTR(MP_QSTR_sys), MP_ROM_PTR(&x) },\n#define MICROPY_REGISTERED_MODULES \\\n    MODULE_DEF_SYS \\\n");
        build = project.Build("-p:CheckImports=true", "-p:ModuleHeader=moduledefs.h");
        project.CheckLines(["code.py(1,8): MF6501", "code.py(2,8): MF6501"], build.Warnings.Select(Short));
    }

    [TestMethod]
    public void Modules_that_an_item_says_the_board_has_are_left_out()
    {
        using TestProject project = TestProject.Board(
            Project + """
              <ItemGroup>
                <BoardModule Include="blink" Kind="Frozen" />
                <BoardModule Include="special" />
                <Python Update="app/tool.py" DeployPath="lib/special.mpy" />
              </ItemGroup>
            """,
            [.. Files, ("CIRCUITPY/boot_out.txt", BootOut)]);

        BuildResult build = project.Build("-t:Deploy", "-p:NoWarn=MF6501");

        project.Check(build.Succeeded, build);
        project.CheckLines(["CIRCUITPY/.microfreeze/deployed.json", "CIRCUITPY/boot_out.txt", "CIRCUITPY/code.py", "CIRCUITPY/data/extra.txt", "CIRCUITPY/settings.toml", "CIRCUITPY/sounds/beep.wav"], project.Files("CIRCUITPY"));
    }

    private static void CheckError(TestProject project, string start, params string[] arguments)
    {
        BuildResult build = project.Build(["-t:Deploy", .. arguments]);
        project.Check(!build.Succeeded && build.Errors.Any(error => error.StartsWith(start, StringComparison.Ordinal)), build);
    }

    private static string Short(string finding) => string.Join(':', finding.Split(':')[..2]);
}
