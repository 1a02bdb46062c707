using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>What freezing made.</summary>
internal sealed record FrozenResult
{
    /// <summary>The C source, UTF-8 with LF line ends; null where there was an error.</summary>
    public ReadOnlyMemory<byte>? Source { get; init; }

    /// <summary>The C sources of the modules, where each was to have its own; <see cref="Source"/> then holds what they have in
    /// common.</summary>
    public IReadOnlyList<FrozenModuleSource> ModuleSources { get; init; } = [];

    /// <summary>What there is to say, in the order of entries.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Whether there is a source.</summary>
    public bool Succeeded => Source is not null;
}
