using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Compilation;

// Expressions but calls, lambdas and comprehensions.
internal sealed partial class FunctionCompiler
{
    private void CompileExpression(int node, NodeKind kind)
    {
        switch (kind)
        {
            case NodeKind.Constant:
                _emitter.LoadObject(_tree[node].Value);
                break;
            case NodeKind.Tuple:
                CompileTuple(node);
                break;
            case NodeKind.List:
                CompileList(node);
                break;
            case NodeKind.Set:
                CompileSet(node);
                break;
            case NodeKind.Dict:
                CompileDict(node);
                break;
            case NodeKind.DictItem:
                CompileDictItem(node);
                break;
            case NodeKind.GeneratorExpression:
                CompileComprehension(node, ScopeKind.GeneratorExpression, WellKnownNames.GeneratorExpression);
                break;
            case NodeKind.ListComprehension:
                CompileComprehension(node, ScopeKind.ListComprehension, WellKnownNames.ListComprehension);
                break;
            case NodeKind.SetComprehension:
                CompileComprehension(node, ScopeKind.SetComprehension, WellKnownNames.SetComprehension);
                break;
            case NodeKind.DictComprehension:
                CompileComprehension(node, ScopeKind.DictComprehension, WellKnownNames.DictComprehension);
                break;
            case NodeKind.Primary:
                CompilePrimary(node);
                break;
            case NodeKind.Await:
                CompileAwait(node);
                break;
            case NodeKind.Call:
                CompileCall(node, isMethodCall: false, extraPositional: 0);
                break;
            case NodeKind.Subscript:
                Compile(_tree.FirstChild(node));
                _emitter.Subscript(Access.Load);
                break;
            case NodeKind.Slice:
                CompileSlice(node);
                break;
            case NodeKind.Attribute:
                _emitter.Attribute(_tree[node].Name, Access.Load);
                break;
            case NodeKind.BinaryOperation:
                CompileBinaryOperation(node);
                break;
            case NodeKind.Comparison:
                CompileComparison(node);
                break;
            case NodeKind.And:
            case NodeKind.Or:
                CompileAndOr(node, kind == NodeKind.Or);
                break;
            case NodeKind.Not:
                Compile(_tree.FirstChild(node));
                _emitter.UnaryOperation(UnaryOperator.Not);
                break;
            case NodeKind.UnaryOperation:
                Compile(_tree.FirstChild(node));
                _emitter.UnaryOperation((UnaryOperator)_tree[node].Form);
                break;
            case NodeKind.Power:
                CompileAll(node);
                _emitter.BinaryOperation(BinaryOperator.Power);
                break;
            case NodeKind.Conditional:
                CompileConditional(node);
                break;
            case NodeKind.NamedExpression:
                CompileNamedExpression(node);
                break;
            case NodeKind.Star:
                Fail(node, SourceDiagnostics.StarNotTarget);
                break;
            case NodeKind.Lambda:
                CompileLambda(node);
                break;
            case NodeKind.Yield:
            case NodeKind.YieldFrom:
                CompileYield(node, kind);
                break;
            default:
                throw new InvalidOperationException($"no expression: {kind}");
        }
    }

    private void CompileTuple(int node)
    {
        int count = 0;
        for (int item = _tree.FirstChild(node); item != 0; item = _tree.Next(item))
        {
            Compile(item);
            count++;
        }

        _emitter.Build(count, BuildKind.Tuple);
    }

    private void CompileList(int node)
    {
        int first = _tree.FirstChild(node);
        if (first != 0 && _tree.Next(first) == 0 && _tree[node].Form == 0)
        {
            Compile(first);
            _emitter.Build(1, BuildKind.List);
        }
        else
        {
            CompileAll(node);
            _emitter.Build(_tree.ChildCount(node), BuildKind.List);
        }
    }

    private void CompileSet(int node)
    {
        int count = 0;
        for (int item = _tree.FirstChild(node); item != 0; item = _tree.Next(item))
        {
            Compile(item);
            if (KindOf(item) == NodeKind.DictItem)
            {
                FailInside(node, SourceDiagnostics.ExpectingValue);
                return;
            }

            count++;
        }

        _emitter.Build(count, BuildKind.Set);
    }

    private void CompileDict(int node)
    {
        _emitter.Build(_tree.ChildCount(node), BuildKind.Map);
        for (int item = _tree.FirstChild(node); item != 0; item = _tree.Next(item))
        {
            Compile(item);
            if (KindOf(item) != NodeKind.DictItem)
            {
                FailInside(node, SourceDiagnostics.ExpectingKeyValue);
                return;
            }

            _emitter.StoreMap();
        }
    }

    private void CompileDictItem(int node)
    {
        int key = _tree.FirstChild(node);
        Compile(_tree.Next(key));
        Compile(key);
    }

    private void CompileSlice(int node)
    {
        int start = _tree.FirstChild(node);
        int stop = _tree.Next(start);
        int step = _tree.Next(stop);
        CompileOrNone(start);
        CompileOrNone(stop);
        if (IsAbsent(step))
        {
            _emitter.Build(2, BuildKind.Slice);
        }
        else
        {
            Compile(step);
            _emitter.Build(3, BuildKind.Slice);
        }
    }

    private void CompileOrNone(int node)
    {
        if (IsAbsent(node))
        {
            _emitter.LoadToken(ConstantToken.None);
        }
        else
        {
            Compile(node);
        }
    }

    private void CompileBinaryOperation(int node)
    {
        int child = _tree.FirstChild(node);
        Compile(child);
        for (int operation = _tree.Next(child); operation != 0; operation = _tree.Next(child))
        {
            child = _tree.Next(operation);
            Compile(child);
            _emitter.BinaryOperation(_tree[operation].Operator);
        }
    }

    private void CompileComparison(int node)
    {
        int operand = _tree.FirstChild(node);
        Compile(operand);
        int operation = _tree.Next(operand);
        operand = _tree.Next(operation);
        if (_tree.Next(operand) == 0)
        {
            Compile(operand);
            _emitter.BinaryOperation(_tree[operation].Operator);
            return;
        }

        // a < b < c: every operand but the last is kept for the next comparison.
        int labelFail = NewLabel();
        while (true)
        {
            Compile(operand);
            int next = _tree.Next(operand);
            if (next == 0)
            {
                _emitter.BinaryOperation(_tree[operation].Operator);
                break;
            }

            _emitter.DupTop();
            _emitter.RotThree();
            _emitter.BinaryOperation(_tree[operation].Operator);
            _emitter.JumpIfOrPop(false, labelFail);
            operation = next;
            operand = _tree.Next(operation);
        }

        int labelEnd = NewLabel();
        _emitter.Jump(labelEnd);
        _emitter.AssignLabel(labelFail);
        _emitter.AdjustStackSize(1);
        _emitter.RotTwo();
        _emitter.PopTop();
        _emitter.AssignLabel(labelEnd);
    }

    private void CompileAndOr(int node, bool isOr)
    {
        int labelEnd = NewLabel();
        for (int operand = _tree.FirstChild(node); operand != 0;)
        {
            int next = _tree.Next(operand);
            Compile(operand);
            if (next != 0)
            {
                _emitter.JumpIfOrPop(isOr, labelEnd);
            }

            operand = next;
        }

        _emitter.AssignLabel(labelEnd);
    }

    private void CompileConditional(int node)
    {
        int then = _tree.FirstChild(node);
        int condition = _tree.Next(then);
        int labelFail = NewLabel();
        int labelEnd = NewLabel();
        JumpIf(condition, false, labelFail);
        Compile(then);
        _emitter.Jump(labelEnd);
        _emitter.AssignLabel(labelFail);
        _emitter.AdjustStackSize(-1);
        Compile(_tree.Next(condition));
        _emitter.AssignLabel(labelEnd);
    }

    private void CompileYield(int node, NodeKind kind)
    {
        if (_scope.Kind is not (ScopeKind.Function or ScopeKind.Lambda))
        {
            Fail(node, SourceDiagnostics.YieldOutsideFunction);
            return;
        }

        int value = _tree.FirstChild(node);
        if (kind == NodeKind.YieldFrom)
        {
            if ((_scope.Flags & _context.Options.Firmware.Family.AsyncScopeFlag) != 0)
            {
                Fail(node, SourceDiagnostics.YieldFromInAsyncFunction);
                return;
            }

            Compile(value);
            Delegate();
            return;
        }

        if (value == 0)
        {
            _emitter.LoadToken(ConstantToken.None);
        }
        else
        {
            Compile(value);
        }

        _emitter.Yield(YieldKind.Value);
        ReserveLabelsForNative(1);
    }

    private void CompileAwait(int node)
    {
        if (_scope.Kind is not (ScopeKind.Function or ScopeKind.Lambda))
        {
            Fail(node, SourceDiagnostics.AwaitOutsideFunction);
            return;
        }

        CompilePrimary(node);
        if (_context.Options.Firmware.AwaitsThroughMethod)
        {
            _emitter.LoadMethod(WellKnownNames.Await, false);
            _emitter.CallMethod(0, 0, StarArguments.None);
            DelegateToIterator();
        }
        else
        {
            Delegate();
        }
    }

    // yield from the object on the stack.
    private void Delegate()
    {
        _emitter.GetIterator(useStack: false);
        DelegateToIterator();
    }

    private void DelegateToIterator()
    {
        _emitter.LoadToken(ConstantToken.None);
        _emitter.Yield(YieldKind.From);
        ReserveLabelsForNative(3);
    }
}
