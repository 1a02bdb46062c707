namespace MicroFreeze.Compiler.Scoping;

/// <summary>
/// What a <see cref="Scope"/> is the code of. The order matters: everything from <see cref="Lambda"/> on keeps its names in local slots.
/// Source: py/scope.h@v1.28.0 scope_kind_t.
/// </summary>
internal enum ScopeKind : byte
{
    Module,
    Class,
    Lambda,
    ListComprehension,
    DictComprehension,
    SetComprehension,
    GeneratorExpression,
    Function,
}

internal static class ScopeKinds
{
    /// <summary>Whether names bound in the scope are local variables.</summary>
    public static bool IsFunctionLike(this ScopeKind kind) => kind >= ScopeKind.Lambda;

    /// <summary>Whether it is a comprehension or a generator expression.</summary>
    public static bool IsComprehension(this ScopeKind kind) => kind is >= ScopeKind.ListComprehension and <= ScopeKind.GeneratorExpression;
}
