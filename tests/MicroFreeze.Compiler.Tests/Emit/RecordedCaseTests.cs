using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Emit;

/// <summary>Compiles sources of our own and expects the bytes that the reference made of them.</summary>
[TestClass]
public sealed class RecordedCaseTests
{
    public static IEnumerable<object[]> Rows => RecordedCases.Rows;

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void CompilesToTheReferencesBytes(string name)
    {
        (byte[] source, CompileOptions options) = RecordedCases.Read(name);
        CompileResult result = PythonCompiler.Compile(source, options.SourceName, options);
        Assert.IsNotNull(result.Module, string.Join("; ", result.Diagnostics));

        // The text first: it shows where they part.
        AssertSameLines(RecordedCases.ReadListing(name), Listing.Of(result.Module));
        CollectionAssert.AreEqual(RecordedCases.ReadExpected(name), MpyWriter.ToArray(result.Module));
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void ListingIsThatOfTheRecordedBytes(string name)
    {
        Assert.IsTrue(MpyReader.TryRead(RecordedCases.ReadExpected(name), out MpyModule? module, out _));
        AssertSameLines(RecordedCases.ReadListing(name), Listing.Of(module));
    }

    private static void AssertSameLines(string expected, string actual)
    {
        string[] expectedLines = expected.Split('\n');
        string[] actualLines = actual.Split('\n');
        for (int index = 0; index < Math.Max(expectedLines.Length, actualLines.Length); index++)
        {
            string here = index < actualLines.Length ? actualLines[index] : "(the end)";
            string there = index < expectedLines.Length ? expectedLines[index] : "(the end)";
            if (here != there)
            {
                string context = string.Join('\n', expectedLines.Take(index).TakeLast(5));
                Assert.Fail($"line {index + 1}:\n{context}\nexpected: {there}\nactual:   {here}");
            }
        }
    }
}
