namespace MicroFreeze.Diagnostics;

/// <summary>
/// What may be wrong with Python source (MF2xxx): MF20xx are found while reading it (this file), MF21xx while compiling it, MF22xx by the
/// emitters of native code and assembler. A message begins with the exception and the text that the reference gives.
/// </summary>
public static partial class SourceDiagnostics
{
}
