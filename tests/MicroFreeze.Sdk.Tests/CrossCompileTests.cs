using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary>
/// Frozen C becomes objects with a project's own compiler: here the build machine's, against stand-ins for the firmware's headers (tests/Firmware).
/// Without a compiler these are inconclusive.
/// </summary>
[TestClass]
public sealed class CrossCompileTests
{
    private const string Items = """
          <PropertyGroup>
            <CrossCompiler>gcc</CrossCompiler>
            <CrossCompilerFlags>-O1 -Wall -Werror -g0</CrossCompilerFlags>
            <CrossIncludeDirectories>fw</CrossIncludeDirectories>
            <QstrHeader>fw/genhdr/qstrdefs.preprocessed.h</QstrHeader>
          </PropertyGroup>
          <ItemGroup>
            <FrozenModule Include="main.py" />
            <FrozenModule Include="drivers/**/*.py" BasePath="drivers" />
            <FrozenPackage Include="sensors" BasePath="lib" />
            <FrozenString Include="note.py" />
          </ItemGroup>
        """;

    private const string PerModule = "<PropertyGroup><FrozenSourcePerModule>true</FrozenSourcePerModule></PropertyGroup>";

    private const string Archive = "<PropertyGroup><CrossArchiver>ar</CrossArchiver></PropertyGroup>";

    // The project's own part of the work: it compiles its firmware and links what we hand out.
    private const string Link = """
          <Target Name="LinkFirmware" AfterTargets="FreezePython">
            <Exec Command="gcc @(FrozenDefine->'-D%(Identity)', ' ') -Ifw fw/main.c @(FrozenLinkInput->'&quot;%(FullPath)&quot;', ' ') -o &quot;firmware&quot;" />
          </Target>
        """;

    [TestMethod]
    public void Objects_link_into_a_firmware_that_has_all_modules()
    {
        using TestProject project = Create(Link);

        BuildResult build = project.BuildClean();

        string[] lines = RunFirmware(project);
        project.CheckLines(
            ["text note.py: print('as text')", "module sensors/__init__.py, from sensors/__init__.py", "module main.py, from main.py", "module led.py, from led.py"],
            lines.Where(line => line.StartsWith("text ", StringComparison.Ordinal) || line.StartsWith("module ", StringComparison.Ordinal)));
        project.Check(build.Messages.Contains("1 of 1 frozen C files compiled, the others are current."), build);
    }

    [TestMethod]
    public void Modules_with_files_of_their_own_make_the_same_firmware_as_one_file()
    {
        using TestProject one = Create(Link);
        using TestProject many = Create(PerModule + Link);
        using TestProject archived = Create(PerModule + Archive + Link);
        one.BuildClean();

        BuildResult build = many.BuildClean();
        archived.BuildClean();

        many.CheckLines(
            ["frozen_module_led.c", "frozen_module_main.c", "frozen_module_sensors___init__.c"],
            many.Files("obj/Debug/microfreeze/frozen_c").Select(path => Path.GetFileName(path)));
        many.Check(build.Messages.Contains("4 of 4 frozen C files compiled, the others are current."), build);
        many.CheckLines(RunFirmware(one), RunFirmware(many));
        archived.CheckLines(RunFirmware(one), RunFirmware(archived));
        Assert.IsTrue(archived.Exists("obj/Debug/microfreeze/libfrozen.a"));
    }

    private static TestProject Create(string content)
    {
        if (!HostCompiler.Exists)
        {
            Assert.Inconclusive("There is no gcc on this machine.");
        }

        TestProject project = TestProject.Board(
            Items + content,
            ("main.py", "import led\nled.on(1 << 40, 'a text too long to be a name')\n"),
            ("drivers/led.py", "def on(value, text):\n    return [value * 2 for _ in (1.5, 2, b'x')]\n"),
            ("lib/sensors/__init__.py", "class Hygro:\n    def read(self):\n        return 42\n"),
            ("note.py", "print('as text')"));
        foreach (string file in Directory.GetFiles(HostCompiler.Firmware, "*", SearchOption.AllDirectories))
        {
            project.Write("fw/" + Path.GetRelativePath(HostCompiler.Firmware, file).Replace('\\', '/'), File.ReadAllText(file));
        }

        return project;
    }

    private static string[] RunFirmware(TestProject project)
    {
        (int exitCode, string output) = HostCompiler.Run(project.PathOf("firmware"), project.Directory);
        Assert.AreEqual(0, exitCode, output);
        return output.Split('\n');
    }
}
