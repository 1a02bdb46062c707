using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Frozen;

namespace MicroFreeze.Freezing.Tests.Frozen;

[TestClass]
public sealed class FrozenSourceTests
{
    private static readonly FrozenCase Plain = new("plain");

    [TestMethod]
    public void Nothing_to_freeze_gives_what_the_firmware_refers_to()
    {
        CModel model = Generate(Request());
        Assert.AreEqual("{0}", model.Find("mp_frozen_str_sizes"));
        Assert.AreEqual("{\"00\"}", model.Find("mp_frozen_str_content"));
        Assert.AreEqual("{\"00\"}", model.Find("mp_frozen_names"));
        Assert.AreEqual("{NULL}", model.Find("mp_frozen_mpy_content"));
        Assert.AreEqual("{&mp_qstr_const_pool,MP_QSTRnumber_of,0,0,0,NULL,{}}", model.Find("mp_qstr_frozen_const_pool"));
    }

    [TestMethod]
    public void Texts_are_stored_byte_by_byte()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        byte[] awkward = Encoding.UTF8.GetBytes("what??/\n??=??' \"quoted\\\" \u00e4\u20ac\x7f1\0002\r\n\tend // no comment /* none */");
        byte[] longLine = [.. Enumerable.Repeat((byte)'?', 5000)];
        FrozenRequest request = Request(
            new FrozenTextEntry("all.py", all), new FrozenTextEntry("dir/größe \"x\".py", awkward), new FrozenTextEntry("long.py", longLine),
            new FrozenTextEntry("empty.py", ReadOnlyMemory<byte>.Empty));
        CModel model = Generate(request);
        Assert.AreEqual($"{{256,{awkward.Length},5000,0,0}}", model.Find("mp_frozen_str_sizes"));
        byte[] expected = [.. all, 0, .. awkward, 0, .. longLine, 0, 0, 0];
        Assert.AreEqual(Convert.ToHexString(expected), Convert.ToHexString(model.GetBytes("mp_frozen_str_content")));
        Assert.AreEqual(
            "all.py\0dir/größe \"x\".py\0long.py\0empty.py\0\0", Encoding.UTF8.GetString(model.GetBytes("mp_frozen_names")));
    }

    [TestMethod]
    public void Texts_come_before_modules_among_the_names()
    {
        CModel model = Generate(Request(Module("a.py"), new FrozenTextEntry("b.py", new byte[] { 1 })));
        Assert.AreEqual("b.py\0a.py\0\0", Encoding.UTF8.GetString(model.GetBytes("mp_frozen_names")));
    }

    [TestMethod]
    public void Without_texts_there_are_modules_alone()
    {
        CModel model = Generate(Request(Module("a.py")) with { IncludesTexts = false });
        Assert.IsNull(model.Find("mp_frozen_str_sizes"));
        Assert.AreEqual("a.py\0\0", Encoding.UTF8.GetString(model.GetBytes("mp_frozen_names")));
    }

    [TestMethod]
    [DataRow("micro-gui.py", "micro_gui")]
    [DataRow("größe/änderung.py", "gr__e__nderung")]
    [DataRow("umqtt/simple.py", "umqtt_simple")]
    [DataRow("1wire.py", "1wire")]
    [DataRow("a b;c\"d.py", "a_b_c_d")]
    [DataRow(".py", "")]
    public void Every_module_name_makes_valid_identifiers(string name, string stem)
    {
        CModel model = Generate(Request(Module(name)));
        Assert.AreEqual($"{{&frozen_module_{stem}}}", model.Find("mp_frozen_mpy_content"));
        Assert.AreEqual(name + "\0\0", Encoding.UTF8.GetString(model.GetBytes("mp_frozen_names")));
        AssertIdentifiersAreValid(model);
    }

    [TestMethod]
    public void Modules_that_are_spelled_alike_stay_apart()
    {
        Constant text = new StrConstant("a text that is too long for a name"u8.ToArray());
        Constant[] objects = [text, new TupleConstant([text, text])];
        CModel model = Generate(Request(
            Module("a/b.py", objects), Module("a_b.py", objects), Module("a-b.py", objects),
            Module("a_b_1.py", objects))); // its object 0 would be object 1, item 0, of the first
        Assert.AreEqual(
            "{&frozen_module_a_b,&frozen_module_a_b2,&frozen_module_a_b3,&frozen_module_a_b_1}", model.Find("mp_frozen_mpy_content"));
        AssertIdentifiersAreValid(model);
    }

    [TestMethod]
    public void Names_that_are_spelled_alike_stay_apart()
    {
        CModel model = Generate(Request(Module("m.py", names: ["a-b", "a_hyphen_b", "-", "_hyphen_", "a-b"])));
        Assert.AreEqual("enum", model.Definitions.First(line => line.Contains("MP_QSTRnumber_of", StringComparison.Ordinal))[..4]);
        string[] table = model.Find("const_qstr_table_data_m")!.Trim('{', '}').Split(',');
        Assert.HasCount(table.Length - 1, table.Distinct());
        Assert.AreEqual(table[2], table[6]);
        Dictionary<string, string> texts = ReadPool(model);
        Assert.AreEqual("a-b", texts[table[2]]);
        Assert.AreEqual("a_hyphen_b", texts[table[3]]);
        Assert.AreEqual("-", texts[table[4]]);
        Assert.AreEqual("_hyphen_", texts[table[5]]);
    }

    [TestMethod]
    public void A_name_that_the_firmware_only_seems_to_have_is_added()
    {
        // The firmware's string is "<module>"; the spelling in C is the same.
        CModel model = Generate(Request(Module("m.py", names: ["_lt_module_gt_"])));
        Assert.Contains("_lt_module_gt_", ReadPool(model).Values);
    }

    [TestMethod]
    public void The_pool_is_sorted_by_bytes_and_holds_each_name_once()
    {
        CModel model = Generate(Request(Module("m.py", names: ["z", "ä", "Z", "a_", "a", "\U0001f600", "\uffee", "z"]), Module("n.py", names: ["z", "y"])));
        string[] texts = [.. ReadPool(model).Values];
        string[] expected = ["Z", "a", "a_", "m.py", "n.py", "y", "z", "ä", "\uffee", "\U0001f600"];
        Assert.AreEqual(string.Join(' ', expected), string.Join(' ', texts));
    }

    [TestMethod]
    public void A_short_str_becomes_a_name_and_a_long_one_an_object()
    {
        string short24 = new('ä', 24);
        string long25 = new('x', 25);
        CModel model = Generate(Request(Module("m.py", [Str(short24), Str(long25), Str(""), new TupleConstant([Str("in tuple")])])));
        Assert.Contains(short24, ReadPool(model).Values);
        Assert.Contains("in tuple", ReadPool(model).Values);
        Assert.DoesNotContain(long25, ReadPool(model).Values);
        StringAssert.Contains(model.Find("const_obj_m_1"), Convert.ToHexString(Encoding.UTF8.GetBytes(long25)));
        StringAssert.Contains(model.Find("const_obj_table_data_m"), "MP_ROM_QSTR(MP_QSTR_)");
    }

    [TestMethod]
    public void A_long_str_that_is_a_name_anywhere_is_that_name()
    {
        const string Name = "a_name_of_more_than_twenty_four_letters";
        CModel model = Generate(Request(Module("m.py", [Str(Name)]), Module("n.py", names: [Name])));
        Assert.AreEqual($"{{MP_ROM_QSTR(MP_QSTR_{Name})}}", model.Find("const_obj_table_data_m"));
    }

    [TestMethod]
    [DataRow(0.1, "(mp_float_t)0.1")]
    [DataRow(3.0, "(mp_float_t)3")]
    [DataRow(-0.0, "(mp_float_t)-0")]
    [DataRow(0.30000000000000004, "(mp_float_t)0.3")]
    [DataRow(1e22, "(mp_float_t)1E+22")]
    [DataRow(double.PositiveInfinity, "(mp_float_t)INFINITY")]
    [DataRow(double.NegativeInfinity, "-(mp_float_t)INFINITY")]
    [DataRow(double.NaN, "(mp_float_t)NAN")]
    public void Floats_have_the_digits_of_upstream(double value, string expected) =>
        Assert.AreEqual(expected, FrozenFloats.GetExpression(FrozenFloats.GetValue(new FloatConstant(value))));

    [TestMethod]
    [DataRow(0.0, "0x80800002", "0x8004000000000000")]
    [DataRow(1.5, "0xc0400002", "0xbffc000000000000")]
    [DataRow(-2.25, "0x40900002", "0x4006000000000000")]
    [DataRow(1e100, "0x00000002", "0xd4b6493594ca1e5f")]
    [DataRow(double.NaN, "0x00400002", "0xfffc000000000000")]
    public void Floats_in_place_of_pointers(double value, string single, string boxed)
    {
        Assert.AreEqual(single, FrozenFloats.GetRepresentationC(value));
        if (value != 1e100)
        {
            Assert.AreEqual(boxed, FrozenFloats.GetRepresentationD(value));
        }
    }

    [TestMethod]
    [DataRow("2j", 0.0, 2.0)]
    [DataRow("-2.5e-07j", 0.0, -2.5e-7)]
    [DataRow("(1+2j)", 1.0, 2.0)]
    [DataRow("(-1e-05-2e+20j)", -1e-5, -2e20)]
    [DataRow("(nan+infj)", double.NaN, double.PositiveInfinity)]
    [DataRow("(1e+16-0j)", 1e16, -0.0)]
    public void Complex_numbers_by_their_text(string text, double real, double imaginary) =>
        Assert.AreEqual((real, imaginary), FrozenFloats.GetValue(new ComplexConstant(0, 0) { Text = text }));

    [TestMethod]
    public void Integers_of_any_size_in_digits()
    {
        BigInteger value = -((BigInteger.One << 80) + 5);
        FrozenRequest request = Request(Module("m.py", [new IntConstant(value)]));
        StringAssert.Contains(Generate(request).Find("const_obj_m_0"), ".neg=1,.fixed_dig=1,.alloc=6,.len=6,.dig=(const uint16_t[]){5,0,0,0,0,1}");
        StringAssert.Contains(Generate(request with { MpzDigitBits = 32 }).Find("const_obj_m_0"), ".alloc=3,.len=3,.dig=(const uint32_t[]){5,0,65536}");
        StringAssert.Contains(Generate(request with { MpzDigitBits = 8 }).Find("const_obj_m_0"), ".alloc=11,.len=11,.dig=(const uint8_t[]){5,0,0,0,0,0,0,0,0,0,1}");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => FrozenSource.Generate(request with { MpzDigitBits = 12 }));
    }

    [TestMethod]
    public void Integers_of_64_bits()
    {
        Constant[] objects =
        [
            new IntConstant(long.MinValue), new IntConstant(long.MaxValue), new IntConstant((BigInteger)ulong.MaxValue + 3), new IntConstant(ulong.MaxValue),
        ];
        FrozenResult result = FrozenSource.Generate(Request(Module("m.py", objects)) with { LongInt = LongIntImplementation.LongLong });
        CModel model = Read(result);
        Assert.AreEqual("{{&mp_type_int},(-9223372036854775807-1)}", model.Find("const_obj_m_0"));
        Assert.AreEqual("{{&mp_type_int},9223372036854775807}", model.Find("const_obj_m_1"));
        Assert.AreEqual("{{&mp_type_int},2}", model.Find("const_obj_m_2"));
        Assert.AreEqual("{{&mp_type_int},-1}", model.Find("const_obj_m_3"));
        Assert.AreEqual("MF4059 MF4059", string.Join(' ', result.Diagnostics.Select(diagnostic => diagnostic.Code)));
        Assert.AreEqual(
            "m.mpy: warning MF4059: the constant 18446744073709551618 does not fit into the firmware's integers of 64 bits (-mlongint-impl=longlong); it becomes 2",
            result.Diagnostics[0].ToString());
    }

    [TestMethod]
    public void A_mismatch_with_the_firmware_s_integers_stops_the_C_compiler()
    {
        string source = Text(FrozenSource.Generate(Request(Module("m.py")) with { MpzDigitBits = 32 }));
        Dictionary<string, string> configuration = new(Plain.Configuration) { ["MPZ_DIG_SIZE"] = "16" };
        Assert.HasCount(1, CModel.Read(source, configuration).Errors);
        configuration["MICROPY_LONGINT_IMPL"] = "1";
        Assert.HasCount(2, CModel.Read(source, configuration).Errors);
    }

    [TestMethod]
    public void Ports_get_their_list_of_modules()
    {
        string source = Text(FrozenSource.Generate(Request(Module("a/__init__.py"), Module("a/b.py"))));
        Dictionary<string, string> configuration = new(Plain.Configuration) { ["MICROPY_FROZEN_LIST_ITEM"] = "ITEM" };
        Assert.AreEqual(
            $"ITEM(\"{Hex("a")}\",\"{Hex("a/__init__.py")}\")ITEM(\"{Hex("a/b")}\",\"{Hex("a/b.py")}\")",
            CModel.Read(source, configuration).Definitions[^1]);
    }

    [TestMethod]
    [DataRow("native.armv6m.mpy", "aligned(4)", "aligned(2)")]
    [DataRow("native.rv32imc.mpy", "aligned(2)", "aligned(2)")]
    [DataRow("native.armv7emsp.mpy", "aligned(2)", "aligned(2)")]
    [DataRow("native.xtensa.mpy", "aligned(4)", "aligned(4)")]
    public void Machine_code_is_aligned_as_its_processor_needs(string file, string expected, string exact)
    {
        FrozenRequest request = Request(new FrozenModuleEntry(FrozenCase.ReadModule(file)));
        StringAssert.EndsWith(Generate(request).Definitions.First(line => line.Contains(" placed ", StringComparison.Ordinal)), $"__attribute__(({expected}))");
        StringAssert.EndsWith(
            Generate(request with { Exact = true }).Definitions.First(line => line.Contains(" placed ", StringComparison.Ordinal)), $"__attribute__(({exact}))");
    }

    [TestMethod]
    public void Machine_code_of_odd_length_is_filled_up_for_RISC_V()
    {
        MpyModule module = FrozenCase.ReadModule("native.rv32imc.mpy");
        RawCode odd = module.Root.Children.First(child => child.Code.Length % 2 != 0);
        FrozenRequest request = Request(new FrozenModuleEntry(module));
        string code = Convert.ToHexString(odd.Code.Span);
        Assert.Contains(code + "00", CodeArrays(Generate(request)));
        Assert.Contains(code, CodeArrays(Generate(request with { Exact = true })));
        StringAssert.Contains(Text(FrozenSource.Generate(request)), FormattableString.Invariant($".fun_data_len = {odd.Code.Length},"));

        static string[] CodeArrays(CModel model) =>
        [
            .. model.Definitions.Where(line => line.StartsWith("fun_data_", StringComparison.Ordinal) && line.Contains(" = ", StringComparison.Ordinal))
                .Select(line => Convert.ToHexString(model.GetBytes(line[..line.IndexOf(' ', StringComparison.Ordinal)]))),
        ];
    }

    [TestMethod]
    public void A_prelude_of_its_own_does_not_clash_with_a_function_of_that_name()
    {
        // A native function f, and beside it a function f_prelude.
        RawCode native = new() { Kind = RawCodeKind.NativePython, Code = new byte[] { 1, 2, 0, 2, 2, 0x63 }, PreludeOffset = 2 };
        RawCode other = new() { Kind = RawCodeKind.Bytecode, Code = new byte[] { 0, 2, 3, 0x63 } };
        MpyModule module = MakeModule("m.py", [], ["f", "f_prelude"], [native, other], NativeArch.X64);
        string source = Text(FrozenSource.Generate(Request(new FrozenModuleEntry(module))));
        Dictionary<string, string> configuration = new(Plain.Configuration) { ["MICROPY_EMIT_NATIVE_PRELUDE_SEPARATE_FROM_MACHINE_CODE"] = "1" };
        AssertIdentifiersAreValid(CModel.Read(source, configuration));
    }

    [TestMethod]
    public void The_same_request_gives_the_same_bytes()
    {
        FrozenRequest request = FrozenCase.All[0].MakeRequest();
        Assert.AreEqual(Text(FrozenSource.Generate(request)), Text(FrozenSource.Generate(request)));
    }

    [TestMethod]
    public void Comments_cannot_end_early()
    {
        string source = Text(FrozenSource.Generate(Request(Module("evil\n#error x??/*/\\.py"))));
        Assert.IsFalse(source.Split('\n').Any(line => line.StartsWith("#error x", StringComparison.Ordinal)));
        Assert.IsFalse(Regex.IsMatch(source, @"^//.*(\\|\?\?/)$", RegexOptions.Multiline));
    }

    private static FrozenRequest Request(params FrozenEntry[] entries) => new() { Firmware = FirmwareProfile.MicroPython128, Entries = entries };

    internal static FrozenModuleEntry Module(string name, Constant[]? objects = null, string[]? names = null) =>
        new(MakeModule(name, objects ?? [], names ?? [], [], NativeArch.None)) { Location = new SourceLocation(name[..^3] + ".mpy") };

    internal static MpyModule MakeModule(string name, Constant[] objects, string[] names, RawCode[] children, NativeArch arch) => new()
    {
        Magic = (byte)'M',
        SubVersion = arch == NativeArch.None ? (byte)0 : (byte)3,
        Arch = arch,
        SmallIntBits = 31,
        Names = [.. new[] { name, "<module>" }.Concat(names).Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text))],
        Objects = objects,
        Root = new RawCode { Kind = RawCodeKind.Bytecode, Code = new byte[] { 0, 2, 1, 0x63 }, Children = children },
    };

    private static StrConstant Str(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string Hex(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));

    private static CModel Generate(FrozenRequest request) => Read(FrozenSource.Generate(request));

    private static CModel Read(FrozenResult result)
    {
        Dictionary<string, string> configuration = new(Plain.Configuration);
        configuration.Remove("MPZ_DIG_SIZE");
        configuration.Remove("MICROPY_LONGINT_IMPL");
        return CModel.Read(Text(result), configuration);
    }

    private static string Text(FrozenResult result)
    {
        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        return Encoding.UTF8.GetString(result.Source!.Value.Span);
    }

    /// <summary>The names in the pool by their identifier, in order.</summary>
    private static Dictionary<string, string> ReadPool(CModel model)
    {
        string[] identifiers = [.. model.Find("enum")!.Trim('{', '}').Split(',').Select(item => item.Split('=')[0])];
        string pool = model.Find("mp_qstr_frozen_const_pool")!;
        string[] texts = [.. Regex.Matches(pool, "\"([0-9A-F]*)\"").Select(match => Encoding.UTF8.GetString(Convert.FromHexString(match.Groups[1].Value)))];
        Assert.HasCount(identifiers.Length, texts);
        Assert.AreEqual(
            string.Join(',', texts.Select(text => Encoding.UTF8.GetByteCount(text).ToString(CultureInfo.InvariantCulture))),
            model.Find("mp_qstr_frozen_const_lengths")!.Trim('{', '}'));
        return identifiers.Zip(texts).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static void AssertIdentifiersAreValid(CModel model)
    {
        string[] names = [.. model.Definitions.Where(line => line.Contains(" = ", StringComparison.Ordinal)).Select(line => line[..line.IndexOf(" = ", StringComparison.Ordinal)])];
        Assert.HasCount(names.Length, names.Distinct());
        foreach (string name in names)
        {
            StringAssert.Matches(name, new Regex(@"^[A-Za-z_]\w*$", RegexOptions.ECMAScript));
        }
    }
}
