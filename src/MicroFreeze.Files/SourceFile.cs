using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Files;

/// <summary>One file to compile.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="DisplayPath">How the user named it, for findings: what the command line says, joined with the path below it.</param>
/// <param name="RelativePath">The path below the tree, with slashes: the name that the module carries and the layout of the output.</param>
internal sealed record SourceFile(string FullPath, string DisplayPath, string RelativePath)
{
    /// <summary>The file's bytes, where they are in memory already; null for those on disk.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>Who asked for the file, for findings.</summary>
    public IReadOnlyList<SourceLocation> Chain { get; init; } = [];

    /// <summary>A file whose bytes are in memory.</summary>
    public static SourceFile Of(string path, string relativePath, ReadOnlyMemory<byte> content) => new(path, path, relativePath) { Content = content };
}
