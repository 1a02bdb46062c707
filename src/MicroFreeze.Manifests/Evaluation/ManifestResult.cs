using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Manifests.Evaluation;

/// <summary>What the items and manifests of a request come to.</summary>
internal sealed record ManifestResult
{
    /// <summary>
    /// The files, in the order in which they were named; within a directory in ordinal order of their paths. Not to be used where there are
    /// errors.
    /// </summary>
    public IReadOnlyList<FrozenFile> Files { get; init; } = [];

    /// <summary>Metadata of the top level.</summary>
    public PackageMetadata Metadata { get; init; } = PackageMetadata.Empty;

    /// <summary>Names that the top level requires, in order.</summary>
    public IReadOnlyList<RequiredName> Required { get; init; } = [];

    /// <summary>Requirements from PyPI, in order, as named (<see cref="ManifestMode.PyProject"/>).</summary>
    public IReadOnlyList<string> PyPIDependencies { get; init; } = [];

    /// <summary>Directories of C modules, from <c>c_module()</c>.</summary>
    public IReadOnlyList<string> CModules { get; init; } = [];

    /// <summary>Everything that was looked at, sorted by kind and name.</summary>
    public IReadOnlyList<RecordedInput> Inputs { get; init; } = [];

    /// <summary>Files that manifests wrote, where they were allowed to.</summary>
    public IReadOnlyList<string> Written { get; init; } = [];

    /// <summary>What manifests printed, line by line.</summary>
    public IReadOnlyList<string> Output { get; init; } = [];

    /// <summary>All findings, in the order in which they were made.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Whether there was no error.</summary>
    public bool Succeeded => Diagnostics.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
}
