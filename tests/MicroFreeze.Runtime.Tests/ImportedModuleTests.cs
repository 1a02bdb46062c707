using MicroFreeze.Compiler;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

[assembly: DoNotParallelize]

namespace MicroFreeze.Runtime.Tests;

/// <summary>
/// What we compile, MicroPython itself imports, and it prints what MicroPython prints when it compiles the same source.
/// </summary>
[TestClass]
public sealed class ImportedModuleTests
{
    private const string Entry = "program";

    public static IEnumerable<object[]> Cases =>
        from name in ProgramLibrary.Programs.Keys from level in Enumerable.Range(0, 4) select new object[] { name, level };

    public static IEnumerable<object[]> IntegerPrograms =>
        ProgramLibrary.Programs.Keys.Where(name => name.Contains("int", StringComparison.Ordinal)).Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void A_module_prints_what_its_source_prints(string name, int level) => AssertSameOutput(ProgramLibrary.Programs[name], level, 31);

    [TestMethod]
    [DynamicData(nameof(IntegerPrograms))]
    public void A_module_for_narrower_small_ints_prints_the_same(string name) => AssertSameOutput(ProgramLibrary.Programs[name], 0, 12);

    [ClassCleanup]
    public static void StopRuntime() => NodeRuntime.Stop();

    private static void AssertSameOutput(TestProgram program, int level, int smallIntBits)
    {
        IEnumerable<(string Path, byte[] Content)> sources = [(Entry + ".py", program.Source), .. ProgramLibrary.Modules];
        RuntimeReply expected = NodeRuntime.Run(Entry, level, sources);
        Assert.IsNull(expected.Error, $"{program.Name} does not run from text: {expected}");
        Assert.AreNotEqual("", expected.Output, $"{program.Name} prints nothing");

        RuntimeReply actual = NodeRuntime.Run(
            Entry, level, sources.Select(file => (Path.ChangeExtension(file.Path, ".mpy"), Compile(file.Path, file.Content, level, smallIntBits))));
        Assert.IsNull(actual.Error, $"{program.Name} does not run from .mpy: {actual}");
        Assert.AreEqual(expected.Output, actual.Output);
    }

    private static byte[] Compile(string path, byte[] source, int level, int smallIntBits)
    {
        CompileResult result = PythonCompiler.Compile(
            source, path, new CompileOptions { SourceName = path, OptimizationLevel = level, SmallIntBits = smallIntBits });
        Assert.IsTrue(result.Succeeded, string.Join(Environment.NewLine, result.Diagnostics));
        return MpyWriter.ToArray(result.Module!);
    }
}
