namespace MicroFreeze.Tool.Tests.Commands;

/// <summary><c>microfreeze manifest why</c> and <c>microfreeze manifest export</c>.</summary>
[TestClass]
public sealed class ManifestWhyCommandTests
{
    [TestMethod]
    public void Why_shows_the_calls_that_bring_a_file_in()
    {
        using ToolRun tool = Project();
        Assert.AreEqual(0, tool.Run("manifest", "why", "manifest.py", "p"), tool.Error);
        Assert.AreEqual(
            $"p/a.py  freeze_as_mpy -O3 version 1.5  {tool.Full("lib/p/a.py")}\n"
            + $"    package('p') at {tool.Full("lib/manifest.py")}(2,8)\n"
            + $"    include('lib') at {tool.Full("manifest.py")}(1,8)\n"
            + "    FrozenManifest manifest.py\n",
            tool.Output);
    }

    [TestMethod]
    public void Why_fails_for_what_is_not_frozen()
    {
        using ToolRun tool = Project();
        Assert.AreEqual(1, tool.Run("manifest", "why", "manifest.py", "nope"));
        Assert.AreEqual("microfreeze manifest why: nothing brings in nope\n", tool.Error);
    }

    [TestMethod]
    public void Export_writes_a_manifest_that_gives_the_same_list()
    {
        using ToolRun tool = Project();
        Assert.AreEqual(0, tool.Run("manifest", "show", "manifest.py", "--var", "HERE=.", "--format", "json"), tool.Error);
        string expected = tool.Output;
        Assert.AreEqual(0, tool.Run("manifest", "export", "manifest.py", "--var", "HERE=.", "-o", "out"), tool.Error);
        Assert.AreEqual(0, tool.Run("manifest", "show", "out", "--var", "HERE=.", "--format", "json"), tool.Error);
        Assert.AreEqual(expected, tool.Output);
    }

    [TestMethod]
    public void Grants_come_from_the_command_line()
    {
        using ToolRun tool = Project();
        tool.Write("w.py", "open('made.py', 'w').close()\nmodule('made.py')");
        Assert.AreEqual(1, tool.Run("manifest", "show", "w.py"));
        StringAssert.Contains(tool.Error, "MF3005");
        Assert.AreEqual(2, tool.Run("manifest", "show", "w.py", "--allow", "Writ"));
        Assert.AreEqual(0, tool.Run("manifest", "show", "w.py", "--allow", "Write"), tool.Error);
    }

    private static ToolRun Project()
    {
        ToolRun tool = new();
        tool.Write("manifest.py", "include('lib')\nmodule('main.py')\n");
        tool.Write("main.py", "");
        tool.Write("lib/manifest.py", "metadata(version='1.5')\npackage('p', opt=3)\n");
        tool.Write("lib/p/a.py", "");
        return tool;
    }
}
