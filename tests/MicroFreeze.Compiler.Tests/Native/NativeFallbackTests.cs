using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Native;

/// <summary>What becomes of decorators where there is no architecture, with the fallback and without it.</summary>
[TestClass]
public sealed class NativeFallbackTests
{
    private const string Decorated = "class A:\n    @property\n    @micropython.native\n    def f(self):\n        def inner(x):\n            return x\n        return inner\n";

    [TestMethod]
    public void Native_becomes_the_bytecode_of_the_same_source_and_the_warning_names_the_decorator()
    {
        CompileResult result = Compile(Decorated, fallsBack: true);

        byte[] plain = MpyWriter.ToArray(Compile(Decorated.Replace("@micropython.native", "", StringComparison.Ordinal), fallsBack: false).Module!);
        CollectionAssert.AreEqual(plain, MpyWriter.ToArray(result.Module!));
        Diagnostic warning = result.Diagnostics.Single();
        Assert.AreEqual("x.py(3,18): warning MF2135: '@micropython.native' became bytecode: there is no native code for this architecture. "
            + "Set the property MicroFreezeArch, or the option -march, for machine code", warning.ToString());
        Assert.AreEqual("A", warning.Scope);
    }

    [TestMethod]
    [DataRow("viper")]
    [DataRow("asm_thumb")]
    [DataRow("asm_xtensa")]
    [DataRow("asm_rv32")]
    public void What_is_another_language_cannot_fall_back_and_says_so(string decorator)
    {
        Diagnostic error = Compile($"x\n\n@f\n@micropython.{decorator}\ndef f():\n    pass\n", fallsBack: true).Diagnostics.Single();

        Assert.AreEqual("MF2136", error.Code);
        StringAssert.StartsWith(error.Message, $"SyntaxError: invalid arch; '@micropython.{decorator}' in line 4 ", StringComparison.Ordinal);
        StringAssert.Contains(error.Message, "MicroFreezeNativeFallback", StringComparison.Ordinal);
        StringAssert.Contains(error.Message, "MicroFreezeArch", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Without_the_fallback_the_error_names_the_decorators_line_and_the_property()
    {
        Diagnostic error = Compile(Decorated, fallsBack: false).Diagnostics.Single();

        Assert.AreEqual("MF2129", error.Code);
        StringAssert.Contains(error.Message, "'@micropython.native' in line 3 ", StringComparison.Ordinal);
        StringAssert.Contains(error.Message, "MicroFreezeArch", StringComparison.Ordinal);

        // The reference puts it down to the statement that was looked at.
        Assert.AreEqual(1, error.Location.Line);
    }

    [TestMethod]
    public void A_whole_file_falls_back_with_one_warning()
    {
        const string Source = "def f():\n    return 1\n\n\nclass A:\n    def g(self):\n        return f()\n";
        CompileResult result = PythonCompiler.Compile(
            Encoding.UTF8.GetBytes(Source), "x.py", new CompileOptions { SourceName = "x.py", Emit = EmitKind.Native, NativeFallsBack = true });

        CollectionAssert.AreEqual(MpyWriter.ToArray(Compile(Source, fallsBack: false).Module!), MpyWriter.ToArray(result.Module!));
        Assert.AreEqual("x.py(1,1): warning MF2135: the whole file became bytecode", result.Diagnostics.Single().ToString().Split(": there")[0]);
    }

    [TestMethod]
    public void A_whole_file_of_viper_cannot_fall_back()
    {
        CompileOptions options = new() { SourceName = "x.py", Emit = EmitKind.Viper, NativeFallsBack = true };
        Assert.AreEqual("MF2130", PythonCompiler.Compile("x = 1\n"u8, "x.py", options).Diagnostics.Single().Code);
    }

    [TestMethod]
    public void With_an_architecture_nothing_falls_back()
    {
        CompileResult result = Compile(Decorated, fallsBack: true, NativeArch.ArmV7M);

        Assert.IsEmpty(result.Diagnostics);
        Assert.AreEqual(NativeArch.ArmV7M, result.Module!.Arch);
    }

    [TestMethod]
    public void An_architecture_without_native_code_is_as_none()
    {
        CompileResult result = Compile(Decorated, fallsBack: true, NativeArch.Rv64Imc);

        Assert.AreEqual("MF2135", result.Diagnostics.Single().Code);
        Assert.AreEqual(NativeArch.None, result.Module!.Arch);
    }

    private static CompileResult Compile(string source, bool fallsBack, NativeArch arch = NativeArch.None) => PythonCompiler.Compile(
        Encoding.UTF8.GetBytes(source), "x.py", new CompileOptions { SourceName = "x.py", NativeFallsBack = fallsBack, Arch = arch });
}
