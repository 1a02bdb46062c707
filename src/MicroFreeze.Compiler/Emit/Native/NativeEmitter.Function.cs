using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Emit.Native;

// Entry and exit of functions.
//
// Frame, in words from the stack pointer up: nlr_buf_t, return value and unwind address or thrown value (where there is a handler
// around the function), then mp_code_state_native_t (viper: function and old globals, where needed), then the value stack, then local
// variables, the first one last. A generator's frame ends before mp_code_state_native_t, which is in memory with what follows.
internal sealed partial class NativeEmitter<TAssembler>
{
    // Labels that a function has for itself, from the first free one on.
    private const int ExitLabel = 0;
    private const int PushHandlerLabel = 1;
    private const int StartLabel = 2;
    private const int HandlerLabel = 3;
    private const int CheckArgumentsLabel = 4;
    private const int ArgumentsGoodLabel = 5;

    private int _firstLabel;
    private int _codeStateStart;
    private int _stackStart;
    private int _stateSize;
    private int _startOffset;

    // Words before mp_code_state_native_t: fixed places in the frame.
    private static int NlrWords => FrameLayout.NlrWordsBesidesRegisters + TAssembler.NlrRegisterCount;

    private static int ReturnSlot => NlrWords;

    private static int UnwindSlot => NlrWords + 1;

    private static int ThrowSlot => NlrWords + 2;

    private static int ExceptionSlot => FrameLayout.NlrValue;

    // Where nlr_jump restores Local1 from: that is how a handler's address gets to it.
    private static int HandlerAddressSlot => TAssembler.NlrLocal1Index;

    private int FunctionSlot => _codeStateStart + FrameLayout.CodeStateFunction;

    private int OldGlobalsSlot => _codeStateStart + FrameLayout.CodeStateAddress;

    private int ResumeSlot => _codeStateStart + FrameLayout.CodeStateAddress;

    private bool HasHandlers => _scope.ExceptionStackSize > 0;

    private bool NeedsFunction => HasHandlers || _scope.RefersToGlobals || _scope.HasConstants;

    private bool IsWrapped => HasHandlers || _isGenerator || _scope.RefersToGlobals;

    // After an exception the registers are as they were at the start.
    private bool KeepsLocalsInRegisters => !HasHandlers && !_isGenerator;

    // Viper functions have no prelude, from which the runtime would know which variables to wrap.
    private bool HasCells
    {
        get
        {
            foreach (ref readonly Identifier identifier in _scope.Identifiers)
            {
                if (identifier.Kind == IdentifierKind.Cell)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private int LocalPlace(int slot) => _stackStart + _stateSize - 1 - slot;

    private int RegisterOfLocal(int slot) => slot == 0 ? TAssembler.Local1 : _asm.Local2;

    private void EnterFunction()
    {
        _firstLabel = _context.NextLabel;
        _codeStateStart = 0;
        if (IsWrapped)
        {
            _codeStateStart = NlrWords + 1;
            _codeStateStart += _isGenerator ? 2 : HasHandlers ? 1 : 0;
        }

        int functionTable = _context.Objects.Use(Constant.FunctionTable);
        _stateSize = _scope.Locals + _scope.StackSize;
        if (_isViper)
        {
            EnterViper(functionTable);
        }
        else
        {
            // The first word says where among the children the runtime finds the prelude.
            _buffer.Write((ulong)_preludeChild, TAssembler.WordSize);
            if (_isGenerator)
            {
                EnterGenerator(functionTable);
            }
            else
            {
                EnterNative(functionTable);
            }

            Wrap();
            if (KeepsLocalsInRegisters)
            {
                for (int slot = 0; slot < RegisterLocals && slot < _scope.Locals; slot++)
                {
                    _asm.LoadLocal(RegisterOfLocal(slot), LocalPlace(slot));
                }
            }

            foreach (ref readonly Identifier identifier in _scope.Identifiers)
            {
                if (identifier.Kind == IdentifierKind.Cell)
                {
                    _localTypes[identifier.Slot] = ViperType.Object;
                }
            }
        }
    }

    private void EnterViper(int functionTable)
    {
        Scope scope = _scope;
        int arguments = scope.PositionalArguments;
        int inRegisters = 0;
        if (KeepsLocalsInRegisters)
        {
            inRegisters = Math.Min(scope.Locals, RegisterLocals);
            if (arguments > RegisterLocals)
            {
                // While arguments are fetched their address takes a register, whose variable needs a place until then.
                inRegisters--;
            }
        }

        _stackStart = _codeStateStart + (IsWrapped ? 2 : scope.HasConstants ? 1 : 0);
        _asm.Enter(_stackStart + _stateSize - inRegisters, QualifiedName());
        if (TAssembler.TakesArgumentsOnStack)
        {
            _asm.LoadOwnArgument(TAssembler.OwnArgument1, 0);
        }

        LoadTables(functionTable);
        if (NeedsFunction)
        {
            _asm.StoreLocal(FunctionSlot, TAssembler.OwnArgument1);
        }

        int argumentArray = LastRegisterLocal;
        if (TAssembler.TakesArgumentsOnStack)
        {
            _asm.LoadOwnArgument(TAssembler.Argument1, 1);
            _asm.LoadOwnArgument(TAssembler.Argument2, 2);
            _asm.LoadOwnArgument(argumentArray, 3);
        }
        else
        {
            _asm.Move(TAssembler.Argument1, TAssembler.OwnArgument2);
            _asm.Move(TAssembler.Argument2, TAssembler.OwnArgument3);
            _asm.Move(argumentArray, TAssembler.OwnArgument4);
        }

        _asm.JumpIfNonZero(TAssembler.Argument2, _firstLabel + CheckArgumentsLabel, isBoolean: true);
        _asm.LoadImmediate(TAssembler.Argument3, arguments);
        _asm.JumpIfEqual(TAssembler.Argument1, TAssembler.Argument3, _firstLabel + ArgumentsGoodLabel);
        _buffer.PlaceLabel(_firstLabel + CheckArgumentsLabel);

        // Least and greatest number, and no keywords: MP_OBJ_FUN_MAKE_SIG.
        _asm.LoadImmediate(TAssembler.Argument3, (uint)((arguments << 17) | (arguments << 1)));
        _asm.Call(RuntimeFunction.CheckArgumentCount);
        _buffer.PlaceLabel(_firstLabel + ArgumentsGoodLabel);
        for (int index = 0; index < arguments; index++)
        {
            int register = TAssembler.Argument1;
            _asm.LoadWord(register, argumentArray, index);
            if (_localTypes[index] != ViperType.Object)
            {
                Call(RuntimeFunction.ConvertObjectToNative, (int)_localTypes[index], TAssembler.Argument2);
                register = TAssembler.Result;
            }

            bool freesArray = index == RegisterLocals - 1 && arguments != RegisterLocals;
            if (index < RegisterLocals && KeepsLocalsInRegisters && !freesArray)
            {
                _asm.Move(RegisterOfLocal(index), register);
            }
            else
            {
                StoreState(LocalPlace(index), register);
            }
        }

        if (arguments > RegisterLocals && KeepsLocalsInRegisters)
        {
            _asm.LoadLocal(argumentArray, LocalPlace(RegisterLocals - 1));
        }

        Wrap();
    }

    private void EnterNative(int functionTable)
    {
        _stackStart = _codeStateStart + FrameLayout.CodeStateValues;
        _asm.Enter(_stackStart + _stateSize, QualifiedName());
        if (TAssembler.TakesArgumentsOnStack)
        {
            _asm.LoadOwnArgument(TAssembler.OwnArgument1, 0);
            _asm.LoadOwnArgument(TAssembler.OwnArgument2, 1);
            _asm.LoadOwnArgument(TAssembler.OwnArgument3, 2);
            _asm.LoadOwnArgument(TAssembler.OwnArgument4, 3);
        }

        LoadTables(functionTable);
        _asm.StoreLocal(FunctionSlot, TAssembler.OwnArgument1);

        // The runtime fills in the rest of mp_code_state_native_t. Its size is half a word: targets are little-endian.
        _asm.LoadImmediate(TAssembler.Argument1, _stateSize);
        _asm.StoreLocal(_codeStateStart + FrameLayout.CodeStateSize, TAssembler.Argument1);
        _asm.LoadLocalAddress(TAssembler.Argument1, _codeStateStart);
        MoveOwnArgument(TAssembler.Argument2, TAssembler.OwnArgument2);
        MoveOwnArgument(TAssembler.Argument3, TAssembler.OwnArgument3);
        MoveOwnArgument(TAssembler.Argument4, TAssembler.OwnArgument4);
        _asm.CallSetUpCodeState();
    }

    private void EnterGenerator(int functionTable)
    {
        _buffer.Write((ulong)_startOffset, TAssembler.WordSize);
        _asm.Enter(_codeStateStart, QualifiedName());

        // From here on state means what Local2 points to.
        _codeStateStart = 0;
        _stackStart = FrameLayout.CodeStateValues;
        if (TAssembler.TakesArgumentsOnStack)
        {
            _asm.LoadOwnArgument(GeneratorState, 0);
            _asm.LoadOwnArgument(TAssembler.OwnArgument2, 1);
        }
        else
        {
            _asm.Move(GeneratorState, TAssembler.OwnArgument1);
        }

        _asm.StoreLocal(ThrowSlot, TAssembler.OwnArgument2);
        _asm.LoadWord(TAssembler.Temporary0, GeneratorState, FunctionSlot);
        _asm.LoadWord(TAssembler.Temporary0, TAssembler.Temporary0, FrameLayout.FunctionContext);
        _asm.LoadWord(NameTable, TAssembler.Temporary0, FrameLayout.ContextNames);
        _asm.LoadWord(TAssembler.Temporary0, TAssembler.Temporary0, FrameLayout.ContextObjects);
        _asm.LoadWord(TAssembler.FunctionTable, TAssembler.Temporary0, functionTable);
    }

    private void LoadTables(int functionTable)
    {
        _asm.LoadWord(TAssembler.FunctionTable, TAssembler.OwnArgument1, FrameLayout.FunctionContext);
        _asm.LoadWord(NameTable, TAssembler.FunctionTable, FrameLayout.ContextNames);
        _asm.LoadWord(TAssembler.FunctionTable, TAssembler.FunctionTable, FrameLayout.ContextObjects);
        _asm.LoadWord(TAssembler.FunctionTable, TAssembler.FunctionTable, functionTable);
    }

    private void MoveOwnArgument(int register, int source)
    {
        if (register != source)
        {
            _asm.Move(register, source);
        }
    }

    /// <summary>Begins a handler around the function, which restores the globals and finds the source's own handlers.</summary>
    private void Wrap()
    {
        if (!IsWrapped)
        {
            return;
        }

        int start = _firstLabel + StartLabel;
        if (!_isGenerator)
        {
            LoadState(TAssembler.Argument1, FunctionSlot);
            _asm.LoadWord(TAssembler.Argument1, TAssembler.Argument1, FrameLayout.FunctionContext);
            _asm.LoadWord(TAssembler.Argument1, TAssembler.Argument1, FrameLayout.ContextGlobals);
            Call(RuntimeFunction.SwapGlobals);
            StoreState(OldGlobalsSlot, TAssembler.Result);
        }

        if (!HasHandlers)
        {
            if (!_isGenerator)
            {
                // The same globals: nothing to restore.
                _asm.JumpIfZero(TAssembler.Result, start, isBoolean: false);
            }

            PushNlr();
            _asm.JumpIfZero(TAssembler.Result, start, isBoolean: true);
        }
        else
        {
            int zero = TAssembler.ZeroRegister >= 0 ? TAssembler.ZeroRegister : TAssembler.Temporary0;
            ClearZero(zero);
            _asm.StoreLocal(UnwindSlot, zero);
            _asm.StoreLocal(ExceptionSlot, zero);
            _asm.LoadLabelAddress(TAssembler.Local1, start);

            AssignLabel(_firstLabel + PushHandlerLabel);
            PushNlr();
            _asm.JumpIfNonZero(TAssembler.Result, _firstLabel + HandlerLabel, isBoolean: true);
            ClearZero(zero);
            _asm.StoreLocal(HandlerAddressSlot, zero);
            _asm.JumpTo(TAssembler.Local1);

            // Any exception arrives here; the source's handler, if there is one, is in the place of Local1.
            AssignLabel(_firstLabel + HandlerLabel);
            _asm.LoadLocal(TAssembler.Local1, HandlerAddressSlot);
            _asm.JumpIfNonZero(TAssembler.Local1, _firstLabel + PushHandlerLabel, isBoolean: false);
        }

        if (!_isGenerator)
        {
            LoadState(TAssembler.Argument1, OldGlobalsSlot);
            Call(RuntimeFunction.SwapGlobals);
            _asm.LoadLocal(TAssembler.Argument1, ExceptionSlot);
            Call(RuntimeFunction.Raise);
        }
        else
        {
            _asm.LoadLocal(TAssembler.Temporary0, ExceptionSlot);
            _asm.StoreWord(TAssembler.Temporary0, GeneratorState, FrameLayout.CodeStateValues);
            _asm.LoadImmediate(TAssembler.OwnResult, FrameLayout.ReturnException);
            _asm.Exit();
        }

        AssignLabel(start);
        if (_isGenerator)
        {
            LoadState(TAssembler.Temporary0, ResumeSlot);
            _asm.JumpTo(TAssembler.Temporary0);
            _startOffset = _buffer.Position;

            // First entry: something may have been thrown in.
            RaiseThrown();
        }
    }

    private void ExitFunction()
    {
        int exit = _firstLabel + ExitLabel;
        AssignLabel(exit);
        if (IsWrapped)
        {
            int noHandler = _firstLabel + PushHandlerLabel;
            bool skips = !_isGenerator && !HasHandlers;
            if (!_isGenerator)
            {
                LoadState(TAssembler.Argument1, OldGlobalsSlot);
                if (skips)
                {
                    _asm.JumpIfZero(TAssembler.Argument1, noHandler, isBoolean: false);
                }

                Call(RuntimeFunction.SwapGlobals);
            }

            Call(RuntimeFunction.NlrPop);
            if (skips)
            {
                AssignLabel(noHandler);
            }

            _asm.LoadLocal(TAssembler.OwnResult, ReturnSlot);
        }

        _asm.Exit();
    }

    private void PushNlr()
    {
        _asm.LoadLocalAddress(TAssembler.Argument1, 0);
        Call(RuntimeFunction.NlrPush);
        if (TAssembler.CallsSetJump)
        {
            _asm.LoadLocalAddress(TAssembler.Argument1, 2);
            Call(RuntimeFunction.SetJump);
        }
    }

    private void ClearZero(int register)
    {
        if (TAssembler.ZeroRegister < 0)
        {
            Clear(register);
        }
    }

    private void Clear(int register)
    {
        if (_clearsRegisters)
        {
            _asm.Clear(register);
        }
        else
        {
            _asm.Xor(register, register);
        }
    }

    /// <summary>Stores a null object to a place of the frame, through a register where the machine has no zero of its own.</summary>
    private void StoreNull(int place, int register)
    {
        if (TAssembler.ZeroRegister >= 0)
        {
            register = TAssembler.ZeroRegister;
        }
        else if (_clearsRegisters)
        {
            _asm.Clear(register);
        }
        else
        {
            _asm.LoadImmediate(register, 0);
        }

        _asm.StoreLocal(place, register);
    }

    // Only the trace has names.
    private string? QualifiedName()
    {
        if (!TAssembler.IsTrace)
        {
            return null;
        }

        string name = TextOf(_scope.Name);
        for (Scope? outer = _scope.Parent; outer is not null && outer.Name != WellKnownNames.ModuleScope; outer = outer.Parent)
        {
            name = TextOf(outer.Name) + "." + name;
        }

        return name;
    }
}
