using System.Diagnostics;
using System.Runtime.CompilerServices;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Emit.Native;

// The value stack. Its entries are places on the real stack, but what was just computed may still be in a register, and constants
// need not be anywhere until they are used. Before control leaves or enters, everything is brought to its place ("settled").
internal sealed partial class NativeEmitter<TAssembler>
{
    private StackEntry[] _stack = new StackEntry[32];
    private int _stackSize;
    private int _stackUsed;

    // No entry below these is in a register or a constant.
    private int _firstInRegister;
    private int _firstConstant;

    // Type of the value that a jump left on the stack, for the label it leads to.
    private ViperType _savedType;

    private enum EntryKind : byte
    {
        /// <summary>In its place.</summary>
        Value,

        /// <summary>In a register.</summary>
        Register,

        /// <summary>A constant that is nowhere yet.</summary>
        Constant,
    }

    private struct StackEntry
    {
        public long Constant;
        public int Register;
        public ViperType Type;
        public EntryKind Kind;
    }

    /// <inheritdoc/>
    public override void AdjustStackSize(int delta)
    {
        EnsureStack(delta);

        // The compiler says so where a jump arrives, so the values are in their places.
        for (int index = 0; index < delta; index++)
        {
            ref StackEntry entry = ref _stack[_stackSize + index];
            entry.Kind = EntryKind.Value;
            entry.Type = delta == 1 ? _savedType : ViperType.Object;
        }

        MoveStack(delta);
    }

    private void ResetStack()
    {
        _stack.AsSpan(0, _stackUsed).Fill(new StackEntry { Type = ViperType.Unbound });
        _stackUsed = 0;
        _stackSize = 0;
        _firstInRegister = 0;
        _firstConstant = 0;
        _handlerCount = 0;
    }

    private void EnsureStack(int delta)
    {
        int needed = _stackSize + delta;
        if (needed > _stack.Length)
        {
            int length = _stack.Length;
            Array.Resize(ref _stack, Math.Max(needed, length * 2));
            _stack.AsSpan(length).Fill(new StackEntry { Type = ViperType.Unbound });
        }

        _stackUsed = Math.Max(_stackUsed, needed);
    }

    private void MoveStack(int delta)
    {
        // It can run below the bottom only after an error, when types and values no longer agree.
        Debug.Assert(_stackSize + delta >= 0 || _context.Error.IsSet, "value stack underflow");
        _stackSize = Math.Max(_stackSize + delta, 0);
        EnsureStack(0);
        if (_stackSize > _scope.StackSize)
        {
            _scope.StackSize = _stackSize;
        }
    }

    /// <summary>An entry by its depth, 0 at the top.</summary>
    private ref StackEntry Peek(int depth) => ref _stack[Math.Max(_stackSize - 1 - depth, 0)];

    /// <summary>Type of an entry by its depth; always an object where code is not viper.</summary>
    private ViperType PeekType(int depth) => _isViper ? Peek(depth).Type : ViperType.Object;

    /// <summary>
    /// Brings the value in a register to its place, so that the register is free; not that of the entry counted from 1 at the top.
    /// </summary>
    private void FreeRegister(int register, int exceptPosition = 0)
    {
        int except = _stackSize - exceptPosition;
        for (int index = _firstInRegister; index < _stackSize; index++)
        {
            ref StackEntry entry = ref _stack[index];
            if (entry.Kind == EntryKind.Register && entry.Register == register && index != except)
            {
                entry.Kind = EntryKind.Value;
                StoreState(_stackStart + index, register);
            }
        }
    }

    /// <summary>Brings all values in registers to their places.</summary>
    private void FreeRegisters()
    {
        for (int index = _firstInRegister; index < _stackSize; index++)
        {
            ref StackEntry entry = ref _stack[index];
            if (entry.Kind == EntryKind.Register)
            {
                entry.Kind = EntryKind.Value;
                StoreState(_stackStart + index, entry.Register);
            }
        }

        _firstInRegister = _stackSize;
    }

    /// <summary>Brings everything to its place. May clobber <c>Temporary1</c>; not <c>Temporary0</c>, which is often the result.</summary>
    private void SettleStack()
    {
        FreeRegisters();
        for (int index = _firstConstant; index < _stackSize; index++)
        {
            ref StackEntry entry = ref _stack[index];
            if (entry.Kind == EntryKind.Constant)
            {
                entry.Kind = EntryKind.Value;
                entry.Type = LoadConstant(TAssembler.Temporary1, entry, asObject: false);
                StoreState(_stackStart + index, TAssembler.Temporary1);
            }
        }

        _firstConstant = _stackSize;
    }

    /// <summary>Loads a constant entry: as an object, or in viper code as the number itself. Returns its type.</summary>
    private ViperType LoadConstant(int register, in StackEntry entry, bool asObject)
    {
        if (_isViper && !asObject)
        {
            _asm.LoadImmediate(register, entry.Constant);
            return entry.Type;
        }

        switch (entry.Type)
        {
            case ViperType.Object:
                _asm.LoadImmediate(register, entry.Constant);
                break;
            case ViperType.Bool:
                _asm.LoadWord(register, TAssembler.FunctionTable, (int)RuntimeFunction.FalseObject + (int)entry.Constant);
                break;
            case ViperType.Int or ViperType.UInt:
                // A small int as the runtime has it.
                _asm.LoadImmediate(register, (entry.Constant << 1) | 1);
                break;
            case ViperType.None:
                _asm.LoadWord(register, TAssembler.FunctionTable, (int)RuntimeFunction.NoneObject);
                break;
            default:
                Abort(SourceDiagnostics.ViperConversionToObject);
                break;
        }

        return ViperType.Object;
    }

    /// <summary>Loads an entry, counted from 1 at the top, to a register. Returns its type.</summary>
    private ViperType Fetch(int position, int register)
    {
        FreeRegister(register, position);
        ref StackEntry entry = ref Peek(position - 1);
        switch (entry.Kind)
        {
            case EntryKind.Value:
                LoadState(register, _stackStart + _stackSize - position);
                break;
            case EntryKind.Register:
                if (entry.Register != register)
                {
                    _asm.Move(register, entry.Register);
                }

                break;
            default:
                return LoadConstant(register, entry, asObject: false);
        }

        return entry.Type;
    }

    /// <summary>Drops the value below the top.</summary>
    private void DropBelowTop(int register)
    {
        ref StackEntry entry = ref Peek(1);
        entry = Peek(0);
        if (entry.Kind == EntryKind.Value)
        {
            // It is in the place above: only a register can take it along.
            LoadState(register, _stackStart + _stackSize - 1);
            entry.Kind = EntryKind.Register;
            entry.Register = register;
        }

        NoteKind(entry.Kind, _stackSize - 2);
        MoveStack(-1);
    }

    /// <summary>Pops a value where it is, if it is in a register other than those two, or else to <paramref name="register"/>.</summary>
    /// <returns>Its type.</returns>
    private ViperType PopAnywhere(ref int register, int not1, int not2)
    {
        ref StackEntry entry = ref Peek(0);
        ViperType type;
        if (entry.Kind == EntryKind.Register && entry.Register != not1 && entry.Register != not2)
        {
            type = entry.Type;
            register = entry.Register;
            FreeRegister(register, 1);
        }
        else
        {
            type = Fetch(1, register);
        }

        MoveStack(-1);
        return type;
    }

    private void Drop() => MoveStack(-1);

    private ViperType Pop(int register)
    {
        ViperType type = Fetch(1, register);
        MoveStack(-1);
        return type;
    }

    private void PushRegister(ViperType type, int register)
    {
        EnsureStack(1);
        ref StackEntry entry = ref _stack[_stackSize];
        entry.Type = type;
        entry.Kind = EntryKind.Register;
        entry.Register = register;
        _firstInRegister = Math.Min(_firstInRegister, _stackSize);
        MoveStack(1);
    }

    private void PushConstant(ViperType type, long value)
    {
        EnsureStack(1);
        ref StackEntry entry = ref _stack[_stackSize];
        entry.Type = type;
        entry.Kind = EntryKind.Constant;
        entry.Constant = value;
        _firstConstant = Math.Min(_firstConstant, _stackSize);
        MoveStack(1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PushResult() => PushRegister(ViperType.Object, TAssembler.Result);

    /// <summary>
    /// Pops values as an array of objects and loads its address: everything is brought to its place, what is not an object is
    /// converted, which takes the first two arguments and the result.
    /// </summary>
    private void PopArray(int register, int count)
    {
        FreeRegisters();
        for (int index = 0; index < count; index++)
        {
            ref StackEntry entry = ref Peek(index);
            if (entry.Kind == EntryKind.Constant)
            {
                entry.Kind = EntryKind.Value;
                entry.Type = LoadConstant(register, entry, asObject: true);
                StoreState(_stackStart + _stackSize - 1 - index, register);
            }
        }

        for (int index = 0; index < count; index++)
        {
            ref StackEntry entry = ref Peek(index);
            if (entry.Type != ViperType.Object)
            {
                int place = _stackStart + _stackSize - 1 - index;
                LoadState(TAssembler.Argument1, place);
                Call(RuntimeFunction.ConvertNativeToObject, (int)entry.Type, TAssembler.Argument2);
                StoreState(place, TAssembler.Result);
                entry.Type = ViperType.Object;
            }
        }

        MoveStack(-count);
        LoadStateAddress(register, _stackStart + _stackSize);
    }

    /// <summary>Pushes an array of objects that a called function will fill, and loads its address.</summary>
    private void PushArray(int register, int count)
    {
        FreeRegisters();
        EnsureStack(count);
        for (int index = 0; index < count; index++)
        {
            ref StackEntry entry = ref _stack[_stackSize + index];
            entry.Kind = EntryKind.Value;
            entry.Type = ViperType.Object;
        }

        LoadStateAddress(register, _stackStart + _stackSize);
        MoveStack(count);
    }

    private void NoteKind(EntryKind kind, int index)
    {
        if (kind == EntryKind.Register)
        {
            _firstInRegister = Math.Min(_firstInRegister, index);
        }
        else if (kind == EntryKind.Constant)
        {
            _firstConstant = Math.Min(_firstConstant, index);
        }
    }
}
