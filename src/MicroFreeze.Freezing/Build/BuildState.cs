using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Freezing.Agreement;

namespace MicroFreeze.Freezing.Build;

/// <summary>What a build leaves for the next: what it was asked, what it read, what it wrote and what it said.</summary>
internal sealed record BuildState
{
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
internal sealed record CompiledUnit(CompiledModule Module, string Key, WrittenFile Output, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>A file as a build wrote it.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Digest">Hash of its content.</param>
internal sealed record WrittenFile(string Path, string Digest);
