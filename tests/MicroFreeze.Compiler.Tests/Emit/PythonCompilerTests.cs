using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Emit;

/// <summary>The compiler as a whole keeps memory from file to file and thread to thread; none of it may show.</summary>
[TestClass]
public sealed class PythonCompilerTests
{
    [TestMethod]
    public void FilesCompiledAtTheSameTimeDoNotTouchEachOther()
    {
        string[] names = [.. RecordedCases.Rows.Select(row => (string)row[0])];
        Parallel.For(0, names.Length * 8, index => AssertRecorded(names[index % names.Length]));
    }

    [TestMethod]
    public void AnErrorLeavesNothingBehind()
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
    public void ALargeFileLeavesNothingBehind()
    {
        string large = string.Concat(Enumerable.Range(0, 3000).Select(number => $"def f{number}(a{number}, b={number}.5):\n    return n{number}, 'a string that is number {number}'\n"));
        Assert.IsTrue(PythonCompiler.Compile(Encoding.UTF8.GetBytes(large), "x.py", new CompileOptions { SourceName = "x.py" }).Succeeded);
        AssertRecorded("closures");
        AssertRecorded("objects");
    }

    [TestMethod]
    public void AModuleKeepsItsBytesWhenOthersAreCompiled()
    {
        (byte[] source, CompileOptions options) = RecordedCases.Read("closures");
        MpyModule module = PythonCompiler.Compile(source, "closures.py", options).Module!;
        AssertRecorded("jumps");
        CollectionAssert.AreEqual(RecordedCases.ReadExpected("closures"), MpyWriter.ToArray(module));
    }

    [TestMethod]
    public void ColumnsCountUtf16Units()
    {
        Diagnostic diagnostic = PythonCompiler.Compile("a\n'ä𝄞' + b; f() = 1"u8, "x.py", new CompileOptions { SourceName = "x.py" }).Diagnostics.Single();
        Assert.AreEqual(new SourceLocation("x.py", 2, 12), diagnostic.Location);
    }

    [TestMethod]
    public void MessageOfAMissingArchitectureNamesTheDecoratorAndTheProperty()
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
    public void NativeByDefaultNeedsAnArchitecture(EmitKind emit)
    {
        CompileOptions options = new() { SourceName = "x.py", Emit = emit };
        Diagnostic diagnostic = PythonCompiler.Compile("a\ndef f():\n    pass\nb"u8, "x.py", options).Diagnostics.Single();
        Assert.AreEqual(SourceDiagnostics.NoNativeEmitter, diagnostic.Descriptor);

        // As the reference: the line of the scope that was looked at last.
        Assert.AreEqual(2, diagnostic.Location.Line);
    }

    private static void AssertRecorded(string name)
    {
        (byte[] source, CompileOptions options) = RecordedCases.Read(name);
        CompileResult result = PythonCompiler.Compile(source, options.SourceName, options);
        Assert.IsNotNull(result.Module, name);
        CollectionAssert.AreEqual(RecordedCases.ReadExpected(name), MpyWriter.ToArray(result.Module), name);
    }
}
