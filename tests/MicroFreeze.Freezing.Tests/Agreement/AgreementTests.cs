using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Files.State;
using MicroFreeze.Freezing.Agreement;
using MicroFreeze.Freezing.Frozen;

namespace MicroFreeze.Freezing.Tests.Agreement;

/// <summary>Modules and firmware held against each other: every mismatch says both sides, and nothing is said that is not known.</summary>
[TestClass]
public sealed class AgreementTests
{
    private const string Agreeing = """
        microfreeze_probe version 1 28
        microfreeze_probe mpy 6 3
        microfreeze_probe longint 2
        microfreeze_probe digit 16
        microfreeze_probe hash 1
        microfreeze_probe length 1
        microfreeze_probe repr A
        microfreeze_probe pointer 4
        microfreeze_probe native 1
        microfreeze_probe arch armv7emsp
        """;

    private static readonly FrozenTraits Frozen = new()
    {
        Firmware = FirmwareProfile.MicroPython128,
        LongInt = LongIntImplementation.Mpz,
        MpzDigitBits = 16,
        QstrHeader = "/b/genhdr/qstrdefs.preprocessed.h",
        BytesInHash = 1,
        BytesInLength = 1,
        NativeModules = [new ModuleTrait("/p/fast.py", NativeArch.ArmV7M, 31)],
        WidestIntegers = new ModuleTrait("/p/wide.mpy", NativeArch.None, 31),
    };

    private string _directory = "";

    [TestInitialize]
    public void Create() => _directory = Directory.CreateTempSubdirectory("microfreeze-agreement-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void What_agrees_and_what_is_not_known_is_not_mentioned()
    {
        Assert.AreEqual("", Compare(Agreeing));
        Assert.AreEqual("", Compare(""));
        Assert.AreEqual("", Compare("microfreeze_probe longint (X)\nmicrofreeze_probe arch z80\nmicrofreeze_probe mpy MPY_VERSION 3\nint x;"));
    }

    [TestMethod]
    [DataRow("version 1 28", "version 1 27", "py/mpconfig.h MF4070", "frozen for MicroPython 1.28, but this firmware is MicroPython 1.27")]
    [DataRow("version 1 28", "circuitpython 1", "py/mpconfig.h MF4070", "frozen for MicroPython 1.28, but this firmware is CircuitPython: set MicroFreezeFirmware (--firmware) to circuitpython-10")]
    [DataRow("mpy 6 3", "mpy (6) (2)", "py/mpconfig.h MF4079", ".mpy version 6.3, but this firmware has version 6.2")]
    [DataRow("mpy 6 3", "mpy 7 0", "py/mpconfig.h MF4079", ".mpy version 6.3, but this firmware has version 7.0")]
    [DataRow("longint 2", "longint 1", "py/mpconfig.h MF4071", "of kind 'mpz', but this firmware has 'longlong'")]
    [DataRow("longint 2", "longint 0", "py/mpconfig.h MF4071", "of kind 'mpz', but this firmware has 'none'")]
    [DataRow("digit 16", "digit 32", "py/mpconfig.h MF4072", "digits of 16 bits, but this firmware has digits of 32 bits")]
    [DataRow("hash 1", "hash 2", "py/mpconfig.h MF4076", "1 byte(s) for their hash, after '/b/genhdr/qstrdefs.preprocessed.h', but this firmware has 2")]
    [DataRow("length 1", "length 2", "py/mpconfig.h MF4076", "1 byte(s) for their length")]
    [DataRow("repr A", "repr B", "wide.mpy MF4075", "'wide.mpy' is compiled for small integers of 31 bits, but those of this firmware have 30 (object representation B)")]
    [DataRow("pointer 4", "pointer 2", "wide.mpy MF4075", "31 bits, but those of this firmware have 15")]
    [DataRow("native 1", "native 0", "fast.py MF4074", "'fast.py' has native code for armv7m, but this firmware is configured without")]
    [DataRow("arch armv7emsp", "arch armv6m", "fast.py MF4073", "'fast.py' has native code for armv7m, but this firmware runs on armv6m")]
    [DataRow("arch armv7emsp", "arch xtensawin", "fast.py MF4073", "native code for armv7m, but this firmware runs on xtensawin")]
    public void Every_mismatch_names_both_sides(string known, string instead, string where, string message)
    {
        string found = Compare(Agreeing.Replace(known, instead, StringComparison.Ordinal));

        StringAssert.StartsWith(found, where);
        StringAssert.Contains(found, message);
        Assert.DoesNotContain('\n', found);
    }

    [TestMethod]
    [DataRow(NativeArch.ArmV7EMDP, NativeArch.ArmV6M, true)]
    [DataRow(NativeArch.ArmV7EMDP, NativeArch.ArmV7EMSP, true)]
    [DataRow(NativeArch.ArmV7M, NativeArch.ArmV7EM, false)]
    [DataRow(NativeArch.ArmV6, NativeArch.ArmV6, true)]
    [DataRow(NativeArch.ArmV6, NativeArch.ArmV6M, false)]
    [DataRow(NativeArch.ArmV7M, NativeArch.ArmV6, false)]
    [DataRow(NativeArch.X64, NativeArch.X86, false)]
    [DataRow(NativeArch.XtensaWin, NativeArch.Xtensa, false)]
    [DataRow(NativeArch.Rv32Imc, NativeArch.Rv32Imc, true)]
    public void A_thumb_processor_runs_code_for_lesser_ones(NativeArch processor, NativeArch code, bool runs) =>
        Assert.AreEqual(runs, AgreementCheck.Runs(processor, code));

    [TestMethod]
    public void A_tree_says_its_version_and_what_its_port_and_board_say_for_certain()
    {
        Write("py/mpconfig.h", "#define MICROPY_VERSION_MAJOR 1\n#define MICROPY_VERSION_MINOR 27\n");
        Write("port/mpconfigport.h", "#define MICROPY_LONGINT_IMPL (MICROPY_LONGINT_IMPL_MPZ)\n#define MPZ_DIG_SIZE (32)\n");
        Write("board/mpconfigboard.h", "\n#define MICROPY_LONGINT_IMPL (MICROPY_LONGINT_IMPL_LONGLONG)\n");
        List<RecordedInput> inputs = [];

        FirmwareFacts facts = Tree().Read(inputs);

        Assert.AreEqual("MicroPython 1.27", facts.Version!.Value.ToString());
        Assert.AreEqual(new SourceLocation(PathOf("py/mpconfig.h"), 2).ToNative(), facts.Version.Location);
        Assert.AreEqual(LongIntImplementation.LongLong, facts.LongInt!.Value);
        Assert.AreEqual(new SourceLocation(PathOf("board/mpconfigboard.h"), 2).ToNative(), facts.LongInt.Location.ToNative());
        Assert.AreEqual(32, facts.MpzDigitBits!.Value);
        CollectionAssert.Contains(inputs.Select(input => NativePath.Of(input.Name)).ToArray(), NativePath.Of(PathOf("board/mpconfigboard.h")));
    }

    [TestMethod]
    public void A_board_in_doubt_hides_what_its_port_says()
    {
        Write("port/mpconfigport.h", "#define MICROPY_LONGINT_IMPL (MICROPY_LONGINT_IMPL_MPZ)\n");
        Write("board/mpconfigboard.h", "#if SMALL\n#define MICROPY_LONGINT_IMPL (MICROPY_LONGINT_IMPL_NONE)\n#endif\n");

        Assert.IsNull(Tree().Read([]).LongInt);
    }

    [TestMethod]
    public void Nothing_known_of_a_tree_is_nothing_said()
    {
        FirmwareFacts facts = new FirmwareTree(PathOf("none"), null, null, null).Read([]);

        Assert.AreEqual(FirmwareFacts.Unknown, facts);
    }

    [TestMethod]
    public void Family_comes_from_tree_or_build_whatever_a_fork_is_tagged()
    {
        Write("build/genhdr/mpversion.h", "#define MICROPY_GIT_TAG \"v9.9.1\"\n");
        FirmwareTree built = new(null, null, null, PathOf("build/genhdr/qstrdefs.preprocessed.h"));
        Assert.AreEqual("MicroPython", built.Read([]).Version!.Value.ToString());

        Write("build/genhdr/mpversion.h", "#define MICROPY_GIT_TAG \"10.2.1\"\n#define MICROPY_FULL_VERSION_INFO \"Adafruit CircuitPython \" MICROPY_GIT_TAG\n");
        Assert.AreEqual("CircuitPython", built.Read([]).Version!.Value.ToString());

        Write("py/mpconfig.h", "#define MICROPY_VERSION_MAJOR 1\n#define MICROPY_VERSION_MINOR 27\n");
        Write("py/circuitpy_mpconfig.mk", "");
        Assert.AreEqual("CircuitPython", Tree().Read([]).Version!.Value.ToString());
    }

    [TestMethod]
    public void Names_of_another_build_are_found()
    {
        string header = Write("a/genhdr/qstrdefs.preprocessed.h", "QCFG(BYTES_IN_LEN, (1))\nQCFG(BYTES_IN_HASH, (1))\nQ(machine)\nQ(Pin)\nQ(a-b)\n");
        string same = Write("b/genhdr/qstrdefs.generated.h", Generated("machine", "Pin", "a_hyphen_b"));
        string other = Write("c/genhdr/qstrdefs.generated.h", Generated("machine", "Timer", "a_hyphen_b", "esp"));

        Assert.AreEqual(NativePath.Of(same), NativePath.Of(QstrHeaderCheck.Find([PathOf("a"), PathOf("b"), PathOf("c")])));
        Assert.AreEqual("", CompareNames(header, same));
        string found = CompareNames(header, other);
        StringAssert.StartsWith(found, "qstrdefs.preprocessed.h MF4077");
        StringAssert.Contains(found, "1 only in the first: Pin; 2 only in the second: Timer, esp");
        StringAssert.Contains(CompareNames(null, same), "it has 3 of its own");
        Assert.AreEqual("", CompareNames(null, Write("d/qstrdefs.generated.h", Generated())));
    }

    [TestMethod]
    public void Traits_come_through_a_state_file()
    {
        StateFormat<FrozenTraits> format = new("traits", FrozenTraits.Describe);
        string path = PathOf("traits.state");
        format.Write(path, Frozen);
        FrozenTraits read = format.TryRead(path)!;
        CollectionAssert.AreEqual(Frozen.NativeModules.ToArray(), read.NativeModules.ToArray());
        Assert.AreEqual(Frozen, read with { NativeModules = Frozen.NativeModules });
    }

    // The name of a string in C is not always the string.
    private static string Generated(params string[] identifiers) =>
        "QDEF0(MP_QSTRnull, 0, 0, \"\")\n"
        + string.Concat(StaticNames.All.ToArray().Select(name => $"QDEF0(MP_QSTR_{CIdentifiers.Escape(Encoding.UTF8.GetBytes(name))}, 1, 1, \"\")\n"))
        + string.Concat(identifiers.Select(name => $"QDEF1(MP_QSTR_{name}, 1, 1, \"\")\n"));

    private static string Compare(string probe)
    {
        DiagnosticBag diagnostics = new();
        AgreementCheck.Compare(Frozen, FirmwareProbe.Read(probe, new SourceLocation("py/mpconfig.h")), diagnostics);
        return Print(diagnostics, path => path);
    }

    private static string CompareNames(string? header, string generated)
    {
        DiagnosticBag diagnostics = new();
        QstrHeaderCheck.Compare(header, generated, diagnostics);
        return Print(diagnostics, path => Path.GetFileName(path)!);
    }

    private static string Print(DiagnosticBag diagnostics, Func<string, string> shorten) => string.Join(
        '\n', diagnostics.Items.Select(item => $"{shorten(item.Location.Path!).Replace("/p/", "", StringComparison.Ordinal)} {item.Code} {item.Message}"));

    private FirmwareTree Tree() => new(_directory, PathOf("port"), PathOf("board"), null);

    private string PathOf(string path) => Path.Combine(_directory, path).Replace('\\', '/');

    private string Write(string path, string text)
    {
        string full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }
}
