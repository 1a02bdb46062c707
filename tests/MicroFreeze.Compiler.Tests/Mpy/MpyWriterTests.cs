using System.Numerics;
using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Mpy;

/// <summary>The writer against files recorded from the reference compiler, rebuilt by hand as modules.</summary>
[TestClass]
public sealed class MpyWriterTests
{
    /// <summary>An empty file <c>m.py</c>.</summary>
    [TestMethod]
    public void An_empty_module()
    {
        MpyModule module = new()
        {
            Magic = (byte)'M',
            SmallIntBits = 31,
            Names = Names("m.py", "<module>"),
            Objects = [],
            Root = new RawCode { Kind = RawCodeKind.Bytecode, Code = Convert.FromHexString("0002015163") },
        };
        AssertBytes("4D06001F0200086D2E7079000F280002015163", module);
    }

    [TestMethod]
    public void Every_kind_of_object()
    {
        MpyModule module = new()
        {
            Magic = (byte)'C',
            SmallIntBits = 31,
            Names = Names("m.py"),
            Objects =
            [
                Constant.None, Constant.False, Constant.True, Constant.Ellipsis, Constant.FunctionTable,
                new StrConstant("a long text, not interned"u8.ToArray()), new BytesConstant([1, 0]), new IntConstant(BigInteger.Pow(2, 70)),
                new FloatConstant(1.5), new ComplexConstant(0, 2), new TupleConstant([Constant.None, new IntConstant(-3)]),
                new FloatConstant(1) { Text = "1e0" },
            ],
            Root = new RawCode { Kind = RawCodeKind.Bytecode, Code = new byte[] { 1 } },
        };
        string objects = "01" + "02" + "03" + "04" + "00" + "0519" + Hex("a long text, not interned") + "00" + "0602010000" + "0716"
            + Hex("1180591620717411303424") + "0803" + Hex("1.5") + "0902" + Hex("2j") + "0A02" + "01" + "0702" + Hex("-3") + "0803" + Hex("1e0");
        AssertBytes("4306001F" + "010C" + "08" + Hex("m.py") + "00" + objects + "0801", module);
    }

    [TestMethod]
    public void Native_code_has_a_trailer_and_children_come_after_their_parent()
    {
        RawCode assembler = new()
        {
            Kind = RawCodeKind.NativeAssembler,
            Code = new byte[] { 0xaa, 0xbb },
            PositionalArguments = 2,
            TypeSignature = 0x22,
        };
        RawCode viper = new() { Kind = RawCodeKind.NativeViper, Code = new byte[] { 0xcc } };
        RawCode native = new() { Kind = RawCodeKind.NativePython, Code = new byte[200], PreludeOffset = 150, Children = [viper] };
        MpyModule module = new()
        {
            Magic = (byte)'M',
            SubVersion = 3,
            Arch = NativeArch.Rv32Imc,
            ArchFlags = 2,
            SmallIntBits = 31,
            Names = Names("m.py"),
            Objects = [],
            Root = new RawCode { Kind = RawCodeKind.Bytecode, Code = new byte[] { 1 }, Children = [assembler, native] },
        };
        string children = "13AABB" + "00" + "02" + "22" + "8C45" + new string('0', 400) + "8116" + "01" + "0ACC" + "00";
        AssertBytes("4D066F1F" + "02" + "0100" + "08" + Hex("m.py") + "00" + "0C01" + "02" + children, module);
    }

    [TestMethod]
    public void Viper_data_are_announced_by_the_flags_of_the_family()
    {
        RawCode viper = new()
        {
            Kind = RawCodeKind.NativeViper,
            Code = new byte[] { 0xcc },
            ScopeFlags = 0x70,
            ReadOnlyDataSize = 2,
            ReadOnlyData = new byte[] { 8, 9 },
            BssSize = 130,
            Relocations = new byte[] { 1, 2, 0xff },
        };
        MpyModule module = new()
        {
            Magic = (byte)'M',
            SubVersion = 3,
            Arch = NativeArch.X64,
            SmallIntBits = 31,
            Names = Names("m.py"),
            Objects = [],
            Root = viper,
        };
        AssertBytes("4D060B1F" + "0100" + "08" + Hex("m.py") + "00" + "0ACC" + "70" + "02" + "8102" + "0809" + "0102FF", module);
    }

    [TestMethod]
    public void Deep_nesting_is_written_without_recursion()
    {
        RawCode code = new() { Kind = RawCodeKind.Bytecode, Code = new byte[] { 1 } };
        for (int depth = 0; depth < 200_000; depth++)
        {
            code = new RawCode { Kind = RawCodeKind.Bytecode, Code = new byte[] { 1 }, Children = [code] };
        }

        MpyModule module = new() { Magic = (byte)'M', SmallIntBits = 31, Names = Names("m.py"), Objects = [], Root = code };
        Assert.AreEqual(4 + 2 + 6 + (200_000 * 3) + 2, MpyWriter.ToArray(module).Length);
    }

    [TestMethod]
    [DataRow(0u, "00")]
    [DataRow(127u, "7F")]
    [DataRow(128u, "8100")]
    [DataRow(16383u, "FF7F")]
    [DataRow(16384u, "818000")]
    [DataRow(uint.MaxValue, "8FFFFFFF7F")]
    public void Numbers_in_groups_of_seven_bits(uint value, string expected)
    {
        byte[] bytes = new byte[5];
        int length = MpyNumber.Write(value, bytes);
        Assert.AreEqual(expected, Convert.ToHexString(bytes, 0, length));
        Assert.AreEqual(length, MpyNumber.GetLength(value));
        int position = 0;
        Assert.IsTrue(MpyNumber.TryRead(bytes, ref position, out uint back));
        Assert.AreEqual(value, back);
        Assert.AreEqual(length, position);
    }

    private static ReadOnlyMemory<byte>[] Names(params string[] names) =>
        [.. names.Select(name => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(name))];

    private static string Hex(string text) => Convert.ToHexString(Encoding.ASCII.GetBytes(text));

    private static void AssertBytes(string expected, MpyModule module) =>
        Assert.AreEqual(expected, Convert.ToHexString(MpyWriter.ToArray(module)));
}
