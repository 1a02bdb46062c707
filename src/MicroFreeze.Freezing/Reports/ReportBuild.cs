using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Files;
using MicroFreeze.Files.State;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Freezing.Frozen;

namespace MicroFreeze.Freezing.Reports;

/// <summary>
/// Reports what the modules of a build cost, and holds it against the budget. Measures only what another build has made than the last
/// report was about, and writes only where sizes have changed.
/// </summary>
internal static class ReportBuild
{
    /// <summary>Makes the report. Whatever is wrong with files is in the result.</summary>
    public static ReportResult Run(ReportRequest request)
    {
        DiagnosticBag diagnostics = new();
        try
        {
            ReportResult result = Make(request, diagnostics);
            if (result.Report is { } report)
            {
                request.Budget.Check(report, request.Location, diagnostics);
            }

            return result with { Diagnostics = diagnostics.Items };
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            diagnostics.Report(FileDiagnostics.CannotWrite, new SourceLocation(request.JsonFile), request.JsonFile, exception.Message);
            return new ReportResult { Diagnostics = diagnostics.Items };
        }
    }

    private static ReportResult Make(ReportRequest request, DiagnosticBag diagnostics)
    {
        ReportResult nothing = new() { Diagnostics = [] };
        if (FreezeBuild.TryGetLast(request.BuildState, out string state) is not { } build || build.Modules.Count + build.ReadyFiles.Count == 0)
        {
            return nothing;
        }

        byte[]? header = request.QstrHeader is null ? null : OutputFiles.TryRead(request.QstrHeader);
        string settings = Settings(request, header);
        string fingerprint = new Fingerprint().Add(settings).Add(state).ToHash();
        CostReport? previous = OutputFiles.TryRead(request.JsonFile) is { } json ? CostReportJson.TryRead(json) : null;
        ReportState? last = ReportState.Format.TryRead(request.StateFile);
        if (previous is not null && File.Exists(request.MarkdownFile) && last?.Fingerprint == fingerprint)
        {
            return nothing with { Report = previous, WasCurrent = true };
        }

        CostSubject[] subjects = [.. ReadSubjects(request, build, diagnostics)];
        if (diagnostics.HasErrors)
        {
            return nothing;
        }

        ReportState now = ReportState.For(fingerprint, settings, subjects);
        CostReport report = CostReporter.Measure(new CostRequest
        {
            Board = request.Board,
            Firmware = request.Firmware,
            QstrHeader = header is null ? null : QstrHeader.Parse(header, request.QstrHeader!, diagnostics),
            LongInt = request.LongInt,
            MpzDigitBits = request.MpzDigitBits,
            Subjects = subjects,
            Known = previous is null || last is null ? new Dictionary<string, ModuleCost>() : now.FindKnown(last, previous),
            Parallelism = request.Parallelism,
        });
        CostChanges? changes = previous is null ? null : CostChanges.Between(previous, report);
        bool isSame = previous is not null && CostReportJson.Write(previous, null).AsSpan().SequenceEqual(CostReportJson.Write(report, null));
        if (!isSame || !File.Exists(request.MarkdownFile))
        {
            OutputFiles.WriteIfDifferent(request.JsonFile, CostReportJson.Write(report, changes));
            OutputFiles.WriteIfDifferent(request.MarkdownFile, Encoding.UTF8.GetBytes(CostReportMarkdown.Write(report, changes)));
        }

        ReportState.Format.WriteIfDifferent(request.StateFile, now);
        return nothing with { Report = report, Changes = changes };
    }

    private static IEnumerable<CostSubject> ReadSubjects(ReportRequest request, FreezeResult build, DiagnosticBag diagnostics)
    {
        foreach (CompiledModule module in build.Modules)
        {
            if (Read(module.OutputPath, diagnostics) is { } mpy && Decode(module.OutputPath, mpy, request, diagnostics) is { } decoded)
            {
                yield return new CostSubject(module.TargetPath)
                {
                    SourcePath = ToRelative(module.SourcePath, request),
                    Source = OutputFiles.TryRead(module.SourcePath),
                    Module = decoded,
                    MpyBytes = mpy.Length,
                    Digest = RecordedInputs.OfFile(mpy),
                    IsFrozen = module.IsFrozen,
                };
            }
        }

        foreach (ReadyFile file in build.ReadyFiles)
        {
            if (Read(file.SourcePath, diagnostics) is not { } content)
            {
                continue;
            }

            CostSubject subject = new(file.TargetPath) { SourcePath = ToRelative(file.SourcePath, request), IsFrozen = true };
            subject = subject with { Digest = RecordedInputs.OfFile(content) };
            yield return file.IsText
                ? subject with { Source = content }
                : subject with { Module = Decode(file.SourcePath, content, request, diagnostics), MpyBytes = content.Length };
        }
    }

    private static byte[]? Read(string path, DiagnosticBag diagnostics)
    {
        try
        {
            return InputFiles.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            diagnostics.Report(FileDiagnostics.CannotRead, new SourceLocation(path), path, exception.Message);
            return null;
        }
    }

    private static MpyModule? Decode(string path, byte[] content, ReportRequest request, DiagnosticBag diagnostics)
    {
        if (MpyReader.TryRead(content, request.Firmware, out MpyModule? module, out MpyError error))
        {
            return module;
        }

        diagnostics.Add(error.ToDiagnostic(path));
        return null;
    }

    private static string ToRelative(string path, ReportRequest request)
    {
        string relative = Path.GetRelativePath(request.BaseDirectory, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? path : relative).Replace('\\', '/');
    }

    /// <summary>A hash of what every measurement depends on, the modules apart.</summary>
    private static string Settings(ReportRequest request, byte[]? header) =>
        new Fingerprint().Add(FreezeBuild.CodeVersion).Add(request).AddContent(header).ToHash();
}
