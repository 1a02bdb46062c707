using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Files.Make;

/// <summary>A piece of a variable's value, as one assignment gave it.</summary>
/// <param name="Text">The text; with references in it, where they are to be replaced when the variable is used.</param>
/// <param name="Location">The assignment.</param>
internal readonly record struct MakePiece(string Text, SourceLocation Location);

/// <summary>A variable: what <c>=</c> or <c>:=</c> set and each <c>+=</c> added.</summary>
internal sealed class MakeVariable(bool isSimple)
{
    /// <summary>Whether references were replaced when it was set (<c>:=</c>).</summary>
    public bool IsSimple => isSimple;

    /// <summary>The pieces, in order, which spaces join.</summary>
    public List<MakePiece> Pieces { get; } = [];
}
