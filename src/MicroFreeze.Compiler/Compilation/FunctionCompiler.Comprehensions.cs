using MicroFreeze.Compiler.Emit;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Compilation;

// Comprehensions and generator expressions: a function of one argument, the iterable, whose name is empty.
internal sealed partial class FunctionCompiler
{
    // Labels of the loops or blocks that are open, for constructs that nest in the code but not in the tree.
    private readonly Stack<int> _openLabels = new();

    private void CompileComprehension(int node, ScopeKind kind, int name)
    {
        Scope inner = GetInner(kind, node, name, _scope.Emit);
        MakeFunction(inner, 0, 0);
        int loop = _tree.Next(_tree.FirstChild(node));
        Compile(_tree.Next(_tree.FirstChild(loop)));
        if (kind == ScopeKind.GeneratorExpression)
        {
            _emitter.GetIterator(useStack: false);
        }

        _emitter.CallFunction(1, 0, StarArguments.None);
    }

    private void CompileComprehensionScope()
    {
        if (_isScopePass)
        {
            _scope.FindOrAdd(WellKnownNames.Empty, IdentifierKind.Local);
            _scope.PositionalArguments = 1;
        }

        SetLine(_tree[_scope.Node].Value);
        bool isGenerator = _scope.Kind == ScopeKind.GeneratorExpression;
        if (isGenerator)
        {
            // The iterator's four slots; a null in the first says that the second is the iterator.
            _emitter.LoadNull();
            LoadName(WellKnownNames.Empty);
            _emitter.LoadNull();
            _emitter.LoadNull();
        }
        else
        {
            _emitter.Build(0, _scope.Kind switch
            {
                ScopeKind.ListComprehension => BuildKind.List,
                ScopeKind.DictComprehension => BuildKind.Map,
                _ => BuildKind.Set,
            });
            LoadName(WellKnownNames.Empty);
            _emitter.GetIterator(useStack: true);
        }

        CompileComprehensionLoops(isGenerator);
        if (isGenerator)
        {
            _emitter.LoadToken(ConstantToken.None);
        }
    }

    private void CompileComprehensionLoops(bool isGenerator)
    {
        int element = _tree.FirstChild(_scope.Node);
        int outermost = _openLabels.Count;
        for (int clause = _tree.Next(element); clause != 0; clause = _tree.Next(clause))
        {
            int first = _tree.FirstChild(clause);
            if (KindOf(clause) == NodeKind.CompIf)
            {
                JumpIf(first, false, _openLabels.Peek());
                continue;
            }

            if (_openLabels.Count > outermost)
            {
                Compile(_tree.Next(first));
                _emitter.GetIterator(useStack: true);
            }

            int labelTop = NewLabel();
            int labelEnd = NewLabel();
            _openLabels.Push(labelTop);
            _emitter.AssignLabel(labelTop);
            _emitter.ForIterator(labelEnd);
            Store(first);
        }

        Compile(element);
        if (isGenerator)
        {
            _emitter.Yield(YieldKind.Value);
            ReserveLabelsForNative(1);
            _emitter.PopTop();
        }
        else
        {
            // Each loop has an iterator of four slots on the stack.
            _emitter.StoreComprehension(_scope.Kind, 4 * (_openLabels.Count - outermost) + 1);
        }

        while (_openLabels.Count > outermost)
        {
            int labelTop = _openLabels.Pop();
            _emitter.Jump(labelTop);
            _emitter.AssignLabel(labelTop + 1);
            _emitter.ForIteratorEnd();
        }
    }
}
