using System.Globalization;
using System.Text;
using System.Text.Json;
using MicroFreeze.Compiler;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Frozen;
using MicroFreeze.Freezing.Reports;
using MicroFreeze.Freezing.Reports.Memory;

namespace MicroFreeze.Runtime.Tests;

/// <summary>
/// What we say that an import takes of the heap, and what <c>gc.mem_alloc()</c> of the real runtime says: modules of our own (<c>Programs/Costs</c>),
/// as text and as <c>.mpy</c> files. This build of the runtime collects nothing while a program runs.
/// </summary>
[TestClass]
public sealed class MeasuredCostTests
{
    private const int Fewest = 40;
    private const double Worst = 0.20;
    private const double Usual = 0.05;

    /// <summary>
    /// Measures one import. What comes before makes sure that there are no gaps in the heap, and that the last chunk of names has no room and cannot grow:
    /// after that there is only one way in which memory can be taken. The runtime lists the names that it has interned by then.
    /// </summary>
    private const string Measurement = """
        import gc, micropython, io, json, sys, time, collections
        kept = [None] * 6000
        def fill():
            for i in range(6000):
                kept[i] = bytearray(1)
        before = after = subject = 0
        fill()
        getattr(gc, "x" * 250, None)
        micropython.qstr_info(1)
        fill()
        before = gc.mem_alloc()
        import subject
        after = gc.mem_alloc()
        print("TAKEN", after - before)
        """;

    private static readonly BoardTraits Board = BoardPresets.Find("webassembly")!;

    public static IEnumerable<string> Modules => Directory.EnumerateFiles(Path.Combine(ProgramLibrary.SourceFolder, "Programs/Costs"), "*.py").Order(StringComparer.Ordinal);

    [ClassCleanup]
    public static void StopRuntime() => NodeRuntime.Stop();

    [TestMethod]
    [DataRow("py")]
    [DataRow("mpy")]
    public void Estimates_are_near_what_the_runtime_takes(string form)
    {
        QstrHeader header = ReadFirmwareNames();
        List<(string Name, int Estimated, int Measured, double Error)> results = [.. Modules.Select(path => Compare(path, form, header))];
        string table = string.Join('\n', results.Select(each => FormattableString.Invariant($"{each.Name}: {each.Estimated} estimated, {each.Measured} measured, {each.Error:P1}")));
        double[] errors = [.. results.Select(each => Math.Abs(each.Error)).Order()];
        Assert.IsGreaterThanOrEqualTo(Fewest, errors.Length);
        Assert.IsLessThanOrEqualTo(Worst, errors[^1], table);
        Assert.IsLessThanOrEqualTo(Usual, errors[errors.Length / 2], table);
    }

    private static (string Name, int Estimated, int Measured, double Error) Compare(string path, string form, QstrHeader header)
    {
        byte[] source = File.ReadAllBytes(path);
        MpyModule module = Compile(source);
        (string Path, byte[] Content) subject = form == "py" ? ("subject.py", source) : ("subject.mpy", MpyWriter.ToArray(module));
        string[] lines = Run(Measurement, subject);
        string[] names = [.. lines.Where(line => line.StartsWith("Q(", StringComparison.Ordinal)).Select(line => line[2..^1])];
        int measured = int.Parse(lines.Single(line => line.StartsWith("TAKEN ", StringComparison.Ordinal))["TAKEN ".Length..], CultureInfo.InvariantCulture);
        ModuleCost cost = CostReporter.Measure(new CostRequest
        {
            Board = Board,
            Firmware = FirmwareProfile.MicroPython128,
            QstrHeader = header,
            State = new BoardState(names, ""),
            Subjects = [new CostSubject("subject.py") { Source = source, Module = module }],
        }).Modules[0];
        Assert.IsLessThan(cost.Mpy!.Used, cost.Frozen!.Used, path);
        Assert.IsLessThan(cost.Source!.Peak, cost.Mpy.Used, path);
        int estimated = form == "py" ? cost.Source.Used : cost.Mpy.Used;
        return (Path.GetFileName(path), estimated, measured, (estimated - measured) / (double)measured);
    }

    /// <summary>
    /// The names that the runtime has in its firmware. It does not say so itself, but it lists the others: those of all the modules, once it
    /// has met them.
    /// </summary>
    private static QstrHeader ReadFirmwareNames()
    {
        HashSet<string> words = ["subject", "subject.py", "subject.mpy"];
        foreach (string path in Modules)
        {
            MpyModule module = Compile(File.ReadAllBytes(path));
            words.UnionWith(module.Names.Select(name => Encoding.UTF8.GetString(name.Span)));
            words.UnionWith(module.Objects.SelectMany(TextsIn));
        }

        string[] asked = [.. words.Where(word => word.Length is > 0 and < 200 && !word.Any(char.IsControl)).Order(StringComparer.Ordinal)];
        string program = "import gc, micropython\n" + string.Concat(asked.Select(word => $"getattr(gc, {JsonSerializer.Serialize(word)}, None)\n")) + "micropython.qstr_info(1)\n";
        HashSet<string> interned = [.. Run(program).Where(line => line.StartsWith("Q(", StringComparison.Ordinal)).Select(line => line[2..^1])];
        StringBuilder header = new("QCFG(BYTES_IN_LEN, (1))\nQCFG(BYTES_IN_HASH, (2))\n");
        foreach (string word in asked.Where(word => !interned.Contains(word)))
        {
            header.Append(CultureInfo.InvariantCulture, $"Q({word})\n");
        }

        return QstrHeader.Parse(Encoding.UTF8.GetBytes(header.ToString()), "runtime", new DiagnosticBag())!;
    }

    private static IEnumerable<string> TextsIn(Constant constant) => constant switch
    {
        StrConstant text => [Encoding.UTF8.GetString(text.Value)],
        TupleConstant tuple => tuple.Items.SelectMany(TextsIn),
        _ => [],
    };

    private static string[] Run(string program, params (string Path, byte[] Content)[] files)
    {
        RuntimeReply reply = NodeRuntime.Run("measurement", 0, [("measurement.py", Encoding.UTF8.GetBytes(program)), .. files]);
        Assert.IsNull(reply.Error, reply.Error);
        return reply.Output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }

    private static MpyModule Compile(byte[] source)
    {
        CompileResult result = PythonCompiler.Compile(source, "subject.py", new CompileOptions { SourceName = "subject.py" });
        Assert.IsTrue(result.Succeeded, string.Join(Environment.NewLine, result.Diagnostics));
        return result.Module!;
    }
}
