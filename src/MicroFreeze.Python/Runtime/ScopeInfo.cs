using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Python.Runtime;

/// <summary>
/// Which names a function or comprehension binds, by Python's rule: what is assigned anywhere in it is local everywhere in it.
/// </summary>
internal sealed class ScopeInfo
{
    private readonly CodeFile _file;

    private ScopeInfo(CodeFile file, bool isComprehension)
    {
        _file = file;
        IsComprehension = isComprehension;
    }

    public HashSet<string> Locals { get; } = [];

    public HashSet<string> Globals { get; } = [];

    public HashSet<string> Nonlocals { get; } = [];

    public bool IsComprehension { get; }

    /// <summary>Whether calling it makes a generator.</summary>
    public bool HasYield { get; private set; }

    public static ScopeInfo OfFunction(CodeFile file, int body, IEnumerable<string> parameters)
    {
        ScopeInfo info = new(file, isComprehension: false);
        info.Locals.UnionWith(parameters);
        info.Visit(body);
        info.Locals.ExceptWith(info.Globals);
        info.Locals.ExceptWith(info.Nonlocals);
        return info;
    }

    public static ScopeInfo OfComprehension(CodeFile file, int node)
    {
        ScopeInfo info = new(file, isComprehension: true);
        SyntaxTree tree = file.Tree;
        for (int child = tree.Next(tree.FirstChild(node)); child != 0; child = tree.Next(child))
        {
            if (tree[child].Kind == NodeKind.CompFor)
            {
                info.Bind(tree.FirstChild(child));
            }
        }

        return info;
    }

    private void Visit(int node)
    {
        SyntaxTree tree = _file.Tree;
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PyError.Recursion();
        }

        NodeKind kind = tree[node].Kind;
        int first = kind == NodeKind.SmallInt ? 0 : tree.FirstChild(node);
        switch (kind)
        {
            case NodeKind.Assign:
                for (int target = first; tree.Next(target) != 0; target = tree.Next(target))
                {
                    Bind(target);
                }

                break;
            case NodeKind.AugmentedAssign or NodeKind.For or NodeKind.NamedExpression:
                Bind(first);
                break;
            case NodeKind.AnnotatedAssign:
                Bind(first);
                break;
            case NodeKind.Delete:
                for (int target = first; target != 0; target = tree.Next(target))
                {
                    Bind(target);
                }

                break;
            case NodeKind.WithItem:
                Bind(tree.Next(first));
                break;
            case NodeKind.ExceptHandler:
                Bind(tree.Next(first));
                break;
            case NodeKind.ImportAlias:
                int alias = tree.Next(first);
                Bind(alias != 0 && tree[alias].Kind == NodeKind.Name ? alias : tree.FirstChild(first));
                return;
            case NodeKind.ImportName:
                int renamed = tree.Next(first);
                Bind(renamed != 0 && tree[renamed].Kind == NodeKind.Name ? renamed : first);
                return;
            case NodeKind.ImportFrom or NodeKind.Import:
                break;
            case NodeKind.Global or NodeKind.Nonlocal:
                for (int name = first; name != 0; name = tree.Next(name))
                {
                    (kind == NodeKind.Global ? Globals : Nonlocals).Add(_file.Name(tree[name].Value));
                }

                return;
            case NodeKind.FunctionDefinition or NodeKind.ClassDefinition:
                Locals.Add(_file.Name(tree[node].Value));
                return;
            case NodeKind.Lambda:
                return;
            case NodeKind.Yield or NodeKind.YieldFrom:
                HasYield = true;
                break;
            case NodeKind.ListComprehension or NodeKind.SetComprehension or NodeKind.DictComprehension or NodeKind.GeneratorExpression:
                // Only := reaches out of a comprehension; its own targets do not.
                break;
            case NodeKind.DottedName:
                return;
        }

        for (int child = first; child != 0; child = tree.Next(child))
        {
            Visit(child);
        }
    }

    private void Bind(int target)
    {
        SyntaxTree tree = _file.Tree;
        switch (target == 0 ? NodeKind.Absent : tree[target].Kind)
        {
            case NodeKind.Name:
                Locals.Add(_file.Name(tree[target].Value));
                break;
            case NodeKind.Tuple or NodeKind.List or NodeKind.Star:
                for (int child = tree.FirstChild(target); child != 0; child = tree.Next(child))
                {
                    Bind(child);
                }

                break;
        }
    }
}
