using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Compilation;

// try, with, and the asynchronous statements that are made of them.
internal sealed partial class FunctionCompiler
{
    private void CompileTry(int node)
    {
        int body = _tree.FirstChild(node);
        int otherwise = _tree.Next(body);
        int final = _tree.Next(otherwise);
        int handlers = _tree.Next(final);
        if (IsAbsent(final))
        {
            CompileTryExcept(body, handlers, otherwise);
            return;
        }

        int labelFinally = NewLabel();
        EnterBlock(labelFinally, BlockKind.Finally);
        if (handlers == 0)
        {
            _emitter.AdjustStackSize(3); // What an unwinding jump may leave there.
            Compile(body);
            _emitter.AdjustStackSize(-3);
        }
        else
        {
            CompileTryExcept(body, handlers, otherwise);
        }

        // None: the block was left by its end. A return leaves its value below.
        _emitter.LoadToken(ConstantToken.None);
        _emitter.AssignLabel(labelFinally);
        _emitter.AdjustStackSize(1);
        Compile(final);
        _emitter.AdjustStackSize(-1);
        LeaveBlock();
    }

    private void CompileTryExcept(int body, int handlers, int otherwise)
    {
        int labelHandlers = NewLabel();
        int labelSuccess = NewLabel();
        EnterBlock(labelHandlers, BlockKind.Except);
        Compile(body);
        _emitter.PopExceptJump(labelSuccess, false);

        // The exception is on the stack.
        _emitter.AssignLabel(labelHandlers);
        _emitter.StartExceptHandler();
        int labelEnd = NewLabel();
        for (int handler = handlers; handler != 0; handler = _tree.Next(handler))
        {
            if (!CompileHandler(handler, labelEnd))
            {
                LeaveBlock();
                return;
            }
        }

        LeaveBlock();
        _emitter.EndExceptHandler();
        _emitter.AssignLabel(labelSuccess);
        Compile(otherwise);
        _emitter.AssignLabel(labelEnd);
    }

    private bool CompileHandler(int handler, int labelEnd)
    {
        int type = _tree.FirstChild(handler);
        int target = _tree.Next(type);
        int body = _tree.Next(target);
        int labelNext = NewLabel();
        if (!IsAbsent(type))
        {
            _emitter.DupTop();
            Compile(type);
            _emitter.BinaryOperation(BinaryOperator.ExceptionMatch);
            _emitter.PopJumpIf(false, labelNext);
        }
        else if (_tree.Next(handler) != 0)
        {
            Fail(handler, SourceDiagnostics.DefaultExceptNotLast);
            return false;
        }

        if (IsAbsent(target))
        {
            _emitter.PopTop();
            Compile(body);
        }
        else
        {
            CompileHandlerWithName(_tree[target].Name, body);
        }

        _emitter.PopExceptJump(labelEnd, true);
        _emitter.AssignLabel(labelNext);
        _emitter.AdjustStackSize(1); // The exception again.
        return true;
    }

    // The name goes when the handler ends, however that is: try: body, finally: name = None; del name.
    private void CompileHandlerWithName(int name, int body)
    {
        StoreName(name);
        int labelFinally = NewLabel();
        EnterBlock(labelFinally, BlockKind.Finally);
        Compile(body);
        _emitter.LoadToken(ConstantToken.None);
        _emitter.AssignLabel(labelFinally);
        _emitter.AdjustStackSize(1);
        _emitter.LoadToken(ConstantToken.None);
        StoreName(name);
        DeleteName(name);
        _emitter.AdjustStackSize(-1);
        LeaveBlock();
    }

    private void CompileWith(int node)
    {
        if (_tree[node].Form != 0)
        {
            if (RequireAsyncFunction(node))
            {
                CompileAsyncWith(node);
            }

            return;
        }

        int outermost = _openLabels.Count;
        int item = _tree.FirstChild(node);
        for (; _tree.Next(item) != 0; item = _tree.Next(item))
        {
            int labelEnd = NewLabel();
            _openLabels.Push(labelEnd);
            int manager = _tree.FirstChild(item);
            int target = _tree.Next(manager);
            Compile(manager);
            EnterBlock(labelEnd, BlockKind.With);
            StoreOrPop(target);
        }

        Compile(item); // body
        while (_openLabels.Count > outermost)
        {
            _emitter.WithCleanup(_openLabels.Pop());
            ReserveLabelsForNative(3);
            LeaveBlock();
        }
    }

    private void StoreOrPop(int target)
    {
        if (IsAbsent(target))
        {
            _emitter.PopTop();
        }
        else
        {
            Store(target);
        }
    }

    private bool RequireAsyncFunction(int node)
    {
        if ((_scope.Flags & ScopeFlags.Generator) == 0)
        {
            Fail(node, SourceDiagnostics.AsyncOutsideAsyncFunction);
            return false;
        }

        return true;
    }

    // Calls a method without arguments of the object on the stack and awaits what it returns.
    private void AwaitMethod(int name)
    {
        _emitter.LoadMethod(name, false);
        _emitter.CallMethod(0, 0, StarArguments.None);
        Delegate();
    }

    private void CompileAsyncFor(int target, int iterable, int body, int otherwise)
    {
        int labelElse = NewLabel();
        int labelException = NewLabel();
        int labelBody = NewLabel();
        int labelOther = NewLabel();

        Compile(iterable);
        _emitter.LoadMethod(WellKnownNames.AIter, false);
        _emitter.CallMethod(0, 0, StarArguments.None);

        Loop outer = EnterLoop(hasIterator: false);
        int labelBreak = _loop.BreakLabel;
        int labelContinue = _loop.ContinueLabel;
        _emitter.AssignLabel(labelContinue);
        EnterBlock(labelException, BlockKind.Except);
        _emitter.DupTop();
        AwaitMethod(WellKnownNames.ANext);
        Store(target);
        _emitter.PopExceptJump(labelBody, false);

        // StopAsyncIteration ends the loop, anything else goes on.
        _emitter.AssignLabel(labelException);
        _emitter.StartExceptHandler();
        _emitter.DupTop();
        _emitter.LoadGlobal(WellKnownNames.StopAsyncIteration, GlobalKind.Global);
        _emitter.BinaryOperation(BinaryOperator.ExceptionMatch);
        _emitter.PopJumpIf(false, labelOther);
        _emitter.PopTop();
        _emitter.PopExceptJump(labelElse, true);
        _emitter.AssignLabel(labelOther);
        _emitter.AdjustStackSize(1);
        LeaveBlock();
        _emitter.EndExceptHandler();

        _emitter.AssignLabel(labelBody);
        Compile(body);
        _emitter.Jump(labelContinue);
        _loop = outer;

        _emitter.AssignLabel(labelElse);
        Compile(otherwise);
        _emitter.AssignLabel(labelBreak);
        _emitter.PopTop();
    }

    private void CompileAsyncWith(int node)
    {
        int outermost = _openLabels.Count;
        int item = _tree.FirstChild(node);
        for (; _tree.Next(item) != 0; item = _tree.Next(item))
        {
            // Four labels; see LeaveAsyncWith.
            int labelFinally = NewLabel();
            NewLabel();
            NewLabel();
            NewLabel();
            _openLabels.Push(labelFinally);

            int manager = _tree.FirstChild(item);
            int target = _tree.Next(manager);
            Compile(manager);
            _emitter.DupTop();
            AwaitMethod(WellKnownNames.AEnter);
            StoreOrPop(target);
            EnterBlock(labelFinally, BlockKind.Finally);
            _emitter.AdjustStackSize(3); // What an unwinding jump may leave there.
        }

        Compile(item); // body
        while (_openLabels.Count > outermost)
        {
            _emitter.AdjustStackSize(-3);
            LeaveAsyncWith(_openLabels.Pop());
        }
    }

    // On the stack is the context manager, and above it nothing, an exception, or what a return or unwinding jump left.
    private void LeaveAsyncWith(int labelFinally)
    {
        int labelNoException = labelFinally + 1;
        int labelReturnOrUnwind = labelFinally + 2;
        int labelEnd = labelFinally + 3;
        _emitter.AsyncWithSetupFinally(labelNoException, labelFinally, labelReturnOrUnwind);

        // An exception: await __aexit__(type, exception, None), and raise it again unless that is true.
        _emitter.DupTop();
        _emitter.RotThree();
        _emitter.RotTwo();
        _emitter.LoadMethod(WellKnownNames.AExit, false);
        _emitter.RotThree();
        _emitter.RotThree();
        _emitter.DupTop();
        _emitter.Attribute(WellKnownNames.Class, Access.Load);
        _emitter.RotTwo();
        _emitter.LoadToken(ConstantToken.None);
        _emitter.CallMethod(3, 0, StarArguments.None);
        Delegate();
        _emitter.PopJumpIf(false, labelEnd);
        _emitter.PopTop();
        _emitter.LoadToken(ConstantToken.None);
        _emitter.Jump(labelEnd);
        _emitter.AdjustStackSize(2);

        // No exception: await __aexit__(None, None, None).
        _emitter.AssignLabel(labelReturnOrUnwind);
        _emitter.RotThree();
        _emitter.RotThree();
        _emitter.AssignLabel(labelNoException);
        _emitter.LoadMethod(WellKnownNames.AExit, false);
        _emitter.LoadToken(ConstantToken.None);
        _emitter.DupTop();
        _emitter.DupTop();
        _emitter.CallMethod(3, 0, StarArguments.None);
        Delegate();
        _emitter.PopTop();
        _emitter.AdjustStackSize(-1);
        _emitter.AssignLabel(labelEnd);
        LeaveBlock();
    }
}
