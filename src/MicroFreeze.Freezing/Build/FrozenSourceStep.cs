using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Files;
using MicroFreeze.Freezing.Agreement;
using MicroFreeze.Freezing.Frozen;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Freezing.Build;

/// <summary>
/// Brings together what the C source is made of: modules just compiled, modules read back from their files, ready ones, text, and the
/// header.
/// </summary>
internal sealed class FrozenSourceStep(FreezeRequest request, FrozenSourceRequest source, DiagnosticBag diagnostics)
{
    private readonly List<RecordedInput> _inputs = [];

    /// <summary>What was read beside the files to be frozen: the header, and others of the firmware.</summary>
    public IReadOnlyList<RecordedInput> Inputs => _inputs;

    /// <summary>What the source was made for; null where there is none.</summary>
    public FrozenTraits? Traits { get; private set; }

    /// <summary>Makes the source, and those of the modules that have their own after it; or reports why there is none.</summary>
    public FrozenFileContent[] Generate(FilePlan[] plans, FileOutcome[] outcomes)
    {
        List<FrozenEntry> entries = new(plans.Length);
        for (int index = 0; index < plans.Length; index++)
        {
            if (plans[index].IsFrozen && ToEntry(plans[index].File, outcomes[index]) is { } entry)
            {
                entries.Add(entry with { Location = new SourceLocation(plans[index].File.SourcePath), Chain = plans[index].File.Chain });
            }
        }

        QstrHeader? header = ReadHeader();
        if (diagnostics.HasErrors)
        {
            return [];
        }

        FrozenRequest frozen = new()
        {
            Firmware = request.CompileOptions.Firmware,
            Entries = entries,
            PerModule = source.ModuleDirectory is not null,
            QstrHeader = header,
            LongInt = source.LongInt,
            MpzDigitBits = source.MpzDigitBits,
            Exact = request.CompileOptions.Exact,
        };
        Traits = FrozenTraits.Of(frozen, source.QstrHeader);
        if (source.Tree is { } tree)
        {
            AgreementCheck.Compare(Traits, tree.Read(_inputs), diagnostics);
        }

        FrozenResult result = FrozenSource.Generate(frozen);
        diagnostics.AddRange(result.Diagnostics);
        return result.Source is not { } common
            ? []
            :
            [
                new FrozenFileContent(source.Path, common),
                .. result.ModuleSources.Select(module => new FrozenFileContent(Path.Combine(source.ModuleDirectory!, module.FileName), module.Source)),
            ];
    }

    private FrozenEntry? ToEntry(FrozenFile file, FileOutcome outcome)
    {
        if (file.Kind == FrozenKind.AsStr)
        {
            return new FrozenTextEntry(file.TargetPath, outcome.Content);
        }

        MpyModule? module = outcome.Module;
        if (module is null && !MpyReader.TryRead(outcome.Content, request.CompileOptions.Firmware, out module, out MpyError error))
        {
            diagnostics.Add(error.ToDiagnostic(file.SourcePath) with { Chain = file.Chain });
            return null;
        }

        return new FrozenModuleEntry(module);
    }

    private QstrHeader? ReadHeader()
    {
        if (source.QstrHeader is not { } path)
        {
            return null;
        }

        try
        {
            byte[] text = InputFiles.ReadAllBytes(path);
            _inputs.Add(new RecordedInput(InputKind.File, path, RecordedInputs.OfFile(text)));
            return QstrHeader.Parse(text, path, diagnostics);
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            diagnostics.Report(FileDiagnostics.CannotRead, new SourceLocation(path), path, exception.Message);
            return null;
        }
    }
}

/// <summary>A file to be written.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Content">Its content.</param>
internal readonly record struct FrozenFileContent(string Path, ReadOnlyMemory<byte> Content);
