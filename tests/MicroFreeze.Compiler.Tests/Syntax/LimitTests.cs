using System.Text;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Tests.Syntax;

/// <summary>Sources that are made to exhaust something.</summary>
[TestClass]
public sealed class LimitTests
{
    private const string TooDeep = "MF2004: RuntimeError: maximum recursion depth exceeded; more than 500 expressions or blocks are inside one another";

    [TestMethod]
    [DataRow("x = ", "(", "y", ")")]
    [DataRow("x = ", "[", "y", "]")]
    [DataRow("x = ", "{1:", "y", "}")]
    [DataRow("x = ", "{", "y", "}")]
    [DataRow("x = ", "f(", "y", ")")]
    [DataRow("x = ", "f(a=", "y", ")")]
    [DataRow("x = ", "a[", "y", "]")]
    [DataRow("x = ", "[i for i in ", "y", "]")]
    [DataRow("x = ", "-", "y", "")]
    [DataRow("x = ", "not ", "y", "")]
    [DataRow("x = ", "2 ** ", "y", "")]
    [DataRow("x = ", "lambda: ", "y", "")]
    [DataRow("x = ", "lambda a=", "y", ": 1")]
    [DataRow("x = ", "a if b else ", "y", "")]
    [DataRow("", "if x: \n", "y", "")]
    [DataRow("x = ", "a or b and not c < d | e ^ f & g << h + i * (", "y", ")")]
    [DataRow("x = ", "f'{", "y", "}'")]
    public void Nesting_ends_in_a_diagnostic_on_a_small_stack(string before, string open, string inner, string close)
    {
        StringBuilder source = new(before);
        for (int i = 0; i < 100_000; i++)
        {
            // Blocks are nested by indentation; there the source would grow with the square.
            source.Append(open, 0, open.Length - (open[^1] == '\n' ? 1 : 0));
            if (open[^1] == '\n' && i < 2000)
            {
                source.Append('\n').Append(' ', i + 1);
            }
        }

        source.Append(inner);
        for (int i = 0; i < 100_000 && close.Length > 0; i++)
        {
            source.Append(close);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(source.Append('\n').ToString());
        foreach (FirmwareProfile firmware in FirmwareProfile.All)
        {
            string error = OnSmallStack(() => Source.Error(bytes, firmware));
            Assert.IsTrue(error.EndsWith(TooDeep, StringComparison.Ordinal) || open.StartsWith("f'", StringComparison.Ordinal), error);
        }
    }

    [TestMethod]
    public void As_many_levels_as_there_may_be()
    {
        int levels = Parser.MaxDepth;
        string tree = OnSmallStack(() => Source.Expression(new string('[', levels) + new string(']', levels)));
        StringAssert.StartsWith(tree, "(List (List (List");
        StringAssert.EndsWith(Source.Error($"x = {new string('[', levels + 1)}"), TooDeep);
    }

    [TestMethod]
    [DataRow("x = y", " + y")]
    [DataRow("x = y", " or y")]
    [DataRow("x = y", " < y")]
    [DataRow("x = y", ", y")]
    [DataRow("x = y", "()")]
    [DataRow("x = y", ".y")]
    [DataRow("x = [y", " for y in y")]
    [DataRow("x = 'y'", " 'y'")]
    [DataRow("x = y", " = y")]
    [DataRow("x = y", "; x = y")]
    [DataRow("x = 1", " + 1")]
    [DataRow("if x: pass", "\nelif x: pass")]
    [DataRow("x = f'{y}", "{y}")]
    public void Long_chains_take_no_stack(string start, string link)
    {
        StringBuilder source = new(start);
        for (int i = 0; i < 100_000; i++)
        {
            source.Append(link);
        }

        string end = start.Contains('[', StringComparison.Ordinal) ? "]\n" : start.Contains("f'", StringComparison.Ordinal) ? "'\n" : "\n";
        SyntaxTree tree = new();
        byte[] bytes = Encoding.UTF8.GetBytes(source.Append(end).ToString());
        ParseOptions options = new() { Firmware = FirmwareProfile.MicroPython128, SmallIntBits = 31 };
        SyntaxError? error = null;
        Assert.IsTrue(OnSmallStack(() => new Parser().TryParse(bytes, options, tree, new NameTable(), out error)), error?.Message);
    }

    [TestMethod]
    [DataRow("3 ** 2 ** 40", 5)]
    [DataRow("3 ** 10 ** 30", 5)]
    [DataRow("1 << 2 ** 40", 5)]
    [DataRow("1 << 70000", 5)]
    [DataRow("(1 << 40000) * (1 << 40000)", 5)]
    [DataRow("10 ** 10 ** 10 ** 10", 11)]
    [DataRow("-3 ** 99999999999999999999", 6)]
    public void Constants_that_never_end_are_refused(string expression, int column) => StringAssert.StartsWith(
        Source.Error($"\nx = {expression}\n"), $"2,{column} MF2005: MemoryError: an integer constant of more than 65536 bits");

    [TestMethod]
    public void Large_literals()
    {
        string digits = new('9', 19_728);
        Assert.AreEqual(digits + "L", Source.Expression(digits));
        StringAssert.StartsWith(Source.Error($"x = {digits}9\n"), "1,5 MF2005");
        StringAssert.StartsWith(Source.Error($"x = {new string('9', 1_000_000)}\n"), "1,5 MF2005");
        StringAssert.StartsWith(Source.Error($"x = 0x{new string('f', 1_000_000)}\n"), "1,5 MF2005");
        Assert.AreEqual("Infinity", Source.Expression(new string('9', 1_000_000) + ".0"));
        Assert.AreEqual("0", Source.Expression(new string('0', 1_000_000)));
    }

    private static T OnSmallStack<T>(Func<T> function)
    {
        // The smallest stack that a host gives a thread of its own, such as Windows the main one.
        T result = default!;
        Exception? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    result = function();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.IsNull(failure, failure?.ToString());
        return result;
    }
}
