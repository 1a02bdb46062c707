namespace MicroFreeze.Python.Sandbox;

/// <summary>
/// The bounds of one evaluation. What goes over one ends the evaluation with a located error; a manifest cannot catch that. The defaults
/// are far above what any known manifest needs and keep the worst one under two seconds.
/// </summary>
internal sealed record SandboxLimits
{
    /// <summary>Steps of the interpreter: about one for each operation, and more for those on big values.</summary>
    public long Steps { get; init; } = 4_000_000;

    /// <summary>Bytes that the manifest's values may take, added up over the whole evaluation.</summary>
    public long Memory { get; init; } = 256L << 20;

    /// <summary>Depth of calls, after which CPython's <c>RecursionError</c> is raised.</summary>
    public int Recursion { get; init; } = 400;

    /// <summary>Depth of includes and requires.</summary>
    public int IncludeDepth { get; init; } = 64;

    /// <summary>Bytes of one file that a manifest reads.</summary>
    public int FileSize { get; init; } = 8 << 20;

    /// <summary>Entries of directories, added up over the whole evaluation.</summary>
    public int DirectoryEntries { get; init; } = 500_000;
}
