using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Emit;

/// <summary>A finding about code that was made all the same.</summary>
/// <param name="Descriptor">What.</param>
/// <param name="Argument">The message's argument.</param>
/// <param name="Node">Where.</param>
/// <param name="ScopeName">The name of the code that it is about.</param>
internal readonly record struct EmitWarning(DiagnosticDescriptor Descriptor, string Argument, int Node, int ScopeName);
