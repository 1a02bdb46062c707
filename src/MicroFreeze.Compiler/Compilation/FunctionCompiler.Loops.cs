using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Compilation;

// while, for, and the ways out of them.
internal sealed partial class FunctionCompiler
{
    private Loop _loop;

    // Where break and continue go to.
    private struct Loop
    {
        public int BreakLabel;
        public int ContinueLabel;
        public bool HasIterator;
        public int ExceptLevel;
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
}
