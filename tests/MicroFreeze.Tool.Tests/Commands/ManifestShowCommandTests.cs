using System.Text.Json;

namespace MicroFreeze.Tool.Tests.Commands;

/// <summary><c>microfreeze manifest show</c>: what it lists, in both forms.</summary>
[TestClass]
public sealed class ManifestShowCommandTests
{
    [TestMethod]
    public void Json_has_files_with_all_their_values_and_the_metadata()
    {
        using ToolRun tool = Project();
        Assert.AreEqual(0, tool.Run("manifest", "show", "manifest.py", "--format", "json"), tool.Error);
        JsonElement root = JsonDocument.Parse(tool.OutputBytes).RootElement;
        JsonElement[] files = [.. root.GetProperty("files").EnumerateArray()];
        Assert.HasCount(2, files);
        Assert.AreEqual("main.py", files[0].GetProperty("target").GetString());
        Assert.AreEqual(tool.Full("main.py"), files[0].GetProperty("source").GetString());
        Assert.AreEqual("freeze_as_mpy", files[0].GetProperty("kind").GetString());
        Assert.AreEqual(2, files[0].GetProperty("opt").GetInt32());
        Assert.AreEqual("1.2", files[0].GetProperty("version").GetString());
        Assert.AreEqual("lib/ünï.py", files[1].GetProperty("target").GetString());
        Assert.AreEqual(JsonValueKind.Null, files[1].GetProperty("opt").ValueKind);
        JsonElement metadata = root.GetProperty("metadata");
        Assert.AreEqual("1.2", metadata.GetProperty("version").GetString());
        Assert.AreEqual("What it is for", metadata.GetProperty("description").GetString());
        Assert.AreEqual(JsonValueKind.Null, metadata.GetProperty("pypi_publish").ValueKind);
        Assert.IsFalse(root.TryGetProperty("pypi", out _));
    }

    [TestMethod]
    public void Modes_change_kinds_and_pyproject_has_requirements()
    {
        using ToolRun tool = Project();
        Assert.AreEqual(0, tool.Run("manifest", "show", "manifest.py", "--mode", "compile", "--format=json"), tool.Error);
        StringAssert.Contains(tool.Output, "\"compile_as_mpy\"");
        Assert.AreEqual(0, tool.Run("manifest", "show", "manifest.py", "--mode", "pyproject", "--format=json"), tool.Error);
        Assert.AreEqual(0, JsonDocument.Parse(tool.OutputBytes).RootElement.GetProperty("pypi").GetArrayLength());
    }

    [TestMethod]
    public void Text_is_a_line_a_file()
    {
        using ToolRun tool = Project();
        Assert.AreEqual(0, tool.Run("manifest", "show", "manifest.py"), tool.Error);
        Assert.AreEqual(
            "version: 1.2\ndescription: What it is for\n"
            + $"main.py     freeze_as_mpy  -O2  1.2  {tool.Full("main.py")}\n"
            + $"lib/ünï.py  freeze_as_mpy       1.2  {tool.Full("lib/ünï.py")}\n",
            tool.Output);
    }

    [TestMethod]
    public void A_variable_that_is_a_path_is_relative_to_the_current_directory()
    {
        using ToolRun tool = Project();
        tool.Write("elsewhere/x.py", "");
        Assert.AreEqual(0, tool.Run("manifest", "show", "module('x.py', base_path='$(BOARD_DIR)')", "-v", "BOARD_DIR=elsewhere"), tool.Error);
        StringAssert.Contains(tool.Output, tool.Full("elsewhere/x.py"));
    }

    [TestMethod]
    public void An_error_has_its_place_and_nothing_is_listed()
    {
        using ToolRun tool = Project();
        tool.Write("manifest.py", "module('main.py')\nmodule('missing.py')\n");
        Assert.AreEqual(1, tool.Run("manifest", "show", "manifest.py", "--format", "json"));
        Assert.AreEqual("", tool.Output);
        StringAssert.StartsWith(tool.Error, $"{tool.Full("manifest.py")}(2,");
        StringAssert.Contains(tool.Error, ": error MF3");
    }

    [TestMethod]
    [DataRow(new[] { "manifest", "show" }, "it takes one manifest")]
    [DataRow(new[] { "manifest", "show", "m.py", "--mode", "thaw" }, "--mode is one of freeze, compile, pyproject, not thaw")]
    [DataRow(new[] { "manifest", "show", "m.py", "--format", "xml" }, "--format is one of text, json, not xml")]
    public void What_is_not_understood_exits_with_2(string[] arguments, string message)
    {
        using ToolRun tool = new();
        Assert.AreEqual(2, tool.Run(arguments));
        StringAssert.StartsWith(tool.Error, "microfreeze manifest show: " + message);
    }

    private static ToolRun Project()
    {
        ToolRun tool = new();
        tool.Write("manifest.py", "metadata(version='1.2', description='What it is for')\nmodule('main.py', opt=2)\npackage('lib')\n");
        tool.Write("main.py", "x = 1\n");
        tool.Write("lib/ünï.py", "");
        return tool;
    }
}
