using System.Text;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Tool.Tests.Commands;

/// <summary><c>microfreeze compile</c>: layout, names, errors beside each other, nothing stale.</summary>
[TestClass]
public sealed class CompileCommandTests
{
    [TestMethod]
    public void A_tree_keeps_its_layout_and_modules_carry_the_path_below_it()
    {
        using ToolRun tool = new();
        tool.Write("src/main.py", "x = 1\n");
        tool.Write("src/pkg/__init__.py", "");
        tool.Write("src/pkg/data.txt", "");
        Assert.AreEqual(0, tool.Run("compile", "src", "-o", "out"), tool.Error);
        CollectionAssert.AreEqual(new[] { "main.mpy", "pkg/__init__.mpy" }, tool.FilesBelow("out"));
        StringAssert.Contains(Encoding.Latin1.GetString(File.ReadAllBytes(tool.Full("out/pkg/__init__.mpy"))), "pkg/__init__.py");
    }

    [TestMethod]
    public void All_files_are_compiled_whatever_errors_others_have()
    {
        using ToolRun tool = new();
        tool.Write("src/a.py", "x = = 1\n");
        tool.Write("src/b.py", "x = 1\n");
        tool.Write("src/c/d.py", "\n\ndef f():\n    break\n");
        Assert.AreEqual(1, tool.Run("compile", "src", "missing", "-o", "out"));
        CollectionAssert.AreEqual(new[] { "b.mpy" }, tool.FilesBelow("out"));
        Assert.HasCount(3, tool.ErrorLines, tool.Error);
        Assert.AreEqual("missing: error MF1901: no such file or directory", tool.ErrorLines[0]);
        StringAssert.Matches(tool.ErrorLines[1], new(@"^src[/\\]a\.py\(1,5\): error MF2\d\d\d: SyntaxError: invalid syntax"));
        StringAssert.Matches(tool.ErrorLines[2], new(@"^src[/\\]c[/\\]d\.py\(4,5\): error MF2\d\d\d: SyntaxError: 'break'/'continue' outside loop"));
    }

    [TestMethod]
    public void A_file_that_no_longer_compiles_loses_its_output()
    {
        using ToolRun tool = new();
        tool.Write("a.py", "x = 1\n");
        Assert.AreEqual(0, tool.Run("compile", "a.py", "-o", "out"), tool.Error);
        Assert.IsTrue(tool.Exists("out/a.mpy"));
        tool.Write("a.py", "x = \n");
        Assert.AreEqual(1, tool.Run("compile", "a.py", "-o", "out"));
        Assert.IsFalse(tool.Exists("out/a.mpy"));
    }

    [TestMethod]
    public void Two_files_for_one_output_are_an_error_that_names_both()
    {
        using ToolRun tool = new();
        tool.Write("a/x.py", "");
        tool.Write("b/x.py", "");
        Assert.AreEqual(1, tool.Run("compile", "a/x.py", "b/x.py", "-o", "out"));
        StringAssert.StartsWith(tool.Error, NativePath.Of("b/x.py: error MF1903: would be written to "));
        StringAssert.Contains(tool.Error, "as a/x.py is");
    }

    [TestMethod]
    public void An_output_that_cannot_be_written_is_an_error_at_its_source()
    {
        using ToolRun tool = new();
        tool.Write("a.py", "");
        tool.Write("out", "a file where the directory should be");
        Assert.AreEqual(1, tool.Run("compile", "a.py", "-o", "out"));
        StringAssert.StartsWith(tool.Error, "a.py: error MF1102: ");
    }

    [TestMethod]
    [DataRow(new[] { "compile", "a.py" }, "-o DIR is missing")]
    [DataRow(new[] { "compile", "-o", "out" }, "there is nothing to compile")]
    [DataRow(new[] { "compile", "a.py", "-o", "out", "-O4x" }, "the optimisation level is 0 to 3, not 4x")]
    [DataRow(new[] { "compile", "a.py", "-o", "out", "-march", "z80" }, "there is no architecture z80")]
    [DataRow(new[] { "compile", "a.py", "-o", "out", "--firmware=x" }, "there is no firmware x; known are micropython-1.28, circuitpython-10")]
    public void What_is_not_understood_exits_with_2(string[] arguments, string message)
    {
        using ToolRun tool = new();
        Assert.AreEqual(2, tool.Run(arguments));
        StringAssert.StartsWith(tool.Error, "microfreeze compile: " + message);
        StringAssert.Contains(tool.Error, "usage: microfreeze compile ");
    }

    [TestMethod]
    [DataRow(new string[0], "4D06001F")]
    [DataRow(new[] { "--firmware", "circuitpython-10" }, "4306001F")]
    [DataRow(new[] { "-msmall-int-bits=15" }, "4D06000F")]
    public void Options_reach_the_compiler(string[] options, string header)
    {
        using ToolRun tool = new();
        tool.Write("a.py", "x = 1\n");
        Assert.AreEqual(0, tool.Run(["compile", "a.py", "-o", "out", .. options]), tool.Error);
        StringAssert.StartsWith(Convert.ToHexString(File.ReadAllBytes(tool.Full("out/a.mpy"))), header);
    }
}
