namespace MicroFreeze.Compiler.Emit.Native.X86;

/// <summary>
/// x86 and x64. The stack is 16-byte aligned at every call; local words lie upwards from the stack pointer.
/// Source: py/asmx86.c@v1.28.0; py/asmx64.c@v1.28.0.
/// </summary>
/// <typeparam name="TMode">Which of them.</typeparam>
internal struct X86Assembler<TMode> : INativeAssembler<X86Assembler<TMode>>
    where TMode : struct, IX86Mode
{
    // Pushed by Enter: base pointer and three more.
    private const int SavedRegisters = 4;

    private readonly AssemblerBuffer _buffer;
    private readonly X86Writer<TMode> _code;
    private int _locals;

    private X86Assembler(AssemblerBuffer buffer)
    {
        _buffer = buffer;
        _code = new X86Writer<TMode>(buffer);
    }

    public static int WordSize => TMode.Is64 ? 8 : 4;

    public static int Result => X86Register.Ax;

    public static int Argument1 => TMode.Argument1;

    public static int Argument2 => TMode.Argument2;

    public static int Argument3 => TMode.Argument3;

    public static int Argument4 => TMode.Argument4;

    public static int Temporary0 => X86Register.Ax;

    public static int Temporary1 => TMode.Temporary1;

    public static int Temporary2 => TMode.Temporary2;

    public static int Local1 => X86Register.Bx;

    public readonly int Local2 => TMode.Local2;

    public readonly int Local3 => TMode.Local3;

    public static int FunctionTable => X86Register.Bp;

    public static int ShiftCount => X86Register.Cx;

    public static bool StoresFromAnyRegister => false;

    public static bool TakesArgumentsOnStack => !TMode.Is64;

    public static int NlrRegisterCount => TMode.NlrRegisterCount;

    public static int NlrLocal1Index => 5;

    private static ReadOnlySpan<byte> Conditions =>
    [
        X86Condition.Below, X86Condition.Above, X86Condition.Equal,
        X86Condition.BelowOrEqual, X86Condition.AboveOrEqual, X86Condition.NotEqual,
        X86Condition.Less, X86Condition.Greater, X86Condition.Equal,
        X86Condition.LessOrEqual, X86Condition.GreaterOrEqual, X86Condition.NotEqual,
    ];

    public static X86Assembler<TMode> Create(AssemblerBuffer buffer, NativeTarget target) => new(buffer);

    public void Enter(int locals, string? name)
    {
        _code.Write(X86Forms.Push, X86Register.Bp);
        _code.Write(X86Forms.Push, X86Register.Bx);
        _code.Write(X86Forms.Push, TMode.Local2);
        _code.Write(X86Forms.Push, TMode.Local3);

        // With the return address and the saved registers this many keep the alignment.
        _locals = locals | (TMode.Is64 ? 1 : 3);
        AdjustStack(-_locals * WordSize);
    }

    public readonly void Exit()
    {
        AdjustStack(_locals * WordSize);
        _code.Write(X86Forms.Pop, TMode.Local3);
        _code.Write(X86Forms.Pop, TMode.Local2);
        _code.Write(X86Forms.Pop, X86Register.Bx);
        _code.Write(X86Forms.Pop, X86Register.Bp);
        _code.Write(X86Forms.Ret);
    }

    public readonly void EndPass()
    {
    }

    // Above the stack pointer are: local words, saved registers, the return address, arguments.
    public readonly void LoadOwnArgument(int destination, int number) =>
        _code.WriteMemory(X86Forms.LoadWord, destination, X86Register.Sp, (_locals + SavedRegisters + 1 + number) * WordSize);

    public readonly void Jump(int label) => _code.WriteJump(X86Forms.Jump8, X86Forms.Jump32, 0, label);

    public readonly void JumpIfZero(int register, int label, bool isBoolean)
    {
        _code.Write(isBoolean ? X86Forms.Test8 : X86Forms.Test, register, register);
        JumpIf(X86Condition.Equal, label);
    }

    public readonly void JumpIfNonZero(int register, int label, bool isBoolean)
    {
        _code.Write(isBoolean ? X86Forms.Test8 : X86Forms.Test, register, register);
        JumpIf(X86Condition.NotEqual, label);
    }

    public readonly void JumpIfEqual(int left, int right, int label)
    {
        _code.Write(X86Forms.Cmp, right, left);
        JumpIf(X86Condition.Equal, label);
    }

    public readonly void JumpTo(int register) => _code.Write(X86Forms.JumpRegister, register);

    public readonly void Call(RuntimeFunction function)
    {
        int arguments = TMode.Is64 ? 0 : RuntimeFunctions.ArgumentCounts[(int)function];
        int gap = -arguments & 3;
        if (gap != 0)
        {
            AdjustStack(-gap * WordSize);
        }

        for (int number = arguments; number > 0; number--)
        {
            _code.Write(X86Forms.Push, number switch { 1 => Argument1, 2 => Argument2, 3 => Argument3, _ => Argument4 });
        }

        LoadWord(X86Register.Ax, FunctionTable, (int)function);
        _code.Write(X86Forms.CallRegister, X86Register.Ax);
        if (arguments != 0)
        {
            // Here the reference adds, where it subtracts a negative number elsewhere.
            _code.WriteImmediate(X86Forms.AddImmediate8, X86Register.Sp, (arguments + gap) * WordSize);
        }
    }

    public readonly void CallSetUpCodeState() => Call(RuntimeFunction.SetUpCodeState);

    public readonly void Move(int destination, int source) => _code.Write(X86Forms.Mov, destination, source);

    public readonly void LoadImmediate(int destination, long value)
    {
        if (!TMode.Is64 || (ulong)value <= uint.MaxValue)
        {
            _code.WriteImmediate(X86Forms.MovImmediate32, destination, value);
        }
        else
        {
            _code.WriteImmediate(X86Forms.MovImmediate64, destination, value);
        }
    }

    public readonly void Clear(int register) => Xor(register, register);

    public readonly void LoadLabelAddress(int destination, int label)
    {
        if (TMode.Is64)
        {
            _code.WriteRelative(X86Forms.LeaRelative, destination, label);
            return;
        }

        // Call the next instruction to learn where it is.
        _code.Write(X86Forms.CallRelative);
        _buffer.Write32(0);
        int distance = _buffer.DistanceTo(label);
        _code.Write(X86Forms.Pop, destination);
        _code.WriteImmediate(X86Forms.AddImmediate32, destination, distance);
    }

    public readonly void LoadLocal(int destination, int local) => LoadWord(destination, X86Register.Sp, local);

    public readonly void StoreLocal(int local, int source) => StoreWord(source, X86Register.Sp, local);

    public readonly void LoadLocalAddress(int destination, int local)
    {
        if (local == 0)
        {
            Move(destination, X86Register.Sp);
        }
        else
        {
            _code.WriteMemory(X86Forms.Lea, destination, X86Register.Sp, local * WordSize);
        }
    }

    public readonly void LoadWord(int destination, int address, int index) =>
        _code.WriteMemory(X86Forms.LoadWord, destination, address, index * WordSize);

    public readonly void StoreWord(int source, int address, int index) =>
        _code.WriteMemory(X86Forms.StoreWord, source, address, index * WordSize);

    public readonly void Load(AccessSize size, int destination, int address, long index)
    {
        int displacement = (int)(index << (int)size);
        switch (size)
        {
            case AccessSize.Byte:
                _code.WriteMemory(X86Forms.Load8, destination, address, displacement);
                break;
            case AccessSize.Half:
                _code.WriteMemory(X86Forms.Load16, destination, address, displacement);
                break;
            default:
                _code.WriteMemory(X86Forms.Load32, destination, address, displacement);
                break;
        }
    }

    public readonly void Store(AccessSize size, int source, int address, long index)
    {
        int displacement = (int)(index << (int)size);
        switch (size)
        {
            case AccessSize.Byte:
                _code.WriteMemory(X86Forms.Store8, source, address, displacement);
                break;
            case AccessSize.Half:
                _code.WriteMemory(X86Forms.Store16, source, address, displacement);
                break;
            default:
                _code.WriteMemory(X86Forms.Store32, source, address, displacement);
                break;
        }
    }

    public readonly void LoadIndexed(AccessSize size, int destination, int address, int index)
    {
        AddScaled(size, address, index);
        Load(size, destination, address, 0);
    }

    public readonly void StoreIndexed(AccessSize size, int source, int address, int index)
    {
        AddScaled(size, address, index);
        Store(size, source, address, 0);
    }

    public readonly void Negate(int register) => _code.Write(X86Forms.Neg, register);

    public readonly void Invert(int register) => _code.Write(X86Forms.Not, register);

    public readonly void Add(int destination, int source) => _code.Write(X86Forms.Add, destination, source);

    public readonly void Subtract(int destination, int source) => _code.Write(X86Forms.Sub, destination, source);

    public readonly void Multiply(int destination, int source) => _code.Write(X86Forms.Imul, destination, source);

    public readonly void And(int destination, int source) => _code.Write(X86Forms.And, destination, source);

    public readonly void Or(int destination, int source) => _code.Write(X86Forms.Or, destination, source);

    public readonly void Xor(int destination, int source) => _code.Write(X86Forms.Xor, destination, source);

    public readonly void ShiftLeft(int destination, int count) => _code.Write(X86Forms.Shl, destination);

    public readonly void ShiftRight(int destination, int count) => _code.Write(X86Forms.Shr, destination);

    public readonly void ShiftRightSigned(int destination, int count) => _code.Write(X86Forms.Sar, destination);

    public readonly void Compare(Comparison comparison, int destination, int left, int right)
    {
        Clear(destination);
        _code.Write(X86Forms.Cmp, left, right);
        _code.WriteSet(X86Forms.Set, Conditions[(int)comparison], destination);
    }

    private readonly void JumpIf(int condition, int label) => _code.WriteJump(X86Forms.JumpIf8, X86Forms.JumpIf32, condition, label);

    // By subtraction in both directions, as the reference does.
    private readonly void AdjustStack(int bytes)
    {
        if (X86Writer<TMode>.Fits8(-bytes))
        {
            _code.WriteImmediate(X86Forms.SubImmediate8, X86Register.Sp, -bytes);
        }
        else
        {
            _code.WriteImmediate(X86Forms.SubImmediate32, X86Register.Sp, -bytes);
        }
    }

    private readonly void AddScaled(AccessSize size, int address, int index)
    {
        for (int times = 1 << (int)size; times > 0; times--)
        {
            Add(address, index);
        }
    }
}
