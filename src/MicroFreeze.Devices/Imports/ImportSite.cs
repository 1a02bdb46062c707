using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Devices.Imports;

/// <summary>One import in a file: a module, and for <c>from … import</c> the names wanted of it.</summary>
/// <param name="Name">The name as written, without leading dots; may be empty after dots.</param>
/// <param name="Level">Number of leading dots.</param>
/// <param name="Location">Where it is written.</param>
internal sealed record ImportSite(string Name, int Level, SourceLocation Location)
{
    /// <summary>Names after <c>import</c> in <c>from … import</c>; empty for <c>import</c> and for <c>*</c>.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>
    /// Whether the program goes on where the import fails: it is caught, or only made under a condition about the platform.
    /// </summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it is made only where the file runs by itself: under a condition about <c>__name__</c>.</summary>
    public bool IsForProgram { get; init; }

    /// <summary>The number of the <c>try</c> whose imports failed when this one is made, or 0.</summary>
    public int FallbackFor { get; init; }

    /// <summary>The number of the innermost <c>try</c> that catches its failure, or 0.</summary>
    public int CaughtBy { get; init; }

    /// <summary>As it would be written, such as <c>..keys</c>.</summary>
    public string Text => new string('.', Level) + Name;
}

/// <summary>What a file imports and, for packages, what names its text can give a value.</summary>
/// <param name="Sites">The imports, in the order of the text.</param>
/// <param name="Names">Names that may be bound in the module; null where any name may be.</param>
internal sealed record ImportScan(IReadOnlyList<ImportSite> Sites, IReadOnlySet<string>? Names);
