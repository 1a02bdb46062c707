using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Native;

/// <summary>Where the reference stops with an assertion, reads out of bounds or makes code that does not work.</summary>
[TestClass]
public sealed class NativeFaultTests
{
    private const string MoveZero = "@micropython.asm_rv32\ndef f(a0, a1):\n    mv(a1, zero)\n";

    [TestMethod]
    [DataRow("a: ptr8", "del a[0]", "MF2218")]
    [DataRow("a: int", "return a.x", "MF2218")]
    [DataRow("a: ptr8", "a.x = 1", "MF2218")]
    [DataRow("a: int", "a.m()", "MF2218")]
    [DataRow("a: int", "a()", "MF2218")]
    [DataRow("a: int", "del a.x", "MF2218")]
    [DataRow("a: int", "with a: pass", "MF2218")]
    [DataRow("a: int", "for x in a: pass", "MF2218")]
    [DataRow("a: int", "yield a", "MF2222")]
    [DataRow("a", "return int()", "MF2219")]
    [DataRow("a", "return int(a, a)", "MF2219")]
    [DataRow("a", "raise", "MF2223")]
    public void Viper_that_stops_the_reference_is_refused(string parameter, string statement, string code)
    {
        foreach (NativeArch arch in Native)
        {
            CompileResult result = Compile($"@micropython.viper\ndef f({parameter}):\n    a\n    {statement}\n", arch);
            Assert.IsNull(result.Module);
            Assert.AreEqual(code, result.Diagnostics.Single().Descriptor.Code);
            Assert.AreEqual(4, result.Diagnostics[0].Location.Line);
            Assert.AreEqual("f", result.Diagnostics[0].Scope);
        }
    }

    [TestMethod]
    public void Raising_again_is_refused_in_native_code()
    {
        const string Source = "@micropython.native\ndef f():\n    try:\n        f()\n    except:\n        f()\n        raise\n";
        CompileResult result = Compile(Source, NativeArch.ArmV7M);
        Assert.AreEqual("MF2223", result.Diagnostics.Single().Descriptor.Code);
        Assert.AreEqual(7, result.Diagnostics[0].Location.Line);
    }

    [TestMethod]
    public void Cause_of_an_exception_is_dropped()
    {
        byte[] with = Write("@micropython.native\ndef f(a, b):\n    raise a\n", NativeArch.X64);
        byte[] from = Write("@micropython.native\ndef f(a, b):\n    raise a from b\n", NativeArch.X64);
        Assert.AreEqual(with.Length, from.Length);
    }

    [TestMethod]
    public void Moving_zero_is_a_move()
    {
        // c.li a1, 0
        CollectionAssert.IsSubsetOf(new byte[] { 0x81, 0x45 }, Root(Compile(MoveZero, NativeArch.Rv32Imc)));
        byte[] explicitly = Write(MoveZero.Replace("mv(a1, zero)", "c_li(a1, 0)", StringComparison.Ordinal), NativeArch.Rv32Imc);
        CollectionAssert.AreEqual(explicitly, Write(MoveZero, NativeArch.Rv32Imc));
    }

    [TestMethod]
    public void Moving_zero_is_the_references_jump_where_asked()
    {
        // c.jr a1, which is what C.MV with register 0 is.
        byte[] code = Root(PythonCompiler.Compile(
            Encoding.UTF8.GetBytes(MoveZero),
            "x.py",
            new CompileOptions { SourceName = "x.py", Arch = NativeArch.Rv32Imc, Exact = true }));
        Assert.AreEqual("8285", Convert.ToHexStringLower(code.AsSpan(0, 2)));
    }

    [TestMethod]
    [DataRow(NativeArch.Xtensa)]
    [DataRow(NativeArch.XtensaWin)]
    public void Forward_branches_work_after_a_label(NativeArch arch)
    {
        CompileResult result = Compile("@micropython.asm_xtensa\ndef f(a2):\n    label(x)\n    beqz(a2, y)\n    nop()\n    j(x)\n    label(y)\n", arch);
        Assert.IsNotNull(result.Module);
    }

    [TestMethod]
    public void Instructions_the_reference_encodes_wrongly_are_reported()
    {
        CompileResult result = Compile("@micropython.asm_xtensa\ndef f(a2):\n    nop()\n    addi_n(a2, a2, -1)\n", NativeArch.Xtensa);
        Assert.IsNotNull(result.Module);
        Diagnostic warning = result.Diagnostics.Single();
        Assert.AreEqual("MF2276", warning.Descriptor.Code);
        Assert.AreEqual(DiagnosticSeverity.Warning, warning.Descriptor.Severity);
        Assert.AreEqual(4, warning.Location.Line);
    }

    [TestMethod]
    public void Handlers_beyond_the_instructions_reach_are_reported()
    {
        string body = string.Concat(Enumerable.Repeat("        x = a(x, x, x, x)\n", 300));
        string source = "@micropython.native\ndef f(a, x):\n    try:\n" + body + "    finally:\n        x = 1\n";
        Diagnostic warning = Compile(source, NativeArch.Xtensa).Diagnostics.Single();
        Assert.AreEqual("MF2227", warning.Descriptor.Code);
        Assert.AreEqual(DiagnosticSeverity.Warning, warning.Descriptor.Severity);
        Assert.IsEmpty(Compile(source, NativeArch.ArmV7M).Diagnostics);
    }

    [TestMethod]
    public void Rv64_has_bytecode_only()
    {
        Assert.IsNotNull(Compile("def f():\n    pass\n", NativeArch.Rv64Imc).Module);
        foreach (string decorator in new[] { "native", "viper", "asm_rv32" })
        {
            CompileResult result = Compile($"@micropython.{decorator}\ndef f():\n    pass\n", NativeArch.Rv64Imc);
            Assert.IsNull(result.Module);
            StringAssert.StartsWith(result.Diagnostics.Single().Message, "SyntaxError: invalid arch", StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public void Debug_architecture_traces()
    {
        CompileResult result = Compile("@micropython.viper\ndef f(a: int) -> int:\n    return a + 1\n", NativeArch.Debug);
        Assert.IsNotNull(result.Trace);
        StringAssert.Contains(result.Trace, "add(r_", StringComparison.Ordinal);
        Assert.IsNull(Compile("pass\n", NativeArch.X64).Trace);
    }

    [TestMethod]
    public void Same_source_gives_the_same_bytes_again()
    {
        const string Source = "@micropython.native\ndef f(a):\n    for x in a:\n        print(x, 'text')\n";
        foreach (NativeArch arch in Native)
        {
            byte[] first = Write(Source, arch);
            Compile("@micropython.viper\ndef f(a: int):\n    a.x\n", arch);
            CollectionAssert.AreEqual(first, Write(Source, arch));
        }
    }

    private static NativeArch[] Native =>
    [
        NativeArch.X86, NativeArch.X64, NativeArch.ArmV6, NativeArch.ArmV6M, NativeArch.ArmV7M, NativeArch.ArmV7EM,
        NativeArch.Xtensa, NativeArch.XtensaWin, NativeArch.Rv32Imc,
    ];

    private static CompileResult Compile(string source, NativeArch arch) =>
        PythonCompiler.Compile(Encoding.UTF8.GetBytes(source), "x.py", new CompileOptions { SourceName = "x.py", Arch = arch });

    private static byte[] Write(string source, NativeArch arch)
    {
        CompileResult result = Compile(source, arch);
        Assert.IsNotNull(result.Module, string.Join("; ", result.Diagnostics));
        return MpyWriter.ToArray(result.Module);
    }

    private static byte[] Root(CompileResult result)
    {
        Assert.IsNotNull(result.Module, string.Join("; ", result.Diagnostics));
        return result.Module.Root.Children[0].Code.ToArray();
    }
}
