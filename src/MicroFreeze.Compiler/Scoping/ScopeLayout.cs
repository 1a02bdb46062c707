using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Scoping;

/// <summary>
/// Gives every variable of a scope its slot: free variables first, in the order in which the outer scope has them, then parameters and
/// other local variables, then cells. An outer scope comes before its inner ones. Source: py/compile.c@v1.28.0 scope_compute_things.
/// </summary>
internal static class ScopeLayout
{
    /// <summary>Lays out one scope.</summary>
    public static void Compute(Scope scope)
    {
        if ((scope.Flags & ScopeFlags.VariableArguments) != 0)
        {
            MoveStarParameterLast(scope);
        }

        NumberLocals(scope);
        if (scope.Parent is { } parent)
        {
            NumberFree(scope, parent);
        }
    }

    // The *x parameter has its slot after all other parameters, but **y.
    private static void MoveStarParameterLast(Scope scope)
    {
        Span<Identifier> identifiers = scope.Identifiers;
        int last = -1;
        for (int index = identifiers.Length - 1; index >= 0; index--)
        {
            IdentifierFlags flags = identifiers[index].Flags;
            if ((flags & IdentifierFlags.StarParameter) != 0)
            {
                if (last >= 0)
                {
                    scope.Swap(index, last);
                }

                return;
            }

            // A viper type is among the reference's flags: with one, a parameter does not change places.
            if (last < 0 && flags == IdentifierFlags.Parameter && identifiers[index].Type == NativeType.Object)
            {
                last = index;
            }
        }
    }

    private static void NumberLocals(Scope scope)
    {
        bool isFunctionLike = scope.Kind.IsFunctionLike();
        int locals = 0;
        bool hasCells = false;
        foreach (ref Identifier identifier in scope.Identifiers)
        {
            if (scope.Kind == ScopeKind.Class && identifier.Name == WellKnownNames.Class)
            {
                // Not a local variable; where a method uses it, it is a cell.
                hasCells |= identifier.Kind == IdentifierKind.Cell;
                continue;
            }

            if (isFunctionLike && identifier.Kind == IdentifierKind.GlobalImplicit)
            {
                identifier.Kind = IdentifierKind.GlobalExplicit;
            }

            if (identifier.Kind == IdentifierKind.GlobalExplicit && !IsViperCast(scope, identifier.Name))
            {
                scope.RefersToGlobals = true;
            }

            bool isParameter = (identifier.Flags & IdentifierFlags.Parameter) != 0;
            if (identifier.Kind == IdentifierKind.Local || isParameter)
            {
                identifier.Slot = locals++;
            }

            hasCells |= identifier.Kind == IdentifierKind.Cell && !isParameter;
        }

        if (hasCells)
        {
            foreach (ref Identifier identifier in scope.Identifiers)
            {
                if (identifier.Kind == IdentifierKind.Cell && (identifier.Flags & IdentifierFlags.Parameter) == 0)
                {
                    identifier.Slot = locals++;
                }
            }
        }

        scope.Locals = locals;
    }

    // In viper code these names are casts, not references to globals.
    private static bool IsViperCast(Scope scope, int name) =>
        scope.Emit == EmitOption.Viper && NativeTypes.FromName(name) >= NativeType.Int;

    private static void NumberFree(Scope scope, Scope parent)
    {
        foreach (ref readonly Identifier identifier in scope.Identifiers)
        {
            if (identifier.Kind == IdentifierKind.Free)
            {
                int index = parent.Find(identifier.Name);
                if (index >= 0 && parent.Identifiers[index].Kind is IdentifierKind.Cell or IdentifierKind.Free)
                {
                    scope.AddFreeVariable(index);
                }
            }
        }

        if (scope.FreeVariables.IsEmpty)
        {
            return;
        }

        scope.SortFreeVariables();
        ReadOnlySpan<int> free = scope.FreeVariables;
        foreach (ref Identifier identifier in scope.Identifiers)
        {
            if (identifier.Kind != IdentifierKind.Free || (identifier.Flags & IdentifierFlags.Parameter) != 0)
            {
                identifier.Slot += free.Length;
            }
        }

        for (int slot = 0; slot < free.Length; slot++)
        {
            scope.Get(parent.Identifiers[free[slot]].Name).Slot = slot;
        }

        // Free variables are handed to the function as its first arguments.
        scope.PositionalArguments += free.Length;
        scope.Locals += free.Length;
    }
}
