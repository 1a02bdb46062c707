namespace MicroFreeze.Tool.Tests.Commands;

/// <summary>CircuitPython libraries and boards where a manifest could be.</summary>
[TestClass]
public sealed class LibraryArgumentsTests
{
    [TestMethod]
    public void Libraries_are_shown_with_the_version_that_they_get()
    {
        using ToolRun tool = new();
        tool.Write("glow/glow.py", "__version__ = '0.0.0+auto.0'\n");
        tool.Write("glow/PKG-INFO", "Name: glow\nVersion: 1.4.0\n");
        tool.Write("glow/examples/e.py", "");

        Assert.AreEqual(0, tool.Run("manifest", "show", "--library", "glow"), tool.Error);
        Assert.AreEqual($"glow.py  freeze_as_mpy    1.4.0  {tool.Full("glow/glow.py")}\n", tool.Output.ReplaceLineEndings("\n"));
    }

    [TestMethod]
    public void Boards_say_which_line_brings_a_module_in()
    {
        using ToolRun tool = new();
        tool.Write("cp/ports/samd/boards/metro/mpconfigboard.mk", "LONGINT_IMPL = MPZ\n\nFROZEN_MPY_DIRS += $(TOP)/frozen/Pixel\n");
        tool.Write("cp/frozen/Pixel/pixel.py", "X = 1\n");

        Assert.AreEqual(0, tool.Run("manifest", "why", "--circuitpython", "cp", "--board", "metro", "pixel"), tool.Error);
        StringAssert.Contains(tool.Output, $"CircuitPythonLibrary {tool.Full("cp/frozen/Pixel").Replace('\\', '/')} at {tool.Full("cp/ports/samd/boards/metro/mpconfigboard.mk")}(3)");

        Assert.AreEqual(1, tool.Run("manifest", "show", "--circuitpython", "cp", "--board", "metr"));
        StringAssert.Contains(tool.Error, "error MF5511: There is no board 'metr'");
    }

    [TestMethod]
    [DataRow("--board")]
    [DataRow("--circuitpython")]
    public void A_board_and_its_checkout_need_each_other(string option)
    {
        using ToolRun tool = new();
        Assert.AreEqual(2, tool.Run("manifest", "show", option, "x"));
    }
}
