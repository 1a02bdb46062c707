using System.Text;
using System.Text.RegularExpressions;
using MicroFreeze.Compiler;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Frozen;
using MicroFreeze.Freezing.Reports;

namespace MicroFreeze.Freezing.Tests.Frozen;

/// <summary>Frozen C and estimates follow the layout of the firmware's version.</summary>
[TestClass]
public sealed partial class FrozenLayoutTests
{
    private const string Source = "def f(a, b):\n    def g(): return a\n    return g\nasync def h(): pass\nx = 'text in the pool'\n";

    /// <summary>A version of each family that is not in the table.</summary>
    public static IEnumerable<object[]> OtherVersions => FirmwareFamily.All.Select(family => new object[] { family.Newest with { Version = "99.1" } });

    [TestMethod]
    [DynamicData(nameof(OtherVersions))]
    public void Another_version_is_frozen_and_measured_like_the_first(FirmwareProfile other)
    {
        string expected = Freeze(other.Family.Newest).Replace(other.Family.Newest.DisplayName, other.DisplayName, StringComparison.Ordinal);

        Assert.AreEqual(expected, Freeze(other));
        Assert.AreEqual(Measure(other.Family.Newest), Measure(other));
        foreach (NativeArchInfo row in Architectures.All)
        {
            Assert.AreSame(BoardPresets.For(other.Family.Newest, row.Arch), BoardPresets.For(other, row.Arch));
        }
    }

    [TestMethod]
    public void Each_architecture_and_family_has_the_preset_that_its_row_says()
    {
        foreach (string preset in Architectures.All.Select(row => row.BoardPreset).Concat(FirmwareFamily.All.Select(family => family.BoardPreset).OfType<string>()))
        {
            Assert.IsNotNull(BoardPresets.Find(preset), preset);
        }
    }

    // Source: tools/mpy-tool.py@v1.22.2 RawCode.freeze_raw_code.
    [TestMethod]
    public void MicroPython_1_22_has_its_own_order_of_fields()
    {
        string text = Freeze(FirmwareProfile.MicroPython128 with { Version = "1.22", Frozen = FrozenLayout.MicroPython122 });

        string structure = Structure().Match(text).Groups[1].Value.ReplaceLineEndings("\n");
        Assert.AreEqual(
            """
            .kind .scope_flags .n_pos_args .fun_data
            #if MICROPY_PERSISTENT_CODE_SAVE || MICROPY_DEBUG_PRINTERS .fun_data_len
            #endif .children
            #if MICROPY_PERSISTENT_CODE_SAVE .n_children
            #if MICROPY_PY_SYS_SETTRACE .line_of_definition .prelude
            #endif
            #if MICROPY_EMIT_MACHINE_CODE .prelude_offset
            #endif
            #endif
            #if MICROPY_EMIT_MACHINE_CODE .type_sig
            #endif
            """.ReplaceLineEndings(" "),
            string.Join(' ', Field().Matches(structure).Select(match => match.Value)));
        StringAssert.Contains(text, "    .rc = &");
        Assert.IsFalse(text.Contains("mp_raw_code_truncated_t", StringComparison.Ordinal) || text.Contains("#define fun_", StringComparison.Ordinal));
        StringAssert.Contains(text, "true, // sorted");
    }

    [TestMethod]
    public void Before_1_22_the_pool_is_in_the_order_of_use()
    {
        string text = Freeze(FirmwareProfile.MicroPython128 with { Version = "1.21", Frozen = FrozenLayout.MicroPython120 });

        Assert.IsFalse(text.Contains("// sorted", StringComparison.Ordinal));
        StringAssert.Contains(text, "MP_QSTR_m_dot_py = MP_QSTRnumber_of,", "the file's name is the first that is used, and not the first in the alphabet");
    }

    private static string Freeze(FirmwareProfile firmware) => Encoding.UTF8.GetString(FrozenSource.Generate(
        new FrozenRequest { Firmware = firmware, Entries = [new FrozenModuleEntry(Compile(firmware))] }).Source!.Value.Span);

    private static (int Flash, int? Frozen) Measure(FirmwareProfile firmware)
    {
        MpyModule module = Compile(firmware);
        ModuleCost cost = CostReporter.Measure(new CostRequest
        {
            Board = BoardPresets.For(firmware, NativeArch.None),
            Firmware = firmware,
            Subjects = [new CostSubject("m.py") { Source = Encoding.UTF8.GetBytes(Source), Module = module, MpyBytes = 100, IsFrozen = true }],
        }).Modules[0];
        return (cost.Flash!.Total, cost.Frozen!.Kept);
    }

    private static MpyModule Compile(FirmwareProfile firmware) =>
        PythonCompiler.Compile(Encoding.UTF8.GetBytes(Source), "m.py", new CompileOptions { SourceName = "m.py", Firmware = firmware }).Module!;

    [GeneratedRegex(@"static const mp_raw_code_t \w+ = \{\n(.*?)\n\};", RegexOptions.Singleline)]
    private static partial Regex Structure();

    [GeneratedRegex(@"(?<=^    )(\.\w+|#if [^\n]*|#endif)", RegexOptions.Multiline)]
    private static partial Regex Field();
}
