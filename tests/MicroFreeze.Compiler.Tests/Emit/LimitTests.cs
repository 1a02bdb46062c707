using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Emit;

/// <summary>Code that the format, or a machine's stack, cannot hold.</summary>
[TestClass]
public sealed class LimitTests
{
    [TestMethod]
    public void Jump_over_too_much_code_is_an_overflow() =>
        AssertRefused(SourceDiagnostics.BytecodeOverflow, "def f(a):\n    while a:\n" + Repeat("        a = [a]\n", 6000), 1);

    [TestMethod]
    public void Jump_over_just_not_too_much_code_is_none() =>
        AssertAccepted("def f(a):\n    while a:\n" + Repeat("        a = [a]\n", 4000));

    [TestMethod]
    public void More_than_255_positional_arguments_are_too_many()
    {
        AssertAccepted($"f({Repeat("1, ", 255)})");
        AssertRefused(SourceDiagnostics.TooLarge, $"f({Repeat("1, ", 256)})", 1);
    }

    [TestMethod]
    public void More_than_255_closed_over_variables_are_too_many()
    {
        static string Source(int count) =>
            $"def f({Names(count)}):\n    def g():\n        return {Names(count)}\n    return g\n";
        AssertAccepted(Source(255));
        AssertRefused(SourceDiagnostics.TooLarge, Source(257), 1);
    }

    [TestMethod]
    public void More_than_255_targets_before_a_starred_one_are_too_many()
    {
        AssertAccepted($"{Repeat("a, ", 255)}*b = c");
        AssertRefused(SourceDiagnostics.TooLarge, $"{Repeat("a, ", 256)}*b = c", 1);
    }

    [TestMethod]
    public void Cell_beyond_slot_255_is_too_far()
    {
        static string Source(int locals) =>
            "def f():\n" + string.Concat(Enumerable.Range(0, locals).Select(Assignment)) + "    return lambda: cell\n    cell = 1\n";
        static string Assignment(int number) => string.Create(CultureInfo.InvariantCulture, $"    a{number} = 1\n");
        AssertAccepted(Source(255));
        AssertRefused(SourceDiagnostics.TooLarge, Source(256), 1);
    }

    [TestMethod]
    public void Nesting_up_to_the_parsers_limit_fits_a_small_stack()
    {
        string[] sources =
        [
            new string('(', 400) + "a" + new string(')', 400),
            "a = " + new string('[', 400) + new string(']', 400),
            "a = " + Repeat("not ", 400) + "b",
            "a = " + Repeat("lambda: ", 400) + "b",
            "a = " + Repeat("b if c else ", 400) + "b",
            "a = " + Repeat("f(", 200) + new string(')', 200),
            string.Concat(Enumerable.Range(0, 100).Select(level => new string(' ', level) + "if a:\n")) + new string(' ', 100) + "pass",
            $"with {Repeat("a as b, ", 1000)}c:\n pass",
            $"[a {Repeat("for a in b if c ", 700)}]",
            "if a:\n pass\n" + Repeat("elif b:\n pass\n", 2000),
            "a" + Repeat(".b", 20000),
            "a" + Repeat("()", 20000),
            "a = b" + Repeat(" + b", 20000),
            Repeat("a = ", 20000) + "b",
        ];
        List<string> failures = [];
        Thread thread = new(
            () => failures.AddRange(sources.Select(Compile).SelectMany(result => result.Diagnostics).Select(item => item.ToString())),
            1 << 20);
        thread.Start();
        thread.Join();
        Assert.AreEqual("", string.Join('\n', failures));
    }

    [TestMethod]
    public void Nesting_beyond_the_parsers_limit_is_refused()
    {
        foreach (string source in new[] { new string('(', 100_000), "a = " + Repeat("not ", 100_000) + "b", Repeat("lambda: ", 100_000) + "b" })
        {
            Assert.IsTrue(Compile(source).Diagnostics.Single().Message.StartsWith("RuntimeError: maximum recursion depth exceeded", StringComparison.Ordinal));
        }
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static string Names(int count) =>
        string.Join(", ", Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"a{number}")));

    private static CompileResult Compile(string source) =>
        PythonCompiler.Compile(Encoding.UTF8.GetBytes(source), "x.py", new CompileOptions { SourceName = "x.py" });

    private static void AssertAccepted(string source) => Assert.AreEqual("", string.Join('\n', Compile(source).Diagnostics));

    private static void AssertRefused(DiagnosticDescriptor descriptor, string source, int line)
    {
        CompileResult result = Compile(source);
        Assert.IsNull(result.Module);
        Diagnostic diagnostic = result.Diagnostics.Single();
        Assert.AreEqual(descriptor, diagnostic.Descriptor);
        Assert.AreEqual(line, diagnostic.Location.Line);
    }
}
