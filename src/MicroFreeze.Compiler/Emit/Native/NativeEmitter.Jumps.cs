using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Emit.Native;

// Jumps and loops.
internal sealed partial class NativeEmitter<TAssembler>
{
    /// <inheritdoc/>
    public override void Jump(int label)
    {
        SettleStack();
        NoteJump(label);
        _asm.Jump(label);
        _buffer.SuppressCode();
    }

    /// <inheritdoc/>
    public override void PopJumpIf(bool condition, int label) => JumpIf(condition, label, pops: true);

    /// <inheritdoc/>
    public override void JumpIfOrPop(bool condition, int label) => JumpIf(condition, label, pops: false);

    /// <inheritdoc/>
    public override void GetIterator(bool useStack)
    {
        RequireObject(Pop(TAssembler.Argument1));
        if (useStack)
        {
            PushArray(TAssembler.Argument2, FrameLayout.IteratorSlots);
            Call(RuntimeFunction.GetIterator);
        }
        else
        {
            _asm.LoadImmediate(TAssembler.Argument2, 0);
            Call(RuntimeFunction.GetIterator);
            PushResult();
        }
    }

    /// <inheritdoc/>
    public override void ForIterator(int label)
    {
        PopArray(TAssembler.Argument1, FrameLayout.IteratorSlots);
        MoveStack(FrameLayout.IteratorSlots);
        Call(RuntimeFunction.IteratorNext);

        // The end of an iteration is a null object.
        _asm.JumpIfZero(TAssembler.Result, label, isBoolean: false);
        PushResult();
    }

    /// <inheritdoc/>
    public override void ForIteratorEnd() => MoveStack(-FrameLayout.IteratorSlots);

    private void JumpIf(bool condition, int label, bool pops)
    {
        ViperType type = PeekType(0);
        bool isObject = type == ViperType.Object;
        type = Pop(isObject ? TAssembler.Argument1 : TAssembler.Result);
        if (!pops)
        {
            MoveStack(1);
        }

        if (isObject)
        {
            Call(RuntimeFunction.IsTrue);
        }
        else if (!type.IsNumeric())
        {
            Report(SourceDiagnostics.ViperNotBool, type.ToName());
        }

        if (!pops)
        {
            _savedType = type;
        }

        SettleStack();
        NoteJump(label);
        if (condition)
        {
            _asm.JumpIfNonZero(TAssembler.Result, label, isBoolean: type == ViperType.Object);
        }
        else
        {
            _asm.JumpIfZero(TAssembler.Result, label, isBoolean: type == ViperType.Object);
        }

        if (!pops)
        {
            MoveStack(-1);
        }
    }
}
