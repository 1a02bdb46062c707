namespace MicroFreeze.Tool.Tests.Commands;

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
        tool.Write("port/b.py", "x = 2\n");
        Assert.AreEqual(0, tool.Run([.. Usual, "module('a.py', base_path='$(PORT_DIR)')\n", "manifest.py", "module('b.py', base_path='$(PORT_DIR)')"]), tool.Error);
        CollectionAssert.AreEqual(new[] { ".microfreeze", "a.mpy", "b.mpy", "main.mpy" }, tool.FilesBelow("build/frozen_mpy"));
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
    public void What_is_not_understood_exits_with_2(string[] arguments, string message)
    {
        using ToolRun tool = Port();
        Assert.AreEqual(2, tool.Run(arguments));
        StringAssert.StartsWith(tool.Error, "microfreeze makemanifest: " + message);
    }

    [TestMethod]
    [DataRow("-fmain.py", "main.py is no option of mpy-cross")]
    [DataRow("-f-march=z80", "there is no architecture z80")]
    [DataRow("--mpy-tool-flags=-mmpz-dig-size=8", "-mmpz-dig-size is 16 or 32, not 8")]
    public void What_the_compiler_or_the_freezer_does_not_understand_exits_with_1(string argument, string message)
    {
        using ToolRun tool = Port();
        Assert.AreEqual(1, tool.Run([.. Usual, argument, "manifest.py"]));
        StringAssert.StartsWith(tool.Error, "microfreeze makemanifest: " + message);
        Assert.IsFalse(tool.Exists("build/frozen_content.c"));
    }

    [TestMethod]
    public void The_firmware_is_what_the_tree_is_of()
    {
        using ToolRun tool = Port();
        const string Versions = "// comment\n#define MICROPY_VERSION_MAJOR 1\n#define MICROPY_VERSION_MINOR 28\n#define MICROPY_VERSION MICROPY_VERSION_MAJOR\n";
        tool.Write("mpy/py/mpconfig.h", Versions);
        Assert.AreEqual(0, tool.Run([.. Usual, "manifest.py"]), tool.Error);
        Assert.AreEqual((byte)'M', File.ReadAllBytes(tool.Full("build/frozen_mpy/main.mpy"))[0]);

        tool.Write("mpy/py/circuitpy_mpconfig.mk", "");
        Assert.AreEqual(0, tool.Run([.. Usual, "manifest.py"]), tool.Error);
        Assert.AreEqual((byte)'C', File.ReadAllBytes(tool.Full("build/frozen_mpy/main.mpy"))[0]);
        Assert.AreEqual(0, tool.Run([.. Usual, "--firmware", "micropython-1.28", "manifest.py"]), tool.Error);
        Assert.AreEqual((byte)'M', File.ReadAllBytes(tool.Full("build/frozen_mpy/main.mpy"))[0]);

        File.Delete(tool.Full("mpy/py/circuitpy_mpconfig.mk"));
        tool.Write("mpy/py/mpconfig.h", Versions.Replace("28", "3"));
        Assert.AreEqual(1, tool.Run([.. Usual, "manifest.py"]));
        StringAssert.Contains(tool.Error, ": error MF6104: ");
        StringAssert.Contains(tool.Error, "is MicroPython 1.3,");
        Assert.AreEqual(0, tool.Run([.. Usual, "--firmware=micropython-1.28", "manifest.py"]), tool.Error);
    }

    [TestMethod]
    public void The_library_unix_ffi_goes_first_where_that_is_asked_for()
    {
        using ToolRun tool = Port();
        foreach (string library in (string[])["python-stdlib", "unix-ffi"])
        {
            tool.Write($"lib/{library}/time/manifest.py", "module('time.py')\n");
            tool.Write($"lib/{library}/time/time.py", $"print('{library}')\n");
        }

        tool.Write("manifest.py", "require('time')\n");
        Assert.AreEqual(0, tool.Run([.. Usual, "-v", "MPY_LIB_DIR=lib", "manifest.py"]), tool.Error);
        Assert.Contains("python-stdlib", File.ReadAllText(tool.Full("build/frozen_mpy/time.mpy")));
        Assert.AreEqual(0, tool.Run([.. Usual, "-v", "MPY_LIB_DIR=lib", "--unix-ffi", "manifest.py"]), tool.Error);
        Assert.Contains("unix-ffi", File.ReadAllText(tool.Full("build/frozen_mpy/time.mpy")));
    }

    [TestMethod]
    public void Options_come_in_any_order_joined_or_not_and_some_are_empty()
    {
        using ToolRun tool = Port();
        tool.Write("a board/extra.py", "x = 1\n");
        Assert.AreEqual(
            0,
            tool.Run(
                "makemanifest", "manifest.py", "-fv", "-bbuild", "--mpy-tool-flags=", "-vEXTRA=a board", "-v", "EQUATION=a=b", "-vPORT_DIR=port", "-f", "", "-v", "MPY_DIR=mpy",
                "freeze('$(EXTRA)', 'extra.py')", "--out=build/frozen_content.c"),
            tool.Error);
        CollectionAssert.AreEqual(new[] { ".microfreeze", "extra.mpy", "main.mpy" }, tool.FilesBelow("build/frozen_mpy"));
    }

    [TestMethod]
    public void A_header_that_changed_is_read_again_and_one_that_is_missing_is_an_error()
    {
        using ToolRun tool = Port();
        Assert.AreEqual(0, tool.Run([.. Usual, "manifest.py"]), tool.Error);
        string before = File.ReadAllText(tool.Full("build/frozen_content.c"));
        tool.Write("build/genhdr/qstrdefs.preprocessed.h", Header.Replace("print", "hello"));
        Assert.AreEqual(0, tool.Run([.. Usual, "manifest.py"]), tool.Error);
        Assert.AreNotEqual(before, File.ReadAllText(tool.Full("build/frozen_content.c")));
        File.Delete(tool.Full("build/genhdr/qstrdefs.preprocessed.h"));
        Assert.AreEqual(1, tool.Run([.. Usual, "manifest.py"]));
        StringAssert.Contains(tool.Error, ": error MF1101: cannot read");
        Assert.IsFalse(tool.Exists("build/frozen_content.c"));
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
