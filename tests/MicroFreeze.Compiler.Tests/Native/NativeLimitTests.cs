using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Native;

/// <summary>Functions that are too large for a processor's instructions: an error, or where the reference compiles them all the same, a warning.</summary>
[TestClass]
public sealed class NativeLimitTests
{
    private const string Native = "x\n@micropython.native\ndef f(a, x):\n";
    private const string Viper = "x\n@micropython.viper\ndef f(a: int, x: int) -> int:\n";

    [TestMethod]
    [DataRow(NativeArch.Xtensa, Viper + "    while a > x:\n", "        x = x * a + (a ^ x)\n", 20_000, "    return x\n", "MF2225", DiagnosticSeverity.Error)]
    [DataRow(NativeArch.XtensaWin, Viper + "    while True:\n", "        x = x * a + (a ^ x)\n", 20_000, "    return x\n", "MF2226", DiagnosticSeverity.Warning)]
    [DataRow(NativeArch.X64, Native, "    x = a(x, x, x, x)\n", 3_000, "", "MF2230", DiagnosticSeverity.Warning)]
    [DataRow(NativeArch.ArmV7M, Native, "    v@ = a\n", 260, "", "MF2224", DiagnosticSeverity.Error)]
    [DataRow(NativeArch.ArmV6, Native, "    v@ = a\n", 1_500, "", "MF2228", DiagnosticSeverity.Warning)]
    [DataRow(NativeArch.Xtensa, Native, "    v@ = a\n", 260, "", "MF2228", DiagnosticSeverity.Warning)]
    public void What_is_too_large_is_reported_at_the_function(NativeArch arch, string head, string line, int count, string tail, string code, DiagnosticSeverity severity)
    {
        StringBuilder source = new(head);
        for (int number = 0; number < count; number++)
        {
            source.Append(line.Replace("@", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        CompileResult result = PythonCompiler.Compile(
            Encoding.UTF8.GetBytes(source.Append(tail).ToString()), "x.py", new CompileOptions { SourceName = "x.py", Arch = arch });

        Diagnostic finding = result.Diagnostics.Single();
        Assert.AreEqual((code, severity), (finding.Code, finding.Severity), finding.Message);
        Assert.AreEqual("f", finding.Scope);
        Assert.IsTrue(finding.Location.Line is 2 or 3, finding.ToString());
        Assert.AreEqual(severity == DiagnosticSeverity.Warning, result.Succeeded);
    }
}
