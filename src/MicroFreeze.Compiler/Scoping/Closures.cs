using System.Diagnostics;

namespace MicroFreeze.Compiler.Scoping;

/// <summary>Decides which names are variables of an outer function. Source: py/scope.c@v1.28.0; py/emitcommon.c@v1.28.0.</summary>
internal static class Closures
{
    /// <summary>The entry of a name that the scope binds: a local variable in a function. Valid until the next name is added.</summary>
    public static ref Identifier Bind(Scope scope, int name)
    {
        ref Identifier identifier = ref scope.FindOrAdd(name, IdentifierKind.GlobalImplicit);
        if (identifier.Kind == IdentifierKind.GlobalImplicit)
        {
            identifier.Kind = scope.Kind.IsFunctionLike() ? IdentifierKind.Local : IdentifierKind.GlobalImplicitAssigned;
        }

        return ref identifier;
    }

    /// <summary>Turns the names that a scope only reads into free variables, where an outer function has them.</summary>
    public static void CloseOverImplicit(Scope scope)
    {
        if (scope.Parent?.Parent is null)
        {
            return; // Only the module is around it.
        }

        for (int index = 0; index < scope.Identifiers.Length; index++)
        {
            if (scope.Identifiers[index].Kind == IdentifierKind.GlobalImplicit)
            {
                CloseOver(scope, index);
            }
        }
    }

    /// <summary>Turns a name into a free variable, if the nearest outer function that knows the name has it as a variable.</summary>
    public static void CloseOver(Scope scope, int index)
    {
        int name = scope.Identifiers[index].Name;
        for (Scope? outer = scope.Parent; outer?.Parent is not null; outer = outer.Parent)
        {
            int found = outer.Find(name);
            if (found >= 0)
            {
                if (outer.Identifiers[found].Kind is IdentifierKind.Local or IdentifierKind.Cell or IdentifierKind.Free)
                {
                    scope.Identifiers[index].Kind = IdentifierKind.Free;
                    CloseOverInParents(scope, name);
                }

                return;
            }
        }
    }

    // Hands the variable down through the functions in between.
    private static void CloseOverInParents(Scope scope, int name)
    {
        for (Scope? outer = scope.Parent; outer is not null; outer = outer.Parent)
        {
            Debug.Assert(outer.Parent is not null, "the variable was found in a function");
            ref Identifier identifier = ref outer.FindOrAdd(name, IdentifierKind.Undecided);
            if (identifier.Kind != IdentifierKind.Undecided)
            {
                if (identifier.Kind == IdentifierKind.Local)
                {
                    identifier.Kind = IdentifierKind.Cell;
                }

                return;
            }

            identifier.Kind = IdentifierKind.Free;
        }
    }
}
