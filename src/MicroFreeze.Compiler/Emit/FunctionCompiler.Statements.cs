using MicroFreeze.Diagnostics;
using MicroFreeze.Scoping;
using MicroFreeze.Syntax;

namespace MicroFreeze.Emit;

// Simple statements, if and loops.
internal sealed partial class FunctionCompiler
{
    private void CompileStatement(int node, NodeKind kind)
    {
        switch (kind)
        {
            case NodeKind.Block:
                CompileAll(node);
                break;
            case NodeKind.ExpressionStatement:
                CompileExpressionStatement(node);
                break;
            case NodeKind.Assign:
                CompileAssign(node);
                break;
            case NodeKind.AugmentedAssign:
                CompileAugmentedAssign(node);
                break;
            case NodeKind.AnnotatedAssign:
                CompileAnnotatedAssign(node);
                break;
            case NodeKind.Delete:
                for (int target = _tree.FirstChild(node); target != 0; target = _tree.Next(target))
                {
                    Delete(target);
                }

                break;
            case NodeKind.Pass:
                break;
            case NodeKind.Break:
                CompileLoopExit(node, _loop.BreakLabel, _loop.HasIterator);
                break;
            case NodeKind.Continue:
                CompileLoopExit(node, _loop.ContinueLabel, leavesIterator: false);
                break;
            case NodeKind.Return:
                CompileReturn(node);
                break;
            case NodeKind.Raise:
                CompileRaise(node);
                break;
            case NodeKind.Global:
            case NodeKind.Nonlocal:
                CompileDeclaration(node, isGlobal: kind == NodeKind.Global);
                break;
            case NodeKind.Assert:
                CompileAssert(node);
                break;
            case NodeKind.Import:
                CompileImport(node);
                break;
            case NodeKind.ImportFrom:
                CompileImportFrom(node);
                break;
            case NodeKind.If:
                CompileIf(node);
                break;
            case NodeKind.While:
                CompileWhile(node);
                break;
            case NodeKind.For:
                CompileFor(node);
                break;
            case NodeKind.Try:
                CompileTry(node);
                break;
            case NodeKind.With:
                CompileWith(node);
                break;
            case NodeKind.FunctionDefinition:
                CompileFunctionDefinition(node);
                break;
            case NodeKind.ClassDefinition:
                CompileClassDefinition(node);
                break;
            case NodeKind.Decorated:
                CompileDecorated(node);
                break;
            default:
                throw new InvalidOperationException($"no statement: {kind}");
        }
    }

    private void CompileExpressionStatement(int node)
    {
        int expression = _tree.FirstChild(node);
        NodeKind kind = KindOf(expression);
        if (kind == NodeKind.Name || (!_tree[expression].IsLeaf && kind != NodeKind.Constant))
        {
            Compile(expression);
            _emitter.PopTop();
        }
    }

    private void CompileLoopExit(int node, int label, bool leavesIterator)
    {
        if (label == NoLabel)
        {
            Fail(node, SourceDiagnostics.OutsideLoop);
            return;
        }

        _emitter.UnwindJump(label, leavesIterator, _exceptLevel - _loop.ExceptLevel);
    }

    private void CompileReturn(int node)
    {
        if (_scope.Kind != ScopeKind.Function)
        {
            Fail(node, SourceDiagnostics.ReturnOutsideFunction);
            return;
        }

        int value = _tree.FirstChild(node);
        if (value == 0)
        {
            _emitter.LoadToken(ConstantToken.None);
        }
        else if (KindOf(value) == NodeKind.Conditional)
        {
            // Each branch returns by itself.
            int then = _tree.FirstChild(value);
            int condition = _tree.Next(then);
            int labelFail = NewLabel();
            JumpIf(condition, false, labelFail);
            Compile(then);
            _emitter.ReturnValue();
            _emitter.AssignLabel(labelFail);
            Compile(_tree.Next(condition));
        }
        else
        {
            Compile(value);
        }

        _emitter.ReturnValue();
    }

    private void CompileRaise(int node)
    {
        int count = 0;
        for (int child = _tree.FirstChild(node); child != 0; child = _tree.Next(child))
        {
            Compile(child);
            count++;
        }

        _emitter.Raise(count);
    }

    private void CompileAssert(int node)
    {
        if (_context.Options.OptimizationLevel != 0)
        {
            return;
        }

        int condition = _tree.FirstChild(node);
        int message = _tree.Next(condition);
        int labelEnd = NewLabel();
        JumpIf(condition, true, labelEnd);
        _emitter.LoadGlobal(WellKnownNames.AssertionError, GlobalKind.Global);
        if (!IsAbsent(message))
        {
            Compile(message);
            _emitter.CallFunction(1, 0, StarArguments.None);
        }

        _emitter.Raise(1);
        _emitter.AssignLabel(labelEnd);
    }

    private void CompileIf(int node)
    {
        int labelEnd = NewLabel();
        int condition = _tree.FirstChild(node);
        bool isFirst = true;
        while (true)
        {
            int body = _tree.Next(condition);
            int next = _tree.Next(body);
            if (!IsConstant(condition, false))
            {
                int labelFail = NewLabel();
                JumpIf(condition, false, labelFail);
                Compile(body);
                if (IsConstant(condition, true))
                {
                    break; // What follows never runs.
                }

                // Nothing to jump over after a lonely if.
                if (!isFirst || next != 0)
                {
                    _emitter.Jump(labelEnd);
                }

                _emitter.AssignLabel(labelFail);
            }

            if (next == 0)
            {
                break;
            }

            isFirst = false;
            if (_tree.Next(next) == 0)
            {
                Compile(next); // else
                break;
            }

            condition = next;
        }

        _emitter.AssignLabel(labelEnd);
    }

    private Loop EnterLoop(bool hasIterator)
    {
        Loop outer = _loop;
        _loop.BreakLabel = NewLabel();
        _loop.ContinueLabel = NewLabel();
        _loop.HasIterator = hasIterator;
        _loop.ExceptLevel = _exceptLevel;
        return outer;
    }

    private void CompileWhile(int node)
    {
        int condition = _tree.FirstChild(node);
        int body = _tree.Next(condition);
        Loop outer = EnterLoop(hasIterator: false);
        int labelBreak = _loop.BreakLabel;
        int labelContinue = _loop.ContinueLabel;
        if (!IsConstant(condition, false))
        {
            int labelTop = NewLabel();
            if (!IsConstant(condition, true))
            {
                _emitter.Jump(labelContinue);
            }

            _emitter.AssignLabel(labelTop);
            Compile(body);
            _emitter.AssignLabel(labelContinue);
            JumpIf(condition, true, labelTop);
        }

        // In the else block break and continue are those of the outer loop.
        _loop = outer;
        Compile(_tree.Next(body));
        _emitter.AssignLabel(labelBreak);
    }

    private void CompileFor(int node)
    {
        int target = _tree.FirstChild(node);
        int iterable = _tree.Next(target);
        int body = _tree.Next(iterable);
        int otherwise = _tree.Next(body);
        if (_tree[node].Form != 0)
        {
            if (RequireAsyncFunction(node))
            {
                CompileAsyncFor(target, iterable, body, otherwise);
            }

            return;
        }

        if (KindOf(target) == NodeKind.Name && CompileForRange(target, iterable, body, otherwise))
        {
            return;
        }

        Loop outer = EnterLoop(hasIterator: true);
        int labelBreak = _loop.BreakLabel;
        int labelContinue = _loop.ContinueLabel;
        int labelPop = NewLabel();
        Compile(iterable);
        _emitter.GetIterator(useStack: true);
        _emitter.AssignLabel(labelContinue);
        _emitter.ForIterator(labelPop);
        Store(target);
        Compile(body);
        _emitter.Jump(labelContinue);
        _emitter.AssignLabel(labelPop);
        _emitter.ForIteratorEnd();

        _loop = outer;
        Compile(otherwise);
        _emitter.AssignLabel(labelBreak);
    }

    // for NAME in range(...): the counter is on the stack, above the end unless that is a small integer; no iterator is made.
    private bool CompileForRange(int target, int iterable, int body, int otherwise)
    {
        if (!TryGetRange(iterable, out int start, out int end, out int step))
        {
            return false;
        }

        Loop outer = EnterLoop(hasIterator: false);
        int labelBreak = _loop.BreakLabel;
        int labelContinue = _loop.ContinueLabel;
        int labelTop = NewLabel();
        int labelEntry = NewLabel();
        bool isEndOnStack = KindOf(end) != NodeKind.SmallInt;
        long stepValue = step == 0 ? 1 : _tree[step].Integer;

        if (isEndOnStack)
        {
            Compile(end);
        }

        if (start == 0)
        {
            _emitter.LoadSmallInt(0);
        }
        else
        {
            Compile(start);
        }

        _emitter.Jump(labelEntry);
        _emitter.AssignLabel(labelTop);
        _emitter.DupTop();
        Store(target);
        Compile(body);
        _emitter.AssignLabel(labelContinue);
        _emitter.LoadSmallInt(stepValue);
        _emitter.BinaryOperation(BinaryOperator.InplaceAdd);
        _emitter.AssignLabel(labelEntry);
        if (isEndOnStack)
        {
            _emitter.DupTopTwo();
            _emitter.RotTwo();
        }
        else
        {
            _emitter.DupTop();
            Compile(end);
        }

        _emitter.BinaryOperation(stepValue >= 0 ? BinaryOperator.Less : BinaryOperator.More);
        _emitter.PopJumpIf(true, labelTop);

        // The else block may leave an outer loop, so the counter and the end go first.
        _loop = outer;
        int labelEnd = 0;
        bool hasElse = !IsAbsent(otherwise);
        if (hasElse)
        {
            PopRange(isEndOnStack);
            Compile(otherwise);
            labelEnd = NewLabel();
            _emitter.Jump(labelEnd);
            _emitter.AdjustStackSize(isEndOnStack ? 2 : 1);
        }

        _emitter.AssignLabel(labelBreak);
        PopRange(isEndOnStack);
        if (hasElse)
        {
            _emitter.AssignLabel(labelEnd);
        }

        return true;
    }

    private void PopRange(bool isEndOnStack)
    {
        _emitter.PopTop();
        if (isEndOnStack)
        {
            _emitter.PopTop();
        }
    }

    // range(end), range(start, end) or range(start, end, step) with a constant step; what is left out is 0.
    private bool TryGetRange(int iterable, out int start, out int end, out int step)
    {
        start = end = step = 0;
        if (KindOf(iterable) != NodeKind.Primary)
        {
            return false;
        }

        int function = _tree.FirstChild(iterable);
        int call = _tree.Next(function);
        if (KindOf(function) != NodeKind.Name || _tree[function].Name != WellKnownNames.Range
            || KindOf(call) != NodeKind.Call || _tree.Next(call) != 0)
        {
            return false;
        }

        int first = _tree.FirstChild(call);
        int second = first == 0 ? 0 : _tree.Next(first);
        int third = second == 0 ? 0 : _tree.Next(second);
        if (first == 0 || (third != 0 && _tree.Next(third) != 0))
        {
            return false;
        }

        (start, end) = second == 0 ? (0, first) : (first, second);
        step = third;
        return (step == 0 || (KindOf(step) == NodeKind.SmallInt && _tree[step].Integer != 0))
            && (start == 0 || IsPlainArgument(start)) && IsPlainArgument(end);
    }

    private bool IsPlainArgument(int node) => KindOf(node) switch
    {
        NodeKind.StarArgument or NodeKind.DoubleStarArgument or NodeKind.KeywordArgument => false,
        NodeKind.GeneratorExpression or NodeKind.NamedExpression => _tree[node].Form == 0,
        _ => true,
    };

    // ---- conditions ---------------------------------------------------------------------------------------------------------

    private void JumpIf(int node, bool jumpIf, int label)
    {
        if (IsConstant(node, out bool truth))
        {
            if (truth == jumpIf)
            {
                _emitter.Jump(label);
            }

            return;
        }

        switch (KindOf(node))
        {
            case NodeKind.Or:
                JumpIfAny(node, jumpIf, label, decides: true);
                return;
            case NodeKind.And:
                JumpIfAny(node, jumpIf, label, decides: false);
                return;
            case NodeKind.Not:
                JumpIf(_tree.FirstChild(node), !jumpIf, label);
                return;
            default:
                Compile(node);
                _emitter.PopJumpIf(jumpIf, label);
                return;
        }
    }

    // An operand of an "or" decides it by being true, one of an "and" by being false.
    private void JumpIfAny(int node, bool jumpIf, int label, bool decides)
    {
        if (jumpIf == decides)
        {
            for (int child = _tree.FirstChild(node); child != 0; child = _tree.Next(child))
            {
                JumpIf(child, jumpIf, label);
            }

            return;
        }

        int labelEnd = NewLabel();
        for (int child = _tree.FirstChild(node); child != 0;)
        {
            int next = _tree.Next(child);
            if (next == 0)
            {
                JumpIf(child, jumpIf, label);
            }
            else
            {
                JumpIf(child, !jumpIf, labelEnd);
            }

            child = next;
        }

        _emitter.AssignLabel(labelEnd);
    }

    private bool IsConstant(int node, bool value) => IsConstant(node, out bool truth) && truth == value;

    private bool IsConstant(int index, out bool truth)
    {
        ref readonly Node node = ref _tree[index];
        switch (node.Kind)
        {
            case NodeKind.SmallInt:
                truth = node.Integer != 0;
                return true;
            case NodeKind.Str:
                truth = node.Name != WellKnownNames.Empty;
                return true;
            case NodeKind.True or NodeKind.Ellipsis:
                truth = true;
                return true;
            case NodeKind.None or NodeKind.False:
                truth = false;
                return true;
            case NodeKind.Constant:
                truth = _tree.Constants[node.Value].IsTrue();
                return true;
            case NodeKind.Tuple:
                truth = false;
                return node.Form == (byte)TupleForm.Parenthesized && node.FirstChild == 0;
            default:
                truth = false;
                return false;
        }
    }
}
