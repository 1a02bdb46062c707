namespace MicroFreeze.Tool.Tests.Commands;

/// <summary>
/// <c>microfreeze mpy-cross</c> against what mpy-cross v1.28.0 printed and returned for the same command lines. Bytes were recorded from it.
/// </summary>
[TestClass]
public sealed class MpyCrossCommandTests
{
    private const string Print1 = "print(1)\n";
    private const string Print1FromStandardInput = "4D06001F03000E3C737464696E3E000F8177580802011102813401595163";

    [TestMethod]
    [DataRow(new string[0], "no input file\n")]
    [DataRow(new[] { "a", "b" }, "multiple input files\n")]
    [DataRow(new[] { "nofile.py" }, "OSError: (2, \"can't open nofile.py\")\n")]
    [DataRow(new[] { "-o", "no/x.mpy", "ok.py" }, "OSError: (2, \"can't open no/x.mpy\")\n")]
    public void Errors_without_a_place_are_printed_as_they_are(string[] arguments, string error)
    {
        using ToolRun tool = new();
        tool.Write("ok.py", Print1);
        Assert.AreEqual(1, tool.Run(["mpy-cross", .. arguments]));
        Assert.AreEqual(error, tool.Error);
        Assert.AreEqual("", tool.Output);
    }

    [TestMethod]
    [DataRow(new[] { "-X", "emit=native", "ok.py" }, "arch not specified")]
    [DataRow(new[] { "-march=x64", "-march-flags=zba", "ok.py" }, "unrecognised arch flags: zba for x64; it must be empty, because MicroPython 1.28 has no flags for x64")]
    [DataRow(new[] { "-march=rv32imc", "-march-flags=zbb", "ok.py" }, "unrecognised arch flags: zbb for rv32imc; it must be a number or a list of zba, zcmp")]
    [DataRow(new[] { "-march=rv32imc", "-march-flags=0x4", "ok.py" }, "unrecognised arch flags")]
    public void Errors_about_the_architecture_begin_as_the_reference_has_them(string[] arguments, string error)
    {
        using ToolRun tool = new();
        tool.Write("ok.py", Print1);
        Assert.AreEqual(1, tool.Run(["mpy-cross", .. arguments]));
        StringAssert.StartsWith(tool.Error, error);
        Assert.IsFalse(tool.Exists("ok.mpy"));
    }

    [TestMethod]
    public void An_unknown_architecture_is_answered_with_those_that_there_are()
    {
        using ToolRun tool = new();
        tool.Write("ok.py", Print1);
        Assert.AreEqual(1, tool.Run("mpy-cross", "-march=arm", "ok.py"));
        StringAssert.StartsWith(
            tool.Error,
            "microfreeze mpy-cross: there is no architecture arm; known are x86, x64, armv6, armv6m, armv7m, armv7em, armv7emsp, armv7emdp, xtensa, xtensawin, rv32imc, rv64imc, debug, host\n");
    }

    [TestMethod]
    [DataRow(new[] { "-o" })]
    [DataRow(new[] { "-s" })]
    [DataRow(new[] { "-X" })]
    [DataRow(new[] { "-X", "emit=foo", "ok.py" })]
    [DataRow(new[] { "-march=foo", "ok.py" })]
    [DataRow(new[] { "-msmall-int-bits=x", "ok.py" })]
    [DataRow(new[] { "-msmall-int-bits=99", "ok.py" })]
    [DataRow(new[] { "-vv", "ok.py" })]
    [DataRow(new[] { "--firmware", "micropython-9", "ok.py" })]
    public void What_is_no_option_exits_with_1_and_shows_usage(string[] arguments)
    {
        using ToolRun tool = new();
        tool.Write("ok.py", Print1);
        Assert.AreEqual(1, tool.Run(["mpy-cross", .. arguments]));
        StringAssert.Contains(tool.Error, "usage: microfreeze mpy-cross");
        CollectionAssert.AreEqual(new[] { "ok.py" }, tool.FilesBelow("."));
    }

    [TestMethod]
    [DataRow("micropython-1.28", "MicroPython 1.28 ")]
    [DataRow("circuitpython-10", "CircuitPython 10 ")]
    public void The_version_is_found_where_tools_look_for_it(string firmware, string start)
    {
        using ToolRun tool = new();
        Assert.AreEqual(0, tool.Run("mpy-cross", "--firmware", firmware, "--version"));
        StringAssert.StartsWith(tool.Output, start);
        StringAssert.Contains(tool.Output, "; mpy-cross emitting mpy v6.3\n");
    }

    [TestMethod]
    [DataRow(new[] { "ok.py" }, "ok.mpy")]
    [DataRow(new[] { "--", "ok.py" }, "ok.mpy")]
    [DataRow(new[] { "-v", "ok.py", "-o", "out.bin" }, "out.bin")]
    public void The_output_is_beside_the_input_unless_it_is_named(string[] arguments, string output)
    {
        using ToolRun tool = new();
        tool.Write("ok.py", Print1);
        Assert.AreEqual(0, tool.Run(["mpy-cross", .. arguments]), tool.Error);
        CollectionAssert.AreEquivalent(new[] { "ok.py", output }, tool.FilesBelow("."));
        Assert.AreEqual("4D06001F03000A6F6B2E7079000F8177580802011102813401595163", Convert.ToHexString(File.ReadAllBytes(tool.Full(output))));
    }

    [TestMethod]
    public void Standard_input_goes_to_standard_output()
    {
        using ToolRun tool = new();
        Assert.AreEqual(0, tool.Run("print(1)"u8.ToArray(), ["mpy-cross", "-"]), tool.Error);
        Assert.AreEqual(Print1FromStandardInput, Convert.ToHexString(tool.OutputBytes));
    }

    [TestMethod]
    public void The_source_name_has_slashes()
    {
        using ToolRun tool = new();
        Assert.AreEqual(0, tool.Run("print(1)"u8.ToArray(), ["mpy-cross", "-s", "foo\\bar.py", "-"]), tool.Error);
        StringAssert.StartsWith(Convert.ToHexString(tool.OutputBytes), "4D06001F030014666F6F2F6261722E707900");
    }

    [TestMethod]
    public void What_the_parser_finds_has_the_name_of_the_file()
    {
        using ToolRun tool = new();
        tool.Write("bad.py", "x = 1\nif x\n  y\n");
        Assert.AreEqual(1, tool.Run("mpy-cross", "-s", "other.py", "bad.py"));
        Assert.AreEqual("Traceback (most recent call last):\n  File \"bad.py\", line 2\nSyntaxError: invalid syntax\n", tool.Error);
        Assert.IsFalse(tool.Exists("bad.mpy"));
    }

    [TestMethod]
    public void What_the_compiler_finds_has_the_name_of_the_module_and_the_function()
    {
        using ToolRun tool = new();
        tool.Write("bad.py", "def f():\n    break\n");
        Assert.AreEqual(1, tool.Run("mpy-cross", "-s", "other.py", "bad.py"));
        Assert.AreEqual("Traceback (most recent call last):\n  File \"other.py\", line 2, in f\nSyntaxError: 'break'/'continue' outside loop\n", tool.Error);
    }
}
