namespace MicroFreeze.Tests.Tool.Commands;

/// <summary><c>microfreeze makemanifest</c> as a port's make calls it.</summary>
[TestClass]
public sealed class MakeManifestCommandTests
{
    private const string Header = "QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 2)\nQ()\nQ(print)\n";

    private static readonly string[] Usual =
        ["makemanifest", "-o", "build/frozen_content.c", "-v", "MPY_DIR=mpy", "-v", "PORT_DIR=port", "-v", "BOARD_DIR=", "-b", "build"];

    [TestMethod]
    public void The_frozen_source_and_the_modules_are_where_a_port_looks_for_them()
    {
        using ToolRun tool = Port();
        Assert.AreEqual(0, tool.Run([.. Usual, "manifest.py"]), tool.Error);
        CollectionAssert.AreEqual(
            new[] { "frozen_content.c", "frozen_mpy/.microfreeze", "frozen_mpy/main.mpy", "genhdr/qstrdefs.preprocessed.h" }, tool.FilesBelow("build"));
        Assert.AreEqual("GEN build/frozen_content.c\n", tool.Output);
        string source = File.ReadAllText(tool.Full("build/frozen_content.c"));
        foreach (string symbol in (string[])["mp_frozen_names", "mp_frozen_str_sizes", "mp_frozen_str_content", "mp_frozen_mpy_content", "mp_qstr_frozen_const_pool"])
        {
            StringAssert.Contains(source, symbol);
        }
    }

    [TestMethod]
    public void A_second_run_has_nothing_to_do_and_says_nothing()
    {
        using ToolRun tool = Port();
        Assert.AreEqual(0, tool.Run([.. Usual, "manifest.py"]), tool.Error);
        DateTime old = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(tool.Full("build/frozen_content.c"), old);
        Assert.AreEqual(0, tool.Run([.. Usual, "manifest.py"]), tool.Error);
        Assert.AreEqual("", tool.Output);
        Assert.AreEqual(old, File.GetLastWriteTimeUtc(tool.Full("build/frozen_content.c")));
    }

    [TestMethod]
    public void Manifests_may_be_text_and_several_and_use_variables()
    {
        using ToolRun tool = Port();
        tool.Write("port/a.py", "x = 1\n");
        Assert.AreEqual(0, tool.Run([.. Usual, "module('a.py', base_path='$(PORT_DIR)')\n", "manifest.py"]), tool.Error);
        CollectionAssert.AreEqual(new[] { ".microfreeze", "a.mpy", "main.mpy" }, tool.FilesBelow("build/frozen_mpy"));
    }

    [TestMethod]
    [DataRow("-O2", "-O2")]
    [DataRow("-O1 -march=armv6m", "-O1")]
    public void Compiler_flags_come_joined_and_their_level_goes_before_the_manifests(string flags, string level)
    {
        using ToolRun tool = Port();
        tool.Write("manifest.py", "module('main.py', opt=3)\n");
        tool.Write("main.py", "assert x\n");
        Assert.AreEqual(0, tool.Run([.. Usual, "-f" + flags, "manifest.py"]), tool.Error);
        Assert.AreEqual(0, tool.Run("mpy-cross", level, "-s", "main.py", "-o", "expected.mpy", "main.py"), tool.Error);
        CollectionAssert.AreEqual(File.ReadAllBytes(tool.Full("expected.mpy")), File.ReadAllBytes(tool.Full("build/frozen_mpy/main.mpy")));
    }

    [TestMethod]
    public void Freezer_flags_reach_the_freezer()
    {
        using ToolRun tool = Port();
        tool.Write("main.py", "x = 1 << 70\n");
        Assert.AreEqual(0, tool.Run([.. Usual, "--mpy-tool-flags=-mlongint-impl=mpz -mmpz-dig-size=32", "manifest.py"]), tool.Error);
        Assert.AreEqual(1, tool.Run([.. Usual, "--mpy-tool-flags=-mlongint-impl=none", "manifest.py"]));
        StringAssert.Contains(tool.Error, ": error MF4");
        Assert.IsFalse(tool.Exists("build/frozen_content.c"));
    }

    [TestMethod]
    public void All_errors_of_a_build_are_printed_with_their_place_and_no_source_is_left()
    {
        using ToolRun tool = Port();
        tool.Write("other.py", "def f():\n    break\n");
        tool.Write("manifest.py", "module('main.py')\nmodule('other.py')\n");
        tool.Write("main.py", "x = = 1\n");
        Assert.AreEqual(1, tool.Run([.. Usual, "manifest.py"]));
        string[] errors = [.. tool.ErrorLines.Where(line => line.Contains(": error "))];
        Assert.HasCount(2, errors, tool.Error);
        StringAssert.StartsWith(errors[0], $"{tool.Full("main.py")}(1,5): error MF2");
        StringAssert.StartsWith(errors[1], $"{tool.Full("other.py")}(2,5): error MF2");
        StringAssert.Contains(tool.Error, $"  reached from {tool.Full("manifest.py")}(2)\n");
        Assert.IsFalse(tool.Exists("build/frozen_content.c"));
    }

    [TestMethod]
    public void Without_the_trees_it_exits_with_1()
    {
        using ToolRun tool = Port();
        Assert.AreEqual(1, tool.Run("makemanifest", "-o", "build/frozen_content.c", "-v", "MPY_DIR=mpy", "manifest.py"));
        Assert.AreEqual("MPY_DIR and PORT_DIR variables must be specified\n", tool.Error);
    }

    [TestMethod]
    [DataRow(new[] { "makemanifest", "manifest.py" }, "-o FILE is missing")]
    [DataRow(new[] { "makemanifest", "-o", "x.c" }, "there is no manifest")]
    [DataRow(new[] { "makemanifest", "-o", "x.c", "-v", "MPY_DIR", "manifest.py" }, "a variable is NAME=VALUE, not MPY_DIR")]
    [DataRow(new[] { "makemanifest", "-o", "x.c", "-v", "MPY_DIR=.", "-v", "PORT_DIR=.", "-fmain.py", "manifest.py" }, "main.py is no option of mpy-cross")]
    [DataRow(new[] { "makemanifest", "-o", "x.c", "-v", "MPY_DIR=.", "-v", "PORT_DIR=.", "--mpy-tool-flags=-mmpz-dig-size=8", "manifest.py" }, "-mmpz-dig-size is 16 or 32, not 8")]
    public void What_is_not_understood_exits_with_2(string[] arguments, string message)
    {
        using ToolRun tool = Port();
        Assert.AreEqual(2, tool.Run(arguments));
        StringAssert.StartsWith(tool.Error, "microfreeze makemanifest: " + message);
    }

    private static ToolRun Port()
    {
        ToolRun tool = new();
        tool.Write("build/genhdr/qstrdefs.preprocessed.h", Header);
        tool.Write("mpy/readme", "");
        tool.Write("port/readme", "");
        tool.Write("manifest.py", "module('main.py')\n");
        tool.Write("main.py", "print('hello')\n");
        return tool;
    }
}
