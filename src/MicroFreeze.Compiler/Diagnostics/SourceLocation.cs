namespace MicroFreeze.Compiler.Diagnostics;

/// <summary>
/// A place in a user's file. Lines and columns count from 1, columns in UTF-16 units as editors count them; 0 means not known.
/// The end is exclusive.
/// </summary>
/// <param name="Path">The file as the user knows it; null where the diagnostic is about no file.</param>
/// <param name="Line">First line, or 0.</param>
/// <param name="Column">First column, or 0.</param>
/// <param name="EndLine">Last line, or 0 for the same as <paramref name="Line"/>.</param>
/// <param name="EndColumn">Column after the last, or 0.</param>
public readonly record struct SourceLocation(string? Path, int Line = 0, int Column = 0, int EndLine = 0, int EndColumn = 0)
{
    /// <summary>No place at all.</summary>
    public static SourceLocation None => default;

    /// <summary>The same place, its path with the separators of this machine: for what is shown.</summary>
    internal SourceLocation ToNative() => this with { Path = NativePath.Of(Path) };
}
