namespace MicroFreeze.Tool.Tests.Commands;

/// <summary>What the commands have about machine code: the reference's trace, the fallback to bytecode, exact mode, warnings.</summary>
[TestClass]
public sealed class NativeOptionTests
{
    private const string Native = "import micropython\n@micropython.native\ndef f(a, b):\n    return a + b\n";
    private const string MoveZero = "import micropython\n@micropython.asm_rv32\ndef f(a0, a1):\n    mv(a1, zero)\n    data(1, 1)\n";

    // Recorded from mpy-cross v1.28.0.
    private const string Trace = """
        ENTRY(f, num_locals=9)
            load(r_fun_table, r_arg1, 1)
            load(r_local3, r_fun_table, 2)
            load(r_fun_table, r_fun_table, 3)
            load(r_fun_table, r_fun_table, 0)
            mov_local_reg(local_0, r_arg1)
            mov_reg_imm(r_arg1, 4=0x4)
            mov_local_reg(local_3, r_arg1)
            mov_reg_local_addr(r_arg1, local_0)
            call_ind(setup_code_state)
            mov_reg_local(r_local1, local_8)
            mov_reg_local(r_local2, local_7)
            mov_reg_reg(r_arg3, r_local2)
            mov_reg_reg(r_arg2, r_local1)
            mov_reg_imm(r_arg1, 27=0x1b)
            call_ind(binary_op)
            jump(label_0)
            dead_code load(r_ret, r_fun_table, 0)
            dead_code jump(label_0)
        label(label_0)
        EXIT(0)

        """;

    [TestMethod]
    public void March_debug_prints_the_trace_of_the_reference()
    {
        using ToolRun tool = new();
        tool.Write("f.py", Native);
        Assert.AreEqual(0, tool.Run("mpy-cross", "-march=debug", "f.py"), tool.Error);
        Assert.AreEqual(Trace.ReplaceLineEndings("\n"), tool.Output);
        Assert.AreEqual("", tool.Error);
        Assert.IsTrue(tool.Exists("f.mpy"));
    }

    [TestMethod]
    public void The_trace_comes_before_a_module_on_standard_output()
    {
        using ToolRun tool = new();
        tool.Write("f.py", Native);
        Assert.AreEqual(0, tool.Run("mpy-cross", "-march=debug", "-o", "f.mpy", "f.py"), tool.Error);
        Assert.AreEqual(0, tool.Run("mpy-cross", "-march=debug", "-o", "-", "f.py"), tool.Error);
        byte[] trace = System.Text.Encoding.UTF8.GetBytes(Trace.ReplaceLineEndings("\n"));
        CollectionAssert.AreEqual((byte[])[.. trace, .. File.ReadAllBytes(tool.Full("f.mpy"))], tool.OutputBytes);
    }

    [TestMethod]
    [DataRow(new[] { "mpy-cross" })]
    [DataRow(new[] { "compile", "-o", "." })]
    public void The_fallback_makes_bytecode_and_a_warning(string[] command)
    {
        using ToolRun tool = new();
        tool.Write("f.py", Native);
        tool.Write("plain/f.py", Native.Replace("native", "bytecode", StringComparison.Ordinal));
        Assert.AreEqual(1, tool.Run([.. command, "f.py"]));
        StringAssert.Contains(tool.Error, "'@micropython.native' in line 2 ");
        Assert.AreEqual(0, tool.Run([.. command, "--native-fallback", "bytecode", "f.py"]), tool.Error);
        Assert.HasCount(1, tool.ErrorLines);
        StringAssert.StartsWith(tool.Error, "f.py(2,14): warning MF2135: ");
        Assert.AreEqual(0, tool.Run("mpy-cross", "-s", "f.py", "plain/f.py"), tool.Error);
        CollectionAssert.AreEqual(File.ReadAllBytes(tool.Full("plain/f.mpy")), File.ReadAllBytes(tool.Full("f.mpy")));
    }

    [TestMethod]
    public void A_default_emitter_may_fall_back_too_unless_it_is_viper()
    {
        using ToolRun tool = new();
        tool.Write("f.py", "X = 1\n");
        Assert.AreEqual(0, tool.Run("mpy-cross", "--native-fallback=bytecode", "-X", "emit=native", "f.py"), tool.Error);
        StringAssert.StartsWith(tool.Error, "f.py(1,1): warning MF2135: the whole file ");
        Assert.AreEqual(1, tool.Run("mpy-cross", "--native-fallback=bytecode", "-X", "emit=viper", "f.py"));
        StringAssert.StartsWith(tool.Error, "arch not specified");
        Assert.AreEqual(1, tool.Run("mpy-cross", "--native-fallback=viper", "f.py"));
        StringAssert.Contains(tool.Error, "--native-fallback is bytecode or none, not viper");
    }

    [TestMethod]
    [DataRow(new[] { "mpy-cross", "-march=rv32imc" })]
    [DataRow(new[] { "compile", "-march=rv32imc", "-o", "." })]
    public void Exact_mode_keeps_the_bytes_of_the_reference(string[] command)
    {
        using ToolRun tool = new();
        tool.Write("f.py", MoveZero);
        Assert.AreEqual(0, tool.Run([.. command, "--exact", "f.py"]), tool.Error);
        StringAssert.Contains(Convert.ToHexStringLower(File.ReadAllBytes(tool.Full("f.mpy"))), "828501");
        Assert.AreEqual(0, tool.Run([.. command, "f.py"]), tool.Error);
        StringAssert.Contains(Convert.ToHexStringLower(File.ReadAllBytes(tool.Full("f.mpy"))), "814501");
    }

    [TestMethod]
    public void Makemanifest_has_both_and_repeats_warnings_while_nothing_changes()
    {
        using ToolRun tool = new();
        tool.Write("f.py", Native);
        tool.Write("asm.py", MoveZero);
        tool.Write("build/genhdr/qstrdefs.preprocessed.h", "QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 2)\nQ()\n");
        string[] command = ["makemanifest", "-o", "build/frozen_content.c", "-v", "MPY_DIR=.", "-v", "PORT_DIR=.", "-b", "build"];
        string warning = tool.Full("f.py") + "(2,14): warning MF2135: ";
        for (int run = 0; run < 2; run++)
        {
            Assert.AreEqual(0, tool.Run([.. command, "--native-fallback=bytecode", "module('f.py')\n"]), tool.Error);
            StringAssert.StartsWith(tool.Error, warning);
        }

        Assert.AreEqual(0, tool.Run([.. command, "-f", "-march=rv32imc", "--exact", "module('asm.py')\n"]), tool.Error);
        StringAssert.Contains(Convert.ToHexStringLower(File.ReadAllBytes(tool.Full("build/frozen_mpy/asm.mpy"))), "828501");
        Assert.IsFalse(File.ReadAllText(tool.Full("build/frozen_content.c")).Contains("so that what follows is aligned", StringComparison.Ordinal));
    }
}
