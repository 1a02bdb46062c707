namespace MicroFreeze.Manifests.Items;

/// <summary>What becomes of a file (tools/manifestfile.py, <c>KIND_*</c>).</summary>
internal enum FrozenKind
{
    /// <summary>Frozen as source text and compiled on import.</summary>
    AsStr,

    /// <summary>Compiled, and the bytecode frozen.</summary>
    AsMpy,

    /// <summary>A ready <c>.mpy</c> file, frozen as it is.</summary>
    Mpy,

    /// <summary>Compiled to a <c>.mpy</c> file; nothing is frozen (modes compile and pyproject).</summary>
    CompileAsMpy,
}

/// <summary>The names that the reference has for <see cref="FrozenKind"/>, used in reports and JSON.</summary>
internal static class FrozenKindNames
{
    private static readonly string[] Names = ["freeze_as_str", "freeze_as_mpy", "freeze_mpy", "compile_as_mpy"];

    /// <summary>The reference's name, such as <c>freeze_as_mpy</c>.</summary>
    public static string ToManifestName(this FrozenKind kind) => Names[(int)kind];
}
