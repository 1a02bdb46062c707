using System.Text;
using MicroFreeze.Compiler;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Frozen;

namespace MicroFreeze.Freezing.Tests.Frozen;

/// <summary>A C file for each module: what it depends on, and what it does not.</summary>
[TestClass]
public sealed class PerModuleTests
{
    private const string Led = "def on(pin):\n    return pin.value(1)\n";
    private const string Main = "import led\nled.on(Pin(3))\n";

    [TestMethod]
    public void Each_module_has_a_file_and_the_common_one_has_texts_names_and_index()
    {
        FrozenResult result = Freeze(("main.py", Main), ("drivers/led.py", Led));

        CollectionAssert.AreEqual(
            (string[])["main.py frozen_module_main.c", "drivers/led.py frozen_module_drivers_led.c"],
            result.ModuleSources.Select(source => $"{source.Name} {source.FileName}").ToArray());
        string common = Text(result.Source!.Value);
        StringAssert.Contains(common, "extern const mp_frozen_module_t frozen_module_drivers_led;");
        StringAssert.Contains(common, "mp_qstr_frozen_const_pool = {");
        Assert.DoesNotContain("fun_data_", common);
        string led = Source(result, "drivers/led.py");
        StringAssert.Contains(led, "\nconst mp_frozen_module_t frozen_module_drivers_led = {");
        StringAssert.Contains(led, "fun_data_drivers_led_on");
        Assert.DoesNotContain("frozen_module_main", led);
    }

    [TestMethod]
    public void One_file_and_many_have_the_same_code_and_the_same_numbers_of_names()
    {
        FrozenRequest request = Request(("main.py", Main), ("led.py", Led));
        string one = Text(FrozenSource.Generate(request).Source!.Value);
        FrozenResult many = FrozenSource.Generate(request with { PerModule = true });

        string[] names = one[one.IndexOf("enum {", StringComparison.Ordinal)..].Split("};")[0].Split('\n')
            .Where(line => line.Contains("MP_QSTR_", StringComparison.Ordinal))
            .Select(line => line.Trim().Split(' ', ',')[0]).ToArray();
        foreach (FrozenModuleSource source in many.ModuleSources)
        {
            foreach (string line in Text(source.Source).Split('\n').Where(line => line.Contains(" = MP_QSTRnumber_of + ", StringComparison.Ordinal)))
            {
                string[] parts = line.Trim().TrimEnd(',').Split(' ');
                Assert.AreEqual(names[int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture)], parts[0]);
            }

            string code = Text(source.Source)[Text(source.Source).IndexOf("// " + source.Name, StringComparison.Ordinal)..].Split("const mp_frozen_module_t")[0];
            StringAssert.Contains(one, code.Trim());
        }
    }

    [TestMethod]
    public void A_change_without_a_new_name_changes_one_file()
    {
        FrozenResult before = Freeze(("main.py", Main), ("led.py", Led), ("third.py", "x = 1\n"));
        FrozenResult after = Freeze(("main.py", Main), ("led.py", Led.Replace("1", "0", StringComparison.Ordinal)), ("third.py", "x = 1\n"));

        CollectionAssert.AreEqual((string[])["led.py"], Changed(before, after));
        Assert.AreEqual(Text(before.Source!.Value), Text(after.Source!.Value));
    }

    [TestMethod]
    public void A_new_name_changes_the_common_file_and_those_with_names_after_it()
    {
        FrozenResult before = Freeze(("main.py", "abc = 1\n"), ("led.py", "zzz = 1\n"), ("third.py", "mmm = 1\n"));
        FrozenResult after = Freeze(("main.py", "abc = 1\n"), ("led.py", "zzz = 1\n"), ("third.py", "mmm = nnn = 1\n"));

        // main.py is among the names too, and sorted before the new one.
        CollectionAssert.AreEqual((string[])["led.py", "third.py"], Changed(before, after));
        Assert.AreNotEqual(Text(before.Source!.Value), Text(after.Source!.Value));
    }

    [TestMethod]
    public void File_names_differ_also_where_case_is_the_same()
    {
        FrozenResult result = Freeze(("Led.py", "x = 1\n"), ("led.py", "y = 1\n"), ("l-d.py", "z = 1\n"), ("l_d.py", "w = 1\n"));

        Assert.HasCount(4, result.ModuleSources.Select(source => source.FileName.ToUpperInvariant()).Distinct().ToArray());
    }

    private static FrozenResult Freeze(params (string Name, string Code)[] modules) => FrozenSource.Generate(Request(modules) with { PerModule = true });

    private static FrozenRequest Request(params (string Name, string Code)[] modules) => new()
    {
        Firmware = FirmwareProfile.MicroPython128,
        Entries = [.. modules.Select(module => new FrozenModuleEntry(Compile(module.Name, module.Code)))],
    };

    private static MpyModule Compile(string name, string code) =>
        PythonCompiler.Compile(Encoding.UTF8.GetBytes(code), name, new CompileOptions { SourceName = name }).Module!;

    private static string[] Changed(FrozenResult before, FrozenResult after) =>
        [.. before.ModuleSources.Zip(after.ModuleSources).Where(pair => Text(pair.First.Source) != Text(pair.Second.Source)).Select(pair => pair.First.Name)];

    private static string Source(FrozenResult result, string name) => Text(result.ModuleSources.Single(source => source.Name == name).Source);

    private static string Text(ReadOnlyMemory<byte> source) => Encoding.UTF8.GetString(source.Span);
}
