namespace MicroFreeze.Compiler.Scoping;

/// <summary>How a name is bound in a scope. Source: py/scope.h@v1.28.0 id_info_kind_t.</summary>
internal enum IdentifierKind : byte
{
    Undecided,

    /// <summary>Only read so far: found in an outer function, or else global.</summary>
    GlobalImplicit,

    /// <summary>Bound in a module or class body: never closed over.</summary>
    GlobalImplicitAssigned,

    /// <summary>Declared or known to be global.</summary>
    GlobalExplicit,

    /// <summary>A local variable that no inner function uses.</summary>
    Local,

    /// <summary>A local variable that inner functions use.</summary>
    Cell,

    /// <summary>A variable of an outer function.</summary>
    Free,
}

/// <summary>What else there is to say about an <see cref="Identifier"/>. Source: py/scope.h@v1.28.0 ID_FLAG_*.</summary>
[Flags]
internal enum IdentifierFlags : byte
{
    None = 0,
    Parameter = 1,
    StarParameter = 2,
    DoubleStarParameter = 4,
}

/// <summary>One name of a scope.</summary>
internal struct Identifier
{
    /// <summary>Its number in the name table.</summary>
    public int Name;

    /// <summary>Slot of a local variable or closed-over variable; known after the layout.</summary>
    public int Slot;

    /// <summary>How it is bound.</summary>
    public IdentifierKind Kind;

    /// <summary>Whether it is a parameter, and of what kind.</summary>
    public IdentifierFlags Flags;

    /// <summary>Type of a parameter of a viper function.</summary>
    public NativeType Type;
}
