using System.Numerics;
using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Disassembly;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Mpy;

[TestClass]
public sealed class MpyReaderTests
{
    /// <summary>A whole file: header, no flags, one name, no objects, one byte of bytecode that is not there yet.</summary>
    private const string Head = "4D06001F" + "0100" + "08" + "6D2E7079" + "00";

    /// <summary>The shortest code with a prelude: one name, no line table.</summary>
    private const string Code = "20" + "00020063";

    [TestMethod]
    [DynamicData(nameof(MpyFiles.Rows), typeof(MpyFiles))]
    public void What_is_read_is_written_back_byte_by_byte(string name)
    {
        byte[] file = MpyFiles.Read(name);
        Assert.AreEqual(Convert.ToHexString(file), Convert.ToHexString(MpyWriter.ToArray(Read(file))));
    }

    [TestMethod]
    [DynamicData(nameof(MpyFiles.Rows), typeof(MpyFiles))]
    public void Every_truncation_is_an_error_about_the_end(string name)
    {
        byte[] file = MpyFiles.Read(name);
        for (int length = 0; length < file.Length; length++)
        {
            Assert.IsFalse(MpyReader.TryRead(file.AsMemory(0, length), out _, out MpyError error), $"length {length}");
            Assert.IsTrue(
                error.Descriptor == MpyDiagnostics.Truncated || error.Descriptor == MpyDiagnostics.Damaged
                    || (length < 4 && error.Descriptor == MpyDiagnostics.PythonText),
                $"length {length}: {error.Message}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(MpyFiles.Rows), typeof(MpyFiles))]
    public void Every_flipped_byte_gives_a_module_or_an_error(string name)
    {
        byte[] file = MpyFiles.Read(name);
        for (int index = 0; index < file.Length; index++)
        {
            byte original = file[index];
            foreach (int flip in new[] { 0x01, 0x04, 0x40, 0x80, 0xff })
            {
                file[index] = (byte)(original ^ flip);
                if (MpyReader.TryRead(file, out MpyModule? module, out MpyError error))
                {
                    Assert.IsNotEmpty(MpyWriter.ToArray(module));
                    if (flip == 0xff)
                    {
                        Assert.IsNotEmpty(Disassembler.Disassemble(module));
                    }
                }
                else
                {
                    Assert.IsTrue(error.Offset >= 0 && error.Offset <= file.Length && error.Message.Length > 0, $"byte {index}");
                }
            }

            file[index] = original;
        }
    }

    [TestMethod]
    public void Header_and_tables()
    {
        MpyModule module = Read(MpyFiles.Read("native.rv32imc.mpy"));
        Assert.AreEqual((byte)'M', module.Magic);
        Assert.AreEqual((byte)3, module.SubVersion);
        Assert.AreEqual(NativeArch.Rv32Imc, module.Arch);
        Assert.AreEqual(1u, module.ArchFlags);
        Assert.AreEqual((byte)31, module.SmallIntBits);
        Assert.AreEqual("native.py", Encoding.UTF8.GetString(module.Names[0].Span));
        Assert.AreEqual("NativePython NativeViper NativePython", string.Join(' ', module.Root.Children.Select(child => child.Kind)));
    }

    [TestMethod]
    public void Objects()
    {
        IReadOnlyList<Constant> objects = Read(MpyFiles.Read("constants.mpy")).Objects;
        Constant[] flat = [.. objects.SelectMany(Flatten)];
        Assert.IsTrue(flat.OfType<IntConstant>().Any(number => number.Value == BigInteger.Pow(2, 70)));
        Assert.IsTrue(flat.OfType<IntConstant>().Any(number => number.Value == -BigInteger.Pow(2, 64)));
        Assert.IsTrue(flat.OfType<FloatConstant>().Any(number => number is { Value: 1e30, Text: "1e+30" }));
        Assert.IsTrue(flat.OfType<ComplexConstant>().Any(number => number is { Real: 0, Imaginary: 3.5 }));
        Assert.IsTrue(flat.OfType<BytesConstant>().Any(bytes => bytes.Value.AsSpan().SequenceEqual<byte>([.. "bytes\0"u8, 0xff])));
        Assert.IsTrue(flat.Contains(Constant.Ellipsis));
    }

    [TestMethod]
    [DataRow("", "MF4006", 0)]
    [DataRow("4D06", "MF4006", 2)]
    [DataRow("7F454C46", "MF4001", 0)]
    [DataRow("4D05001F", "MF4004", 1)]
    [DataRow("4D06FF1F", "MF4010", 2)]
    [DataRow("4D060000", "MF4007", 3)]
    [DataRow(Head, "MF4006", 12)]
    [DataRow(Head + Code + "00", "MF4009", 17)]
    [DataRow("4D06001F" + "00" + "00" + Code, "MF4007", 4)] // no name
    [DataRow("4D06001F" + "FFFFFFFF7F" + "00", "MF4007", 4)] // more than 32 bits
    [DataRow("4D06001F" + "8100" + "00", "MF4007", 4)] // more names than bytes
    [DataRow("4D06001F" + "0100" + "01" + Code, "MF4007", 6)] // static name 0
    [DataRow("4D06001F" + "0100" + "824D" + Code, "MF4007", 6)] // static name 166
    [DataRow("4D06001F" + "0100" + "08" + "6D2E7079" + "01" + Code, "MF4007", 7)] // no NUL
    [DataRow("4D06001F" + "0101" + "03" + "0B" + Code, "MF4007", 7)] // kind of object
    [DataRow("4D06001F" + "0101" + "03" + "0700" + Code, "MF4007", 9)] // empty int
    [DataRow("4D06001F" + "0101" + "03" + "07023031" + Code, "MF4007", 9)] // int 01
    [DataRow("4D06001F" + "0101" + "03" + "08023161" + Code, "MF4007", 9)] // float 1a
    [DataRow("4D06001F" + "0101" + "03" + "090131" + Code, "MF4007", 9)] // complex 1
    [DataRow("4D06001F" + "0101" + "03" + "0A7F" + Code, "MF4007", 8)] // tuple too long
    [DataRow("4D06001F" + "0101" + "03" + "05FF7F" + Code, "MF4006", 15)] // str too long
    [DataRow(Head + "09" + "00", "MF4007", 12)] // native code without an architecture
    [DataRow(Head + "08" + "00", "MF4007", 13)] // prelude cut off
    [DataRow(Head + "20" + "00020163", "MF4007", 13)] // name 1 of 1, in the prelude
    [DataRow(Head + "24" + "00020063" + "7F", "MF4007", 17)] // more children than bytes
    [DataRow(Head + "28" + "0002006300", "MF4007", 17)] // no such instruction
    [DataRow(Head + "28" + "0002006310", "MF4007", 17)] // an instruction cut off
    [DataRow(Head + "30" + "000200100163", "MF4007", 16)] // name 1 of 1
    [DataRow(Head + "30" + "000200230063", "MF4007", 16)] // object 0 of 0
    [DataRow(Head + "30" + "000200320063", "MF4007", 16)] // nested function 0 of 0
    [DataRow(Head + "30" + "000200424263", "MF4007", 16)] // a jump past the end
    [DataRow(Head + "30" + "000200423063", "MF4007", 16)] // a jump before the beginning
    public void Damage_is_reported_where_it_is(string hex, string code, int offset)
    {
        Assert.IsFalse(MpyReader.TryRead(Convert.FromHexString(hex), out MpyModule? module, out MpyError error));
        Assert.IsNull(module);
        Assert.AreEqual((code, offset), (error.Descriptor.Code, error.Offset), error.Message);
    }

    [TestMethod]
    public void A_file_of_the_other_family_is_named()
    {
        Assert.IsFalse(MpyReader.TryRead(
            MpyFiles.Read("constants.circuitpython.mpy"), FirmwareProfile.MicroPython128, out _, out MpyError error));
        Assert.AreEqual(
            "built for CircuitPython, but the firmware is MicroPython 1.28: "
            + "compile its source for MicroPython 1.28, or get the file that is made for it",
            error.Message);
        Assert.AreEqual("lib/a.mpy: error MF4003: " + error.Message, error.ToDiagnostic("lib/a.mpy").ToString());
    }

    [TestMethod]
    public void Native_code_of_another_sub_version_is_refused_for_a_firmware()
    {
        byte[] file = MpyFiles.Read("native.x64.mpy");
        file[2] ^= 1;
        Assert.IsTrue(MpyReader.TryRead(file, out _, out _));
        Assert.IsFalse(MpyReader.TryRead(file, FirmwareProfile.MicroPython128, out _, out MpyError error));
        Assert.AreEqual(MpyDiagnostics.WrongSubVersion, error.Descriptor);
    }

    [TestMethod]
    [DataRow("import machine\n")]
    [DataRow("MAX = 1\n")]
    [DataRow("Class = 2\r\n\tx\n")]
    [DataRow("# größer\n")]
    public void Python_source_is_recognised(string source)
    {
        Assert.IsFalse(MpyReader.TryRead(Encoding.UTF8.GetBytes(source), out _, out MpyError error));
        Assert.AreEqual(MpyDiagnostics.PythonText, error.Descriptor);
    }

    [TestMethod]
    public void A_natively_linked_module_is_read_whole()
    {
        string viper = "22" + "11223344" + "70" + "02" + "20" + "A1A2" + "01050003" + "0F07" + "FF";
        string file = "4D060B1F" + "0100" + "08" + "6D2E7079" + "00" + viper;
        RawCode root = Read(Convert.FromHexString(file)).Root;
        Assert.AreEqual(RawCodeKind.NativeViper, root.Kind);
        Assert.AreEqual("A1A2", Convert.ToHexString(root.ReadOnlyData.Span));
        Assert.AreEqual(32, root.BssSize);
        Assert.AreEqual("010500030F07FF", Convert.ToHexString(root.Relocations.Span));
        Assert.AreEqual(file, Convert.ToHexString(MpyWriter.ToArray(Read(Convert.FromHexString(file)))));
    }

    [TestMethod]
    public void Nesting_is_limited()
    {
        string tuples = string.Concat(Enumerable.Repeat("0A01", MpyReader.MaxDepth)) + "01";
        string table = "4D06001F" + "0101" + "03";
        Assert.IsTrue(TryReadOnSmallStack(Convert.FromHexString(table + tuples + Code), out _));
        Assert.IsFalse(TryReadOnSmallStack(Convert.FromHexString(table + "0A01" + tuples + Code), out MpyError error));
        Assert.AreEqual(MpyDiagnostics.NestedTooDeeply, error.Descriptor);

        string functions = string.Concat(Enumerable.Repeat("24" + "00020063" + "01", MpyReader.MaxDepth));
        Assert.IsTrue(TryReadOnSmallStack(Convert.FromHexString(Head + functions + Code), out _));
        Assert.IsFalse(TryReadOnSmallStack(Convert.FromHexString(Head + "24" + "00020063" + "01" + functions + Code), out error));
        Assert.AreEqual(MpyDiagnostics.NestedTooDeeply, error.Descriptor);
    }

    [TestMethod]
    public void Announced_lengths_cost_no_memory()
    {
        // Each tuple announces as many items as there are bytes left; reserving room for them would take gigabytes.
        byte[] file = new byte[4_000_000];
        Convert.FromHexString("4D06001F" + "0101" + "03").CopyTo(file, 0);
        for (int index = 7; index + 4 < file.Length; index += 4)
        {
            file[index] = (byte)ConstantTag.Tuple;
            file[index + 1] = 0x81;
            file[index + 2] = 0xff;
            file[index + 3] = 0x7f;
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.IsFalse(MpyReader.TryRead(file, out _, out MpyError error));
        Assert.AreEqual(MpyDiagnostics.NestedTooDeeply, error.Descriptor);
        Assert.IsLessThan(10_000_000L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static MpyModule Read(byte[] file)
    {
        Assert.IsTrue(MpyReader.TryRead(file, out MpyModule? module, out MpyError error), error.Message);
        return module;
    }

    private static IEnumerable<Constant> Flatten(Constant constant) =>
        constant is TupleConstant tuple ? tuple.Items.SelectMany(Flatten).Prepend(constant) : [constant];

    private static bool TryReadOnSmallStack(byte[] file, out MpyError error)
    {
        bool succeeded = false;
        MpyError found = default;
        Thread thread = new(() => succeeded = MpyReader.TryRead(file, out _, out found), 512 * 1024);
        thread.Start();
        thread.Join();
        error = found;
        return succeeded;
    }
}
