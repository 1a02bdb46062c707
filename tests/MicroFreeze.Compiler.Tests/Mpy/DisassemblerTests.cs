using System.Text;
using MicroFreeze.Compiler.Disassembly;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Tests.Recorded;

namespace MicroFreeze.Compiler.Tests.Mpy;

[TestClass]
public sealed class DisassemblerTests
{
    [TestMethod]
    [DataRow("functions.mpy")]
    [DataRow("functions.circuitpython.mpy")]
    [DataRow("constants.mpy")]
    [DataRow("native.rv32imc.mpy")]
    [DataRow("thumb.armv6m.mpy")]
    public void Text_is_as_recorded(string name)
    {
        string expected = Encoding.UTF8.GetString(MpyFiles.Read(Path.ChangeExtension(name, ".txt")));
        Assert.AreEqual(expected, Disassembler.Disassemble(Read(MpyFiles.Read(name))));
    }

    [TestMethod]
    [DataRow("asm_float.py", "micropython-1.28 -march=armv7emsp -O0", "asm_float.armv7emsp.txt")]
    [DataRow("asm_rv32.py", "micropython-1.28 -march=rv32imc -march-flags=1 -O0", "asm_rv32.rv32imc.f1.txt")]
    [DataRow("asm_rv32.py", "micropython-1.28 -march=rv32imc -O0", "asm_rv32.rv32imc.txt")]
    [DataRow("asm_thumb.py", "circuitpython-10 -march=armv6m -O0", "asm_thumb.armv6m.circuitpython.txt")]
    [DataRow("asm_thumb.py", "micropython-1.28 -march=armv6m -O0", "asm_thumb.armv6m.txt")]
    [DataRow("asm_thumb.py", "micropython-1.28 -march=armv7em -O0", "asm_thumb.armv7em.txt")]
    [DataRow("asm_thumb.py", "micropython-1.28 -march=armv7m -O0", "asm_thumb.armv7m.txt")]
    [DataRow("asm_thumb2.py", "circuitpython-10 -march=armv7em -O0", "asm_thumb2.armv7em.circuitpython.txt")]
    [DataRow("asm_thumb2.py", "micropython-1.28 -march=armv7emdp -O0", "asm_thumb2.armv7emdp.txt")]
    [DataRow("asm_thumb2.py", "micropython-1.28 -march=armv7m -O0", "asm_thumb2.armv7m.txt")]
    [DataRow("asm_xtensa.py", "circuitpython-10 -march=xtensa -O0", "asm_xtensa.xtensa.circuitpython.txt")]
    [DataRow("asm_xtensa.py", "micropython-1.28 -march=xtensa -O0", "asm_xtensa.xtensa.txt")]
    [DataRow("asm_xtensa.py", "micropython-1.28 -march=xtensawin -O0", "asm_xtensa.xtensawin.txt")]
    [DataRow("sample.py", "micropython-1.28 -march=armv6 -O0", "sample.armv6.txt")]
    [DataRow("sample.py", "micropython-1.28 -march=armv6m -O0", "sample.armv6m.txt")]
    [DataRow("sample.py", "micropython-1.28 -march=armv7em -O0", "sample.armv7em.txt")]
    [DataRow("sample.py", "micropython-1.28 -march=armv7m -O0", "sample.armv7m.txt")]
    [DataRow("sample.py", "micropython-1.28 -march=rv32imc -O0", "sample.rv32imc.txt")]
    [DataRow("sample.py", "micropython-1.28 -march=x64 -O0", "sample.x64.txt")]
    [DataRow("sample.py", "micropython-1.28 -march=x86 -O0", "sample.x86.txt")]
    [DataRow("sample.py", "micropython-1.28 -march=xtensa -O0", "sample.xtensa.txt")]
    [DataRow("sample.py", "micropython-1.28 -march=xtensawin -O0", "sample.xtensawin.txt")]
    public void Text_of_native_code_is_as_recorded(string source, string run, string text)
    {
        byte[] file = RecordedFiles.Bundle(RecordedCaseTests.Tests, "native_sources").Read().Single(item => (item.Source, item.Run.Text) == (source, run)).Outcome.Module!;
        Assert.AreEqual(Encoding.UTF8.GetString(MpyFiles.Read(text)), Disassembler.Disassemble(Read(file)));
    }

    [TestMethod]
    [DynamicData(nameof(MpyFiles.Rows), typeof(MpyFiles))]
    public void Damaged_modules_have_a_text_too(string name)
    {
        byte[] file = MpyFiles.Read(name);
        for (int index = 0; index < file.Length; index++)
        {
            file[index] ^= 0x10;
            if (MpyReader.TryRead(file, out MpyModule? module, out _))
            {
                Assert.IsGreaterThan(20, Disassembler.Disassemble(module).Length);
            }

            file[index] ^= 0x10;
        }
    }

    [TestMethod]
    public void Code_that_no_reader_has_checked_is_shown_as_bytes()
    {
        MpyModule module = new()
        {
            Magic = (byte)'?',
            SmallIntBits = 31,
            Names = ["m.py"u8.ToArray()],
            Objects = [],
            Root = new RawCode
            {
                Kind = RawCodeKind.Bytecode,
                Code = Convert.FromHexString("000205" + "1009" + "2309" + "3209" + "63" + "00"),
                Children = [new RawCode { Kind = RawCodeKind.Bytecode, Code = new byte[] { 0x80 } }],
            },
        };
        string text = Disassembler.Disassemble(module);
        StringAssert.Contains(text, "family 0x3f .mpy version 6");
        StringAssert.Contains(text, "module name 5, missing: bytecode");
        StringAssert.Contains(text, "LOAD_CONST_STRING    name 9, missing");
        StringAssert.Contains(text, "LOAD_CONST_OBJ       object 9, missing");
        StringAssert.Contains(text, "MAKE_FUNCTION        9 missing");
        StringAssert.Contains(text, "           7  00\n");
        StringAssert.Contains(text, "function 0 ?: bytecode, 1 bytes, 0 nested\n           0  80\n");
    }

    [TestMethod]
    [DataRow("2241", 2, -63L, "LOAD_CONST_SMALL_INT")]
    [DataRow("22818000", 4, 16384L, "LOAD_CONST_SMALL_INT")]
    [DataRow("22FFFF7F", 4, -1L, "LOAD_CONST_SMALL_INT")]
    [DataRow("70", 1, -16L, "LOAD_CONST_SMALL_INT")]
    [DataRow("AF", 1, 47L, "LOAD_CONST_SMALL_INT")]
    [DataRow("4240", 2, 2L, "JUMP")]
    [DataRow("428080", 3, 3L, "JUMP")]
    [DataRow("4B05", 2, 7L, "FOR_ITER")]
    [DataRow("4B8101", 3, 132L, "FOR_ITER")]
    [DataRow("404203", 3, 4L, "UNWIND_JUMP")]
    [DataRow("200102", 3, 1L, "MAKE_CLOSURE")]
    public void Instructions(string hex, int length, long operand, string mnemonic)
    {
        Assert.IsTrue(Instruction.TryRead(Convert.FromHexString(hex), 0, out Instruction instruction));
        Assert.AreEqual((length, operand, mnemonic), (instruction.Length, instruction.Operand, instruction.Info.Mnemonic));
        for (int cut = 1; cut < length; cut++)
        {
            Assert.IsFalse(Instruction.TryRead(Convert.FromHexString(hex).AsSpan(0, cut), 0, out _));
        }
    }

    [TestMethod]
    [DataRow("00")]
    [DataRow("")]
    [DataRow("22FFFFFFFFFFFFFFFFFFFFFF7F")]
    public void What_is_no_instruction(string hex) => Assert.IsFalse(Instruction.TryRead(Convert.FromHexString(hex), 0, out _));

    private static MpyModule Read(byte[] file)
    {
        Assert.IsTrue(MpyReader.TryRead(file, out MpyModule? module, out MpyError error), error.Message);
        return module;
    }
}
