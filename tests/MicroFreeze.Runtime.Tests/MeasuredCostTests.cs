using System.Globalization;
using System.Text;
using MicroFreeze.Diagnostics;
using MicroFreeze.Freezing.Frozen;
using MicroFreeze.Freezing.Reports;
using MicroFreeze.Mpy;
using MicroFreeze.Profiles;

namespace MicroFreeze.Runtime.Tests;

/// <summary>
/// What we say that an import takes of the heap, and what <c>gc.mem_alloc()</c> of the real runtime says: modules of our own (<c>Programs/Costs</c>),
/// as text and as <c>.mpy</c> files. This build of the runtime collects nothing while a program runs.
/// </summary>
[TestClass]
public sealed class MeasuredCostTests
{
    private const double Worst = 0.25;
    private const double Usual = 0.10;

    /// <summary>
    /// Measures one import. Names of two characters fill what room the last chunk of names has, so that what comes next is known; the runtime
    /// lists the names that it has interned by then.
    /// </summary>
    private const string Measurement = """
        import gc, micropython, io, json, sys, time, collections
        def fill():
            for i in range(60):
                getattr(gc, chr(35 + i // 8) + chr(35 + i % 8), None)
        fill()
        before = after = subject = 0
        micropython.qstr_info(1)
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
        Assert.IsGreaterThanOrEqualTo(12, errors.Length);
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
        int estimated = (form == "py" ? cost.Source : cost.Mpy)!.Used;
        return (Path.GetFileName(path), estimated, measured, (estimated - measured) / (double)measured);
    }

    /// <summary>
    /// The names that the runtime has in its firmware. It does not say so itself, but it lists the others: those of all the modules, once it
    /// has met them.
    /// </summary>
    private static QstrHeader ReadFirmwareNames()
    {
        HashSet<string> words = [];
        foreach (string path in Modules)
        {
            StringBuilder word = new();
            foreach (char character in File.ReadAllText(path) + " ")
            {
                if (char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '<' or '>')
                {
                    word.Append(character);
                }
                else if (word.Length > 0)
                {
                    words.Add(word.ToString());
                    words.UnionWith(word.ToString().Split('.'));
                    word.Clear();
                }
            }
        }

        string[] asked = [.. words.Where(word => word.Length > 0).Order(StringComparer.Ordinal)];
        string program = "import gc, micropython\n" + string.Concat(asked.Select(word => $"getattr(gc, '{word}', None)\n")) + "micropython.qstr_info(1)\n";
        HashSet<string> interned = [.. Run(program).Where(line => line.StartsWith("Q(", StringComparison.Ordinal)).Select(line => line[2..^1])];
        StringBuilder header = new("QCFG(BYTES_IN_LEN, (1))\nQCFG(BYTES_IN_HASH, (2))\n");
        foreach (string word in asked.Where(word => !interned.Contains(word)))
        {
            header.Append(CultureInfo.InvariantCulture, $"Q({word})\n");
        }

        return QstrHeader.Parse(Encoding.UTF8.GetBytes(header.ToString()), "runtime", new DiagnosticBag())!;
    }

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
