namespace MicroFreeze.Compiler.Diagnostics;

/// <summary>
/// What may be wrong with Python source (MF2xxx): MF20xx are found while reading it (this file), MF21xx while compiling it, MF22xx by the
/// emitters of native code and assembler. A message begins with the exception and the text that the reference gives.
/// </summary>
internal static partial class SourceDiagnostics
{
    /// <summary>MF2001</summary>
    public static readonly DiagnosticDescriptor InvalidSyntax = new("MF2001", DiagnosticSeverity.Error, "SyntaxError: {0}");

    /// <summary>MF2002</summary>
    public static readonly DiagnosticDescriptor InvalidIndentation = new("MF2002", DiagnosticSeverity.Error, "IndentationError: {0}");

    /// <summary>MF2003</summary>
    public static readonly DiagnosticDescriptor UnsupportedSyntax = new("MF2003", DiagnosticSeverity.Error, "NotImplementedError: {0}");

    /// <summary>MF2004</summary>
    public static readonly DiagnosticDescriptor NestedTooDeep = new("MF2004", DiagnosticSeverity.Error, "RuntimeError: {0}");

    /// <summary>MF2005</summary>
    public static readonly DiagnosticDescriptor ConstantTooLarge = new("MF2005", DiagnosticSeverity.Error, "MemoryError: {0}");

    /// <summary>MF2006</summary>
    public static readonly DiagnosticDescriptor FileTooLong = new("MF2006", DiagnosticSeverity.Error, "MemoryError: {0}");

    /// <summary>MF2007</summary>
    public static readonly DiagnosticDescriptor NotUtf8 = new("MF2007", DiagnosticSeverity.Error, "SyntaxError: {0}");
}
