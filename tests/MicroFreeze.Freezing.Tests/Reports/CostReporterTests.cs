using System.Text;
using MicroFreeze.Compiler;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Reports;
using MicroFreeze.Freezing.Reports.Memory;

namespace MicroFreeze.Freezing.Tests.Reports;

/// <summary>What modules cost, structure by structure, on a board with 32-bit pointers and blocks of 16 bytes.</summary>
[TestClass]
public sealed class CostReporterTests
{
    private const int Block = 16;

    /// <summary>A module's structure, its dict, and the dict's table for <c>__name__</c> and <c>__file__</c>; the module's own function, which is garbage afterwards.</summary>
    private const int EmptyModule = 4 * Block;

    [TestMethod]
    public void An_empty_frozen_module_takes_its_structure_and_dict()
    {
        ImportCost cost = Measure("").Frozen!;
        Assert.AreEqual(EmptyModule, cost.Used);
        Assert.AreEqual(EmptyModule - Block, cost.Kept);
    }

    [TestMethod]
    [DataRow("def f(): pass\n", 2, DisplayName = "a function, and room in the dict for its name")]
    [DataRow("def f(a, b=1): pass\n", 4, DisplayName = "a function with a default, and a tuple on the way")]
    [DataRow("x = [1, 2]\n", 3, DisplayName = "a list and its items")]
    [DataRow("x = {1: 2}\n", 3, DisplayName = "a dict and its table")]
    [DataRow("x = (1, 2, 3)\n", 1, DisplayName = "a constant tuple stays in flash")]
    [DataRow("x = 'a text that is much longer than a name'\n", 1, DisplayName = "a constant text stays in flash")]
    public void Each_object_of_a_frozen_module_is_counted(string source, int blocks) =>
        Assert.AreEqual(EmptyModule + (blocks * Block), Measure(source).Frozen!.Used);

    [TestMethod]
    public void A_class_takes_type_dict_and_table_and_leaves_its_body()
    {
        // Type 60 bytes; dict; table of __module__, __qualname__, f: four entries; function f; the body's function, which is garbage; an entry in the module.
        ImportCost cost = Measure("class C:\n    def f(self): pass\n").Frozen!;
        Assert.AreEqual(EmptyModule + Block + ((4 + 1 + 2 + 1 + 1) * Block), cost.Used);
        Assert.AreEqual(cost.Used - (2 * Block), cost.Kept);
    }

    [TestMethod]
    public void Names_that_are_not_the_firmwares_cost_a_mpy_module_more()
    {
        string source = string.Concat(Enumerable.Range(0, 30).Select(number => $"def a_function_with_a_name_{number}(): pass\n"));
        ImportCost frozen = Measure(source).Frozen!;
        ImportCost mpy = Measure(source).Mpy!;
        Assert.IsGreaterThan(frozen.Used + (30 * 26), mpy.Used);
    }

    [TestMethod]
    public void Doc_strings_cost_flash_nothing_and_a_source_twice_their_length_for_a_while()
    {
        string text = new('x', 4000);
        ModuleCost with = Measure($"def f():\n    '''{text}'''\n");
        ModuleCost without = Measure("def f():\n    pass\n");
        Assert.AreEqual(without.Flash!.Total, with.Flash!.Total);
        Assert.AreEqual(without.Mpy, with.Mpy);
        Assert.IsGreaterThanOrEqualTo(without.Source!.Peak + (2 * text.Length), with.Source!.Peak, "as a token and as an object");
    }

    [TestMethod]
    [DataRow("x = [1.5, 1.5, 2.5]\n", "x = [1, 1, 2]\n", 3, DisplayName = "three floats")]
    [DataRow("x = [0xFFFFFFFF, 0xFFFFFFFF]\n", "x = [1, 1]\n", 4, DisplayName = "two integers and their digits")]
    public void Each_number_in_a_source_that_does_not_fit_a_word_is_an_object(string source, string small, int blocks) =>
        Assert.AreEqual(Measure(small).Source!.Used + (blocks * Block), Measure(source).Source!.Used);

    [TestMethod]
    public void Forms_are_always_in_this_order()
    {
        foreach (string source in new[] { "", "X = 1\n", "class C: pass\n", "def f(a):\n    return a + 1\n", "T = {n: n * n for n in range(50)}\n" })
        {
            ModuleCost cost = Measure(source);
            Assert.IsLessThan(cost.Mpy!.Used, cost.Frozen!.Used, source);
            Assert.IsLessThan(cost.Source!.Peak, cost.Mpy!.Used, source);
        }
    }

    [TestMethod]
    [DataRow("while True:\n    x = [1]\n")]
    [DataRow("x = [0]\nfor _ in range(1000000000):\n    x = x + x\n")]
    [DataRow("x = 'a'\nwhile 1:\n    x = x + x\n")]
    [DataRow("def f(): return f()\nf()\n")]
    [DataRow("x = b'x' * 1000000000\n")]
    public void Code_that_does_not_end_is_measured_all_the_same(string source) => Assert.IsGreaterThan(0, Measure(source).Frozen!.Used);

    [TestMethod]
    public void A_main_guard_is_not_run()
    {
        ImportCost plain = Measure("def f(): pass\n").Frozen!;
        ImportCost guarded = Measure("def f(): pass\nif __name__ == '__main__':\n    x = [1, 2, 3]\n").Frozen!;
        Assert.AreEqual(plain, guarded);
    }

    [TestMethod]
    [DataRow("try:\n    raise TypeError\nexcept TypeError:\n    x = [1]\ny = [2]\n", DisplayName = "what raises is followed into the handler")]
    [DataRow("import os\nif os.stat('x'):\n    raise TypeError\nx = [1]\ny = [2]\n", DisplayName = "a condition that is not known does not end the import")]
    [DataRow("import os\nassert os.stat('x'), 'why'\nx = [1]\ny = [2]\n", DisplayName = "nor does an assertion")]
    public void What_follows_a_raise_is_measured(string source)
    {
        int withoutLast = Measure(source.Replace("y = [2]\n", "", StringComparison.Ordinal)).Frozen!.Used;
        int withoutBoth = Measure(source.Replace("y = [2]\n", "", StringComparison.Ordinal).Replace("[1]", "1", StringComparison.Ordinal)).Frozen!.Used;
        Assert.AreEqual(2 * Block, withoutLast - withoutBoth);
        Assert.IsGreaterThanOrEqualTo(withoutLast + (2 * Block), Measure(source).Frozen!.Used);
    }

    [TestMethod]
    public void Room_of_a_name_that_is_deleted_serves_the_next()
    {
        int used = Measure("a = b = c = d = 1\n").Frozen!.Used;
        Assert.AreEqual(used, Measure("a = b = c = d = 1\ndel a, b\ne = f = 1\n").Frozen!.Used);
    }

    [TestMethod]
    public void A_type_keeps_nothing_of_what_it_is_the_type_of()
    {
        ImportCost kept = Measure("def f(): pass\nt = type(f)\ndel f\n").Frozen!;
        Assert.AreEqual(Measure("f = 1\nt = 1\ndel f\n").Frozen!.Kept, kept.Kept);
    }

    [TestMethod]
    public void What_is_for_a_command_line_is_not_run()
    {
        int used = Measure("import sys\nif len(sys.argv) >= 2:\n    x = [1]\n").Frozen!.Used;
        Assert.AreEqual(Measure("import sys\nif False:\n    x = [1]\n").Frozen!.Used, used);
    }

    [TestMethod]
    [DataRow("rp2", false, DisplayName = "a board that cannot compress")]
    [DataRow("generic-32", true, DisplayName = "boards of which it is not known")]
    public void What_compresses_is_defined_where_it_may_be(string board, bool isDefined)
    {
        const string Source = "import deflate\nif hasattr(deflate.DeflateIO, 'write'):\n    def compress(): pass\n";
        int without = MeasureFor(board, Source.Replace("write", "read", StringComparison.Ordinal));
        Assert.AreEqual(isDefined ? without : without - Block, MeasureFor(board, Source));

        static int MeasureFor(string board, string source) => CostReporter.Measure(new CostRequest
        {
            Board = BoardPresets.Find(board)!,
            Firmware = FirmwareProfile.MicroPython128,
            Subjects = [ToSubject("subject.py", Encoding.UTF8.GetBytes(source))],
        }).Modules[0].Frozen!.Used;
    }

    [TestMethod]
    public void A_name_that_two_modules_use_is_counted_once_as_shared()
    {
        CostReport report = Measure(("a.py", "def shared_by_both(): pass\ndef of_a(): pass\n"), ("b.py", "def shared_by_both(): pass\n"));
        const int Entry = 4 + 2 + 1;
        Assert.AreEqual(Entry + "shared_by_both".Length + 1, report.Modules[0].Flash!.SharedNames);
        Assert.AreEqual(0, report.Modules[1].Flash!.SharedNames);
        Assert.AreEqual((2 * Entry) + "of_a".Length + 1 + "a.py".Length + 1, report.Modules[0].Flash!.OwnNames);
    }

    [TestMethod]
    public void A_string_that_ends_another_takes_no_room_of_its_own()
    {
        CostReport report = Measure(("a.py", "def left_motor_speed(): pass\ndef motor_speed(): pass\n"));
        const int Entry = 4 + 2 + 1;
        Assert.AreEqual((3 * Entry) + "left_motor_speed".Length + 1 + "a.py".Length + 1, report.Modules[0].Flash!.OwnNames);
    }

    [TestMethod]
    public void Reports_are_read_back_as_they_were_written()
    {
        CostReport report = Measure(("a.py", "def f(a):\n    return a\n"), ("b.py", "X = 1\n"));
        byte[] json = CostReportJson.Write(report, null);
        CostReport? read = CostReportJson.TryRead(json);
        Assert.IsNotNull(read);
        CollectionAssert.AreEqual(json, CostReportJson.Write(read, null));
        Assert.IsNull(CostReportJson.TryRead("[]"u8.ToArray()));
        Assert.IsNull(CostReportJson.TryRead("no"u8.ToArray()));
    }

    [TestMethod]
    public void Changes_name_what_came_what_went_and_what_grew()
    {
        CostReport before = Measure(("a.py", "X = 1\n"), ("b.py", "X = 1\n"));
        CostReport after = Measure(("b.py", "X = 1\ndef f(a, b): return a * b\n"), ("c.py", "X = 1\n"));
        CostChanges changes = CostChanges.Between(before, after);
        CollectionAssert.AreEquivalent(
            new[] { ("a.py", ModuleChangeKind.Removed), ("b.py", ModuleChangeKind.Changed), ("c.py", ModuleChangeKind.Added) },
            changes.Modules.Select(change => (change.Name, change.Kind)).ToArray());
        Assert.AreEqual(after.FrozenFlash - before.FrozenFlash, changes.Flash);
        Assert.AreEqual(changes.Flash, changes.Modules.Sum(change => change.Flash));
    }

    [TestMethod]
    [DataRow("4096", 4096)]
    [DataRow("48k", 48 * 1024)]
    [DataRow("1 MiB", 1024 * 1024)]
    [DataRow(" 12 kB ", 12 * 1024)]
    public void Budgets_may_have_a_unit(string text, int bytes)
    {
        Assert.IsTrue(CostBudget.TryParseSize(text, out long size));
        Assert.AreEqual(bytes, size);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("k")]
    [DataRow("-1")]
    [DataRow("1.5k")]
    [DataRow("12 bytes")]
    [DataRow("99999999999999999999")]
    public void What_is_no_size_is_refused(string text) => Assert.IsFalse(CostBudget.TryParseSize(text, out _));

    [TestMethod]
    public void A_budget_that_is_exceeded_names_the_largest()
    {
        CostReport report = Measure(("small.py", "X = 1\n"), ("large.py", "def f(a): return [a, a, a]\ndef g(a): return f(a)\n"));
        DiagnosticBag diagnostics = new();
        new CostBudget(report.FrozenFlash, report.FrozenRam).Check(report, default, diagnostics);
        Assert.IsEmpty(diagnostics.Items);
        new CostBudget(report.FrozenFlash - 1, report.FrozenRam - 1).Check(report, default, diagnostics);
        CollectionAssert.AreEqual(new[] { "MF6601", "MF6602" }, diagnostics.Items.Select(each => each.Code).ToArray());
        StringAssert.Contains(diagnostics.Items[0].Message, "the largest: large.py ");
    }

    [TestMethod]
    [DataRow(0, 10, 8, "")]
    [DataRow(10, 10, 8, "████████")]
    [DataRow(5, 10, 8, "████")]
    [DataRow(1, 1000, 8, "▏")]
    [DataRow(9, 16, 2, "█▏")]
    public void Bars_are_drawn_in_eighths(int value, int full, int width, string bar) => Assert.AreEqual(bar, Bars.Draw(value, full, width));

    [TestMethod]
    public void Nested_bars_go_from_dark_to_light() => Assert.AreEqual("██▓▓▒▒▒▒", Bars.DrawNested([2, 4, 8], 8, 8));

    private static ModuleCost Measure(string source) => Measure(("subject.py", source)).Modules[0];

    private static CostReport Measure(params (string Name, string Source)[] modules) => CostReporter.Measure(new CostRequest
    {
        Board = BoardPresets.Find("generic-32")!,
        Firmware = FirmwareProfile.MicroPython128,
        Subjects = [.. modules.Select(module => ToSubject(module.Name, Encoding.UTF8.GetBytes(module.Source)))],
    });

    private static CostSubject ToSubject(string name, byte[] source)
    {
        MpyModule module = PythonCompiler.Compile(source, name, new CompileOptions { SourceName = name }).Module!;
        return new CostSubject(name) { Source = source, Module = module, MpyBytes = MpyWriter.ToArray(module).Length, IsFrozen = true };
    }
}
