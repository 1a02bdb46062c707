namespace MicroFreeze.Tool.Tests.Commands;

/// <summary><c>microfreeze disassemble</c>.</summary>
[TestClass]
public sealed class DisassembleCommandTests
{
    [TestMethod]
    public void A_module_is_shown_in_words()
    {
        using ToolRun tool = new();
        tool.Write("a.py", "print('hello')\n");
        Assert.AreEqual(0, tool.Run("compile", "a.py", "-o", "."), tool.Error);
        Assert.AreEqual(0, tool.Run("disassemble", "a.mpy"), tool.Error);
        StringAssert.StartsWith(tool.Output, "MicroPython .mpy version 6, small ints of 31 bits\n");
        StringAssert.Contains(tool.Output, "hello");
    }

    [TestMethod]
    public void A_damaged_file_and_a_missing_one_are_errors_and_the_others_are_shown()
    {
        using ToolRun tool = new();
        tool.Write("a.py", "x = 1\n");
        Assert.AreEqual(0, tool.Run("compile", "a.py", "-o", "."), tool.Error);
        tool.Write("b.mpy", "no");
        Assert.AreEqual(1, tool.Run("disassemble", "b.mpy", "missing.mpy", "a.mpy"));
        Assert.HasCount(2, tool.ErrorLines);
        StringAssert.StartsWith(tool.ErrorLines[0], "b.mpy: error MF4");
        StringAssert.StartsWith(tool.ErrorLines[1], "missing.mpy: error MF1101: cannot read");
        StringAssert.StartsWith(tool.Output, "MicroPython .mpy");
    }

    [TestMethod]
    public void Without_a_file_it_exits_with_2()
    {
        using ToolRun tool = new();
        Assert.AreEqual(2, tool.Run("disassemble"));
        StringAssert.StartsWith(tool.Error, "microfreeze disassemble: there is nothing to disassemble");
    }
}
