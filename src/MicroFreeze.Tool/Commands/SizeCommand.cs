using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Freezing.Frozen;
using MicroFreeze.Freezing.Reports;
using MicroFreeze.Freezing.Reports.Memory;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Files;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary><c>microfreeze size</c>: what modules cost in flash and RAM, in each form.</summary>
internal static class SizeCommand
{
    private const string Board = "--board";
    private const string Header = "-q";
    private const string Top = "--top";
    private const string Json = "--json";
    private const string Markdown = "--markdown";

    private static readonly string[] Extensions = [".py", ".mpy"];

    /// <summary>The command's row.</summary>
    public static Command Command { get; } = new(
        "size",
        "PATH... [OPTIONS]",
        "Shows what .py and .mpy files, and all those of trees, cost in flash and RAM in each form.",
        """
        RAM is what gc.mem_free() falls by when a board that has just started imports the module; for a .py file it
        is what must be free for that, with what compiling takes for a while. Modules that it imports are not counted.
        Flash is what a firmware grows by when all the modules are frozen into it together. All sizes are estimates
        from the runtime's structures for the given board; name the firmware's qstrdefs.preprocessed.h for exact names.
        """,
        "microfreeze size lib --board rp2 --top 20",
        new OptionTable(
            new OptionRow([Board], OptionKind.Value, "B", $"The board:\n{BoardList()}\n(default: what goes with the firmware and -march)."),
            new OptionRow([Header, "--qstr-header"], OptionKind.Value, "FILE", "The firmware's genhdr/qstrdefs.preprocessed.h."),
            new OptionRow([Top], OptionKind.Value, "N", "Show the N largest only."),
            new OptionRow([Json], OptionKind.Flag, "", "Print JSON."),
            new OptionRow([Markdown], OptionKind.Flag, "", "Print Markdown."),
            CompilerSettings.FirmwareRow,
            new OptionRow([CompilerSettings.Optimize], OptionKind.Value, "N", "Optimisation level for .py files, 0 to 3 (default 0)."),
            new OptionRow([CompilerSettings.Arch], OptionKind.Value, "ARCH", "Architecture for native code.")),
        Run);

    private static string BoardList() =>
        string.Join(",\n", BoardPresets.All.Select(board => board.Name).Chunk(5).Select(names => string.Join(", ", names)));

    private static int Run(ToolHost host, ParsedArguments arguments)
    {
        if (arguments.Positionals.Count == 0)
        {
            throw new UsageException("there is nothing to measure");
        }

        if (arguments.Has(Json) && arguments.Has(Markdown))
        {
            throw new UsageException($"it prints {Json} or {Markdown}, not both");
        }

        CompileOptions options = CompilerSettings.Read(arguments, host.Architecture);
        BoardTraits board = ReadBoard(arguments.Last(Board), options);
        int count = ReadCount(arguments.Last(Top));
        DiagnosticBag diagnostics = new();
        SourceFinder finder = new(diagnostics, Extensions);
        foreach (string path in arguments.Positionals)
        {
            finder.Add(path, host.Resolve(path));
        }

        QstrHeader? header = arguments.Last(Header) is { } headerPath ? ReadHeader(host, headerPath, diagnostics) : null;
        CostSubject?[] subjects = new CostSubject?[finder.Files.Count];
        IReadOnlyList<Diagnostic>[] findings = new IReadOnlyList<Diagnostic>[subjects.Length];
        Parallel.For(0, subjects.Length, new ParallelOptions { MaxDegreeOfParallelism = host.Parallelism }, index =>
        {
            CompiledSource result = SourceCompiler.CompileOrLoad(finder.Files[index], options);
            subjects[index] = ToSubject(finder.Files[index], result);
            findings[index] = result.Diagnostics;
        });
        diagnostics.AddRange(findings.SelectMany(each => each));
        CostReport report = CostReporter.Measure(new CostRequest
        {
            Board = board,
            Firmware = options.Firmware,
            QstrHeader = header,
            Subjects = [.. subjects.OfType<CostSubject>()],
            Parallelism = host.Parallelism,
        });
        if (report.Modules.Count > 0)
        {
            Write(host, arguments, report, count);
        }

        return DiagnosticPrinter.Print(host.Error, diagnostics.Items) ? ExitCodes.Failure : ExitCodes.Success;
    }

    private static void Write(ToolHost host, ParsedArguments arguments, CostReport report, int count)
    {
        if (arguments.Has(Json))
        {
            host.Output.Flush();
            host.OutputStream.Write(CostReportJson.Write(report, null));
        }
        else
        {
            host.Output.Write(arguments.Has(Markdown) ? CostReportMarkdown.Write(report, null, count) : CostReportText.Write(report, count));
        }
    }

    private static CostSubject? ToSubject(SourceFile file, CompiledSource result) => result.Module is null ? null : new CostSubject(file.RelativePath)
    {
        SourcePath = file.DisplayPath.Replace('\\', '/'),
        IsFrozen = true,
        Source = result.Source,
        Module = result.Module,
        MpyBytes = result.Bytes.Length,
    };

    private static BoardTraits ReadBoard(string? name, CompileOptions options) => name is null
        ? BoardPresets.For(options.Firmware, options.Arch)
        : BoardPresets.Find(name) ?? throw new UsageException(
            $"there is no board {name}; known are {string.Join(", ", BoardPresets.All.Select(board => board.Name))}");

    private static int ReadCount(string? text) => text is null ? int.MaxValue
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 ? count
        : throw new UsageException($"--top takes a number from 1, not {text}");

    private static QstrHeader? ReadHeader(ToolHost host, string path, DiagnosticBag diagnostics) =>
        host.TryReadFile(path, diagnostics) is { } header ? QstrHeader.Parse(header, path, diagnostics) : null;
}
