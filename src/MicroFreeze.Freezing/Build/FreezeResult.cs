using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Freezing.Agreement;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Freezing.Build;

/// <summary>What a build made.</summary>
internal sealed record FreezeResult
{
    /// <summary>
    /// Whether everything was made. Otherwise no frozen source is left on disk, and of the modules those that are as asked for.
    /// </summary>
    public required bool Succeeded { get; init; }

    /// <summary>
    /// Every finding, also of files that had not to be compiled again: of the evaluation, then file by file, then of freezing.
    /// </summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The compiled modules that there are, in the order of freezing.</summary>
    public IReadOnlyList<CompiledModule> Modules { get; init; } = [];

    /// <summary>All that is frozen, in order; of no use where there were errors.</summary>
    public IReadOnlyList<FrozenContent> Frozen { get; init; } = [];

    /// <summary>What is frozen as it is, in the order of freezing: ready <c>.mpy</c> files and texts.</summary>
    public IReadOnlyList<ReadyFile> ReadyFiles =>
    [
        .. Frozen.Where(content => content.Kind != FrozenKind.AsMpy)
            .Select(content => new ReadyFile(content.SourcePath, content.TargetPath, content.Kind == FrozenKind.AsStr)),
    ];

    /// <summary>The C source, or null.</summary>
    public string? FrozenSource { get; init; }

    /// <summary>Descriptions of the library; none for a board.</summary>
    public IReadOnlyList<string> LibraryFiles { get; init; } = [];

    /// <summary>What the C source was made for; null where there is none.</summary>
    public FrozenTraits? Traits { get; init; }

    /// <summary>The C sources of the modules beside it, where each has its own.</summary>
    public IReadOnlyList<string> ModuleSources { get; init; } = [];

    /// <summary>Every file and directory that the result depends on and that exists, sorted.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>How many modules were compiled, the others being current.</summary>
    public int CompiledCount { get; init; }

    /// <summary>What manifests printed, line by line.</summary>
    public IReadOnlyList<string> ManifestOutput { get; init; } = [];
}

/// <summary>A compiled module.</summary>
/// <param name="SourcePath">The user's file.</param>
/// <param name="TargetPath">Its path on the device, with forward slashes, such as <c>lib/led.py</c>.</param>
/// <param name="OutputPath">The <c>.mpy</c> file.</param>
/// <param name="IsFrozen">Whether it is part of the frozen source.</param>
internal sealed record CompiledModule(string SourcePath, string TargetPath, string OutputPath, bool IsFrozen);

/// <summary>A file that is frozen as it is.</summary>
/// <param name="SourcePath">The user's file.</param>
/// <param name="TargetPath">Its path on the device, with forward slashes.</param>
/// <param name="IsText">Whether it is text, to be compiled on the device; otherwise it is a ready <c>.mpy</c> file.</param>
internal sealed record ReadyFile(string SourcePath, string TargetPath, bool IsText);

/// <summary>A file as it goes into the firmware.</summary>
/// <param name="Kind">Text, or a module, be it compiled here or ready.</param>
/// <param name="TargetPath">Its path on the device, with forward slashes.</param>
/// <param name="SourcePath">The user's file.</param>
/// <param name="ContentPath">The file whose content is frozen: the compiled module, or <paramref name="SourcePath"/> itself.</param>
internal sealed record FrozenContent(FrozenKind Kind, string TargetPath, string SourcePath, string ContentPath);
