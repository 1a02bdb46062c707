using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Compiler;

/// <summary>What became of one source file.</summary>
/// <param name="Module">The module, or null where there was an error.</param>
/// <param name="Diagnostics">What there is to say; one error at most, as the reference stops at the first, or warnings.</param>
public sealed record CompileResult(MpyModule? Module, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>What <c>-march=debug</c> prints: the operations of the native emitter, a line each; null for other architectures.</summary>
    public string? Trace { get; init; }

    /// <summary>Whether there is a module.</summary>
    public bool Succeeded => Module is not null;
}
