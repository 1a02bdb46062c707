using System.Runtime.CompilerServices;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Scoping;

namespace MicroFreeze.Compiler.Emit.Native;

// Calls: of the runtime by the code itself, and those that the source makes.
internal sealed partial class NativeEmitter<TAssembler>
{
    /// <inheritdoc/>
    public override void CallFunction(int positional, int keyword, StarArguments stars)
    {
        int arguments = positional + (2 * keyword);
        ViperType function = PeekType(arguments);
        if (function == ViperType.Cast)
        {
            if (positional != 1 || keyword != 0 || stars != StarArguments.None)
            {
                Abort(SourceDiagnostics.ViperCastArguments);
            }

            Cast();
            return;
        }

        RequireObject(function);
        if (stars != StarArguments.None)
        {
            PopArray(TAssembler.Argument3, arguments + 2);
            Call(
                RuntimeFunction.CallMethodWithStars,
                0,
                TAssembler.Argument1,
                positional | (keyword << 8),
                TAssembler.Argument2);
        }
        else
        {
            if (arguments != 0)
            {
                PopArray(TAssembler.Argument3, arguments);
            }

            Pop(TAssembler.Argument1);
            Call(RuntimeFunction.CallFunction, positional | (keyword << 8), TAssembler.Argument2);
        }

        PushResult();
    }

    /// <inheritdoc/>
    public override void CallMethod(int positional, int keyword, StarArguments stars)
    {
        int arguments = positional + (2 * keyword);
        if (stars != StarArguments.None)
        {
            PopArray(TAssembler.Argument3, arguments + 3);
            Call(
                RuntimeFunction.CallMethodWithStars,
                1,
                TAssembler.Argument1,
                positional | (keyword << 8),
                TAssembler.Argument2);
        }
        else
        {
            PopArray(TAssembler.Argument3, arguments + 2);
            Call(RuntimeFunction.CallMethod, positional, TAssembler.Argument1, keyword, TAssembler.Argument2);
        }

        PushResult();
    }

    /// <inheritdoc/>
    public override void MakeFunction(Scope scope, int positionalDefaults, int keywordDefaults)
    {
        LoadContext(TAssembler.Argument2);
        if (positionalDefaults == 0 && keywordDefaults == 0)
        {
            FreeRegisters();
            _asm.LoadImmediate(TAssembler.Argument3, 0);
        }
        else
        {
            PopArray(TAssembler.Argument3, 2);
            FreeRegisters();
        }

        LoadChild(TAssembler.Argument1, scope);
        _asm.Call(RuntimeFunction.MakeFunction);
        PushResult();
    }

    /// <inheritdoc/>
    public override void MakeClosure(Scope scope, int closedOver, int positionalDefaults, int keywordDefaults)
    {
        bool hasDefaults = positionalDefaults != 0 || keywordDefaults != 0;
        LoadContext(TAssembler.Argument2);
        if (!hasDefaults)
        {
            FreeRegisters();
            _asm.LoadImmediate(TAssembler.Argument3, 0);
        }
        else
        {
            PopArray(TAssembler.Argument3, 2 + closedOver);
            MoveStack(2 + closedOver);
            FreeRegisters();
        }

        LoadChild(TAssembler.Argument1, scope);
        _asm.Call(RuntimeFunction.MakeFunction);

        // The reference decides this where the trace's registers have no numbers yet.
        if (TAssembler.Argument1 != TAssembler.Result && !TAssembler.IsTrace)
        {
            _asm.Move(TAssembler.Argument1, TAssembler.Result);
        }

        _asm.LoadImmediate(TAssembler.Argument2, closedOver);
        PopArray(TAssembler.Argument3, closedOver);
        if (hasDefaults)
        {
            MoveStack(-2);
        }

        _asm.Call(RuntimeFunction.NewClosure);
        PushResult();
    }

    /// <summary>A type in place of a function: takes the value as it is, or asks the runtime for an object's value.</summary>
    private void Cast()
    {
        ViperType target = (ViperType)Peek(1).Constant;
        ViperType source = PeekType(0);
        switch (source)
        {
            case ViperType.Object:
                Pop(TAssembler.Argument1);
                Drop();
                Call(RuntimeFunction.ConvertObjectToNative, (int)target, TAssembler.Argument2);
                PushRegister(target, TAssembler.Result);
                break;
            case ViperType.Unbound or ViperType.Cast:
                // The cast of a cast: int(int).
                Abort(SourceDiagnostics.ViperCasting);
                break;
            default:
                DropBelowTop(TAssembler.Argument1);
                Peek(0).Type = target;
                break;
        }
    }

    // ---- the runtime -------------------------------------------------------------------------------------------------------------

    private void Call(RuntimeFunction function)
    {
        FreeRegisters();
        _asm.Call(function);
    }

    private void Call(RuntimeFunction function, long argument, int register)
    {
        FreeRegisters();
        _asm.LoadImmediate(register, argument);
        _asm.Call(function);
    }

    private void Call(RuntimeFunction function, long argument1, int register1, long argument2, int register2)
    {
        FreeRegisters();
        _asm.LoadImmediate(register1, argument1);
        _asm.LoadImmediate(register2, argument2);
        _asm.Call(function);
    }

    private void CallWithName(RuntimeFunction function, int name, int register)
    {
        FreeRegisters();
        _asm.Load(AccessSize.Half, register, NameTable, _context.UseName(name));
        _asm.Call(function);
    }

    // ---- the function's state: in its frame, or for a generator in memory -------------------------------------------------------------

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void LoadState(int register, int place)
    {
        if (_isGenerator)
        {
            _asm.LoadWord(register, GeneratorState, place);
        }
        else
        {
            _asm.LoadLocal(register, place);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StoreState(int place, int register)
    {
        if (_isGenerator)
        {
            _asm.StoreWord(register, GeneratorState, place);
        }
        else
        {
            _asm.StoreLocal(place, register);
        }
    }

    private void LoadStateAddress(int register, int place)
    {
        if (_isGenerator)
        {
            _asm.LoadImmediate(register, place * TAssembler.WordSize);
            _asm.Add(register, GeneratorState);
        }
        else
        {
            _asm.LoadLocalAddress(register, place);
        }
    }

    // ---- what belongs to the module ------------------------------------------------------------------------------------------------

    /// <summary>Loads the module's context from the function object.</summary>
    private void LoadContext(int register)
    {
        LoadState(register, FunctionSlot);
        _asm.LoadWord(register, register, FrameLayout.FunctionContext);
    }

    /// <summary>Loads an object of the module's table; clobbers <c>Temporary0</c>.</summary>
    private void LoadTableObject(int register, int number)
    {
        _scope.HasConstants = true;
        LoadContext(TAssembler.Temporary0);
        _asm.LoadWord(TAssembler.Temporary0, TAssembler.Temporary0, FrameLayout.ContextObjects);
        _asm.LoadWord(register, TAssembler.Temporary0, number);
    }

    /// <summary>Loads the code of an inner function; clobbers <c>Temporary0</c>.</summary>
    private void LoadChild(int register, Scope scope)
    {
        int number = _context.UseChild(scope);
        LoadState(TAssembler.Temporary0, FunctionSlot);
        _asm.LoadWord(TAssembler.Temporary0, TAssembler.Temporary0, FrameLayout.FunctionChildren);
        _asm.LoadWord(register, TAssembler.Temporary0, number);
    }
}
