namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// In what the language of a source differs from the firmware's. The default is the firmware's own language. A manifest is read by CPython
/// upstream, so it may use a little more.
/// </summary>
internal readonly record struct Dialect
{
    /// <summary>The language of manifests.</summary>
    public static Dialect Manifest { get; } = new() { UnpacksInDisplays = true };

    /// <summary>Displays, <c>return</c>, <c>yield</c> and <c>in</c> take <c>*items</c>, and dict displays take <c>**items</c>.</summary>
    public bool UnpacksInDisplays { get; init; }
}
