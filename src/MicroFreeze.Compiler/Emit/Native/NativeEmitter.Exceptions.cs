using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Emit.Native;

// Exception handlers. The address of the innermost active one is in the frame; the handler around the function jumps there, with
// the exception in its slot. A finally handler that is entered by a jump finds null there, and where to go on in another slot.
internal sealed partial class NativeEmitter<TAssembler>
{
    private const int NoUnwindLabel = -1;
    private const int UnwindToSlot = -2;

    private Handler[] _handlers = new Handler[8];
    private int _handlerCount;

    private struct Handler
    {
        public int Label;

        /// <summary>Where its finally block goes on after a jump: a label, or one of the two constants above.</summary>
        public int UnwindLabel;

        public bool IsFinally;
        public bool IsActive;
    }

    /// <inheritdoc/>
    public override void SetupBlock(int label, BlockKind kind)
    {
        if (kind == BlockKind.With)
        {
            SetupWith(label);
            return;
        }

        SettleStack();
        PushHandler(label, kind == BlockKind.Finally);
    }

    /// <inheritdoc/>
    public override void WithCleanup(int label)
    {
        int swallowed = _context.NextLabel;
        int done = _context.NextLabel + 1;
        int noException = _context.NextLabel + 2;

        // Stack: ..., __exit__, self, value of the with
        LeaveHandler(startsHandler: false);
        MoveStack(-1);

        // Also entered by a jump out of the body.
        AssignLabel(noException);
        PushConstant(ViperType.None, 0);
        PushConstant(ViperType.None, 0);
        PushConstant(ViperType.None, 0);
        CallExit();
        Jump(swallowed);

        // Here an exception arrives. This is no finally label, though the handler looks like one.
        _buffer.PlaceLabel(label);
        LeaveHandler(startsHandler: true);
        AdjustStackSize(2);
        _asm.LoadLocal(TAssembler.Argument1, ExceptionSlot);
        _asm.JumpIfZero(TAssembler.Argument1, noException, isBoolean: false);
        _asm.LoadWord(TAssembler.Argument2, TAssembler.Argument1, 0);
        PushRegister(ViperType.Object, TAssembler.Argument2);
        PushRegister(ViperType.Object, TAssembler.Argument1);
        PushConstant(ViperType.None, 0);
        CallExit();
        if (TAssembler.Argument1 != TAssembler.Result)
        {
            _asm.Move(TAssembler.Argument1, TAssembler.Result);
        }

        Call(RuntimeFunction.IsTrue);
        _asm.JumpIfZero(TAssembler.Result, done, isBoolean: true);

        AssignLabel(swallowed);
        StoreNull(ExceptionSlot, TAssembler.Temporary0);
        AssignLabel(done);

        // What EndFinally pops: the exception is in its slot.
        MoveStack(1);
    }

    /// <inheritdoc/>
    public override void AsyncWithSetupFinally(int labelNoException, int labelFinally, int labelReturnOrUnwind)
    {
        // The body ended without an exception. Stack: ..., manager; the code to come expects ..., anything, None, manager.
        AdjustStackSize(1);
        RotTwo();
        PushConstant(ViperType.None, 0);
        RotTwo();
        Jump(labelNoException);
        AdjustStackSize(-1);

        AssignLabel(labelFinally);
        Drop();
        _asm.LoadLocal(TAssembler.Argument1, ExceptionSlot);
        PushRegister(ViperType.Object, TAssembler.Argument1);
        _asm.JumpIfZero(TAssembler.Argument1, labelReturnOrUnwind, isBoolean: false);
    }

    /// <inheritdoc/>
    public override void EndFinally()
    {
        Drop();

        // Raises nothing where the exception is null or None.
        _asm.LoadLocal(TAssembler.Argument1, ExceptionSlot);
        Call(RuntimeFunction.Raise);
        if (_handlerCount == 0)
        {
            return;
        }

        Handler handler = _handlers[--_handlerCount];
        if (handler.UnwindLabel != NoUnwindLabel)
        {
            int goesOn = _context.NextLabel;
            _asm.LoadLocal(TAssembler.Result, UnwindSlot);
            _asm.JumpIfZero(TAssembler.Result, goesOn, isBoolean: false);
            if (handler.UnwindLabel == UnwindToSlot)
            {
                _asm.JumpTo(TAssembler.Result);
            }
            else
            {
                Jump(handler.UnwindLabel);
            }

            AssignLabel(goesOn);
        }
    }

    /// <inheritdoc/>
    public override void PopExceptJump(int label, bool withinHandler)
    {
        if (withinHandler)
        {
            // The exception is dealt with.
            StoreNull(ExceptionSlot, TAssembler.Temporary0);
        }
        else
        {
            LeaveHandler(startsHandler: false);
        }

        Jump(label);
    }

    /// <inheritdoc/>
    public override void StartExceptHandler()
    {
        LeaveHandler(startsHandler: true);
        _asm.LoadLocal(TAssembler.Temporary0, ExceptionSlot);
        PushRegister(ViperType.Object, TAssembler.Temporary0);
    }

    /// <inheritdoc/>
    public override void EndExceptHandler()
    {
    }

    /// <inheritdoc/>
    public override void Raise(int count)
    {
        if (count == 0)
        {
            // The reference has an assertion here.
            Abort(SourceDiagnostics.NativeReraise);
            PushConstant(ViperType.Object, 0);
        }
        else if (count == 2)
        {
            // The cause is dropped, as bytecode does. The reference has an assertion here.
            Drop();
        }

        ViperType type = Pop(TAssembler.Argument1);
        if (type != ViperType.Object)
        {
            Report(SourceDiagnostics.ViperRaise);
        }

        Call(RuntimeFunction.Raise);
        _buffer.SuppressCode();
    }

    /// <inheritdoc/>
    public override void UnwindJump(int label, bool leavesIterator, int exceptDepth)
    {
        if (exceptDepth > 0)
        {
            label = Unwind(label, exceptDepth);
        }

        Jump(label);
    }

    /// <summary>Leaves handlers for a jump. Returns where the code jumps: the label, or the innermost finally block on the way.</summary>
    private int Unwind(int label, int depth)
    {
        int firstFinally = -1;
        int lastFinally = -1;
        int index = _handlerCount - 1;
        for (; depth > 0 && index >= 0; depth--, index--)
        {
            ref Handler handler = ref _handlers[index];
            if (handler is { IsFinally: true, IsActive: true })
            {
                if (firstFinally < 0)
                {
                    firstFinally = index;
                }

                if (lastFinally >= 0)
                {
                    _handlers[lastFinally].UnwindLabel = handler.Label;
                }

                lastFinally = index;
            }
        }

        if (lastFinally < 0)
        {
            // The handler around all of those is the current one after the jump.
            if (index < 0)
            {
                Clear(TAssembler.Result);
            }
            else
            {
                _asm.LoadLabelAddress(TAssembler.Result, _handlers[index].Label);
            }

            _asm.StoreLocal(HandlerAddressSlot, TAssembler.Result);
            return label;
        }

        _handlers[lastFinally].UnwindLabel = UnwindToSlot;
        _asm.LoadLabelAddress(TAssembler.Result, label);
        _asm.StoreLocal(UnwindSlot, TAssembler.Result);
        _asm.LoadImmediate(TAssembler.Result, 0);
        _asm.StoreLocal(ExceptionSlot, TAssembler.Result);
        return _handlers[firstFinally].Label;
    }

    private void SetupWith(int label)
    {
        // Stack: ..., manager
        RequireObject(Fetch(1, TAssembler.Argument1));
        PushArray(TAssembler.Argument3, 2);
        CallWithName(RuntimeFunction.LoadMethod, WellKnownNames.Exit, TAssembler.Argument2);

        // Stack: ..., manager, __exit__, self
        Pop(TAssembler.Argument3);
        Pop(TAssembler.Argument2);
        ViperType type = Pop(TAssembler.Argument1);
        PushRegister(type, TAssembler.Argument2);
        PushRegister(type, TAssembler.Argument3);
        PushArray(TAssembler.Argument3, 2);
        CallWithName(RuntimeFunction.LoadMethod, WellKnownNames.Enter, TAssembler.Argument2);
        PopArray(TAssembler.Argument3, 2);
        Call(RuntimeFunction.CallMethod, 0, TAssembler.Argument1, 0, TAssembler.Argument2);
        PushResult();

        // Stack: ..., __exit__, self, value
        SettleStack();
        PushHandler(label, isFinally: true);
        DupTop();
    }

    private void CallExit()
    {
        PopArray(TAssembler.Argument3, 5);
        Call(RuntimeFunction.CallMethod, 3, TAssembler.Argument1, 0, TAssembler.Argument2);
    }

    private void PushHandler(int label, bool isFinally)
    {
        if (_handlerCount == _handlers.Length)
        {
            Array.Resize(ref _handlers, _handlerCount * 2);
        }

        _handlers[_handlerCount++] = new Handler { Label = label, IsFinally = isFinally, UnwindLabel = NoUnwindLabel, IsActive = true };
        _asm.LoadLabelAddress(TAssembler.Result, label);
        _asm.StoreLocal(HandlerAddressSlot, TAssembler.Result);
    }

    /// <summary>Deactivates the innermost handler; the next active one around it becomes the current one.</summary>
    /// <param name="startsHandler">Whether this is its beginning: then there is no current one already.</param>
    private void LeaveHandler(bool startsHandler)
    {
        int index = _handlerCount - 1;
        if (index >= 0)
        {
            _handlers[index].IsActive = false;
        }

        index = FindActiveHandler(index - 1);
        if (index >= 0)
        {
            _asm.LoadLabelAddress(TAssembler.Result, _handlers[index].Label);
        }
        else if (startsHandler)
        {
            return;
        }
        else
        {
            Clear(TAssembler.Result);
        }

        _asm.StoreLocal(HandlerAddressSlot, TAssembler.Result);
    }

    private int FindActiveHandler(int index)
    {
        while (index >= 0 && !_handlers[index].IsActive)
        {
            index--;
        }

        return index;
    }
}
