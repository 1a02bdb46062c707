using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit.Native.Thumb;

namespace MicroFreeze.Compiler.Emit.Native.Arm;

/// <summary>
/// 32-bit Arm. Local words lie upwards from the stack pointer, which is 8-byte aligned. Source: py/asmarm.c@v1.28.0.
/// </summary>
internal struct ArmAssembler : INativeAssembler<ArmAssembler>
{
    private const int Scratch = 8;
    private const int StackPointer = 13;
    private const int LinkRegister = 14;
    private const int ProgramCounter = 15;
    private const int ConditionAlways = 0xe;

    // r1 to r8; the first three make room for local words.
    private const int Pushed = 0x1fe;
    private const int LocalsPushed = 3;

    private readonly AssemblerBuffer _buffer;
    private int _stackBytes;

    private ArmAssembler(AssemblerBuffer buffer) => _buffer = buffer;

    public static int WordSize => 4;

    public static int Result => 0;

    public static int Argument1 => 0;

    public static int Argument2 => 1;

    public static int Argument3 => 2;

    public static int Argument4 => 3;

    public static int Temporary0 => 0;

    public static int Temporary1 => 1;

    public static int Temporary2 => 2;

    public static int Local1 => 4;

    public readonly int Local2 => 5;

    public readonly int Local3 => 6;

    public static int FunctionTable => 7;

    public static int NlrRegisterCount => 16;

    public static int NlrLocal1Index => 3;

    public static ArmAssembler Create(AssemblerBuffer buffer, NativeTarget target) => new(buffer);

    public void Enter(int locals, string? name)
    {
        _stackBytes = locals <= LocalsPushed ? 0 : (locals + (locals & 1)) * WordSize;
        Write(ArmForms.Push.Encode(Pushed | (1 << LinkRegister)));
        AdjustStack(ArmForms.SubImmediate, ArmForms.Sub);
    }

    public readonly void Exit()
    {
        AdjustStack(ArmForms.AddImmediate, ArmForms.Add);
        Write(ArmForms.Pop.Encode(Pushed | (1 << ProgramCounter)));
    }

    public readonly void EndPass()
    {
    }

    public readonly void Jump(int label) => JumpIf(ConditionAlways, label);

    public readonly void JumpIfZero(int register, int label, bool isBoolean)
    {
        Write(ArmForms.CmpImmediate.Encode(register, 0));
        JumpIf(ThumbCondition.Equal, label);
    }

    public readonly void JumpIfNonZero(int register, int label, bool isBoolean)
    {
        Write(ArmForms.CmpImmediate.Encode(register, 0));
        JumpIf(ThumbCondition.NotEqual, label);
    }

    public readonly void JumpIfEqual(int left, int right, int label)
    {
        Write(ArmForms.Cmp.Encode(left, right));
        JumpIf(ThumbCondition.Equal, label);
    }

    public readonly void JumpTo(int register) => Write(ArmForms.Bx.Encode(register));

    public readonly void Call(RuntimeFunction function)
    {
        Write(ArmForms.Mov.Encode(LinkRegister, ProgramCounter));
        Write(ArmForms.Ldr.Encode(ProgramCounter, FunctionTable, (int)function * WordSize));
    }

    public readonly void CallSetUpCodeState() => Call(RuntimeFunction.SetUpCodeState);

    public readonly void Move(int destination, int source) => Write(ArmForms.Mov.Encode(destination, source));

    public readonly void LoadImmediate(int destination, long value)
    {
        int number = (int)value;
        if (number is >= 0 and <= byte.MaxValue)
        {
            Write(ArmForms.MovImmediate.Encode(destination, number));
        }
        else if (number is < 0 and >= -256)
        {
            Write(ArmForms.MvnImmediate.Encode(destination, ~number));
        }
        else
        {
            LoadLiteral(destination, number);
        }
    }

    public readonly void Clear(int register) => Xor(register, register);

    public readonly void LoadLabelAddress(int destination, int label)
    {
        // From the third instruction, whose program counter is eight bytes ahead.
        int distance = _buffer.DistanceTo(label) - (12 + 8);
        LoadLiteral(destination, distance);
        Write(ArmForms.Add.Encode(destination, destination, ProgramCounter));
    }

    public readonly void LoadLocal(int destination, int local) =>
        Write(ArmForms.Ldr.Encode(0, StackPointer, 0) | LocalOperands(destination, local));

    public readonly void StoreLocal(int local, int source) =>
        Write(ArmForms.Str.Encode(0, StackPointer, 0) | LocalOperands(source, local));

    public readonly void LoadLocalAddress(int destination, int local)
    {
        if (local >= 0x40)
        {
            LoadImmediate(Scratch, local * WordSize);
            Write(ArmForms.Add.Encode(destination, StackPointer, Scratch));
        }
        else
        {
            Write(ArmForms.AddImmediate.Encode(destination, StackPointer, local * WordSize));
        }
    }

    public readonly void LoadWord(int destination, int address, int index) => Load(AccessSize.Word32, destination, address, index);

    public readonly void StoreWord(int source, int address, int index) => Store(AccessSize.Word32, source, address, index);

    public readonly void Load(AccessSize size, int destination, int address, long index)
    {
        uint offset = (uint)(index << (int)size);
        bool fits = offset < (size == AccessSize.Half ? 0x100u : 0x1000u);
        int operand = fits ? (int)offset : Scratch;
        if (!fits)
        {
            LoadImmediate(Scratch, offset);
        }

        Write((size, fits) switch
        {
            (AccessSize.Byte, true) => ArmForms.Ldrb.Encode(destination, address, operand),
            (AccessSize.Byte, false) => ArmForms.LdrbIndexed.Encode(destination, address, operand),
            (AccessSize.Half, true) => ArmForms.Ldrh.Encode(destination, address, operand),
            (AccessSize.Half, false) => ArmForms.LdrhIndexed.Encode(destination, address, operand),
            (_, true) => ArmForms.Ldr.Encode(destination, address, operand),
            (_, false) => ArmForms.LdrIndexed.Encode(destination, address, operand),
        });
    }

    public readonly void Store(AccessSize size, int source, int address, long index)
    {
        uint offset = (uint)(index << (int)size);
        bool fits = offset < (size == AccessSize.Half ? 0x100u : 0x1000u);
        int operand = fits ? (int)offset : Scratch;
        if (!fits)
        {
            LoadImmediate(Scratch, offset);
        }

        Write((size, fits) switch
        {
            (AccessSize.Byte, true) => ArmForms.Strb.Encode(source, address, operand),
            (AccessSize.Byte, false) => ArmForms.StrbIndexed.Encode(source, address, operand),
            (AccessSize.Half, true) => ArmForms.Strh.Encode(source, address, operand),
            (AccessSize.Half, false) => ArmForms.StrhIndexed.Encode(source, address, operand),
            (_, true) => ArmForms.Str.Encode(source, address, operand),
            (_, false) => ArmForms.StrIndexed.Encode(source, address, operand),
        });
    }

    public readonly void LoadIndexed(AccessSize size, int destination, int address, int index)
    {
        if (size == AccessSize.Half)
        {
            // Half-word transfers do not scale their index.
            Write(ArmForms.MovDoubled.Encode(Scratch, index));
        }

        Write(size switch
        {
            AccessSize.Byte => ArmForms.LdrbIndexed.Encode(destination, address, index),
            AccessSize.Half => ArmForms.LdrhIndexed.Encode(destination, address, Scratch),
            _ => ArmForms.LdrScaled.Encode(destination, address, index),
        });
    }

    public readonly void StoreIndexed(AccessSize size, int source, int address, int index)
    {
        if (size == AccessSize.Half)
        {
            Write(ArmForms.MovDoubled.Encode(Scratch, index));
        }

        Write(size switch
        {
            AccessSize.Byte => ArmForms.StrbIndexed.Encode(source, address, index),
            AccessSize.Half => ArmForms.StrhIndexed.Encode(source, address, Scratch),
            _ => ArmForms.StrScaled.Encode(source, address, index),
        });
    }

    public readonly void Negate(int register) => Write(ArmForms.RsbImmediate.Encode(register, register, 0));

    public readonly void Invert(int register) => Write(ArmForms.Mvn.Encode(register, register));

    public readonly void Add(int destination, int source) => Write(ArmForms.Add.Encode(destination, destination, source));

    public readonly void Subtract(int destination, int source) => Write(ArmForms.Sub.Encode(destination, destination, source));

    // The first operand must not be the destination.
    public readonly void Multiply(int destination, int source) => Write(ArmForms.Mul.Encode(destination, source, destination));

    public readonly void And(int destination, int source) => Write(ArmForms.And.Encode(destination, destination, source));

    public readonly void Or(int destination, int source) => Write(ArmForms.Orr.Encode(destination, destination, source));

    public readonly void Xor(int destination, int source) => Write(ArmForms.Eor.Encode(destination, destination, source));

    public readonly void ShiftLeft(int destination, int count) => Write(ArmForms.Lsl.Encode(destination, destination, count));

    public readonly void ShiftRight(int destination, int count) => Write(ArmForms.Lsr.Encode(destination, destination, count));

    public readonly void ShiftRightSigned(int destination, int count) => Write(ArmForms.Asr.Encode(destination, destination, count));

    public readonly void Compare(Comparison comparison, int destination, int left, int right)
    {
        int condition = ThumbCondition.ForComparison[(int)comparison];
        Write(ArmForms.Cmp.Encode(left, right));
        Write(ArmForms.MovImmediateIf.Encode(condition, destination, 1));
        Write(ArmForms.MovImmediateIf.Encode(condition ^ 1, destination, 0));
    }

    private readonly void Write(uint bits) => _buffer.Write32(bits);

    private readonly void JumpIf(int condition, int label)
    {
        int distance = _buffer.DistanceTo(label) - 8;
        if (!ThumbCode.FitsSigned(distance >> 2, 24))
        {
            _buffer.Fail(SourceDiagnostics.NativeTooLarge);
        }

        Write(ArmForms.Branch.Encode(condition, distance));
    }

    // The number stands in the code, with a branch over it.
    private readonly void LoadLiteral(int register, int value)
    {
        Write(ArmForms.Ldr.Encode(register, ProgramCounter, 0));
        Write(ArmForms.Branch.Encode(ConditionAlways, 0));
        Write((uint)value);
    }

    // The reference does not check the offset: what does not fit runs into the register's bits.
    private readonly uint LocalOperands(int register, int local)
    {
        if (local * WordSize >= 0x1000)
        {
            _buffer.Suspect(SourceDiagnostics.NativeFrameTooLarge);
        }

        return (uint)(register << 12) | (uint)(local * WordSize);
    }

    private readonly void AdjustStack(in InstructionForm immediate, in InstructionForm register)
    {
        if (_stackBytes == 0)
        {
            return;
        }

        if (_stackBytes < 0x100)
        {
            Write(immediate.Encode(StackPointer, StackPointer, _stackBytes));
        }
        else
        {
            LoadImmediate(Scratch, _stackBytes);
            Write(register.Encode(StackPointer, StackPointer, Scratch));
        }
    }
}
