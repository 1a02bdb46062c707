using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Scoping;

namespace MicroFreeze.Compiler.Emit.Native;

// Variables, attributes, imports.
internal sealed partial class NativeEmitter<TAssembler>
{
    /// <inheritdoc/>
    public override void LoadLocal(int name, int slot, LocalKind kind)
    {
        if (kind == LocalKind.Fast)
        {
            LoadFast(name, slot);
            return;
        }

        FreeRegister(TAssembler.Result);
        LoadFast(name, slot);
        int cell = TAssembler.Result;
        PopAnywhere(ref cell, -1, -1);
        _asm.LoadWord(TAssembler.Result, cell, 1);
        PushResult();
    }

    /// <inheritdoc/>
    public override void StoreLocal(int name, int slot, LocalKind kind)
    {
        if (kind == LocalKind.Fast)
        {
            StoreFast(name, slot);
            return;
        }

        FreeRegister(TAssembler.Temporary0);
        FreeRegister(TAssembler.Temporary1);
        LoadFast(name, slot);
        int cell = TAssembler.Temporary0;
        PopAnywhere(ref cell, -1, -1);
        int source = TAssembler.Temporary1;
        PopAnywhere(ref source, cell, cell);
        _asm.StoreWord(source, cell, 1);
    }

    /// <inheritdoc/>
    public override void DeleteLocal(int name, int slot, LocalKind kind)
    {
        // There is no check for deleted variables; None lets the object go. In a cell the reference leaves it.
        if (kind == LocalKind.Fast)
        {
            PushConstant(ViperType.None, 0);
            StoreFast(name, slot);
        }
    }

    /// <inheritdoc/>
    public override void LoadGlobal(int name, GlobalKind kind)
    {
        if (kind == GlobalKind.Global && _isViper && NativeTypes.FromName(name) is { } type and >= NativeType.Bool)
        {
            PushConstant(ViperType.Cast, (int)type);
            return;
        }

        CallWithName(RuntimeFunction.LoadName + (byte)kind, name, TAssembler.Argument1);
        PushResult();
    }

    /// <inheritdoc/>
    public override void StoreGlobal(int name, GlobalKind kind)
    {
        if (kind == GlobalKind.Name)
        {
            RequireObject(Pop(TAssembler.Argument2));
        }
        else
        {
            PopAsObject(TAssembler.Argument2);
        }

        CallWithName(RuntimeFunction.StoreName + (byte)kind, name, TAssembler.Argument1);
    }

    /// <inheritdoc/>
    public override void DeleteGlobal(int name, GlobalKind kind) =>
        CallWithName(RuntimeFunction.DeleteName + (byte)kind, name, TAssembler.Argument1);

    /// <inheritdoc/>
    public override void Attribute(int name, Access access)
    {
        switch (access)
        {
            case Access.Load:
                RequireObject(Pop(TAssembler.Argument1));
                CallWithName(RuntimeFunction.LoadAttribute, name, TAssembler.Argument2);
                PushResult();
                break;
            case Access.Store:
                StoreAttribute(name);
                break;
            default:
                RequireObject(Pop(TAssembler.Argument1));
                Clear(TAssembler.Argument3);
                CallWithName(RuntimeFunction.StoreAttribute, name, TAssembler.Argument2);
                break;
        }
    }

    /// <inheritdoc/>
    public override void LoadMethod(int name, bool isSuper)
    {
        if (isSuper)
        {
            PopArray(TAssembler.Argument2, 3);
            PushArray(TAssembler.Argument2, 2);
            CallWithName(RuntimeFunction.LoadSuperMethod, name, TAssembler.Argument1);
        }
        else
        {
            RequireObject(Pop(TAssembler.Argument1));
            PushArray(TAssembler.Argument3, 2);
            CallWithName(RuntimeFunction.LoadMethod, name, TAssembler.Argument2);
        }
    }

    /// <inheritdoc/>
    public override void LoadBuildClass()
    {
        Call(RuntimeFunction.LoadBuildClass);
        PushResult();
    }

    /// <inheritdoc/>
    public override void Import(int name, ImportKind kind)
    {
        switch (kind)
        {
            case ImportKind.Module:
                // The level and the list of names are constants of the source, and objects even in viper code.
                bool isViper = _isViper;
                _isViper = false;
                RequireObject(Pop(TAssembler.Argument2));
                RequireObject(Pop(TAssembler.Argument3));
                _isViper = isViper;
                CallWithName(RuntimeFunction.ImportName, name, TAssembler.Argument1);
                PushResult();
                break;
            case ImportKind.From:
                RequireObject(Fetch(1, TAssembler.Argument1));
                CallWithName(RuntimeFunction.ImportFrom, name, TAssembler.Argument2);
                PushResult();
                break;
            default:
                RequireObject(Pop(TAssembler.Argument1));
                Call(RuntimeFunction.ImportAll);
                break;
        }
    }

    private void LoadFast(int name, int slot)
    {
        ViperType type = _localTypes[slot];
        if (type == ViperType.Unbound)
        {
            Report(SourceDiagnostics.ViperUsedBeforeTyped, TextOf(name));
        }

        if (slot < RegisterLocals && KeepsLocalsInRegisters)
        {
            NoteRead(slot);
            PushRegister(type, RegisterOfLocal(slot));
        }
        else
        {
            FreeRegister(TAssembler.Temporary0);
            LoadState(TAssembler.Temporary0, LocalPlace(slot));
            PushRegister(type, TAssembler.Temporary0);
        }
    }

    private void StoreFast(int name, int slot)
    {
        ViperType type;
        if (slot < RegisterLocals && KeepsLocalsInRegisters)
        {
            NoteStore(slot);
            type = Pop(RegisterOfLocal(slot));
        }
        else
        {
            type = Pop(TAssembler.Temporary0);
            StoreState(LocalPlace(slot), TAssembler.Temporary0);
        }

        ref ViperType declared = ref _localTypes[slot];
        if (declared == ViperType.Unbound)
        {
            declared = type;
        }
        else if (declared != type)
        {
            Report(SourceDiagnostics.ViperLocalType, TextOf(name), declared.ToName(), type.ToName());
        }
    }

    private void StoreAttribute(int name)
    {
        ViperType value = PeekType(1);
        if (value == ViperType.Object)
        {
            RequireObject(Pop(TAssembler.Argument1));
            Pop(TAssembler.Argument3);
        }
        else
        {
            value = Fetch(2, TAssembler.Argument1);
            Call(RuntimeFunction.ConvertNativeToObject, (int)value, TAssembler.Argument2);
            _asm.Move(TAssembler.Argument3, TAssembler.Result);
            RequireObject(Pop(TAssembler.Argument1));
            Drop();
        }

        CallWithName(RuntimeFunction.StoreAttribute, name, TAssembler.Argument2);
    }

    /// <summary>Pops a value as an object; what is not one is converted by a call.</summary>
    private void PopAsObject(int register)
    {
        ViperType type = PeekType(0);
        if (type == ViperType.Object)
        {
            Pop(register);
        }
        else
        {
            type = Pop(TAssembler.Argument1);
            Call(RuntimeFunction.ConvertNativeToObject, (int)type, TAssembler.Argument2);
            _asm.Move(register, TAssembler.Result);
        }
    }
}
