using System.Numerics;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Frozen;

namespace MicroFreeze.Freezing.Tests.Frozen;

[TestClass]
public sealed class FrozenDiagnosticsTests
{
    [TestMethod]
    public void A_module_of_the_other_family() =>
        AssertError("MF4003", "functions.circuitpython.mpy", Request(Read("functions.circuitpython.mpy")));

    [TestMethod]
    public void Two_files_with_one_name()
    {
        AssertError("MF4050", "functions.mpy", Request(Read("functions.mpy"), Read("functions.mpy")));
        AssertError("MF4050", "text", Request(Read("functions.mpy"), new FrozenTextEntry("functions.py", default) { Location = new SourceLocation("text") }));
    }

    [TestMethod]
    public void A_module_that_cannot_be_imported_is_a_warning()
    {
        FrozenResult result = FrozenSource.Generate(Request(FrozenSourceTests.Module("m.mpy")));
        Assert.IsTrue(result.Succeeded);
        Assert.AreEqual("MF4051", result.Diagnostics.Single().Code);
    }

    [TestMethod]
    public void Two_architectures()
    {
        FrozenResult result = AssertError("MF4052", "native.rv32imc.mpy", Request(Read("functions.mpy"), Read("thumb.armv6m.mpy"), Read("native.rv32imc.mpy")));
        Assert.AreEqual(
            "native code for rv32imc, but 'thumb.py', frozen before it, has native code for armv6m: a firmware has one architecture",
            result.Diagnostics[0].Message);
        Assert.IsTrue(FrozenSource.Generate(Request(Read("thumb.armv6m.mpy"), Read("native.armv6m.mpy"))).Succeeded);
    }

    [TestMethod]
    [DataRow(0x10)]
    [DataRow(0x20)]
    [DataRow(0x40)]
    public void A_natively_linked_module(int flags)
    {
        RawCode viper = new() { Kind = RawCodeKind.NativeViper, Code = new byte[] { 1, 2 }, ScopeFlags = flags };
        MpyModule module = FrozenSourceTests.MakeModule("m.py", [], [], [viper], NativeArch.ArmV7M);
        AssertError("MF4053", "m", Request(new FrozenModuleEntry(module) { Location = new SourceLocation("m") }));
    }

    [TestMethod]
    public void An_integer_on_a_firmware_without()
    {
        Constant inTuple = new TupleConstant([new IntConstant(8192)]);
        FrozenRequest request = Request(FrozenSourceTests.Module("m.py", [inTuple])) with { LongInt = LongIntImplementation.None };
        AssertError("MF4054", "m.mpy", request);
        Assert.IsTrue(FrozenSource.Generate(Request(FrozenSourceTests.Module("m.py", [new IntConstant(8191)])) with { LongInt = LongIntImplementation.None }).Succeeded);
    }

    [TestMethod]
    public void A_huge_integer_is_shown_in_part()
    {
        FrozenRequest request = Request(FrozenSourceTests.Module("m.py", [new IntConstant(BigInteger.Pow(10, 1000))]));
        FrozenResult result = FrozenSource.Generate(request with { LongInt = LongIntImplementation.None });
        StringAssert.Contains(result.Diagnostics[0].Message, "100000000000000000000000000000... (1001 characters)");
    }

    [TestMethod]
    public void A_name_longer_than_the_firmware_stores()
    {
        FrozenRequest request = Request(FrozenSourceTests.Module("m.py", names: [new string('n', 256)]));
        AssertError("MF4055", "m.mpy", request);
        Assert.IsTrue(FrozenSource.Generate(Request(FrozenSourceTests.Module("m.py", names: [new string('n', 255)]))).Succeeded);
        QstrHeader? header = QstrHeader.Parse("QCFG(BYTES_IN_LEN, (2))\nQCFG(BYTES_IN_HASH, (2))\n"u8, "h", new DiagnosticBag());
        Assert.IsTrue(FrozenSource.Generate(request with { QstrHeader = header }).Succeeded);
    }

    [TestMethod]
    public void A_NUL_in_a_name() => AssertError("MF4056", "a\0b.mpy", Request(FrozenSourceTests.Module("a\0b.py")));

    [TestMethod]
    public void Deep_nesting()
    {
        Constant tuple = Constant.None;
        RawCode code = new() { Kind = RawCodeKind.Bytecode, Code = new byte[] { 0, 2, 1, 0x63 } };
        for (int depth = 0; depth < 100_000; depth++)
        {
            tuple = new TupleConstant([tuple]);
            code = new RawCode { Kind = RawCodeKind.Bytecode, Code = code.Code, Children = [code] };
        }

        AssertError("MF4057", "m.mpy", Request(FrozenSourceTests.Module("m.py", [tuple])));
        MpyModule module = FrozenSourceTests.MakeModule("m.py", [], [], [code], NativeArch.None);
        AssertError("MF4057", "m", Request(new FrozenModuleEntry(module) { Location = new SourceLocation("m") }));
    }

    [TestMethod]
    public void Code_without_a_whole_prelude()
    {
        RawCode code = new() { Kind = RawCodeKind.Bytecode, Code = new byte[] { 0x80 } };
        MpyModule module = FrozenSourceTests.MakeModule("m.py", [], [], [code], NativeArch.None);
        AssertError("MF4058", "m", Request(new FrozenModuleEntry(module) { Location = new SourceLocation("m") }));
    }

    [TestMethod]
    public void All_errors_of_a_request_are_reported_with_their_chain()
    {
        SourceLocation include = new("manifest.py", 3, 1);
        FrozenResult result = FrozenSource.Generate(Request(
            Read("functions.circuitpython.mpy") with { Chain = [include] }, Read("functions.mpy"), Read("functions.mpy")));
        Assert.AreEqual("MF4003 MF4050", string.Join(' ', result.Diagnostics.Select(diagnostic => diagnostic.Code)));
        Assert.AreEqual(include, result.Diagnostics[0].Chain.Single());
        Assert.IsNull(result.Source);
    }

    private static FrozenRequest Request(params FrozenEntry[] entries) => new() { Firmware = FirmwareProfile.MicroPython128, Entries = entries };

    private static FrozenModuleEntry Read(string file) => new(FrozenCase.ReadModule(file)) { Location = new SourceLocation(file) };

    private static FrozenResult AssertError(string code, string path, FrozenRequest request)
    {
        FrozenResult result = FrozenSource.Generate(request);
        Assert.IsFalse(result.Succeeded);
        Diagnostic error = result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.AreEqual((code, path), (error.Code, error.Location.Path));
        return result;
    }
}
