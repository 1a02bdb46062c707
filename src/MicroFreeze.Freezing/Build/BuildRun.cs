using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Files.State;
using MicroFreeze.Freezing.Agreement;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Packages;

namespace MicroFreeze.Freezing.Build;

/// <summary>
/// One build, in this order: evaluate, compile what is not current, freeze, take away what is no longer asked for, remember. An error stops
/// no step before freezing, so that one build reports them all.
/// </summary>
internal sealed class BuildRun(FreezeRequest request, BuildState? previous, CancellationToken cancellation)
{
    private readonly DiagnosticBag _evaluation = new();
    private readonly DiagnosticBag _freezing = new();
    private FrozenTraits? _traits;

    public FreezeResult Execute()
    {
        _evaluation.AddRange(request.Findings);
        LoadedPackages packages = PackageLoader.Load(request.Packages, request.Manifest.Files);
        _evaluation.AddRange(packages.Diagnostics);
        ManifestResult manifest = ManifestEvaluator.Evaluate(request.Manifest with { Packages = packages.Packages, Cancellation = cancellation });
        cancellation.ThrowIfCancellationRequested();
        _evaluation.AddRange(manifest.Diagnostics);
        LibraryStep? library = request.Library is null ? null : LibraryStep.Describe(request, request.Library, manifest);
        _evaluation.AddRange(library?.Diagnostics ?? []);

        FilePlan[] plans = new FilePlanner(request).Plan(manifest.Files);
        FileOutcome[] outcomes = CompileAll(plans);
        List<RecordedInput> inputs = [.. packages.Inputs, .. manifest.Inputs, .. outcomes.Select(outcome => outcome.Input)];

        bool failed = _evaluation.HasErrors || outcomes.Any(outcome => outcome.Failed);
        IReadOnlyList<WrittenFile> sources = failed ? [] : WriteFrozenSources(plans, outcomes, inputs);
        WrittenFile[] described = failed || library is null ? [] : library.Write(_freezing);
        failed |= _freezing.HasErrors;

        CompiledUnit[] units = [.. outcomes.Where(outcome => outcome.Unit is not null).Select(outcome => outcome.Unit!)];
        BuildState state = new()
        {
            Request = Fingerprint.Of(request),
            Succeeded = !failed,
            Inputs = inputs,
            Units = units,
            Frozen = [.. plans.Where(plan => plan.IsFrozen).Select(ToContent)],
            FrozenSources = sources,
            Traits = _traits,
            LibraryFiles = described,
            EvaluationDiagnostics = [.. packages.Diagnostics, .. manifest.Diagnostics, .. library?.Diagnostics ?? []],
            FreezeDiagnostics = _freezing.Items,
        };
        HashSet<string?> planned = [.. plans.Zip(outcomes).Where(each => !each.Second.WasSkipped).Select(each => each.First.OutputPath)];
        if (_evaluation.HasErrors && previous is not null)
        {
            // Which files there are is not known: modules of the last build stay, for the next to use or to take away.
            state = state with { Units = [.. units, .. previous.Units.Where(unit => !planned.Contains(unit.Module.OutputPath))] };
        }

        RemoveStale(state);
        Remember(ref state);
        return state.ToResult(manifest.Output, outcomes.Count(outcome => outcome.WasCompiled)) with
        {
            Diagnostics =
            [
                .. _evaluation.Items,
                .. outcomes.SelectMany(outcome => outcome.Diagnostics),
                .. _freezing.Items,
            ],
        };
    }

    private static FrozenContent ToContent(FilePlan plan) =>
        new(plan.File.Kind, plan.File.TargetPath, plan.File.SourcePath, plan.OutputPath ?? plan.File.SourcePath);

    private FileOutcome[] CompileAll(FilePlan[] plans)
    {
        Dictionary<string, CompiledUnit> known = [];
        foreach (CompiledUnit unit in previous?.Units ?? [])
        {
            known[unit.Module.OutputPath] = unit;
        }

        FileCompiler compiler = new(request, known);
        FileOutcome[] outcomes = new FileOutcome[plans.Length];
        if (request.Parallelism <= 1 || plans.Length <= 1)
        {
            for (int index = 0; index < plans.Length; index++)
            {
                cancellation.ThrowIfCancellationRequested();
                outcomes[index] = compiler.Run(plans[index]);
            }
        }
        else
        {
            ParallelOptions options = new() { MaxDegreeOfParallelism = request.Parallelism, CancellationToken = cancellation };
            Parallel.For(0, plans.Length, options, index => outcomes[index] = compiler.Run(plans[index]));
        }

        return outcomes;
    }

    private IReadOnlyList<WrittenFile> WriteFrozenSources(FilePlan[] plans, FileOutcome[] outcomes, List<RecordedInput> inputs)
    {
        if (request.FrozenSource is not { } source)
        {
            return [];
        }

        FrozenSourceStep step = new(request, source, _freezing);
        try
        {
            FrozenFileContent[] files = step.Generate(plans, outcomes);
            inputs.AddRange(step.Inputs);
            _traits = step.Traits;
            if (_freezing.HasErrors)
            {
                return [];
            }

            foreach (FrozenFileContent file in files)
            {
                OutputFiles.WriteIfDifferent(file.Path, file.Content.Span);
            }

            return [.. files.Select(file => new WrittenFile(file.Path, RecordedInputs.OfFile(file.Content.Span)))];
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            _freezing.Report(FileDiagnostics.CannotWrite, new SourceLocation(source.Path), source.Path, exception.Message);
            return [];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _freezing.Report(FileDiagnostics.Internal, new SourceLocation(source.Path), exception.ToString().ReplaceLineEndings(" "));
            return [];
        }
    }

    private void RemoveStale(BuildState state)
    {
        HashSet<string> current = [.. state.Outputs.Select(output => output.Path)];
        string?[] named = [request.FrozenSource?.Path, request.Library?.DescriptionFile, request.Library?.PackageFile];
        StaleFiles.Delete(
            previous?.Outputs ?? [],
            current,
            [request.ModuleDirectory, request.CompiledDirectory, .. ParentsOf(request.FrozenSource?.ModuleDirectory)],
            [request.Manifest.BaseDirectory, .. ParentsOf(named)],
            ReportUndeleted);

        // A build that failed must not leave the source of an earlier one as if it were its own: what it would have overwritten it deletes.
        foreach (string path in named.OfType<string>().Where(path => !current.Contains(path)))
        {
            try
            {
                OutputFiles.Delete(path, []);
            }
            catch (Exception exception) when (exception.IsFileError())
            {
                ReportUndeleted(path, exception);
            }
        }
    }

    private void ReportUndeleted(string path, Exception exception) =>
        _freezing.Report(FileDiagnostics.CannotDelete, new SourceLocation(path), path, exception.Message);

    private static IEnumerable<string> ParentsOf(params IEnumerable<string?> paths) => paths.Select(Path.GetDirectoryName).OfType<string>();

    private void Remember(ref BuildState state)
    {
        if (request.StateFile is null)
        {
            return;
        }

        try
        {
            BuildState.Format.Write(request.StateFile, state);
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            _freezing.Report(FileDiagnostics.CannotWrite, new SourceLocation(request.StateFile), request.StateFile, exception.Message);
            state = state with { Succeeded = false };
        }
    }
}
