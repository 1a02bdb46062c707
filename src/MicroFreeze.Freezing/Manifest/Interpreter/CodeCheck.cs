using System.Runtime.CompilerServices;
using MicroFreeze.Diagnostics;
using MicroFreeze.Syntax;

namespace MicroFreeze.Manifests.Python;

/// <summary>
/// Finds what parses and is no Python all the same: <c>return</c>, <c>yield</c>, <c>break</c> and <c>continue</c> in the wrong place, parameters and
/// arguments out of order. CPython refuses such a file before it runs any of it.
/// </summary>
internal readonly struct CodeCheck
{
    private readonly CodeFile _file;
    private readonly bool _isFunction;
    private readonly bool _isModule;
    private readonly bool _isLoop;

    private CodeCheck(CodeFile file, bool isFunction, bool isModule, bool isLoop)
    {
        _file = file;
        _isFunction = isFunction;
        _isModule = isModule;
        _isLoop = isLoop;
    }

    private SyntaxTree Tree => _file.Tree;

    /// <summary>The first error of a file, or null.</summary>
    /// <param name="file">The parsed file.</param>
    /// <param name="root">Its outermost node.</param>
    public static Diagnostic? Find(CodeFile file, int root) => new CodeCheck(file, isFunction: false, isModule: true, isLoop: false).Visit(root);

    private Diagnostic? Visit(int node)
    {
        NodeKind kind = Tree[node].Kind;
        if (kind is <= NodeKind.LastLeaf or NodeKind.Constant || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return null;
        }

        int first = Tree.FirstChild(node);
        DiagnosticDescriptor? wrong = kind switch
        {
            NodeKind.Break or NodeKind.Continue when !_isLoop => SourceDiagnostics.OutsideLoop,
            NodeKind.Return when !_isFunction => SourceDiagnostics.ReturnOutsideFunction,
            NodeKind.Yield or NodeKind.YieldFrom when !_isFunction => SourceDiagnostics.YieldOutsideFunction,
            NodeKind.Nonlocal when _isModule => SourceDiagnostics.NonlocalInModule,
            NodeKind.ExceptHandler when Tree[first].Kind == NodeKind.Absent && Tree.Next(node) != 0 => SourceDiagnostics.DefaultExceptNotLast,
            NodeKind.Parameters => CheckParameters(first),
            NodeKind.Call => CheckArguments(first),
            NodeKind.Dict when !AllItems(first, static kind => kind is NodeKind.DictItem or NodeKind.DoubleStarArgument) => SourceDiagnostics.ExpectingKeyValue,
            NodeKind.Set when !AllItems(first, static kind => kind is not (NodeKind.DictItem or NodeKind.DoubleStarArgument)) => SourceDiagnostics.ExpectingValue,
            _ => null,
        };
        if (wrong is not null)
        {
            return Diagnostic.Create(wrong, _file.Locate(node));
        }

        for (int child = first, index = 0; child != 0; child = Tree.Next(child), index++)
        {
            if (Inside(kind, child, index).Visit(child) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // What a child of a node is in: the last one of a definition is its body, the rest is evaluated around it.
    private CodeCheck Inside(NodeKind kind, int child, int index) => kind switch
    {
        NodeKind.FunctionDefinition or NodeKind.Lambda when Tree.Next(child) == 0 => new(_file, isFunction: true, isModule: false, isLoop: false),
        NodeKind.ClassDefinition when Tree.Next(child) == 0 => new(_file, isFunction: false, isModule: false, isLoop: false),
        NodeKind.While when index == 1 => new(_file, _isFunction, _isModule, isLoop: true),
        NodeKind.For when index == 2 => new(_file, _isFunction, _isModule, isLoop: true),
        _ => this,
    };

    private bool AllItems(int first, Predicate<NodeKind> isRight)
    {
        for (int item = first; item != 0; item = Tree.Next(item))
        {
            if (!isRight(Tree[item].Kind))
            {
                return false;
            }
        }

        return true;
    }

    private DiagnosticDescriptor? CheckParameters(int first)
    {
        HashSet<int> names = [];
        bool isAfterStar = false, isAfterDefault = false, isAfterMapping = false;
        for (int parameter = first; parameter != 0; parameter = Tree.Next(parameter))
        {
            ref readonly Node node = ref Tree[parameter];
            if (node.Value != 0 && !names.Add(node.Value))
            {
                return SourceDiagnostics.ArgumentNameReused;
            }

            if (isAfterMapping || (isAfterStar && node.Kind == NodeKind.StarParameter))
            {
                return SourceDiagnostics.ParameterOrder;
            }

            isAfterMapping = node.Kind == NodeKind.DoubleStarParameter;
            isAfterStar |= node.Kind == NodeKind.StarParameter;
            int annotation = node.FirstChild;
            bool hasDefault = node.Kind == NodeKind.Parameter && annotation != 0 && Tree[Tree.Next(annotation)].Kind != NodeKind.Absent;
            if (node.Kind == NodeKind.Parameter && !isAfterStar && isAfterDefault && !hasDefault)
            {
                return SourceDiagnostics.NonDefaultAfterDefault;
            }

            isAfterDefault |= hasDefault;
        }

        return null;
    }

    private DiagnosticDescriptor? CheckArguments(int first)
    {
        bool isAfterKeyword = false, isAfterMapping = false;
        for (int argument = first; argument != 0; argument = Tree.Next(argument))
        {
            switch (Tree[argument].Kind)
            {
                case NodeKind.KeywordArgument:
                    isAfterKeyword = true;
                    break;
                case NodeKind.DoubleStarArgument:
                    isAfterMapping = true;
                    break;
                case NodeKind.StarArgument when isAfterMapping:
                    return SourceDiagnostics.StarAfterDoubleStar;
                case NodeKind.StarArgument:
                    break;
                default:
                    if (isAfterMapping || isAfterKeyword)
                    {
                        return isAfterMapping ? SourceDiagnostics.PositionalAfterDoubleStar : SourceDiagnostics.PositionalAfterKeyword;
                    }

                    break;
            }
        }

        return null;
    }
}
