using MicroFreeze.Diagnostics;
using MicroFreeze.Freezing.Frozen;
using MicroFreeze.Freezing.Reports.Memory;
using MicroFreeze.Mpy;

namespace MicroFreeze.Freezing.Reports;

/// <summary>Measures modules. Equal requests give equal reports.</summary>
public static class CostReporter
{
    /// <summary>Measures.</summary>
    public static CostReport Measure(CostRequest request)
    {
        BoardTraits board = request.QstrHeader is { } header
            ? request.Board with { QstrHashBytes = header.BytesInHash, QstrLengthBytes = header.BytesInLength }
            : request.Board;
        CostSubject[] frozen = [.. request.Subjects.Where(subject => subject.IsFrozen)];
        Dictionary<CostSubject, FlashCost> flash = new(ReferenceEqualityComparer.Instance);
        int common = MeasureFlash(request, board, frozen, flash);
        ModuleCost[] modules = new ModuleCost[request.Subjects.Count];
        Parallel.For(0, modules.Length, new ParallelOptions { MaxDegreeOfParallelism = request.Parallelism }, index =>
        {
            CostSubject subject = request.Subjects[index];
            modules[index] = Measure(request, board, subject, flash.GetValueOrDefault(subject) ?? MeasureAlone(request, board, subject));
        });
        return new CostReport(board) { Modules = modules, CommonFlash = common };
    }

    private static ModuleCost Measure(CostRequest request, BoardTraits board, CostSubject subject, FlashCost? flash)
    {
        Func<string, bool> isInFirmware = (request.QstrHeader ?? QstrHeader.Minimal).Contains;
        MpyModule? module = subject.Module;
        return new ModuleCost(subject.Name)
        {
            SourcePath = subject.SourcePath,
            IsFrozen = subject.IsFrozen,
            SourceBytes = subject.Source?.Length,
            MpyBytes = subject.MpyBytes,
            Flash = flash,
            Source = module is null || subject.Source is not { } source ? null : MeasureSource(request, board, isInFirmware, subject.Name, source, module),
            Mpy = module is null ? null : new ImportSimulator(board, request.State, isInFirmware, subject.Name).ImportMpy(module, request.State.Directory),
            Frozen = module is null ? null : new ImportSimulator(board, request.State, _ => true, subject.Name).ImportFrozen(module),
        };
    }

    private static ImportCost MeasureSource(
        CostRequest request, BoardTraits board, Func<string, bool> isInFirmware, string name, ReadOnlyMemory<byte> source, MpyModule module)
    {
        ImportSimulator simulator = new(board, request.State, isInFirmware, name);
        return new SourceImport(simulator, board).Import(source.Span, module, request.Firmware, request.State.Directory, name);
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
