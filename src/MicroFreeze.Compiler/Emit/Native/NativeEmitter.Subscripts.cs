using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Emit.Native;

// Items of objects, and memory behind viper's pointers.
internal sealed partial class NativeEmitter<TAssembler>
{
    /// <inheritdoc/>
    public override void Subscript(Access access)
    {
        switch (access)
        {
            case Access.Load:
                LoadSubscript();
                break;
            case Access.Store:
                StoreSubscript();
                break;
            default:
                RequireObject(Pop(TAssembler.Argument2));
                RequireObject(Pop(TAssembler.Argument1));
                Call(RuntimeFunction.Subscript, 0, TAssembler.Argument3);
                break;
        }
    }

    private void LoadSubscript()
    {
        ViperType pointer = PeekType(1);
        if (pointer == ViperType.Object)
        {
            PopAsObject(TAssembler.Argument2);
            Pop(TAssembler.Argument1);
            Call(RuntimeFunction.Subscript, FrameLayout.Sentinel, TAssembler.Argument3);
            PushResult();
            return;
        }

        ref StackEntry top = ref Peek(0);
        if (top is { Type: ViperType.Int, Kind: EntryKind.Constant })
        {
            LoadAt(top.Constant);
        }
        else
        {
            LoadIndexed();
        }

        PushRegister(ViperType.Int, TAssembler.Result);
    }

    private void LoadAt(long index)
    {
        Drop();
        int address = TAssembler.Argument1;
        int sum = TAssembler.Argument2;
        ViperType pointer = PopAnywhere(ref address, sum, sum);
        FreeRegister(TAssembler.Result);
        if (!TryGetSize(pointer, out AccessSize size))
        {
            Report(SourceDiagnostics.ViperCannotLoad, pointer.ToName());
            return;
        }

        if (!TAssembler.LoadsAtOffset(size) && index != 0)
        {
            FreeRegister(sum);
            AddOffset(sum, address, size, index);
            address = sum;
            index = 0;
        }

        _asm.Load(size, TAssembler.Result, address, index);
    }

    private void LoadIndexed()
    {
        int index = TAssembler.Argument2;
        ViperType indexType = PopAnywhere(ref index, TAssembler.Argument1, TAssembler.Argument1);
        ViperType pointer = Pop(TAssembler.Argument1);
        FreeRegister(TAssembler.Result);
        if (!indexType.IsInteger())
        {
            Report(SourceDiagnostics.ViperLoadIndex, indexType.ToName());
        }

        if (TryGetSize(pointer, out AccessSize size))
        {
            index = TakeIndex(index, size);
            _asm.LoadIndexed(size, TAssembler.Result, TAssembler.Argument1, index);
        }
        else
        {
            Report(SourceDiagnostics.ViperCannotLoad, pointer.ToName());
        }
    }

    private void StoreSubscript()
    {
        ViperType pointer = PeekType(1);
        if (pointer == ViperType.Object)
        {
            if (PeekType(0) != ViperType.Object || PeekType(2) != ViperType.Object)
            {
                // Converts all three in their places.
                PopArray(TAssembler.Argument1, 3);
                MoveStack(3);
            }

            Pop(TAssembler.Argument2);
            Pop(TAssembler.Argument1);
            Pop(TAssembler.Argument3);
            Call(RuntimeFunction.Subscript);
            return;
        }

        ref StackEntry top = ref Peek(0);
        if (top is { Type: ViperType.Int, Kind: EntryKind.Constant })
        {
            StoreAt(top.Constant);
        }
        else
        {
            StoreIndexed();
        }
    }

    private void StoreAt(long index)
    {
        Drop();
        int address = TAssembler.Argument1;
        int sum = TAssembler.Argument2;
        int value = TAssembler.Argument3;
        ViperType pointer = PopAnywhere(ref address, sum, value);
        RequireNumeric(PopStored(ref value, address, sum));
        if (!TryGetSize(pointer, out AccessSize size))
        {
            Report(SourceDiagnostics.ViperCannotStoreTo, pointer.ToName());
            return;
        }

        if (!TAssembler.StoresAtOffset(size) && index != 0)
        {
            AddOffset(sum, address, size, index);
            address = sum;
            index = 0;
        }

        _asm.Store(size, value, address, index);
    }

    private void StoreIndexed()
    {
        int index = TAssembler.Argument2;
        int value = TAssembler.Argument3;
        ViperType indexType = PopAnywhere(ref index, TAssembler.Argument1, value);
        ViperType pointer = Pop(TAssembler.Argument1);
        if (!indexType.IsInteger())
        {
            Report(SourceDiagnostics.ViperStoreIndex, indexType.ToName());
        }

        RequireNumeric(PopStored(ref value, TAssembler.Argument1, index));
        if (TryGetSize(pointer, out AccessSize size))
        {
            index = TakeIndex(index, size);
            _asm.StoreIndexed(size, value, TAssembler.Argument1, index);
        }
        else
        {
            Report(SourceDiagnostics.ViperCannotStoreTo, pointer.ToName());
        }
    }

    private ViperType PopStored(ref int register, int not1, int not2) =>
        TAssembler.StoresFromAnyRegister ? PopAnywhere(ref register, not1, not2) : Pop(register);

    private int TakeIndex(int index, AccessSize size) =>
        _scalesIndexInPlace && size != AccessSize.Byte ? TakeForChange(index, TAssembler.Argument2) : index;

    private void AddOffset(int sum, int address, AccessSize size, long index)
    {
        _asm.LoadImmediate(sum, index << (int)size);
        _asm.Add(sum, address);
    }

    private void RequireNumeric(ViperType value)
    {
        if (!value.IsNumeric())
        {
            Report(SourceDiagnostics.ViperCannotStore, value.ToName());
        }
    }

    private static bool TryGetSize(ViperType pointer, out AccessSize size)
    {
        size = (AccessSize)(pointer - ViperType.Pointer8);
        return pointer is >= ViperType.Pointer8 and <= ViperType.Pointer32;
    }
}
