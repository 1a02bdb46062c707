using System.Runtime.CompilerServices;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Manifests.Runtime;

/// <summary>
/// Finds declarations of names that CPython refuses: <c>global</c> and <c>nonlocal</c> after a use, <c>nonlocal</c> of what no function binds, and <c>:=</c>
/// in comprehensions where it would bind their own names. Only for files that have such things. Source: Python/symtable.c.
/// </summary>
internal sealed class NameCheck
{
    private readonly CodeFile _file;
    private readonly SyntaxTree _tree;
    private readonly List<(Block Block, int Name)> _nonlocals = [];
    private Block _block;
    private Diagnostic? _found;

    private NameCheck(CodeFile file)
    {
        _file = file;
        _tree = file.Tree;
        _block = new Block(BlockKind.Module, null);
    }

    private enum BlockKind
    {
        Module,
        Function,
        Class,
        Comprehension,
    }

    // What a block does with a name.
    [Flags]
    private enum Uses
    {
        None = 0,
        Used = 1,
        Bound = 2,
        Parameter = 4,
        Imported = 8,
        Global = 16,
        Nonlocal = 32,
        Iterated = 64,
    }

    private sealed class Block(BlockKind kind, Block? outer)
    {
        public BlockKind Kind { get; } = kind;

        public Block? Outer { get; } = outer;

        public Dictionary<int, Uses> Names { get; } = [];

        /// <summary>How many iterables of comprehensions the code under way is in.</summary>
        public int Iterables { get; set; } = outer?.Iterables ?? 0;
    }

    /// <summary>The first error of a file, or null.</summary>
    public static Diagnostic? Find(CodeFile file, int root)
    {
        NameCheck check = new(file);
        check.Visit(root);
        foreach ((Block block, int name) in check._nonlocals)
        {
            check.Resolve(block, name);
        }

        return check._found;
    }

    private void Fail(int node, SyntaxRule rule) =>
        _found ??= rule.At(_file.Locate(node), _tree[node].Kind == NodeKind.Name ? _file.Name(_tree[node].Value) : "");

    private Uses Of(int name) => _block.Names.GetValueOrDefault(name);

    private void Add(int name, Uses uses) => _block.Names[name] = Of(name) | uses;

    private void VisitAll(int first)
    {
        for (int child = first; child != 0 && _found is null; child = _tree.Next(child))
        {
            Visit(child);
        }
    }

    private void Visit(int node)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PyError.Recursion();
        }

        NodeKind kind = _tree[node].Kind;
        if (kind is <= NodeKind.LastLeaf or NodeKind.Constant)
        {
            if (kind == NodeKind.Name)
            {
                Add(_tree[node].Value, Uses.Used);
            }

            return;
        }

        int first = _tree.FirstChild(node);
        switch (kind)
        {
            case NodeKind.Global or NodeKind.Nonlocal:
                for (int name = first; name != 0; name = _tree.Next(name))
                {
                    Declare(name, kind == NodeKind.Global);
                }

                return;
            case NodeKind.Assign:
                int value = first;
                for (; _tree.Next(value) != 0; value = _tree.Next(value))
                {
                    Bind(value, Uses.Bound);
                }

                Visit(value);
                return;
            case NodeKind.AnnotatedAssign:
                VisitAnnotated(node, first);
                return;
            case NodeKind.AugmentedAssign or NodeKind.For:
                Bind(first, Uses.Bound);
                VisitAll(_tree.Next(first));
                return;
            case NodeKind.Delete:
                for (int target = first; target != 0; target = _tree.Next(target))
                {
                    Bind(target, Uses.Bound);
                }

                return;
            case NodeKind.WithItem or NodeKind.ExceptHandler:
                Visit(first);
                Bind(_tree.Next(first), Uses.Bound);
                VisitAll(_tree.Next(_tree.Next(first)));
                return;
            case NodeKind.ImportAlias or NodeKind.ImportName:
                int alias = _tree.Next(first);
                Bind(_tree[alias].Kind == NodeKind.Name ? alias : _tree[first].Kind == NodeKind.Name ? first : _tree.FirstChild(first), Uses.Imported);
                return;
            case NodeKind.DottedName:
                return;
            case NodeKind.NamedExpression:
                VisitNamed(first);
                return;
            case NodeKind.FunctionDefinition or NodeKind.Lambda:
                VisitFunction(node, first);
                return;
            case NodeKind.ClassDefinition:
                Add(_tree[node].Value, Uses.Bound);
                Visit(first);
                Enter(BlockKind.Class);
                Visit(_tree.Next(first));
                _block = _block.Outer!;
                return;
            case NodeKind.ListComprehension or NodeKind.SetComprehension or NodeKind.DictComprehension or NodeKind.GeneratorExpression:
                VisitComprehension(first);
                return;
            case NodeKind.KeywordArgument:
                Visit(_tree.Next(first));
                return;
            default:
                VisitAll(first);
                return;
        }
    }

    private void Enter(BlockKind kind) => _block = new Block(kind, _block);

    private void Declare(int name, bool isGlobal)
    {
        int number = _tree[name].Value;
        if (!isGlobal && _block.Kind == BlockKind.Module)
        {
            Fail(name, SyntaxRule.NonlocalInModule);
        }
        else if ((Of(number) & (Uses.Used | Uses.Bound | Uses.Parameter)) != 0)
        {
            Fail(name, isGlobal ? SyntaxRule.GlobalLate : SyntaxRule.NonlocalLate);
        }
        else if ((Of(number) & (isGlobal ? Uses.Nonlocal : Uses.Global)) != 0)
        {
            Fail(name, SyntaxRule.GlobalNonlocal);
        }

        Add(number, isGlobal ? Uses.Global : Uses.Nonlocal);
        if (!isGlobal)
        {
            _nonlocals.Add((_block, name));
        }
    }

    // The nearest function around a block that has the name must bind it.
    private void Resolve(Block block, int name)
    {
        int number = _tree[name].Value;
        for (Block? outer = block.Outer; outer is not null; outer = outer.Outer)
        {
            Uses uses = outer.Names.GetValueOrDefault(number);
            if (outer.Kind == BlockKind.Class)
            {
                if (_file.Name(number) == "__class__")
                {
                    return;
                }
            }
            else if (outer.Kind == BlockKind.Module || (uses & Uses.Global) != 0)
            {
                break;
            }
            else if ((uses & (Uses.Bound | Uses.Parameter | Uses.Imported | Uses.Nonlocal)) != 0)
            {
                return;
            }
        }

        Fail(name, SyntaxRule.NonlocalNowhere);
    }

    private void Bind(int target, Uses uses)
    {
        switch (target == 0 ? NodeKind.Absent : _tree[target].Kind)
        {
            case NodeKind.Absent:
                break;
            case NodeKind.Name:
                int name = _tree[target].Value;
                if ((uses & Uses.Iterated) != 0 && (Of(name) & (Uses.Global | Uses.Nonlocal)) != 0)
                {
                    Fail(target, SyntaxRule.TargetNamed);
                }

                Add(name, uses);
                break;
            case NodeKind.Tuple or NodeKind.List or NodeKind.Star:
                for (int child = _tree.FirstChild(target); child != 0; child = _tree.Next(child))
                {
                    Bind(child, uses);
                }

                break;
            default:
                Visit(target);
                break;
        }
    }

    private void VisitAnnotated(int node, int target)
    {
        ref readonly Node name = ref _tree[target];
        int annotation = _tree.Next(target);
        int value = _tree.Next(annotation);

        // In parentheses it is no annotated name.
        bool isSimple = name.Kind == NodeKind.Name && name.Line == _tree[node].Line && name.Column == _tree[node].Column;
        if (isSimple && _block.Kind != BlockKind.Module && (Of(name.Value) & (Uses.Global | Uses.Nonlocal)) != 0)
        {
            Fail(target, SyntaxRule.GlobalAnnotated);
        }

        if (isSimple || name.Kind != NodeKind.Name || _tree[value].Kind != NodeKind.Absent)
        {
            Bind(target, Uses.Bound);
        }

        VisitAll(annotation);
    }

    private void VisitFunction(int node, int first)
    {
        bool isLambda = _tree[node].Kind == NodeKind.Lambda;
        if (!isLambda)
        {
            Add(_tree[node].Value, Uses.Bound);
        }

        // Defaults and annotations belong to what is around.
        int body = _tree.Child(node, isLambda ? 1 : 2);
        bool hasParameters = _tree[first].Kind == NodeKind.Parameters;
        for (int parameter = hasParameters ? _tree.FirstChild(first) : 0; parameter != 0; parameter = _tree.Next(parameter))
        {
            VisitAll(_tree.FirstChild(parameter));
        }

        if (!isLambda)
        {
            Visit(_tree.Next(first));
        }

        Enter(BlockKind.Function);
        for (int parameter = hasParameters ? _tree.FirstChild(first) : 0; parameter != 0; parameter = _tree.Next(parameter))
        {
            Add(_tree[parameter].Value, Uses.Parameter);
        }

        Visit(body);
        _block = _block.Outer!;
    }

    private void VisitComprehension(int element)
    {
        // The first iterable belongs to what is around.
        int clause = _tree.Next(element);
        VisitIterable(_tree.Next(_tree.FirstChild(clause)));
        Enter(BlockKind.Comprehension);
        Bind(_tree.FirstChild(clause), Uses.Bound | Uses.Iterated);
        for (clause = _tree.Next(clause); clause != 0; clause = _tree.Next(clause))
        {
            int inner = _tree.FirstChild(clause);
            if (_tree[clause].Kind == NodeKind.CompFor)
            {
                Bind(inner, Uses.Bound | Uses.Iterated);
                VisitIterable(_tree.Next(inner));
            }
            else
            {
                Visit(inner);
            }
        }

        Visit(element);
        _block = _block.Outer!;
    }

    private void VisitIterable(int node)
    {
        _block.Iterables++;
        Visit(node);
        _block.Iterables--;
    }

    private void VisitNamed(int target)
    {
        int name = _tree[target].Value;
        if (_block.Iterables > 0)
        {
            Fail(target, SyntaxRule.NamedInIterable);
        }

        // From a comprehension it reaches out to the nearest block that is none.
        Block block = _block;
        for (; block.Kind == BlockKind.Comprehension; block = block.Outer!)
        {
            if ((block.Names.GetValueOrDefault(name) & Uses.Iterated) != 0)
            {
                Fail(target, SyntaxRule.NamedTarget);
            }
        }

        if (block == _block)
        {
            Bind(target, Uses.Bound);
        }
        else if (block.Kind == BlockKind.Class)
        {
            Fail(target, SyntaxRule.NamedInClass);
        }
        else
        {
            bool isGlobal = block.Kind == BlockKind.Module || (block.Names.GetValueOrDefault(name) & Uses.Global) != 0;
            Add(name, isGlobal ? Uses.Global : Uses.Nonlocal);
            block.Names[name] = block.Names.GetValueOrDefault(name) | (block.Kind == BlockKind.Module ? Uses.Global : Uses.Bound);
        }

        Visit(_tree.Next(target));
    }
}
