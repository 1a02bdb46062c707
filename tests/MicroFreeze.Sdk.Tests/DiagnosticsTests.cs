using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary>What is wrong is said with code and place, all of it in one run, and weighs as the project wants.</summary>
[TestClass]
public sealed class DiagnosticsTests
{
    [TestMethod]
    public void All_errors_of_a_build_come_in_one_run()
    {
        using TestProject project = TestProject.Board("""
              <PropertyGroup><MicroFreezeOptimize>7</MicroFreezeOptimize></PropertyGroup>
              <ItemGroup>
                <FrozenModule Include="one.py;two.py" />
                <FrozenModule Include="good.py" Opt="fast" />
                <Python Include="three.py" />
              </ItemGroup>
            """,
            ("one.py", "x = = 1\n"),
            ("two.py", "print(1)\nreturn 2\n"),
            ("three.py", "if x:\n    break\n"),
            ("good.py", "print(1)\n"));

        BuildResult build = project.Build();

        project.Check(build.ExitCode == 1, build);
        project.CheckLines(
            [
                "board.proj: MF1003: '7' is no value for the property MicroFreezeOptimize: it must be a number from 0 to 3",
                "board.proj: MF1004: 'fast' is no value for Opt of 'good.py': it must be a number from 0 to 3",
                "one.py(1,5): MF2001: SyntaxError: invalid syntax",
                "three.py(2,5): MF2104: SyntaxError: 'break'/'continue' outside loop",
                "two.py(2,1): MF2105: SyntaxError: 'return' outside function",
            ],
            build.Errors.Order(StringComparer.Ordinal));
        Assert.IsFalse(project.Exists("obj/Debug/microfreeze/frozen_content.c"));
    }

    [TestMethod]
    public void An_error_prints_as_IDEs_parse_it()
    {
        using TestProject project = TestProject.Board("""<ItemGroup><FrozenModule Include="lib/one.py" /></ItemGroup>""", ("lib/one.py", "x = = 1\n"));

        BuildResult build = project.Build();

        StringAssert.Contains(build.Output, $"{project.PathOf("lib/one.py")}(1,5): error MF2001: SyntaxError: invalid syntax [{project.PathOf("board.proj")}]");
    }

    [TestMethod]
    [DataRow("MicroFreezeFirmware", "micropython-9.9", "it must be micropython-1.28 or circuitpython-10")]
    [DataRow("MicroFreezeArch", "arm", "it must be x86, x64, armv6, armv6m, armv7m, armv7em, armv7emsp, armv7emdp, xtensa, xtensawin, rv32imc, rv64imc or host")]
    [DataRow("MicroFreezeSmallIntBits", "64", "it must be a number from 4 to 63")]
    [DataRow("MicroFreezeEmit", "fast", "it must be bytecode, native or viper")]
    [DataRow("MicroFreezeNativeFallback", "viper", "it must be none or bytecode")]
    [DataRow("MicroFreezeExact", "yes", "it must be true or false")]
    [DataRow("MicroFreezeLongInt", "big", "it must be none, longlong or mpz")]
    [DataRow("MicroFreezeMpzDigitBits", "24", "it must be 16 or 32")]
    [DataRow("MicroFreezeUnixFfi", "yes", "it must be true or false")]
    public void An_unknown_value_of_a_property_says_which_there_are(string property, string value, string expected)
    {
        using TestProject project = TestProject.Board("""<ItemGroup><FrozenModule Include="main.py" /></ItemGroup>""", ("main.py", "print(1)\n"));

        BuildResult build = project.Build($"-p:{property}={value}");

        project.Check(build.ExitCode == 1, build);
        project.CheckLines([$"board.proj: MF1003: '{value}' is no value for the property {property}: {expected}"], build.Errors);
    }

    [TestMethod]
    [DataRow("QstrHeader", "file")]
    [DataRow("MpyDir", "directory")]
    [DataRow("MpyLibDir", "directory")]
    [DataRow("PortDir", "directory")]
    [DataRow("BoardDir", "directory")]
    public void A_property_that_names_nothing_is_an_error(string property, string kind)
    {
        using TestProject project = TestProject.Board("""<ItemGroup><FrozenModule Include="main.py" /></ItemGroup>""", ("main.py", "print(1)\n"));

        BuildResult build = project.Build($"-p:{property}=not/there");

        project.Check(build.ExitCode == 1, build);
        StringAssert.StartsWith(build.Errors[0], $"board.proj: MF1006: the {kind} '{project.PathOf("not/there")}' that the property {property} names does not exist");
    }

    [TestMethod]
    public void Two_files_for_one_path_on_the_device_are_an_error()
    {
        using TestProject project = TestProject.Board("""
              <ItemGroup>
                <FrozenModule Include="a/led.py" BasePath="a" />
                <FrozenModule Include="b/led.py" BasePath="b" />
              </ItemGroup>
            """, ("a/led.py", "X = 1\n"), ("b/led.py", "X = 2\n"));

        BuildResult build = project.Build();

        project.Check(build.ExitCode == 1 && build.Errors.Count == 1, build);
        StringAssert.StartsWith(build.Errors[0], "board.proj: MF3019: ");
        StringAssert.Contains(build.Errors[0], project.PathOf("a/led.py"));
        StringAssert.Contains(build.Errors[0], project.PathOf("b/led.py"));
    }

    [TestMethod]
    public void A_missing_file_is_an_error_unless_it_is_optional()
    {
        using TestProject project = TestProject.Board("""
              <ItemGroup>
                <FrozenModule Include="main.py" />
                <FrozenModule Include="perhaps.py" Optional="true" />
                <FrozenModule Include="never.py" Optional="$(IsOptional)" />
              </ItemGroup>
            """, ("main.py", "print(1)\n"));

        BuildResult failed = project.Build();
        project.Check(failed.ExitCode == 1 && failed.Errors.Count == 1, failed);
        StringAssert.Contains(failed.Errors[0], "never.py");

        project.BuildClean("-p:IsOptional=true");
    }

    [TestMethod]
    public void A_ready_mpy_file_must_be_one_and_be_for_the_firmware()
    {
        using TestProject project = TestProject.Board("""<ItemGroup><Python Include="main.py" /></ItemGroup>""", ("main.py", "print(1)\n"));
        project.BuildClean("-p:MicroFreezeFirmware=circuitpython-10");
        Directory.CreateDirectory(project.PathOf("ready"));
        byte[] foreign = File.ReadAllBytes(project.PathOf("obj/Debug/microfreeze/mpy/main.mpy"));
        File.WriteAllBytes(project.PathOf("ready/foreign.mpy"), foreign);
        File.WriteAllBytes(project.PathOf("ready/short.mpy"), foreign[..5]);
        project.Write("ready/text.mpy", "print('not compiled')\n");
        project.Write("board.proj", """<Project Sdk="MicroFreeze.Sdk/$VERSION"><ItemGroup><FrozenMpy Include="ready/*.mpy" BasePath="ready" /></ItemGroup></Project>""");

        BuildResult build = project.Build();

        project.Check(build.ExitCode == 1, build);
        project.CheckLines(
            ["foreign.mpy: MF4", "short.mpy: MF4", "text.mpy: MF4"],
            build.Errors.Select(error => error[..(error.IndexOf("MF4", StringComparison.Ordinal) + 3)]).Order(StringComparer.Ordinal));
        Assert.IsFalse(project.Exists("obj/Debug/microfreeze/frozen_content.c"));

        BuildResult rightFirmware = project.Build("-p:MicroFreezeFirmware=circuitpython-10");
        Assert.IsFalse(rightFirmware.Errors.Any(error => error.StartsWith("foreign.mpy", StringComparison.Ordinal)), rightFirmware.Output);
    }

    [TestMethod]
    public void A_header_that_is_none_is_an_error()
    {
        using TestProject project = TestProject.Board(
            """<ItemGroup><FrozenModule Include="main.py" /></ItemGroup>""", ("main.py", "print(1)\n"), ("wrong.h", "int main(void) { return 0; }\n"));

        BuildResult build = project.Build("-p:QstrHeader=wrong.h");

        project.Check(build.ExitCode == 1 && build.Errors.Count == 1, build);
        StringAssert.StartsWith(build.Errors[0], "wrong.h");
        StringAssert.Contains(build.Errors[0], "MF4");
    }

    [TestMethod]
    [DataRow("", 0, 1)]
    [DataRow("-p:NoWarn=MF1007", 0, 0)]
    [DataRow("-p:TreatWarningsAsErrors=true", 1, 0)]
    [DataRow("-p:TreatWarningsAsErrors=true;NoWarn=MF1007", 0, 0)]
    [DataRow("-p:TreatWarningsAsErrors=true;WarningsNotAsErrors=MF1007", 0, 1)]
    [DataRow("-p:WarningsAsErrors=MF1007", 1, 0)]
    [DataRow("-p:MSBuildWarningsAsErrors=MF1007", 1, 0)]
    [DataRow("-p:MSBuildWarningsAsMessages=MF1007", 0, 0)]
    [DataRow("-warnaserror:MF1007", 1, 0)]
    public void Warnings_weigh_as_the_project_wants(string argument, int errors, int warnings)
    {
        using TestProject project = TestProject.Board("");

        BuildResult build = argument.Length == 0 ? project.Build() : project.Build(argument);

        project.Check(build.ExitCode == errors && build.Errors.Count == errors && build.Warnings.Count == warnings, build);
        foreach (string finding in build.Errors.Concat(build.Warnings))
        {
            StringAssert.StartsWith(finding, "board.proj: MF1007: the project has nothing to compile or freeze");
        }
    }

    [TestMethod]
    public void Sources_of_any_form_end_in_a_module_or_in_an_error()
    {
        using TestProject project = TestProject.Board("""<ItemGroup><FrozenModule Include="*.py" /></ItemGroup>""",
            ("empty.py", ""),
            ("crlf.py", "x = 1\r\nprint(x)\r\n"),
            ("no_newline.py", "x = 1"));
        File.WriteAllBytes(project.PathOf("latin1.py"), [.. "x = '"u8, 0xe4, .. "'\n"u8]);
        File.WriteAllText(project.PathOf("deep.py"), new string('(', 100_000));
        File.WriteAllText(project.PathOf("endless.py"), "x = 3 ** 2 ** 40\n");

        BuildResult build = project.Build();

        project.Check(build.Errors.All(error => error.Contains(": MF2", StringComparison.Ordinal)), build);
        Assert.IsTrue(build.Errors.Any(error => error.StartsWith("deep.py", StringComparison.Ordinal)), build.Output);
        Assert.IsFalse(build.Errors.Any(error => error.StartsWith("empty.py", StringComparison.Ordinal) || error.StartsWith("crlf.py", StringComparison.Ordinal)), build.Output);
    }
}
