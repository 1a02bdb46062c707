using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Reports;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MicroFreeze.Tasks;

/// <summary>
/// Reports what the modules of the build cost in flash and RAM, and fails where a budget is exceeded. It runs after
/// <see cref="FreezePython"/>, whose state file it reads; where that has not changed it does no more than look.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ReportFrozenCosts : ProjectTask
{
    /// <summary>How many modules <see cref="Largest"/> prints where it is no number.</summary>
    private const int UsualCount = 10;

    /// <summary>The directory for all that is written, relative to the project's.</summary>
    [Required]
    public string IntermediateDirectory { get; set; } = "";

    /// <summary>The board's name; empty for the one that goes with firmware and architecture.</summary>
    public string? Board { get; set; }

    /// <summary>The firmware's name.</summary>
    public string? Firmware { get; set; }

    /// <summary>The architecture of native code.</summary>
    public string? Arch { get; set; }

    /// <summary>The firmware's qstr header.</summary>
    public string? QstrHeader { get; set; }

    /// <summary>The firmware's long integers: none, longlong or mpz.</summary>
    public string? LongInt { get; set; }

    /// <summary>Bits of a digit of mpz: 16 or 32.</summary>
    public string? MpzDigitBits { get; set; }

    /// <summary>What the frozen modules may take of flash.</summary>
    public string? FlashBudget { get; set; }

    /// <summary>What they may take of the heap.</summary>
    public string? RamBudget { get; set; }

    /// <summary>Whether to print the largest modules: true, or how many.</summary>
    public string? Largest { get; set; }

    /// <summary>What was written, for <c>FileWrites</c>.</summary>
    [Output]
    public ITaskItem[] WrittenFiles { get; private set; } = [];

    private protected override bool Run()
    {
        DiagnosticBag diagnostics = new();
        ProjectOptions options = new(ProjectDirectory, new SourceLocation(ProjectFile), diagnostics);
        ReportRequest request = ReadRequest(options);
        int count = ReadCount(options);
        ReportResult? result = null;
        if (!diagnostics.HasErrors)
        {
            using CoreGrant cores = CoreGrant.Request(BuildEngine);
            result = ReportBuild.Run(request with { Parallelism = cores.Count });
            diagnostics.AddRange(result.Diagnostics);
        }

        if (result?.Report is { } report)
        {
            Publish(request, result, report, count);
        }

        LogAll(diagnostics.Items);

        return true;
    }

    private ReportRequest ReadRequest(ProjectOptions options)
    {
        string directory = Path.GetFullPath(IntermediateDirectory, ProjectDirectory);
        FirmwareProfile firmware = options.Firmware("MicroFreezeFirmware", Firmware);
        NativeArch arch = options.Arch("MicroFreezeArch", Arch);
        return new ReportRequest
        {
            BuildState = Path.Combine(directory, "microfreeze.state"),
            JsonFile = Path.Combine(directory, "frozen-report.json"),
            MarkdownFile = Path.Combine(directory, "frozen-report.md"),
            StateFile = Path.Combine(directory, "frozen-report.state"),
            BaseDirectory = ProjectDirectory,
            Board = options.Choose(
                "FrozenReportBoard", Board, BoardPresets.For(firmware, arch), [.. BoardPresets.All.Select(board => (board.Name, board))]),
            Firmware = firmware,
            QstrHeader = options.ExistingFile("QstrHeader", QstrHeader),
            LongInt = options.LongInt(LongInt),
            MpzDigitBits = options.MpzDigitBits(MpzDigitBits),
            Budget = new CostBudget(ReadSize(options, "FrozenFlashBudget", FlashBudget), ReadSize(options, "FrozenRamBudget", RamBudget)),
            Location = new SourceLocation(ProjectFile),
        };
    }

    private static long? ReadSize(ProjectOptions options, string property, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!CostBudget.TryParseSize(text, out long bytes))
        {
            options.Invalid(property, text, "a number of bytes, or of kilobytes as in 48k");
        }

        return bytes;
    }

    private int ReadCount(ProjectOptions options)
    {
        if (string.IsNullOrEmpty(Largest) || Largest.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        int count = UsualCount;
        if (!Largest.Equals("true", StringComparison.OrdinalIgnoreCase) && !ProjectOptions.TryNumber(Largest, 0, int.MaxValue, out count))
        {
            options.Invalid("FrozenReportLargest", Largest, "true, false or how many modules to print");
        }

        return count;
    }

    private void Publish(ReportRequest request, ReportResult result, CostReport report, int count)
    {
        if (result.WasCurrent)
        {
            Log.LogMessage(MessageImportance.Low, "The report on frozen modules is current.");
        }

        Log.LogMessage(result.WasCurrent ? MessageImportance.Low : MessageImportance.Normal, "{0}", CostReportText.Summarize(report, result.Changes));
        if (count > 0)
        {
            foreach (string line in CostReportText.Write(report, count).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                Log.LogMessage(MessageImportance.High, "{0}", line);
            }
        }

        WrittenFiles =
        [
            .. new[] { request.JsonFile, request.MarkdownFile, request.StateFile }
                .Select(path => new TaskItem(Path.GetRelativePath(ProjectDirectory, path))),
        ];
    }
}
