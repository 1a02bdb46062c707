using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Freezing.Frozen;
using MicroFreeze.Freezing.Reports.Memory;

namespace MicroFreeze.Freezing.Reports;

/// <summary>Measures modules. Equal requests give equal reports.</summary>
internal static class CostReporter
{
    /// <summary>Measures.</summary>
    public static CostReport Measure(CostRequest request)
    {
        BoardTraits board = BoardOf(request);
        CostSubject[] frozen = [.. request.Subjects.Where(subject => subject.IsFrozen)];
        Dictionary<CostSubject, FlashCost> flash = new(ReferenceEqualityComparer.Instance);
        int common = MeasureFlash(request, board, frozen, flash);
        ImportableModules importable = new(request.QstrHeader, request.Subjects.Select(subject => Path.ChangeExtension(subject.Name, null).Split('/')[0]).ToHashSet(), board);
        ModuleCost[] modules = new ModuleCost[request.Subjects.Count];
        Parallel.For(0, modules.Length, new ParallelOptions { MaxDegreeOfParallelism = request.Parallelism }, index =>
        {
            CostSubject subject = request.Subjects[index];
            modules[index] = Measure(request, board, importable, subject, flash.GetValueOrDefault(subject) ?? MeasureAlone(request, board, subject));
        });
        return new CostReport(board) { Modules = modules, CommonFlash = common };
    }

    /// <summary>Measures what frozen modules take of flash, and nothing else; nothing where they can't be frozen together.</summary>
    /// <returns>Names and costs, in the order of the request.</returns>
    public static IReadOnlyList<(string Name, FlashCost Cost)> MeasureFlash(CostRequest request)
    {
        CostSubject[] frozen = [.. request.Subjects.Where(subject => subject.IsFrozen)];
        Dictionary<CostSubject, FlashCost> costs = new(ReferenceEqualityComparer.Instance);
        MeasureFlash(request, BoardOf(request), frozen, costs);
        return [.. frozen.Where(costs.ContainsKey).Select(subject => (subject.Name, costs[subject]))];
    }

    private static BoardTraits BoardOf(CostRequest request) => request.QstrHeader is { } header
        ? request.Board with { QstrHashBytes = header.BytesInHash, QstrLengthBytes = header.BytesInLength }
        : request.Board;

    private static ModuleCost Measure(CostRequest request, BoardTraits board, ImportableModules importable, CostSubject subject, FlashCost? flash)
    {
        QstrHeader firmware = request.QstrHeader ?? QstrHeader.Minimal;
        MpyModule? module = subject.Module;
        ModuleCost cost = new(subject.Name)
        {
            SourcePath = subject.SourcePath,
            IsFrozen = subject.IsFrozen,
            SourceBytes = subject.Source?.Length,
            MpyBytes = subject.MpyBytes,
            Flash = flash,
        };
        return request.Known.TryGetValue(subject.Name, out ModuleCost? known)
            ? cost with { Source = known.Source, Mpy = known.Mpy, Frozen = known.Frozen }
            : cost with
            {
                Source = subject.Source is { } source ? MeasureSource(source) : null,
                Mpy = module is null ? null : Simulate(firmware.Contains).ImportMpy(module, request.State.Directory),
                Frozen = module is null ? MeasureText() : Simulate(static _ => true).ImportFrozen(module),
            };

        ImportSimulator Simulate(Func<string, bool> isInFirmware) => new(board, request.Firmware.Frozen, request.State, isInFirmware, importable, subject.Name);

        // What is frozen as text is compiled from flash.
        ImportCost? MeasureText() => subject.Source is { } text ? MeasureSource(text) : null;

        ImportCost? MeasureSource(ReadOnlyMemory<byte> source)
        {
            CompileOptions options = new() { SourceName = subject.Name, Firmware = request.Firmware };
            MpyModule? compiled = module ?? SourceCompiler.Compile(SourceFile.Of(subject.Name, subject.Name, source), options).Module;
            return compiled is null
                ? null
                : new SourceImport(Simulate(firmware.Contains), board).Import(source.Span, compiled, request.Firmware, request.State.Directory, subject.Name);
        }
    }

    private static FlashCost? MeasureAlone(CostRequest request, BoardTraits board, CostSubject subject)
    {
        Dictionary<CostSubject, FlashCost> costs = new(ReferenceEqualityComparer.Instance);
        MeasureFlash(request, board, [subject], costs);
        return costs.GetValueOrDefault(subject);
    }

    /// <summary>Measures what is frozen together. Where it cannot be, for whatever reason, nothing is measured.</summary>
    private static int MeasureFlash(CostRequest request, BoardTraits board, CostSubject[] subjects, Dictionary<CostSubject, FlashCost> costs)
    {
        DiagnosticBag diagnostics = new();
        FrozenPlan plan = new FrozenPlanner(
            new FrozenRequest
            {
                Firmware = request.Firmware,
                Entries = [.. subjects.Select(ToEntry)],
                QstrHeader = request.QstrHeader,
                LongInt = request.LongInt,
                MpzDigitBits = request.MpzDigitBits,
            },
            diagnostics).Make();
        if (diagnostics.HasErrors)
        {
            return 0;
        }

        FlashEstimator estimator = new(plan, board);
        Add(subjects.Where(subject => subject.Module is null), estimator.MeasureTexts());
        Add(subjects.Where(subject => subject.Module is not null), estimator.MeasureModules());
        return estimator.Common;

        void Add(IEnumerable<CostSubject> measured, IEnumerable<FlashCost> results)
        {
            foreach ((CostSubject subject, FlashCost cost) in measured.Zip(results))
            {
                costs[subject] = cost;
            }
        }
    }

    private static FrozenEntry ToEntry(CostSubject subject) => subject.Module is { } module
        ? new FrozenModuleEntry(module)
        : new FrozenTextEntry(subject.Name, subject.Source ?? ReadOnlyMemory<byte>.Empty);
}
