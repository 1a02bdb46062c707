namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// In what the language of a source differs from the firmware's. The default is the firmware's own language. A manifest is read by CPython upstream, so
/// it may use a little more.
/// </summary>
internal readonly record struct Dialect
{
    /// <summary>The language of manifests.</summary>
    public static Dialect Manifest { get; } = new() { LeavesConstants = true, UnpacksInDisplays = true, DecoratesWithExpressions = true };

    /// <summary>
    /// Arithmetic and logic are left to whoever runs the tree, and <c>const</c> is a name like any other. CPython raises where the firmware's folding
    /// goes on with <c>inf</c>.
    /// </summary>
    public bool LeavesConstants { get; init; }

    /// <summary>Displays, <c>return</c>, <c>yield</c> and <c>in</c> take <c>*items</c>, and dict displays take <c>**items</c>.</summary>
    public bool UnpacksInDisplays { get; init; }

    /// <summary>A decorator is any expression; in the firmware it is a dotted name with or without a call.</summary>
    public bool DecoratesWithExpressions { get; init; }
}
