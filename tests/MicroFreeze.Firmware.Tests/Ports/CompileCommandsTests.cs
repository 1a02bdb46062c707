using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files.Processes;
using MicroFreeze.Firmware.Ports;

namespace MicroFreeze.Firmware.Tests.Ports;

/// <summary>How a build of CMake compiles what is frozen is read out of the list that CMake writes.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Its paths are those of Unix.")]
public sealed class CompileCommandsTests
{
    private string _build = "";

    [TestInitialize]
    public void Create() => _build = Directory.CreateTempSubdirectory("microfreeze-commands-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_build, recursive: true);

    [TestMethod]
    public void Of_several_targets_that_counts_which_compiles_what_is_frozen() => Assert.AreEqual(
        "cc|-DCORE",
        Find(Row("cc -DLIB -o a.o -c /fw/lib/a.c", "/fw/lib/a.c"), Row("cc -DOTHER -o o.o -c /fw/py/obj.c", "/fw/py/obj.c"), Row($"cc -DCORE -o f.o -c {_build}/frozen_content.c", $"{_build}/frozen_content.c")));

    [TestMethod]
    public void Without_it_a_source_of_the_interpreter_counts() => Assert.AreEqual(
        "cc|-DFIRST",
        Find(Row("cc -DASM -o a.o -c /fw/py/nlr.S", "/fw/py/nlr.S"), Row("cc -DFIRST -o o.o -c /fw/py/obj.c", "/fw/py/obj.c"), Row("cc -DSECOND -o p.o -c /fw/py/parse.c", "/fw/py/parse.c")));

    [TestMethod]
    [DataRow("ccache /opt/x-gcc -DS=\\\"\\\\\\\"q x\\\\\\\"\\\" -DV=\\\"(1)\\\" -I\\\"/inc dir\\\"", "ccache|/opt/x-gcc|-DS=\"q x\"|-DV=(1)|-I/inc dir", DisplayName = "launcher, quotes")]
    [DataRow("gcc @/b/flags -imacros /b/autoconf.h -include /b/x.h -D A", "gcc|@/b/flags|-imacros|/b/autoconf.h|-include|/b/x.h|-D|A", DisplayName = "files with flags, options with a word of their own")]
    [DataRow("gcc -MD -MT f.o -MF f.o.d -MMD -MP -MQ f.o -g", "gcc|-g", DisplayName = "lists of dependencies")]
    public void What_belongs_to_the_source_alone_is_left_out(string command, string words) =>
        Assert.AreEqual(words, Find(Row($"{command} -o f.o -c {_build}/frozen_content.c", $"{_build}/frozen_content.c")));

    [TestMethod]
    public void Words_may_be_given_one_by_one_and_names_relative_to_the_directory() => Assert.AreEqual(
        "gcc|-DA=b c", Find("""{"directory": "sub", "file": "../frozen_content.c", "arguments": ["gcc", "-DA=b c", "-c", "../frozen_content.c"]}"""));

    [TestMethod]
    [DataRow("")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("[1]")]
    [DataRow("[{}]")]
    [DataRow("""[{"directory": "/x", "file": 3}]""")]
    [DataRow("""[{"directory": "/x", "file": "/fw/py/obj.c"}]""")]
    [DataRow("""[{"directory": "/x", "file": "/fw/py/obj.c", "command": ""}]""")]
    [DataRow("[{\"directory\": \"/x\\u0000\", \"file\": \"a\"}]")]
    public void A_list_that_does_not_say_it_says_nothing(string text)
    {
        File.WriteAllText(Path.Combine(_build, "compile_commands.json"), text);

        Assert.IsNull(CompileCommands.Find(_build, Tree));
        Assert.IsNull(CompileCommands.Find(Path.Combine(_build, "none"), Tree));
    }

    [TestMethod]
    public void The_preprocessor_is_asked_in_the_directory_of_the_build_and_files_with_flags_are_inputs()
    {
        CompilerCall call = new(["ccache", "gcc", "@flags.rsp", "-DX"], "/build");
        ProcessCommand command = FirmwareQuery.Command(call, "/query");
        File.WriteAllText(Path.Combine(_build, "answer.d"), "answer: /fw/py/mpconfig.h inc/port.h\n");

        StringAssert.StartsWith($"{command.FileName} {string.Join(' ', command.Arguments)}", "ccache gcc -I/query @flags.rsp -DX -DNO_QSTR -w -E ");
        Assert.AreEqual("/build", command.WorkingDirectory);
        CollectionAssert.AreEqual(new[] { "/fw/py/mpconfig.h", "/build/inc/port.h", "/build/flags.rsp" }, FirmwareQuery.ReadInputs(call, _build).ToArray());
    }

    [TestMethod]
    [DataRow("A=1;B=2", "-DA=1|-DB=2")]
    [DataRow("USER_C_MODULES=a.cmake;b.cmake;X=1", "-DUSER_C_MODULES=a.cmake;b.cmake|-DX=1", DisplayName = "a list")]
    [DataRow("-DA:STRING=1;2;-Wno-dev;--toolchain;x.cmake", "-DA:STRING=1;2|-Wno-dev|--toolchain|x.cmake", DisplayName = "options")]
    [DataRow("lone", "-Dlone")]
    public void Definitions_of_CMake_may_be_lists(string arguments, string words)
    {
        CMakeBuildPlan plan = new() { Tree = Tree, BuildDirectory = _build, Python = "/obj/python3", Arguments = arguments.Split(';') };

        CollectionAssert.AreEqual(words.Split('|'), plan.Configure(null).Arguments.Skip(8).ToArray());
    }

    private static PortTree Tree => new()
    {
        Firmware = new TreeFirmware(FirmwareFamily.MicroPython, "1.28"),
        Root = "/fw",
        PortDirectory = "/fw/ports/glade",
        BuildSystem = PortBuildSystem.CMake,
    };

    private string? Find(params string[] rows)
    {
        File.WriteAllText(Path.Combine(_build, "compile_commands.json"), $"[{string.Join(",\n", rows)}]");
        return CompileCommands.Find(_build, Tree) is { } call ? string.Join('|', call.Words) : null;
    }

    // A command stands between the quotes of JSON as it is.
    private string Row(string command, string file) => $$"""{"directory": "{{_build}}", "command": "{{command}}", "file": "{{file}}"}""";
}
