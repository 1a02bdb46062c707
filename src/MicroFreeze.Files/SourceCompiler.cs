using MicroFreeze.Compiler;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Files;

/// <summary>
/// From a source file to module, bytes and findings: the one place that calls the compiler. It is in the lowest room that knows files,
/// because builds, bundles, drives and commands all compile. Safe for concurrent use.
/// </summary>
internal static class SourceCompiler
{
    /// <summary>Compiles Python source. A file that cannot be read is a finding.</summary>
    /// <param name="file">The file; its relative path becomes the name of the source.</param>
    /// <param name="options">All else that the output depends on.</param>
    public static CompiledSource Compile(SourceFile file, CompileOptions options) =>
        TryRead(file, out CompiledSource failed) is { } source ? Compile(file, source, options) : failed;

    /// <summary>Compiles Python source, or reads a module that is compiled already, as the name says.</summary>
    /// <inheritdoc cref="Compile(SourceFile, CompileOptions)"/>
    public static CompiledSource CompileOrLoad(SourceFile file, CompileOptions options)
    {
        if (TryRead(file, out CompiledSource failed) is not { } content)
        {
            return failed;
        }

        if (content.Length == 0 || !file.RelativePath.EndsWith(".mpy", StringComparison.OrdinalIgnoreCase))
        {
            return Compile(file, content, options);
        }

        return MpyReader.TryRead(content, options.Firmware, out MpyModule? module, out MpyError error)
            ? new CompiledSource(file, module, []) { Bytes = content }
            : new CompiledSource(file, null, [error.ToDiagnostic(file.DisplayPath)]);
    }

    private static CompiledSource Compile(SourceFile file, ReadOnlyMemory<byte> source, CompileOptions options)
    {
        CompileResult result = PythonCompiler.Compile(source.Span, file.DisplayPath, options with { SourceName = file.RelativePath });
        return new CompiledSource(file, result.Module, result.Diagnostics) { Source = source, Trace = result.Trace };
    }

    private static ReadOnlyMemory<byte>? TryRead(SourceFile file, out CompiledSource failed)
    {
        DiagnosticBag diagnostics = new();
        ReadOnlyMemory<byte>? content = file.Content;
        if (content is null && diagnostics.TryRead(file.DisplayPath, () => InputFiles.ReadAllBytes(file.FullPath)) is { } bytes)
        {
            content = bytes;
        }

        failed = new CompiledSource(file, null, diagnostics.Items);
        return content;
    }
}
