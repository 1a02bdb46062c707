using MicroFreeze.Compiler.Disassembly;
using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Compiler.Tests.Native;

/// <summary>Compiles sources of our own for every architecture and expects the bytes that the reference made of them.</summary>
[TestClass]
public sealed class NativeCaseTests
{
    public static IEnumerable<object[]> Rows => NativeCases.Rows;

    public static IEnumerable<object[]> ListedRows => NativeCases.ListedRows;

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void CompilesToTheReferencesBytes(string name)
    {
        CompileResult result = NativeCases.Compile(name);
        Assert.IsNotNull(result.Module, string.Join("; ", result.Diagnostics));

        // Of closures in viper functions, which only compile.
        Assert.IsTrue(result.Diagnostics.All(warning => warning.Code == "MF2231"), string.Join("; ", result.Diagnostics));
        byte[] expected = NativeCases.ReadExpected(name);
        byte[] actual = MpyWriter.ToArray(result.Module);
        if (!expected.AsSpan().SequenceEqual(actual))
        {
            int at = expected.AsSpan().CommonPrefixLength(actual);
            Assert.Fail($"{expected.Length} bytes expected, {actual.Length} written; they part at {at}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(ListedRows))]
    public void ListingIsThatOfTheRecordedBytes(string name)
    {
        Assert.IsTrue(MpyReader.TryRead(NativeCases.ReadExpected(name), out MpyModule? module, out _));
        Assert.AreEqual(NativeCases.ReadListing(name), Disassembler.Disassemble(module));
    }

    [TestMethod]
    public void EveryArchitectureHasCases()
    {
        // rv64imc has no native code.
        string[] recorded = [.. Rows.Select(row => ((string)row[0]).Split('.')[1]).Distinct().Order(StringComparer.Ordinal)];
        CollectionAssert.AreEqual(
            new[] { "armv6", "armv6m", "armv7em", "armv7emdp", "armv7emsp", "armv7m", "rv32imc", "x64", "x86", "xtensa", "xtensawin" },
            recorded);
    }
}
