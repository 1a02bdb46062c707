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

    [TestMethod]
    public void One_changed_module_compiles_one_file_and_nothing_changed_none()
    {
        using TestProject project = Create(PerModule + Link);
        project.BuildClean();
        Dictionary<string, DateTime> before = project.Times("obj/Debug/microfreeze/objects");

        BuildResult unchanged = project.BuildClean();
        project.Check(unchanged.Messages.Contains("0 of 4 frozen C files compiled, the others are current."), unchanged);
        project.CheckLines(before.Select(Format), project.Times("obj/Debug/microfreeze/objects").Select(Format));

        project.Write("drivers/led.py", "def on(value, text):\n    return [value * 3 for _ in (1.5, 2, b'x')]\n");
        BuildResult changed = project.BuildClean();

        project.Check(changed.Messages.Contains("1 of 4 frozen C files compiled, the others are current."), changed);
        project.CheckLines(
            ["obj/Debug/microfreeze/objects/frozen_module_led.o"],
            project.Times("obj/Debug/microfreeze/objects").Where(pair => before[pair.Key] != pair.Value).Select(pair => pair.Key));

        project.Write("fw/py/objstr.h", project.Read("fw/py/objstr.h") + "\n// changed\n");
        BuildResult header = project.BuildClean();
        project.Check(header.Messages.Contains("4 of 4 frozen C files compiled, the others are current."), header);
    }

    [TestMethod]
    [DataRow("<MicroFreezeMpzDigitBits>32</MicroFreezeMpzDigitBits>", "mpconfig.h: MF4072: ")]
    [DataRow("<MicroFreezeFirmware>circuitpython-10</MicroFreezeFirmware><MpyDir>fw</MpyDir>", "mpconfig.h(12,0): MF4070: ")]
    [DataRow("<MicroFreezeArch>xtensawin</MicroFreezeArch><MicroFreezeEmit>native</MicroFreezeEmit>", "__init__.py: MF4073: ")]
    [DataRow("<CrossCompilerFlags>-DMICROPY_QSTR_BYTES_IN_HASH=2</CrossCompilerFlags>", "mpconfig.h: MF4076: ")]
    [DataRow("<QstrHeader>other.h</QstrHeader>", "other.h: MF4077: ")]
    public void A_mismatch_is_one_error_before_c_is_compiled(string property, string error)
    {
        using TestProject project = Create($"<PropertyGroup>{property}</PropertyGroup>");
        project.Write("other.h", "QCFG(BYTES_IN_LEN, (1))\nQCFG(BYTES_IN_HASH, (1))\nQ(esp32)\n");

        BuildResult build = project.Build();

        project.Check(build.Errors.Count == 1 && build.Errors[0].StartsWith(error, StringComparison.Ordinal), build);
        project.CheckLines([], project.Files("obj/Debug/microfreeze/objects").Where(file => file.EndsWith(".o", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void What_the_c_compiler_and_its_absence_say_are_located_errors()
    {
        using TestProject project = Create("<PropertyGroup><CrossIncludeDirectories>nowhere</CrossIncludeDirectories></PropertyGroup>");
        BuildResult noHeaders = project.Build();
        project.Check(
            noHeaders.Errors.Count == 1 && noHeaders.Errors[0].StartsWith("frozen_content.c(", StringComparison.Ordinal)
            && noHeaders.Errors[0].Contains("MF6206: C compiler: the header 'py/mpconfig.h' is not found", StringComparison.Ordinal),
            noHeaders);

        BuildResult noCompiler = project.Build("-p:CrossCompiler=arm-none-eabi-gcc-of-mars");

        project.CheckLines(
            ["board.proj: MF6201: the program 'arm-none-eabi-gcc-of-mars' that the property CrossCompiler names is not found: install Debian's gcc-arm-none-eabi and libnewlib-arm-none-eabi, or Arm's GNU toolchain, or give its path"],
            noCompiler.Errors);
    }

    [TestMethod]
    public void Another_project_gets_link_inputs_and_clean_takes_all_away()
    {
        using TestProject project = Create("""
              <PropertyGroup>
                <FrozenSection>.frozen</FrozenSection>
                <FrozenBuildFiles>all</FrozenBuildFiles>
                <FrozenBuildFilesDirectory>generated dir/größe</FrozenBuildFilesDirectory>
              </PropertyGroup>
            """);
        project.Write("consumer.proj", """
            <Project>
              <Target Name="Ask">
                <MSBuild Projects="board.proj" Targets="GetFrozenInputs">
                  <Output TaskParameter="TargetOutputs" ItemName="Input" />
                </MSBuild>
                <Message Importance="High" Text="asked: %(Input.FrozenInputType) %(Input.Filename)%(Input.Extension) %(Input.LinkInputType)" />
              </Target>
            </Project>
            """);
        project.BuildClean("board.proj");

        BuildResult asked = project.Run("msbuild", "consumer.proj", "-t:Ask");

        project.CheckLines(
            ["asked: FrozenLinkInput frozen_content.o Object", "asked: FrozenLinkerScript frozen.ld "],
            asked.Messages.Where(message => message.StartsWith("asked: FrozenLink", StringComparison.Ordinal)));
        project.CheckLines(
            ["compile_commands.json", "frozen.cmake", "frozen.mk", "frozen.rsp", "frozen_defines.rsp"],
            project.Files("generated dir").Select(path => Path.GetFileName(path)));
        StringAssert.Contains(project.Read("generated dir/größe/frozen.mk"), "/objects/frozen_content.o");

        project.Run("clean", "board.proj");
        project.CheckLines([], project.Files("obj/Debug/microfreeze").Concat(project.Files("generated dir")));
    }

    private static string Format(KeyValuePair<string, DateTime> file) => $"{file.Key} {file.Value:O}";

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
