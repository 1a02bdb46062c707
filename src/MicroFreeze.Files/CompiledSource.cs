using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Files;

/// <summary>What became of one source file.</summary>
/// <param name="file">The file.</param>
/// <param name="module">The module, or null where there was an error.</param>
/// <param name="diagnostics">The findings, without the chain.</param>
internal sealed class CompiledSource(SourceFile file, MpyModule? module, IReadOnlyList<Diagnostic> diagnostics)
{
    private ReadOnlyMemory<byte>? _bytes;

    /// <summary>The module, or null where there was an error.</summary>
    public MpyModule? Module => module;

    /// <summary>The findings, each with the file's chain.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } =
        file.Chain.Count == 0 ? diagnostics : [.. diagnostics.Select(finding => finding with { Chain = file.Chain })];

    /// <summary>The Python text; null for a module that was compiled already.</summary>
    public ReadOnlyMemory<byte>? Source { get; init; }

    /// <inheritdoc cref="Compiler.CompileResult.Trace"/>
    public string? Trace { get; init; }

    /// <summary>
    /// The module as a <c>.mpy</c> file, where there is one. Made when first asked for, because some callers only want findings.
    /// </summary>
    public ReadOnlyMemory<byte> Bytes
    {
        get => _bytes ??= MpyWriter.ToArray(module!);
        init => _bytes = value;
    }

    /// <summary>
    /// Writes the <c>.mpy</c> file. Without a module it deletes the file instead: what an earlier run made of other text must not pass for this one's.
    /// </summary>
    /// <returns>This; without a module and with a finding more where the file cannot be written.</returns>
    /// <param name="output">The file.</param>
    public CompiledSource WriteTo(string output)
    {
        DiagnosticBag problems = new();
        return problems.TryWrite(output, () => WriteOrDelete(output), new SourceLocation(file.DisplayPath))
            ? this
            : new CompiledSource(file, null, [.. Diagnostics, .. problems.Items]);
    }

    private void WriteOrDelete(string output)
    {
        if (module is null)
        {
            OutputFiles.Delete(output, []);
        }
        else
        {
            OutputFiles.WriteIfDifferent(output, Bytes.Span);
        }
    }
}
