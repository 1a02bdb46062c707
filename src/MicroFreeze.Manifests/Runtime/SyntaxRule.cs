using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Manifests.Runtime;

/// <summary>Something that CPython refuses in a tree: the row that it falls under, and what is said of it.</summary>
/// <param name="Descriptor">The row.</param>
/// <param name="Text">The text behind <c>SyntaxError:</c>.</param>
internal sealed record SyntaxRule(DiagnosticDescriptor Descriptor, string Text)
{
    public static readonly SyntaxRule Break = new(SourceDiagnostics.OutsideLoop, "'break' outside loop");
    public static readonly SyntaxRule Continue = new(SourceDiagnostics.OutsideLoop, "'continue' outside loop");
    public static readonly SyntaxRule Return = new(SourceDiagnostics.ReturnOutsideFunction, "'return' outside function");
    public static readonly SyntaxRule Yield = new(SourceDiagnostics.YieldOutsideFunction, "'yield' outside function");
    public static readonly SyntaxRule YieldInComprehension = new(SourceDiagnostics.YieldOutsideFunction, "'yield' inside a comprehension");
    public static readonly SyntaxRule YieldFromInAsync = new(SourceDiagnostics.YieldFromInAsyncFunction, "'yield from' inside async function");
    public static readonly SyntaxRule Await = new(SourceDiagnostics.AwaitOutsideFunction, "'await' outside async function");
    public static readonly SyntaxRule Async = new(SourceDiagnostics.AsyncOutsideAsyncFunction, "'async for' or 'async with' outside async function");
    public static readonly SyntaxRule ImportAll = new(SourceDiagnostics.ImportStarNotInModule, "import * only allowed at module level");
    public static readonly SyntaxRule DefaultExcept = new(SourceDiagnostics.DefaultExceptNotLast, "default 'except:' must be last");
    public static readonly SyntaxRule DictItem = new(SourceDiagnostics.ExpectingKeyValue, "a dict has a value with each key");
    public static readonly SyntaxRule SetItem = new(SourceDiagnostics.ExpectingValue, "a set has no values with its items");
    public static readonly SyntaxRule Star = new(SourceDiagnostics.StarNotTarget, "can't use starred expression here");
    public static readonly SyntaxRule Unpacking = new(SourceDiagnostics.StarNotTarget, "unpacking cannot be used in a comprehension");
    public static readonly SyntaxRule LonelyStar = new(SourceDiagnostics.StarNotTarget, "starred assignment target must be in a list or tuple");
    public static readonly SyntaxRule Stars = new(SourceDiagnostics.MultipleStarTargets, "multiple starred expressions in assignment");
    public static readonly SyntaxRule ParameterTwice = new(SourceDiagnostics.ArgumentNameReused, "two parameters have one name");
    public static readonly SyntaxRule ParameterOrder = new(SourceDiagnostics.ParameterOrder, "there can be one '/' and then one '*' among the parameters, and nothing after '**'");
    public static readonly SyntaxRule NoDefault = new(SourceDiagnostics.NonDefaultAfterDefault, "parameter without a default follows one with a default");
    public static readonly SyntaxRule BareStar = new(SourceDiagnostics.ParameterOrder, "named parameters must follow bare '*'");
    public static readonly SyntaxRule ArgumentName = new(SourceDiagnostics.KeywordNotName, "expression cannot contain assignment, perhaps you meant \"==\"?");
    public static readonly SyntaxRule ArgumentTwice = new(SourceDiagnostics.ArgumentNameReused, "keyword argument repeated");
    public static readonly SyntaxRule StarAfterMapping = new(SourceDiagnostics.StarAfterDoubleStar, "iterable argument unpacking follows keyword argument unpacking");
    public static readonly SyntaxRule AfterMapping = new(SourceDiagnostics.PositionalAfterDoubleStar, "positional argument follows keyword argument unpacking");
    public static readonly SyntaxRule AfterKeyword = new(SourceDiagnostics.PositionalAfterKeyword, "positional argument follows keyword argument");
    public static readonly SyntaxRule BareGenerator = new(SourceDiagnostics.InvalidSyntax, "generator expression must be parenthesized");
    public static readonly SyntaxRule NotName = new(SourceDiagnostics.CannotAssign, "':=' assigns to a name only");
    public static readonly SyntaxRule OneTarget = new(SourceDiagnostics.CannotAssign, "only a single name, attribute or item can be a target here");
    public static readonly SyntaxRule FutureOrder = new(SourceDiagnostics.InvalidSyntax, "imports from __future__ must stand at the beginning of the file");
    public static readonly SyntaxRule FutureUnknown = new(SourceDiagnostics.InvalidSyntax, "there is no such feature in __future__");
    public static readonly SyntaxRule GlobalLate = new(SourceDiagnostics.RedefinedAsGlobal, "name '{0}' is a parameter, or used or assigned to, before its global declaration");
    public static readonly SyntaxRule GlobalAnnotated = new(SourceDiagnostics.RedefinedAsGlobal, "annotated name '{0}' can't be global or nonlocal");
    public static readonly SyntaxRule GlobalNonlocal = new(SourceDiagnostics.RedefinedAsGlobal, "name '{0}' is nonlocal and global");
    public static readonly SyntaxRule NonlocalLate = new(SourceDiagnostics.RedefinedAsNonlocal, "name '{0}' is a parameter, or used or assigned to, before its nonlocal declaration");
    public static readonly SyntaxRule NonlocalNowhere = new(SourceDiagnostics.NoBindingForNonlocal, "no binding for nonlocal '{0}' found");
    public static readonly SyntaxRule NonlocalInModule = new(SourceDiagnostics.NonlocalInModule, "nonlocal declaration not allowed at module level");
    public static readonly SyntaxRule NamedTarget = new(SourceDiagnostics.CannotAssign, "assignment expression cannot rebind comprehension iteration variable '{0}'");
    public static readonly SyntaxRule NamedInIterable = new(SourceDiagnostics.CannotAssign, "assignment expression cannot be used in a comprehension iterable expression");
    public static readonly SyntaxRule NamedInClass = new(SourceDiagnostics.CannotAssign, "assignment expression within a comprehension cannot be used in a class body");
    public static readonly SyntaxRule TargetNamed = new(SourceDiagnostics.CannotAssign, "comprehension inner loop cannot rebind assignment expression target '{0}'");

    // What stands where a target should, by its kind.
    private static readonly Dictionary<NodeKind, string> Expressions = new()
    {
        [NodeKind.None] = "None",
        [NodeKind.True] = "True",
        [NodeKind.False] = "False",
        [NodeKind.Ellipsis] = "ellipsis",
        [NodeKind.Primary] = "function call",
        [NodeKind.Set] = "set display",
        [NodeKind.Dict] = "dict literal",
        [NodeKind.ListComprehension] = "list comprehension",
        [NodeKind.SetComprehension] = "set comprehension",
        [NodeKind.DictComprehension] = "dict comprehension",
        [NodeKind.GeneratorExpression] = "generator expression",
        [NodeKind.Comparison] = "comparison",
        [NodeKind.Conditional] = "conditional expression",
        [NodeKind.NamedExpression] = "named expression",
        [NodeKind.Lambda] = "lambda",
        [NodeKind.Yield] = "yield expression",
        [NodeKind.YieldFrom] = "yield expression",
        [NodeKind.Await] = "await expression",
        [NodeKind.Star] = "starred",
        [NodeKind.SmallInt] = "literal",
        [NodeKind.Str] = "literal",
        [NodeKind.Constant] = "literal",
    };

    /// <summary>An assignment to, or a deletion of, what is neither.</summary>
    public static SyntaxRule NoTarget(NodeKind kind, bool isDeletion)
    {
        string what = Expressions.GetValueOrDefault(kind, "expression");
        return isDeletion ? new(SourceDiagnostics.CannotDelete, $"cannot delete {what}") : new(SourceDiagnostics.CannotAssign, $"cannot assign to {what}");
    }

    /// <summary>The diagnostic at a place.</summary>
    public Diagnostic At(SourceLocation location, string name = "") =>
        new(Descriptor, location, "SyntaxError: " + (name.Length == 0 ? Text : string.Format(System.Globalization.CultureInfo.InvariantCulture, Text, name)));
}
