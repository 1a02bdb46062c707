using System.Runtime.CompilerServices;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Manifests.Modules;

namespace MicroFreeze.Manifests.Runtime;

/// <summary>
/// Finds what parses and is no Python all the same, in one pass over the tree: statements in the wrong place, targets that are none, parameters and arguments
/// out of order, stars where nothing takes them. CPython refuses such a file before it runs any of it. Source: Grammar/python.gram (the rules
/// <c>invalid_…</c>), Python/compile.c, Python/future.c.
/// </summary>
internal sealed class CodeCheck
{
    private readonly CodeFile _file;
    private readonly SyntaxTree _tree;
    private int[] _listsOfNames = [];
    private bool _hasDeclarations;
    private bool _hasNamed;
    private bool _hasComprehension;

    private CodeCheck(CodeFile file)
    {
        _file = file;
        _tree = file.Tree;
    }

    // What a node is in.
    [Flags]
    private enum Place
    {
        Class = 0,
        Module = 1,
        Function = 2,
        Async = 4,
        Loop = 8,
        Comprehension = 16,
    }

    // What a target may be besides a name, an attribute and an item.
    private enum Target
    {
        Single,
        Several,
        Deleted,
    }

    /// <summary>The first error of a file, or null.</summary>
    /// <param name="file">The parsed file.</param>
    /// <param name="root">Its outermost node.</param>
    public static Diagnostic? Find(CodeFile file, int root)
    {
        CodeCheck check = new(file);
        return check.Visit(root, Place.Module) ?? check.CheckFuture(root)
            ?? (check._hasDeclarations || (check._hasNamed && check._hasComprehension) ? NameCheck.Find(file, root) : null);
    }

    private Diagnostic? Visit(int node, Place place)
    {
        NodeKind kind = _tree[node].Kind;
        if (kind is <= NodeKind.LastLeaf or NodeKind.Constant)
        {
            return null;
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PyError.Recursion();
        }

        int first = _tree.FirstChild(node);
        if (Check(kind, node, first, place) is { } found)
        {
            return found;
        }

        bool takesStars = kind is NodeKind.Tuple or NodeKind.List or NodeKind.Set or NodeKind.Assign or NodeKind.Delete;
        for (int child = first, index = 0; child != 0; child = _tree.Next(child), index++)
        {
            if (!takesStars && _tree[child].Kind == NodeKind.Star)
            {
                return At(child, SyntaxRule.Star);
            }

            if (Visit(child, Inside(kind, node, child, index, place)) is { } inner)
            {
                return inner;
            }
        }

        return null;
    }

    // What a child of a node is in: the last one of a definition is its body, the rest is evaluated around it.
    private Place Inside(NodeKind kind, int node, int child, int index, Place place) => kind switch
    {
        NodeKind.FunctionDefinition when _tree.Next(child) == 0 => Place.Function | (_tree[node].Form == 1 ? Place.Async : 0),
        NodeKind.Lambda when _tree.Next(child) == 0 => Place.Function,
        NodeKind.ClassDefinition when _tree.Next(child) == 0 => Place.Class,
        NodeKind.While when index == 1 => place | Place.Loop,
        NodeKind.For when index == 2 => place | Place.Loop,
        NodeKind.CompFor when index == 1 && (place & Place.Comprehension) == 0 => place,
        NodeKind.ListComprehension or NodeKind.SetComprehension or NodeKind.DictComprehension or NodeKind.GeneratorExpression =>
            index == 1 ? place & ~Place.Comprehension : place | Place.Comprehension,
        _ => place,
    };

    private Diagnostic? Check(NodeKind kind, int node, int first, Place place)
    {
        switch (kind)
        {
            case NodeKind.Break when (place & Place.Loop) == 0:
                return At(node, SyntaxRule.Break);
            case NodeKind.Continue when (place & Place.Loop) == 0:
                return At(node, SyntaxRule.Continue);
            case NodeKind.Return when (place & Place.Function) == 0:
                return At(node, SyntaxRule.Return);
            case NodeKind.Yield or NodeKind.YieldFrom:
                return (place & Place.Function) == 0 ? At(node, SyntaxRule.Yield)
                    : (place & Place.Comprehension) != 0 ? At(node, SyntaxRule.YieldInComprehension)
                    : kind == NodeKind.YieldFrom && (place & Place.Async) != 0 ? At(node, SyntaxRule.YieldFromInAsync)
                    : null;
            case NodeKind.Await when (place & Place.Async) == 0:
                return At(node, SyntaxRule.Await);
            case NodeKind.For or NodeKind.With when _tree[node].Form == 1 && (place & Place.Async) == 0:
                return At(node, SyntaxRule.Async);
            case NodeKind.ImportStar when (place & ~Place.Loop) != Place.Module:
                return At(node, SyntaxRule.ImportAll);
            case NodeKind.Global or NodeKind.Nonlocal:
                _hasDeclarations = true;
                return null;
            case NodeKind.ExceptHandler when _tree[first].Kind == NodeKind.Absent && _tree.Next(node) != 0:
                return At(node, SyntaxRule.DefaultExcept);
            case NodeKind.Assign:
                for (int target = first; _tree.Next(target) != 0; target = _tree.Next(target))
                {
                    if (CheckTarget(target, Target.Several) is { } wrong)
                    {
                        return wrong;
                    }
                }

                return CheckStar(_tree.Next(first));
            case NodeKind.AugmentedAssign or NodeKind.AnnotatedAssign:
                return CheckTarget(first, Target.Single);
            case NodeKind.For or NodeKind.CompFor:
                return CheckTarget(first, Target.Several);
            case NodeKind.WithItem when _tree.Next(first) is var target && _tree[target].Kind != NodeKind.Absent:
                return CheckTarget(target, Target.Several);
            case NodeKind.Delete:
                for (int target = first; target != 0; target = _tree.Next(target))
                {
                    if (CheckTarget(target, Target.Deleted) is { } wrong)
                    {
                        return wrong;
                    }
                }

                return null;
            case NodeKind.NamedExpression:
                _hasNamed = true;
                return _tree[first].Kind == NodeKind.Name ? null : At(first, SyntaxRule.NotName);
            case NodeKind.Dict:
                return CheckItems(first, isDict: true);
            case NodeKind.Set:
                return CheckItems(first, isDict: false);
            case NodeKind.ListComprehension or NodeKind.SetComprehension or NodeKind.DictComprehension or NodeKind.GeneratorExpression:
                _hasComprehension = true;
                return _tree[first].Kind is NodeKind.Star or NodeKind.DoubleStarArgument ? At(first, SyntaxRule.Unpacking) : null;
            case NodeKind.Parameters:
                return CheckParameters(first);
            case NodeKind.Call:
                return CheckArguments(node, first);
            case NodeKind.ClassDefinition when _tree[first].Kind == NodeKind.Call:
                int argument = _tree.FirstChild(first);
                return argument != 0 && IsBareGenerator(argument) ? At(argument, SyntaxRule.BareGenerator) : null;
            default:
                return null;
        }
    }

    private Diagnostic At(int node, SyntaxRule rule) => rule.At(_file.Locate(node));

    private Diagnostic? CheckStar(int value)
    {
        while (_tree.Next(value) != 0)
        {
            value = _tree.Next(value);
        }

        return _tree[value].Kind == NodeKind.Star ? At(value, SyntaxRule.Star) : null;
    }

    private Diagnostic? CheckTarget(int target, Target what)
    {
        switch (_tree[target].Kind)
        {
            case NodeKind.Name:
                return null;
            case NodeKind.Primary:
                int trailer = _tree.FirstChild(target);
                while (_tree.Next(trailer) != 0)
                {
                    trailer = _tree.Next(trailer);
                }

                return _tree[trailer].Kind is NodeKind.Attribute or NodeKind.Subscript ? null : NoTarget(target, what);
            case NodeKind.Tuple or NodeKind.List:
                return what == Target.Single ? At(target, SyntaxRule.OneTarget) : CheckTargets(target, what);
            case NodeKind.Star when what == Target.Several:
                return At(target, SyntaxRule.LonelyStar);
            default:
                return NoTarget(target, what);
        }
    }

    private Diagnostic? CheckTargets(int list, Target what)
    {
        bool hasStar = false;
        for (int target = _tree.FirstChild(list); target != 0; target = _tree.Next(target))
        {
            int inner = target;
            if (_tree[target].Kind == NodeKind.Star && what == Target.Several)
            {
                if (hasStar)
                {
                    return At(target, SyntaxRule.Stars);
                }

                hasStar = true;
                inner = _tree.FirstChild(target);
            }

            if (CheckTarget(inner, what) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private Diagnostic NoTarget(int target, Target what) => At(target, SyntaxRule.NoTarget(_tree[target].Kind, what == Target.Deleted));

    private Diagnostic? CheckItems(int first, bool isDict)
    {
        for (int item = first; item != 0; item = _tree.Next(item))
        {
            if (_tree[item].Kind is NodeKind.DictItem or NodeKind.DoubleStarArgument != isDict)
            {
                return At(item, isDict ? SyntaxRule.DictItem : SyntaxRule.SetItem);
            }
        }

        return null;
    }

    private Diagnostic? CheckParameters(int first)
    {
        bool isAfterSlash = false, isAfterStar = false, isAfterDefault = false, isAfterMapping = false;
        for (int parameter = first; parameter != 0; parameter = _tree.Next(parameter))
        {
            ref readonly Node node = ref _tree[parameter];
            if (node.Value != 0 && IsTwice(node.Value, first))
            {
                return At(parameter, SyntaxRule.ParameterTwice);
            }

            bool isStar = node.Kind == NodeKind.StarParameter;
            if (isAfterMapping || (node.Form == 1 && (isAfterSlash || isAfterStar || node.Kind != NodeKind.Parameter)) || (isStar && isAfterStar))
            {
                return At(parameter, SyntaxRule.ParameterOrder);
            }

            isAfterStar |= isStar;
            if (isStar && node.Value == 0 && (node.Next == 0 || _tree[node.Next].Kind != NodeKind.Parameter))
            {
                return At(parameter, SyntaxRule.BareStar);
            }

            isAfterSlash |= node.Form == 1;
            isAfterMapping = node.Kind == NodeKind.DoubleStarParameter;
            int annotation = node.FirstChild;
            bool hasDefault = node.Kind == NodeKind.Parameter && annotation != 0 && _tree[_tree.Next(annotation)].Kind != NodeKind.Absent;
            if (node.Kind == NodeKind.Parameter && !isAfterStar && isAfterDefault && !hasDefault)
            {
                return At(parameter, SyntaxRule.NoDefault);
            }

            isAfterDefault |= hasDefault;
        }

        return null;
    }

    // Whether a name was in this list already, which a node of it stands for. Each name remembers the last list that it was in: lists may be as long as the file.
    private bool IsTwice(int name, int list)
    {
        if (_listsOfNames.Length == 0)
        {
            _listsOfNames = new int[_file.NameCount];
        }

        bool isTwice = _listsOfNames[name] == list;
        _listsOfNames[name] = list;
        return isTwice;
    }

    private Diagnostic? CheckArguments(int call, int first)
    {
        bool isAfterKeyword = false, isAfterMapping = false;
        for (int argument = first; argument != 0; argument = _tree.Next(argument))
        {
            switch (_tree[argument].Kind)
            {
                case NodeKind.KeywordArgument:
                    isAfterKeyword = true;
                    if (CheckKeyword(first, argument) is { } wrong)
                    {
                        return wrong;
                    }

                    break;
                case NodeKind.DoubleStarArgument:
                    isAfterMapping = true;
                    break;
                case NodeKind.StarArgument when isAfterMapping:
                    return At(argument, SyntaxRule.StarAfterMapping);
                case NodeKind.StarArgument:
                    break;
                default:
                    if (isAfterMapping || isAfterKeyword)
                    {
                        return At(argument, isAfterMapping ? SyntaxRule.AfterMapping : SyntaxRule.AfterKeyword);
                    }

                    if (IsBareGenerator(argument) && (argument != first || _tree.Next(argument) != 0 || _tree[call].Form == 1))
                    {
                        return At(argument, SyntaxRule.BareGenerator);
                    }

                    break;
            }
        }

        return null;
    }

    private bool IsBareGenerator(int node) => _tree[node].Kind == NodeKind.GeneratorExpression && _tree[node].Form == 1;

    private Diagnostic? CheckKeyword(int first, int argument)
    {
        ref readonly Node name = ref _tree[_tree.FirstChild(argument)];
        if (name.Kind != NodeKind.Name || name.Column != _tree[argument].Column)
        {
            // Parentheses leave no trace but the column.
            return At(argument, SyntaxRule.ArgumentName);
        }

        return IsTwice(name.Value, first) ? At(argument, SyntaxRule.ArgumentTwice) : null;
    }

    // Imports from __future__ come before everything but a doc string, and name what there is.
    private Diagnostic? CheckFuture(int root)
    {
        if (!_file.Mentions("__future__"u8))
        {
            return null;
        }

        bool isOver = false;
        bool isFirst = true;
        return CheckFuture(root, ref isOver, ref isFirst);
    }

    private Diagnostic? CheckFuture(int node, ref bool isOver, ref bool isFirst)
    {
        if (_tree[node].Kind is <= NodeKind.LastLeaf or NodeKind.Constant)
        {
            return null;
        }

        int first = _tree.FirstChild(node);
        if (_tree[node].Kind == NodeKind.Block)
        {
            return CheckFutures(first, ref isOver, ref isFirst);
        }

        bool isFuture = _tree[node].Kind == NodeKind.ImportFrom && _tree[first].Kind == NodeKind.DottedName
            && _tree.ChildCount(first) == 1 && _file.Name(_tree[_tree.FirstChild(first)].Value) == "__future__";
        if (!isFuture)
        {
            isOver |= !isFirst || !_file.IsString(node);
            isFirst = false;
            return CheckFutures(first, ref isOver, ref isFirst);
        }

        isFirst = false;
        if (isOver)
        {
            return At(node, SyntaxRule.FutureOrder);
        }

        for (int name = _tree.Next(first); name != 0; name = _tree.Next(name))
        {
            if (_tree[name].Kind == NodeKind.ImportStar || !FutureModule.Names.Contains(_file.Name(_tree[_tree.FirstChild(name)].Value)))
            {
                return At(name, SyntaxRule.FutureUnknown);
            }
        }

        return null;
    }

    private Diagnostic? CheckFutures(int first, ref bool isOver, ref bool isFirst)
    {
        for (int child = first; child != 0; child = _tree.Next(child))
        {
            if (CheckFuture(child, ref isOver, ref isFirst) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
