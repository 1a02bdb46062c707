using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Files.State;
using MicroFreeze.Freezing.Agreement;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Freezing.Build;

/// <summary>What a build leaves for the next: what it was asked, what it read, what it wrote and what it said.</summary>
internal sealed record BuildState
{
    /// <summary>How it is kept in a file.</summary>
    public static StateFormat<BuildState> Format { get; } = new("build", Describe);

    /// <summary>Hash of the request.</summary>
    public required string Request { get; init; }

    /// <summary>Whether the build succeeded. After one that failed only <see cref="Units"/> are of use.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Everything that was read, listed or looked for.</summary>
    public required IReadOnlyList<RecordedInput> Inputs { get; init; }

    /// <summary>The compiled modules.</summary>
    public required IReadOnlyList<CompiledUnit> Units { get; init; }

    /// <summary>What is frozen, in order.</summary>
    public IReadOnlyList<FrozenContent> Frozen { get; init; } = [];

    /// <summary>The C source, and after it those of modules that have their own; none where nothing was frozen.</summary>
    public required IReadOnlyList<WrittenFile> FrozenSources { get; init; }

    /// <summary>What the C source was made for; null where there is none.</summary>
    public FrozenTraits? Traits { get; init; }

    /// <summary>Descriptions of the library; none for a board.</summary>
    public IReadOnlyList<WrittenFile> LibraryFiles { get; init; } = [];

    /// <summary>Findings that are not those of a unit; first those that come before the units' own.</summary>
    public required IReadOnlyList<Diagnostic> EvaluationDiagnostics { get; init; }

    /// <summary>Findings of freezing.</summary>
    public required IReadOnlyList<Diagnostic> FreezeDiagnostics { get; init; }

    /// <summary>All files that the build wrote.</summary>
    public IEnumerable<WrittenFile> Outputs => [.. Units.Select(unit => unit.Output), .. FrozenSources, .. LibraryFiles];

    /// <summary>The result of the build that this is the state of.</summary>
    public FreezeResult ToResult(IReadOnlyList<string> manifestOutput, int compiledCount) => new()
    {
        Succeeded = Succeeded,
        Diagnostics = [.. EvaluationDiagnostics, .. Units.SelectMany(unit => unit.Diagnostics), .. FreezeDiagnostics],
        Modules = [.. Units.Select(unit => unit.Module)],
        Frozen = Frozen,
        FrozenSource = FrozenSources.Count == 0 ? null : FrozenSources[0].Path,
        ModuleSources = [.. FrozenSources.Skip(1).Select(source => source.Path)],
        Traits = Traits,
        LibraryFiles = [.. LibraryFiles.Select(file => file.Path)],
        Inputs = InputPaths(),
        ManifestOutput = manifestOutput,
        CompiledCount = compiledCount,
    };

    private static BuildState Describe(StateFields fields, BuildState? state) => new()
    {
        Request = fields.Text(state?.Request),
        Succeeded = fields.Flag(state?.Succeeded),
        Inputs = fields.List(state?.Inputs, StateParts.Input),
        Units = fields.List(state?.Units, CompiledUnit.Describe),
        Frozen = fields.List(state?.Frozen, DescribeContent),
        FrozenSources = fields.List(state?.FrozenSources, WrittenFile.Describe),
        Traits = fields.Optional(state?.Traits, FrozenTraits.Describe),
        LibraryFiles = fields.List(state?.LibraryFiles, WrittenFile.Describe),
        EvaluationDiagnostics = fields.List(state?.EvaluationDiagnostics, StateParts.Finding),
        FreezeDiagnostics = fields.List(state?.FreezeDiagnostics, StateParts.Finding),
    };

    private static FrozenContent DescribeContent(StateFields fields, FrozenContent? content) => new(
        (FrozenKind)fields.Number((long?)content?.Kind), fields.Text(content?.TargetPath), fields.Path(content?.SourcePath), fields.Path(content?.ContentPath));

    private string[] InputPaths()
    {
        HashSet<string> paths = new(StringComparer.Ordinal);
        foreach (RecordedInput input in Inputs)
        {
            if (input.Kind is InputKind.File or InputKind.Directory && input.State != RecordedInputs.OfKind(EntryKind.Missing))
            {
                paths.Add(input.Name);
            }
        }

        string[] sorted = [.. paths];
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }
}

/// <summary>A module that was compiled without error.</summary>
/// <param name="Module">What and where it is.</param>
/// <param name="Key">Hash of what it was compiled from.</param>
/// <param name="Output">The <c>.mpy</c> file.</param>
/// <param name="Diagnostics">What there was to say.</param>
internal sealed record CompiledUnit(CompiledModule Module, string Key, WrittenFile Output, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Its description.</summary>
    public static CompiledUnit Describe(StateFields fields, CompiledUnit? unit)
    {
        WrittenFile output = WrittenFile.Describe(fields, unit?.Output);
        CompiledModule module = new(
            fields.Path(unit?.Module.SourcePath), fields.Text(unit?.Module.TargetPath), output.Path, fields.Flag(unit?.Module.IsFrozen));
        return new CompiledUnit(module, fields.Text(unit?.Key), output, fields.List(unit?.Diagnostics, StateParts.Finding));
    }
}
