using System.Text.Json;

namespace MicroFreeze.Tool.Tests.Commands;

/// <summary><c>microfreeze size</c>.</summary>
[TestClass]
public sealed class SizeCommandTests
{
    [TestMethod]
    public void A_tree_is_a_table_with_bars_the_largest_first()
    {
        using ToolRun tool = new();
        tool.Write("lib/small.py", "X = 1\n");
        tool.Write("lib/pkg/large.py", "def f(a, b):\n    return [a, b, a + b, a - b, a * b]\n" + "def g(a):\n    return (a, a, 'some constant text')\n");
        Assert.AreEqual(0, tool.Run("size", "lib"), tool.Error);
        string[] lines = tool.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(4, lines);
        StringAssert.StartsWith(lines[0], "module ");
        StringAssert.StartsWith(lines[1], "pkg/large.py ");
        StringAssert.Contains(lines[1], " ████████████████ ");
        StringAssert.StartsWith(lines[2], "small.py ");
        StringAssert.StartsWith(lines[3], "2 modules ");
        Assert.AreEqual("", tool.Error);
    }

    [TestMethod]
    public void A_mpy_file_costs_what_its_source_costs_but_for_the_source()
    {
        using ToolRun tool = new();
        tool.Write("a.py", "def f(x):\n    return x\n");
        Assert.AreEqual(0, tool.Run("compile", "a.py", "-o", "out"), tool.Error);
        JsonElement fromSource = Measure(tool, "a.py");
        JsonElement fromMpy = Measure(tool, "out/a.mpy");
        Assert.AreEqual(23, fromSource.GetProperty("sourceBytes").GetInt32());
        Assert.IsFalse(fromMpy.TryGetProperty("sourceBytes", out _));
        Assert.AreEqual(fromSource.GetProperty("mpyBytes").GetInt32(), fromMpy.GetProperty("mpyBytes").GetInt32());
        Assert.AreEqual(fromSource.GetProperty("flash").GetRawText(), fromMpy.GetProperty("flash").GetRawText());
    }

    [TestMethod]
    public void One_format_is_printed()
    {
        using ToolRun tool = new();
        tool.Write("a.py", "");
        Assert.AreEqual(2, tool.Run("size", "a.py", "--json", "--markdown"));
        StringAssert.Contains(tool.Error, "it prints --json or --markdown, not both");
    }

    [TestMethod]
    public void Pointers_of_64_bits_take_more()
    {
        using ToolRun tool = new();
        tool.Write("a.py", "def f(x):\n    return lambda: x\n");
        int small = Measure(tool, "a.py").GetProperty("flash").GetProperty("total").GetInt32();
        int large = Measure(tool, "a.py", "--board", "generic-64").GetProperty("flash").GetProperty("total").GetInt32();
        Assert.IsGreaterThan(small, large);
    }

    [TestMethod]
    public void Names_that_the_firmware_has_cost_nothing()
    {
        using ToolRun tool = new();
        tool.Write("a.py", "def blink_forever(): pass\n");
        tool.Write("q.h", "QCFG(BYTES_IN_LEN, (1))\nQCFG(BYTES_IN_HASH, (1))\nQ(blink_forever)\nQ(a.py)\n");
        Assert.IsGreaterThan(0, Measure(tool, "a.py").GetProperty("flash").GetProperty("ownNames").GetInt32());
        Assert.AreEqual(0, Measure(tool, "a.py", "-q", "q.h").GetProperty("flash").GetProperty("ownNames").GetInt32());
    }

    [TestMethod]
    public void Markdown_has_a_row_for_each_module_shown()
    {
        using ToolRun tool = new();
        tool.Write("a.py", "X = 'a text that is no name'\n");
        tool.Write("b.py", "");
        Assert.AreEqual(0, tool.Run("size", "a.py", "b.py", "--markdown", "--top", "1"), tool.Error);
        StringAssert.StartsWith(tool.Output, "# What the modules cost\n");
        StringAssert.Contains(tool.Output, "\n| a.py | yes | 29 |");
        Assert.DoesNotContain("b.py", tool.Output);
    }

    [TestMethod]
    public void What_cannot_be_read_or_compiled_is_an_error_and_the_rest_is_shown()
    {
        using ToolRun tool = new();
        tool.Write("good.py", "X = 1\n");
        tool.Write("bad.py", "x = = 1\n");
        tool.Write("bad.mpy", "no");
        Assert.AreEqual(1, tool.Run("size", "good.py", "bad.py", "bad.mpy", "missing.py"));
        Assert.HasCount(3, tool.ErrorLines);
        StringAssert.Contains(tool.Output, "\ngood.py ");
    }

    [TestMethod]
    [DataRow("microfreeze size: there is nothing to measure")]
    [DataRow("microfreeze size: there is no board toaster", "x", "--board", "toaster")]
    [DataRow("microfreeze size: --top takes a number from 1, not 0", "x", "--top", "0")]
    public void A_wrong_command_line_exits_with_2(string message, params string[] arguments)
    {
        using ToolRun tool = new();
        Assert.AreEqual(2, tool.Run(["size", .. arguments]));
        StringAssert.StartsWith(tool.Error, message);
    }

    private static JsonElement Measure(ToolRun tool, params string[] arguments)
    {
        Assert.AreEqual(0, tool.Run(["size", .. arguments, "--json"]), tool.Error);
        return JsonDocument.Parse(tool.Output).RootElement.GetProperty("modules")[0].Clone();
    }
}
