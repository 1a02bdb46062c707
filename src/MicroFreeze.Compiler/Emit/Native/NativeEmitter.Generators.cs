using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Emit.Native;

// Leaving a function: return and yield.
internal sealed partial class NativeEmitter<TAssembler>
{
    /// <inheritdoc/>
    public override void ReturnValue()
    {
        if (_isGenerator)
        {
            StoreYielded(FrameLayout.ReturnNormal);
        }
        else
        {
            if (_isViper)
            {
                PopViperResult();
            }
            else
            {
                Pop(TAssembler.OwnResult);
            }

            if (IsWrapped)
            {
                _asm.StoreLocal(ReturnSlot, TAssembler.OwnResult);
            }
        }

        UnwindJump(_firstLabel + ExitLabel, leavesIterator: false, _handlerCount);
    }

    /// <inheritdoc/>
    public override void Yield(YieldKind kind)
    {
        int resume = _context.NextLabel;
        int loop = _context.NextLabel + 1;
        int entry = _context.NextLabel + 2;
        if (_isViper)
        {
            Abort(SourceDiagnostics.ViperYield);
        }

        SettleStack();
        if (kind == YieldKind.From)
        {
            Jump(entry);
            AssignLabel(loop);
        }

        StoreYielded(FrameLayout.ReturnYield);
        _asm.LoadLabelAddress(TAssembler.Temporary0, resume);
        StoreState(ResumeSlot, TAssembler.Temporary0);
        _asm.Jump(_firstLabel + ExitLabel);

        _buffer.PlaceLabel(resume);
        int handler = FindActiveHandler(_handlerCount - 1);
        if (handler >= 0)
        {
            _asm.LoadLabelAddress(TAssembler.Result, _handlers[handler].Label);
            _asm.StoreLocal(HandlerAddressSlot, TAssembler.Result);
        }

        // The value that was sent.
        AdjustStackSize(1);
        if (kind == YieldKind.Value)
        {
            RaiseThrown();
            return;
        }

        AssignLabel(entry);
        _asm.LoadLocal(TAssembler.Argument3, ThrowSlot);
        _asm.LoadImmediate(TAssembler.Argument2, 0);
        _asm.StoreLocal(ThrowSlot, TAssembler.Argument2);
        Pop(TAssembler.Argument2);
        Fetch(1, TAssembler.Argument1);
        PushRegister(ViperType.Object, TAssembler.Argument3);
        PopArray(TAssembler.Argument3, 1);
        Call(RuntimeFunction.YieldFrom);
        _asm.JumpIfNonZero(TAssembler.Result, loop, isBoolean: true);

        // The inner generator has ended: its value takes its place.
        AdjustStackSize(1);
        DropBelowTop(TAssembler.Argument1);
    }

    /// <summary>Leaves the top of the stack to the caller, and says why.</summary>
    private void StoreYielded(int reason)
    {
        PopArray(TAssembler.Temporary0, 1);
        StoreState(FrameLayout.CodeStateStackPointer, TAssembler.Temporary0);
        _asm.LoadImmediate(TAssembler.Temporary0, reason);
        _asm.StoreLocal(ReturnSlot, TAssembler.Temporary0);
    }

    /// <summary>Raises what was thrown into a generator, if anything was.</summary>
    private void RaiseThrown()
    {
        _asm.LoadLocal(TAssembler.Argument1, ThrowSlot);
        StoreNull(ThrowSlot, TAssembler.Argument2);
        Call(RuntimeFunction.Raise);
    }

    private void PopViperResult()
    {
        ViperType declared = (ViperType)_scope.ReturnType;
        bool isObject = declared == ViperType.Object;
        if (PeekType(0) == ViperType.None)
        {
            Drop();
            if (isObject)
            {
                _asm.LoadWord(TAssembler.OwnResult, TAssembler.FunctionTable, (int)RuntimeFunction.NoneObject);
            }
            else
            {
                _asm.LoadImmediate(TAssembler.Argument1, 0);
            }
        }
        else
        {
            ViperType type = Pop(isObject ? TAssembler.OwnResult : TAssembler.Argument1);
            if (type != declared)
            {
                Report(SourceDiagnostics.ViperReturnType, declared.ToName(), type.ToName());
            }
        }

        if (!isObject)
        {
            Call(RuntimeFunction.ConvertNativeToObject, (int)declared, TAssembler.Argument2);
            if (TAssembler.OwnResult != TAssembler.Result)
            {
                _asm.Move(TAssembler.OwnResult, TAssembler.Result);
            }
        }
    }
}
