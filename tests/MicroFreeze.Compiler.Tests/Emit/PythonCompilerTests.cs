using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Compiler.Tests.Recorded;

namespace MicroFreeze.Compiler.Tests.Emit;

/// <summary>The compiler as a whole keeps memory from file to file and thread to thread; none of it may show.</summary>
[TestClass]
public sealed class PythonCompilerTests
{
    private static readonly RecordedBundle Bundle = RecordedFiles.Bundle(RecordedCaseTests.Tests, "sources");

    private static readonly ILookup<string, (string Source, RecordedRun Run, RecordedOutcome Outcome)> Recorded = Bundle.Read().ToLookup(item => item.Source);

    [TestMethod]
    public void Files_compiled_at_the_same_time_do_not_touch_each_other()
    {
        var cases = Recorded.SelectMany(items => items).ToArray();
        Parallel.For(0, cases.Length * 8, index => AssertRecorded(cases[index % cases.Length]));
    }

    [TestMethod]
    public void An_error_leaves_nothing_behind()
    {
        string[] broken =
        [
            "def f():\n    for a in b:\n        try:\n            with c:\n                1 = 2\n",
            "[lambda a=1, b: c for a in b]",
            "x = ((((",
            "def f(a, b=1):\n    global a",
            "def f():\n  a\n b",
        ];
        foreach (string source in broken)
        {
            CompileResult result = PythonCompiler.Compile(Encoding.UTF8.GetBytes(source), "x.py", new CompileOptions { SourceName = "x.py" });
            Assert.IsFalse(result.Succeeded);
            Assert.AreEqual(DiagnosticSeverity.Error, result.Diagnostics.Single().Severity);
            AssertRecorded("closures");
            AssertRecorded("exceptions");
        }
    }

    [TestMethod]
    public void A_large_file_leaves_nothing_behind()
    {
        string large = string.Concat(Enumerable.Range(0, 3000).Select(number => $"def f{number}(a{number}, b={number}.5):\n    return n{number}, 'a string that is number {number}'\n"));
        Assert.IsTrue(PythonCompiler.Compile(Encoding.UTF8.GetBytes(large), "x.py", new CompileOptions { SourceName = "x.py" }).Succeeded);
        AssertRecorded("closures");
        AssertRecorded("objects");
    }

    [TestMethod]
    public void A_module_keeps_its_bytes_when_others_are_compiled()
    {
        (string source, RecordedRun run, RecordedOutcome outcome) = Recorded["closures.py"].First();
        MpyModule module = PythonCompiler.Compile(Bundle.ReadSource(source), source, run.ToOptions(source)).Module!;
        AssertRecorded("jumps");
        CollectionAssert.AreEqual(outcome.Module, MpyWriter.ToArray(module));
    }

    [TestMethod]
    public void Columns_count_Utf16_units()
    {
        Diagnostic diagnostic = PythonCompiler.Compile("a\n'ä𝄞' + b; f() = 1"u8, "x.py", new CompileOptions { SourceName = "x.py" }).Diagnostics.Single();
        Assert.AreEqual(new SourceLocation("x.py", 2, 12), diagnostic.Location);
    }

    [TestMethod]
    public void Message_of_a_missing_architecture_names_the_decorator_and_the_property()
    {
        Diagnostic diagnostic = PythonCompiler.Compile("x\n\n@micropython.viper\ndef f():\n    pass"u8, "x.py", new CompileOptions { SourceName = "x.py" }).Diagnostics.Single();
        Assert.AreEqual(SourceDiagnostics.InvalidArch, diagnostic.Descriptor);
        Assert.AreEqual(3, diagnostic.Location.Line);
        StringAssert.Contains(diagnostic.Message, "@micropython.viper", StringComparison.Ordinal);
        StringAssert.Contains(diagnostic.Message, "MicroFreezeArch", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow(EmitKind.Native)]
    [DataRow(EmitKind.Viper)]
    public void Native_by_default_needs_an_architecture(EmitKind emit)
    {
        CompileOptions options = new() { SourceName = "x.py", Emit = emit };
        Diagnostic diagnostic = PythonCompiler.Compile("a\ndef f():\n    pass\nb"u8, "x.py", options).Diagnostics.Single();
        Assert.AreEqual(SourceDiagnostics.NoNativeEmitter, diagnostic.Descriptor);

        // As the reference: the line of the scope that was looked at last.
        Assert.AreEqual(2, diagnostic.Location.Line);
    }

    private static void AssertRecorded(string name) => AssertRecorded(Recorded[name + ".py"].First());

    private static void AssertRecorded((string Source, RecordedRun Run, RecordedOutcome Outcome) item)
    {
        CompileResult result = PythonCompiler.Compile(Bundle.ReadSource(item.Source), item.Source, item.Run.ToOptions(item.Source));
        Assert.IsNotNull(result.Module, item.Source);
        CollectionAssert.AreEqual(item.Outcome.Module, MpyWriter.ToArray(result.Module), item.Source);
    }
}
