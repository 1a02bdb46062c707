namespace MicroFreeze.Compiler.Emit.Native;

// Viper's local variables in registers, and operations that change a register in place. The reference applies them to the variable's own
// register, so that after `-a` the variable itself is negative. Here such an operation gets a copy, but only where the variable may be read
// again: everywhere else the code is the reference's, which is right there. What is read when is learnt in the first walk, in which
// all is done as in the reference. Source: py/emitnative.c@v1.28.0 emit_native_unary_op; py/emitnative.c@v1.28.0 ASM_LOAD*_REG_REG_REG.
internal sealed partial class NativeEmitter<TAssembler>
{
    private readonly List<RegisterChange> _changes = [];
    private readonly List<(int Start, int End)> _loops = [];
    private readonly Dictionary<int, int> _labelTimes = [];
    private readonly int[] _lastReads = new int[RegisterLocals];

    // Counts what happens to local variables, labels and jumps, in the order of the code.
    private int _time;
    private int _nextChange;
    private bool _learnsUse;

    /// <summary>A register that an operation changes.</summary>
    /// <param name="Slot">The variable that it belongs to, or -1.</param>
    /// <param name="Time">When.</param>
    /// <param name="IsStoredBack">Whether the result is assigned to the same variable at once, as in <c>a = -a</c>.</param>
    private readonly record struct RegisterChange(int Slot, int Time, bool IsStoredBack);

    private void StartLocalUse(int walk)
    {
        _learnsUse = walk == 0 && _isViper;
        _time = 0;
        _nextChange = 0;
        if (_learnsUse)
        {
            _changes.Clear();
            _loops.Clear();
            _labelTimes.Clear();
            _lastReads.AsSpan().Clear();
        }
    }

    private void NoteRead(int slot)
    {
        if (_learnsUse)
        {
            _lastReads[slot] = ++_time;
        }
    }

    private void NoteStore(int slot)
    {
        if (_learnsUse && _changes.Count > 0 && _changes[^1] is { } last && last.Slot == slot && last.Time == _time)
        {
            _changes[^1] = last with { IsStoredBack = true };
        }

        _time++;
    }

    private void NoteLabel(int label)
    {
        if (_learnsUse)
        {
            _labelTimes[label] = ++_time;
        }
    }

    private void NoteJump(int label)
    {
        _time++;
        if (_learnsUse && _labelTimes.TryGetValue(label, out int start))
        {
            _loops.Add((start, _time));
        }
    }

    /// <summary>Gives the register in which a value, just popped from one, may be changed in place.</summary>
    /// <param name="register">Where the value is.</param>
    /// <param name="copy">Where it goes if the register belongs to a variable that is still needed.</param>
    private int TakeForChange(int register, int copy)
    {
        int slot = KeepsLocalsInRegisters ? SlotOfRegister(register) : -1;
        if (_learnsUse)
        {
            _changes.Add(new RegisterChange(slot, ++_time, false));
            return register;
        }

        RegisterChange change = _changes[_nextChange++];
        if (_keepsFaults || slot < 0 || !IsReadAfter(change))
        {
            return register;
        }

        FreeRegister(copy);
        _asm.Move(copy, register);
        return copy;
    }

    private bool IsReadAfter(RegisterChange change)
    {
        if (change.IsStoredBack)
        {
            return false;
        }

        bool isRead = _lastReads[change.Slot] > change.Time;
        foreach ((int start, int end) in _loops)
        {
            isRead |= start < change.Time && change.Time < end;
        }

        return isRead;
    }

    private int SlotOfRegister(int register)
    {
        for (int slot = 0; slot < RegisterLocals && slot < _scope.Locals; slot++)
        {
            if (RegisterOfLocal(slot) == register)
            {
                return slot;
            }
        }

        return -1;
    }
}
