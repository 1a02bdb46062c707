using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Disassembly;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Native;

/// <summary>
/// Viper code that the reference gets wrong is mended, and only that: everything else, and all of it in exact mode, has the reference's bytes.
/// What the code computes is not to be seen here; listings show which registers it uses.
/// </summary>
[TestClass]
public sealed class ViperMendTests
{
    private static readonly NativeArch[] All =
    [
        NativeArch.X86, NativeArch.X64, NativeArch.ArmV6, NativeArch.ArmV6M, NativeArch.ArmV7M, NativeArch.Xtensa, NativeArch.XtensaWin, NativeArch.Rv32Imc,
    ];

    [TestMethod]
    [DataRow("(a: int) -> int:", "return -a + ~a")]
    [DataRow("(a: int) -> int:", "return ~a + a")]
    [DataRow("(a: int, b: int) -> int:", "b = -a; return a")]
    [DataRow("(a: int, b: int) -> int:", "while b > 0: b = b + ~a")]
    public void A_variable_that_is_read_again_keeps_its_value(string head, string body)
    {
        foreach (NativeArch arch in All)
        {
            Assert.AreNotEqual(Code(head, body, arch, exact: true), Code(head, body, arch), arch.ToString());
        }

        StringAssert.Matches(Code(head, body, NativeArch.X64, exact: true), new("(neg|not) rbx"));
        StringAssert.Matches(Code(head, body, NativeArch.X64), new("mov rax, rbx\n(neg|not) rax"));
    }

    [TestMethod]
    [DataRow("(a: int) -> int:", "return -a")]
    [DataRow("(a: int) -> int:", "a = -a; return a")]
    [DataRow("(a: int, b: int) -> int:", "while b: a = ~a; b -= 1")]
    [DataRow("(a: int, b: int) -> int:", "return a + -b")]
    [DataRow("(a: int, b: int, c: int) -> int:", "return -(a + b) + ~(a * b)")]
    [DataRow("(a: uint, p: ptr8) -> int:", "p[300] = 1; return p[300]")]
    public void What_is_right_stays_as_it_is(string head, string body)
    {
        foreach (NativeArch arch in All.Where(arch => arch != NativeArch.XtensaWin || !body.Contains("300", StringComparison.Ordinal)))
        {
            Assert.AreEqual(Code(head, body, arch, exact: true), Code(head, body, arch), arch.ToString());
        }
    }

    [TestMethod]
    public void Inverting_by_exclusive_or_spares_the_value_and_what_is_computed_already()
    {
        // a10 is where a third variable and the result of a call are, and where the reference puts the mask.
        string code = Code("(a: int, b: int, c: int) -> int:", "return ~c", NativeArch.XtensaWin);
        StringAssert.Matches(code, new(@"mov.n +a11, a10\n.*movi.n +a10, -1\n.*xor +a11, a11, a10"));
        StringAssert.Matches(Code("(a: int, b: int, c: int) -> int:", "return ~c", NativeArch.XtensaWin, exact: true), new("xor +a10, a10, a10"));
    }

    [TestMethod]
    public void A_far_store_of_windowed_xtensa_spares_the_table_of_names()
    {
        const string Head = "(p: ptr8, v: int):";
        StringAssert.Matches(Code(Head, "p[256] = v", NativeArch.XtensaWin), new("s8i +a5, a8, 0"));
        StringAssert.Matches(Code(Head, "p[256] = v", NativeArch.XtensaWin, exact: true), new("s8i +a5, a6, 0"));
        Assert.AreEqual(Code(Head, "p[255] = v", NativeArch.XtensaWin, exact: true), Code(Head, "p[255] = v", NativeArch.XtensaWin));
        Assert.AreEqual(Code(Head, "p[256] = v", NativeArch.Xtensa, exact: true), Code(Head, "p[256] = v", NativeArch.Xtensa));
    }

    [TestMethod]
    [DataRow(NativeArch.Rv32Imc, "c.add +t3, a0", "c.add +a0, a0")]
    [DataRow(NativeArch.Xtensa, "add.n +a6, a2, a6", "add.n +a2, a2, a2")]
    [DataRow(NativeArch.XtensaWin, "add.n +a8, a10, a8", "add.n +a10, a10, a10")]
    public void A_far_load_keeps_its_base(NativeArch arch, string mended, string faulty)
    {
        const string Head = "(o) -> int:";
        StringAssert.Matches(Code(Head, "return ptr8(o)[5000]", arch), new(mended));
        StringAssert.Matches(Code(Head, "return ptr8(o)[5000]", arch, exact: true), new(faulty));
    }

    [TestMethod]
    [DataRow(NativeArch.Xtensa, 257, 1)]
    [DataRow(NativeArch.XtensaWin, 257, 1)]
    [DataRow(NativeArch.XtensaWin, 200, 0)]
    public void Constants_out_of_reach_are_a_warning(NativeArch arch, int count, int warnings)
    {
        string texts = string.Join(", ", Enumerable.Range(0, count).Select(number => $"'a text of its own, number {number}, and long enough'"));
        CompileResult result = Compile($"@micropython.native\ndef f(g):\n    g({texts})\n", arch, exact: false, cp: false);

        Assert.IsNotNull(result.Module, string.Join("; ", result.Diagnostics));
        Assert.HasCount(warnings, result.Diagnostics.Where(warning => warning.Code == "MF2232"));
    }

    [TestMethod]
    [DataRow("(p: ptr16, i: int) -> int:", "return p[i] + i")]
    [DataRow("(p: ptr32, i: int):", "p[i] = 1; p[i] = 2")]
    public void CircuitPython_keeps_an_index_that_is_read_again(string head, string body)
    {
        Assert.AreNotEqual(Code(head, body, NativeArch.ArmV7EM, exact: true, cp: true), Code(head, body, NativeArch.ArmV7EM, cp: true));
        Assert.AreEqual(Code("(p: ptr16, i: int) -> int:", "return p[i]", NativeArch.ArmV7EM, exact: true, cp: true), Code("(p: ptr16, i: int) -> int:", "return p[i]", NativeArch.ArmV7EM, cp: true));
        Assert.AreEqual(Code("(p: ptr8, i: int) -> int:", "return p[i] + i", NativeArch.ArmV7EM, exact: true, cp: true), Code("(p: ptr8, i: int) -> int:", "return p[i] + i", NativeArch.ArmV7EM, cp: true));
    }

    [TestMethod]
    [DataRow("@micropython.viper\ndef f(a: int):\n    return lambda b: a\n", "f", 1)]
    [DataRow("@micropython.viper\ndef f(a):\n    return [a for i in a]\n", "f", 1)]
    [DataRow("@micropython.native\ndef f(a):\n    @micropython.viper\n    def g(b: int) -> int:\n        return b + int(a)\n    return g\n", "", 0)]
    public void Variables_that_inner_functions_use_are_a_warning(string source, string scope, int warnings)
    {
        CompileResult result = Compile(source, NativeArch.ArmV7M, exact: false, cp: false);

        Assert.IsNotNull(result.Module);
        Assert.HasCount(warnings, result.Diagnostics);
        foreach (Diagnostic warning in result.Diagnostics)
        {
            Assert.AreEqual(("MF2231", scope, 2), (warning.Code, warning.Scope, warning.Location.Line));
        }
    }

    // The listing without offsets and bytes.
    private static string Code(string head, string body, NativeArch arch, bool exact = false, bool cp = false)
    {
        CompileResult result = Compile($"@micropython.viper\ndef f{head}\n    {body}\n    return{(head.Contains("->", StringComparison.Ordinal) ? " 0" : "")}\n", arch, exact, cp);
        Assert.IsNotNull(result.Module, string.Join("; ", result.Diagnostics));
        Assert.IsEmpty(result.Diagnostics);
        IEnumerable<string> lines = Disassembler.Disassemble(result.Module).Split('\n').Where(line => line.StartsWith("     ", StringComparison.Ordinal));
        return string.Join('\n', lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(2))));
    }

    private static CompileResult Compile(string source, NativeArch arch, bool exact, bool cp) => PythonCompiler.Compile(
        Encoding.UTF8.GetBytes(source),
        "x.py",
        new CompileOptions { SourceName = "x.py", Arch = arch, Exact = exact, Firmware = cp ? FirmwareProfile.CircuitPython10 : FirmwareProfile.MicroPython128 });
}
