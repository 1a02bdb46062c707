using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Emit.Native.Thumb;

/// <summary>
/// Thumb: ARMv6-M, and ARMv7-M with its 32-bit instructions. Local words lie upwards from the stack pointer, which is 8-byte aligned.
/// Source: py/asmthumb.c@v1.28.0.
/// </summary>
internal struct ThumbAssembler : INativeAssembler<ThumbAssembler>
{
    // Registers that Enter pushes besides r4 to r7 and lr make room for local words; r0 holds the result and stays out.
    private const int PushedWithoutLocals = 0xf2;
    private const int PushedWithLocals = 0xfe;
    private const int LocalsPushed = 3;

    private readonly ThumbCode _code;
    private readonly AssemblerBuffer _buffer;
    private readonly bool _keepsIndex;
    private int _pushed;
    private int _stackWords;

    private ThumbAssembler(AssemblerBuffer buffer, NativeTarget target)
    {
        _buffer = buffer;
        _code = new ThumbCode(buffer, target.Arch);
        _keepsIndex = target.Firmware.NativeTraits.HasFlag(NativeTraits.KeepsIndexRegisters);
    }

    public static int WordSize => 4;

    public static int Result => ThumbRegister.R0;

    public static int Argument1 => ThumbRegister.R0;

    public static int Argument2 => ThumbRegister.R1;

    public static int Argument3 => ThumbRegister.R2;

    public static int Argument4 => ThumbRegister.R3;

    public static bool MayScaleIndexInPlace => true;

    public static int Temporary0 => ThumbRegister.R0;

    public static int Temporary1 => ThumbRegister.R1;

    public static int Temporary2 => ThumbRegister.R2;

    public static int Local1 => ThumbRegister.R4;

    public readonly int Local2 => ThumbRegister.R5;

    public readonly int Local3 => ThumbRegister.R6;

    public static int FunctionTable => ThumbRegister.R7;

    // As where the floating-point registers are saved too: the same code runs on all levels.
    public static int NlrRegisterCount => 16;

    public static int NlrLocal1Index => 3;

    public static ThumbAssembler Create(AssemblerBuffer buffer, NativeTarget target) => new(buffer, target);

    public void Enter(int locals, string? name)
    {
        _pushed = locals < 2 ? PushedWithoutLocals : PushedWithLocals;
        _stackWords = locals <= LocalsPushed ? 0 : (locals - LocalsPushed + 1) & ~1;
        _code.Narrow(ThumbForms.PushWithLink.Encode(_pushed));
        AdjustStack(ThumbForms.SubStack, ThumbForms.SubStackWide);
    }

    public readonly void Exit()
    {
        AdjustStack(ThumbForms.AddStack, ThumbForms.AddStackWide);
        _code.Narrow(ThumbForms.PopWithCounter.Encode(_pushed));
    }

    public readonly void EndPass()
    {
    }

    public readonly void Jump(int label) => _code.Jump(label);

    public readonly void JumpIfZero(int register, int label, bool isBoolean)
    {
        _code.Narrow(ThumbForms.CmpImmediate.Encode(register, 0));
        _code.JumpIf(ThumbCondition.Equal, label);
    }

    public readonly void JumpIfNonZero(int register, int label, bool isBoolean)
    {
        _code.Narrow(ThumbForms.CmpImmediate.Encode(register, 0));
        _code.JumpIf(ThumbCondition.NotEqual, label);
    }

    public readonly void JumpIfEqual(int left, int right, int label)
    {
        _code.Narrow(ThumbForms.Cmp.Encode(left, right));
        _code.JumpIf(ThumbCondition.Equal, label);
    }

    public readonly void JumpTo(int register) => _code.Narrow(ThumbForms.Bx.Encode(register));

    public readonly void Call(RuntimeFunction function) => Call(function, ThumbRegister.R3);

    // The function's own fourth argument is in the register that calls go through, so this one goes through another.
    public readonly void CallSetUpCodeState() => Call(RuntimeFunction.SetUpCodeState, ThumbRegister.R4);

    public readonly void Move(int destination, int source) => _code.Narrow(ThumbForms.Mov.Encode(destination, source));

    public readonly void LoadImmediate(int destination, long value) => _code.LoadImmediate(destination, (int)value);

    public readonly void Clear(int register) => _code.Narrow(ThumbForms.MovImmediate.Encode(register, 0));

    public readonly void LoadLabelAddress(int destination, int label)
    {
        // The low bit keeps the processor in Thumb state. The address is that of the last instruction's program counter.
        int distance = _buffer.DistanceTo(label) | 1;
        if (_code.HasWide)
        {
            distance -= 6 + 4;
            _code.Wide(ThumbForms.Movw.Encode(destination, distance));
        }
        else
        {
            distance -= 8 + 4;
            _code.LoadHalf(destination, distance);
        }

        if (distance != (short)distance)
        {
            _buffer.Suspect(SourceDiagnostics.NativeHandlerTooFar);
        }

        _code.Narrow(ThumbForms.Sxth.Encode(destination, destination));
        _code.Narrow(ThumbForms.AddHigh.Encode(destination, ThumbRegister.ProgramCounter));
    }

    public readonly void LoadLocal(int destination, int local)
    {
        CheckLocal(local);
        _code.Narrow(ThumbForms.LdrStack.Encode(destination, local * WordSize));
    }

    public readonly void StoreLocal(int local, int source)
    {
        CheckLocal(local);
        _code.Narrow(ThumbForms.StrStack.Encode(source, local * WordSize));
    }

    public readonly void LoadLocalAddress(int destination, int local)
    {
        if (local > byte.MaxValue)
        {
            _buffer.Suspect(SourceDiagnostics.NativeFrameTooLarge);
        }

        _code.Narrow(ThumbForms.AddStackAddress.Encode(destination, local * WordSize));
    }

    public readonly void LoadWord(int destination, int address, int index) => Load(AccessSize.Word32, destination, address, index);

    public readonly void StoreWord(int source, int address, int index) => Store(AccessSize.Word32, source, address, index);

    public readonly void Load(AccessSize size, int destination, int address, long index) =>
        _code.Load(size, destination, address, (uint)index);

    public readonly void Store(AccessSize size, int source, int address, long index) => _code.Store(size, source, address, (uint)index);

    public readonly void LoadIndexed(AccessSize size, int destination, int address, int index)
    {
        if (size != AccessSize.Byte)
        {
            int scaled = _keepsIndex ? Temporary2 : index;
            _code.Narrow(ThumbForms.LslImmediate.Encode(scaled, index, (int)size));
            index = scaled;
        }

        _code.Narrow(size switch
        {
            AccessSize.Byte => ThumbForms.LdrbIndexed.Encode(destination, address, index),
            AccessSize.Half => ThumbForms.LdrhIndexed.Encode(destination, address, index),
            _ => ThumbForms.LdrIndexed.Encode(destination, address, index),
        });
    }

    public readonly void StoreIndexed(AccessSize size, int source, int address, int index)
    {
        bool saves = size != AccessSize.Byte && _keepsIndex;
        if (saves)
        {
            _code.Narrow(ThumbForms.Push.Encode(1 << index));
        }

        if (size != AccessSize.Byte)
        {
            _code.Narrow(ThumbForms.LslImmediate.Encode(index, index, (int)size));
        }

        _code.Narrow(size switch
        {
            AccessSize.Byte => ThumbForms.StrbIndexed.Encode(source, address, index),
            AccessSize.Half => ThumbForms.StrhIndexed.Encode(source, address, index),
            _ => ThumbForms.StrIndexed.Encode(source, address, index),
        });
        if (saves)
        {
            _code.Narrow(ThumbForms.Pop.Encode(1 << index));
        }
    }

    public readonly void Negate(int register) => _code.Narrow(ThumbForms.Neg.Encode(register, register));

    public readonly void Invert(int register) => _code.Narrow(ThumbForms.Mvn.Encode(register, register));

    public readonly void Add(int destination, int source) =>
        _code.Narrow(ThumbForms.AddRegister.Encode(destination, destination, source));

    public readonly void Subtract(int destination, int source) =>
        _code.Narrow(ThumbForms.SubRegister.Encode(destination, destination, source));

    public readonly void Multiply(int destination, int source) => _code.Narrow(ThumbForms.Mul.Encode(destination, source));

    public readonly void And(int destination, int source) => _code.Narrow(ThumbForms.And.Encode(destination, source));

    public readonly void Or(int destination, int source) => _code.Narrow(ThumbForms.Orr.Encode(destination, source));

    public readonly void Xor(int destination, int source) => _code.Narrow(ThumbForms.Eor.Encode(destination, source));

    public readonly void ShiftLeft(int destination, int count) => _code.Narrow(ThumbForms.Lsl.Encode(destination, count));

    public readonly void ShiftRight(int destination, int count) => _code.Narrow(ThumbForms.Lsr.Encode(destination, count));

    public readonly void ShiftRightSigned(int destination, int count) => _code.Narrow(ThumbForms.Asr.Encode(destination, count));

    public readonly void Compare(Comparison comparison, int destination, int left, int right)
    {
        int condition = ThumbCondition.ForComparison[(int)comparison];
        _code.Narrow(ThumbForms.Cmp.Encode(left, right));
        if (_code.HasWide)
        {
            // ite: the mask says "else" by the inverse of the condition's low bit.
            _code.Narrow(ThumbForms.If.Encode(condition, (condition & 1) != 0 ? 0x4 : 0xc));
            _code.Narrow(ThumbForms.MovImmediate.Encode(destination, 1));
            _code.Narrow(ThumbForms.MovImmediate.Encode(destination, 0));
        }
        else
        {
            _code.Narrow(ThumbForms.BranchIf.Encode(condition, 6 - 4));
            _code.Narrow(ThumbForms.MovImmediate.Encode(destination, 0));
            _code.Narrow(ThumbForms.Branch.Encode(4 - 4));
            _code.Narrow(ThumbForms.MovImmediate.Encode(destination, 1));
        }
    }

    private readonly void Call(RuntimeFunction function, int register)
    {
        _code.Load(AccessSize.Word32, register, FunctionTable, (uint)function);
        _code.Narrow(ThumbForms.Blx.Encode(register));
    }

    private readonly void CheckLocal(int local)
    {
        if (local > byte.MaxValue)
        {
            _buffer.Fail(SourceDiagnostics.NativeTooManyLocals);
        }
    }

    private readonly void AdjustStack(in InstructionForm narrow, in InstructionForm wide)
    {
        const int MostAtOnce = 127;
        int words = _stackWords;
        if (words == 0)
        {
            return;
        }

        if (_code.HasWide && words > MostAtOnce)
        {
            if (words * WordSize >= 1 << 11)
            {
                _buffer.Suspect(SourceDiagnostics.NativeFrameTooLarge);
            }

            _code.Wide(wide.Encode(words * WordSize));
            return;
        }

        for (; words > MostAtOnce; words -= MostAtOnce)
        {
            _code.Narrow(narrow.Encode(MostAtOnce * WordSize));
        }

        _code.Narrow(narrow.Encode(words * WordSize));
    }
}
