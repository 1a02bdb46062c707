using System.Numerics;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit.Native.Thumb;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Emit.Native.RiscV;

/// <summary>
/// RV32IMC, with Zba and Zcmp where flags allow. Which registers a function saves is known from the walk before; what one function of a
/// module used, all that follow save too. Source: py/asmrv32.c@v1.28.0.
/// </summary>
internal struct RiscVAssembler : INativeAssembler<RiscVAssembler>
{
    // One of the eight registers that compressed loads reach, for the address of a call.
    private const int CallRegister = RiscVRegister.S0;

    private readonly AssemblerBuffer _buffer;
    private readonly RiscVCode _code;
    private readonly bool _hasAddressAdd;
    private readonly bool _hasPush;
    private readonly bool _keepsIndex;
    private readonly bool _keepsFaults;
    private uint _saved;
    private int _locals;
    private int _stackSize;
    private int _firstLocal;

    private RiscVAssembler(AssemblerBuffer buffer, NativeTarget target)
    {
        NativeTraits traits = target.Firmware.NativeTraits;
        _buffer = buffer;
        _code = new RiscVCode(buffer);
        _hasAddressAdd = (target.Flags & RiscVExtensions.Zba) != 0;
        _hasPush = (target.Flags & RiscVExtensions.Zcmp) != 0;
        _keepsIndex = traits.HasFlag(NativeTraits.KeepsIndexRegisters);
        _keepsFaults = target.Exact;
        bool low = traits.HasFlag(NativeTraits.RiscVLowLocals);
        Local2 = low ? RiscVRegister.S2 : RiscVRegister.S4;
        Local3 = low ? RiscVRegister.S4 : RiscVRegister.S5;
    }

    public static int WordSize => 4;

    public static int Result => RiscVRegister.A0;

    public static int Argument1 => RiscVRegister.A0;

    public static int Argument2 => RiscVRegister.A1;

    public static int Argument3 => RiscVRegister.A2;

    public static int Argument4 => RiscVRegister.A3;

    public static bool MayScaleIndexInPlace => true;

    public static int Temporary0 => RiscVRegister.T1;

    public static int Temporary1 => RiscVRegister.T2;

    public static int Temporary2 => RiscVRegister.T3;

    public static int Local1 => RiscVRegister.S3;

    public int Local2 { get; }

    public int Local3 { get; }

    public static int FunctionTable => RiscVRegister.S1;

    public static int ZeroRegister => RiscVRegister.Zero;

    public static int NlrRegisterCount => 14;

    public static int NlrLocal1Index => 6;

    public static RiscVAssembler Create(AssemblerBuffer buffer, NativeTarget target) => new(buffer, target);

    public void Enter(int locals, string? name)
    {
        _locals = locals;
        _saved |= (1u << FunctionTable) | (1u << Local1) | (1u << Local2) | (1u << Local3);
        if (_hasPush)
        {
            Push();
            return;
        }

        int count = BitOperations.PopCount(_saved);
        _stackSize = (count + locals) * WordSize;
        _code.AdjustStack(-_stackSize);
        int offset = 0;
        for (uint registers = _saved; registers != 0; registers &= registers - 1)
        {
            _code.Half(RiscVForms.CSwsp.Encode(BitOperations.TrailingZeroCount(registers), offset));
            offset += WordSize;
        }

        _firstLocal = count * WordSize;
    }

    public readonly void Exit()
    {
        if (_hasPush)
        {
            _code.AdjustStack(_stackSize & ~3);
            _code.Half(RiscVForms.CmPopret.Encode(RegisterRange(), _stackSize & 3));
            return;
        }

        int offset = 0;
        for (uint registers = _saved; registers != 0; registers &= registers - 1)
        {
            _code.Half(RiscVForms.CLwsp.Encode(BitOperations.TrailingZeroCount(registers), offset));
            offset += WordSize;
        }

        _code.AdjustStack(_stackSize);
        _code.Half(RiscVForms.CJr.Encode(RiscVRegister.ReturnAddress));
    }

    public readonly void EndPass()
    {
    }

    public readonly void Jump(int label)
    {
        if (_buffer.IsBehind(label, out int distance) && ThumbCode.FitsSigned(distance, 12))
        {
            _code.Half(RiscVForms.CJ.Encode(distance));
        }
        else
        {
            JumpFar(distance);
        }
    }

    public readonly void JumpIfZero(int register, int label, bool isBoolean) => JumpIfEqual(register, RiscVRegister.Zero, label);

    public readonly void JumpIfNonZero(int register, int label, bool isBoolean)
    {
        bool behind = _buffer.IsBehind(label, out int distance);
        bool isLow = RiscVRegister.IsCompressed(register);
        if (behind && isLow && ThumbCode.FitsSigned(distance, 8))
        {
            _code.Half(RiscVForms.CBnez.Encode(register, distance));
        }
        else if (behind && ThumbCode.FitsSigned(distance, 13))
        {
            _code.Word(RiscVForms.Bne.Encode(register, RiscVRegister.Zero, distance));
        }
        else if (behind && isLow)
        {
            _code.Half(RiscVForms.CBeqz.Encode(register, 10));
            JumpFar(distance - 2);
        }
        else
        {
            _code.Word(RiscVForms.Beq.Encode(register, RiscVRegister.Zero, 12));
            JumpFar(distance - 4);
        }
    }

    public readonly void JumpIfEqual(int left, int right, int label)
    {
        if (_buffer.IsBehind(label, out int distance) && ThumbCode.FitsSigned(distance, 13))
        {
            _code.Word(RiscVForms.Beq.Encode(left, right, distance));
        }
        else
        {
            _code.Word(RiscVForms.Bne.Encode(left, right, 12));
            JumpFar(distance - 4);
        }
    }

    public readonly void JumpTo(int register) => _code.Half(RiscVForms.CJr.Encode(register));

    public void Call(RuntimeFunction function)
    {
        int offset = (int)function * WordSize;
        _saved |= 1u << RiscVRegister.ReturnAddress;
        if (offset < 64)
        {
            _saved |= 1u << CallRegister;
            _code.Half(RiscVForms.CLw.Encode(CallRegister, FunctionTable, offset));
            _code.Half(RiscVForms.CJalr.Encode(CallRegister));
        }
        else
        {
            _code.Word(RiscVForms.Lw.Encode(Temporary2, FunctionTable, offset));
            _code.Half(RiscVForms.CJalr.Encode(Temporary2));
        }
    }

    public void CallSetUpCodeState() => Call(RuntimeFunction.SetUpCodeState);

    public readonly void Move(int destination, int source) => _code.Half(RiscVForms.CMv.Encode(destination, source));

    public readonly void LoadImmediate(int destination, long value) => _code.LoadImmediate(destination, (int)value);

    public readonly void Clear(int register) => _code.Half(RiscVForms.CLi.Encode(register, 0));

    public readonly void LoadLabelAddress(int destination, int label) => _code.LoadAddress(destination, _buffer.DistanceTo(label));

    public readonly void LoadLocal(int destination, int local)
    {
        int offset = _firstLocal + (local * WordSize);
        if (offset < 256)
        {
            _code.Half(RiscVForms.CLwsp.Encode(destination, offset));
        }
        else if (offset < 2048)
        {
            _code.Word(RiscVForms.Lw.Encode(destination, RiscVRegister.StackPointer, offset));
        }
        else
        {
            _code.LoadUpper(destination, RiscVCode.UpperOf(offset));
            _code.Half(RiscVForms.CAdd.Encode(destination, RiscVRegister.StackPointer));
            _code.Word(RiscVForms.Lw.Encode(destination, destination, offset));
        }
    }

    public readonly void StoreLocal(int local, int source)
    {
        int offset = _firstLocal + (local * WordSize);
        if (offset < 256)
        {
            _code.Half(RiscVForms.CSwsp.Encode(source, offset));
        }
        else if (offset < 2048)
        {
            _code.Word(RiscVForms.Sw.Encode(source, RiscVRegister.StackPointer, offset));
        }
        else
        {
            _code.LoadUpper(Temporary2, RiscVCode.UpperOf(offset));
            _code.Half(RiscVForms.CAdd.Encode(Temporary2, RiscVRegister.StackPointer));
            _code.Word(RiscVForms.Sw.Encode(source, Temporary2, offset));
        }
    }

    public readonly void LoadLocalAddress(int destination, int local)
    {
        int offset = _firstLocal + (local * WordSize);
        if (offset is > 0 and < 1024 && RiscVRegister.IsCompressed(destination))
        {
            _code.Half(RiscVForms.CAddi4spn.Encode(destination, offset));
        }
        else if (offset < 2048)
        {
            _code.Word(RiscVForms.Addi.Encode(destination, RiscVRegister.StackPointer, offset));
        }
        else
        {
            _code.LoadFull(destination, offset);
            _code.Half(RiscVForms.CAdd.Encode(destination, RiscVRegister.StackPointer));
        }
    }

    public readonly void LoadWord(int destination, int address, int index)
    {
        if (destination == address && !ThumbCode.FitsSigned(index * WordSize, 12))
        {
            _buffer.Suspect(SourceDiagnostics.NativeTableTooLarge);
        }

        Load(AccessSize.Word32, destination, address, index, destination);
    }

    public readonly void StoreWord(int source, int address, int index) => Store(AccessSize.Word32, source, address, index);

    // The reference loses the base where it is in the destination.
    public readonly void Load(AccessSize size, int destination, int address, long index) =>
        Load(size, destination, address, index, destination == address && !_keepsFaults ? Temporary2 : destination);

    private readonly void Load(AccessSize size, int destination, int address, long index, int sum)
    {
        int offset = (int)index << (int)size;
        if (size == AccessSize.Word32 && IsCompressible(destination, address, offset))
        {
            _code.Half(RiscVForms.CLw.Encode(destination, address, offset));
            return;
        }

        if (!ThumbCode.FitsSigned(offset, 12))
        {
            _code.LoadUpper(sum, RiscVCode.UpperOf(offset));
            _code.Half(RiscVForms.CAdd.Encode(sum, address));
            address = sum;
        }

        _code.Word(size switch
        {
            AccessSize.Byte => RiscVForms.Lbu.Encode(destination, address, offset),
            AccessSize.Half => RiscVForms.Lhu.Encode(destination, address, offset),
            _ => RiscVForms.Lw.Encode(destination, address, offset),
        });
    }

    public readonly void Store(AccessSize size, int source, int address, long index)
    {
        int offset = (int)index << (int)size;
        if (size == AccessSize.Word32 && IsCompressible(source, address, offset))
        {
            _code.Half(RiscVForms.CSw.Encode(source, address, offset));
            return;
        }

        if (!ThumbCode.FitsSigned(offset, 12))
        {
            _code.LoadUpper(Temporary2, RiscVCode.UpperOf(offset));
            _code.Half(RiscVForms.CAdd.Encode(Temporary2, address));
            address = Temporary2;
        }

        _code.Word(size switch
        {
            AccessSize.Byte => RiscVForms.Sb.Encode(source, address, offset),
            AccessSize.Half => RiscVForms.Sh.Encode(source, address, offset),
            _ => RiscVForms.Sw.Encode(source, address, offset),
        });
    }

    public readonly void LoadIndexed(AccessSize size, int destination, int address, int index) =>
        Load(size, destination, AddScaled(size, address, index), 0);

    public readonly void StoreIndexed(AccessSize size, int source, int address, int index) =>
        Store(size, source, AddScaled(size, address, index), 0);

    public readonly void Negate(int register) => _code.Word(RiscVForms.Sub.Encode(register, RiscVRegister.Zero, register));

    public readonly void Invert(int register) => _code.Word(RiscVForms.Xori.Encode(register, register, -1));

    public readonly void Add(int destination, int source) => _code.Half(RiscVForms.CAdd.Encode(destination, source));

    public readonly void Subtract(int destination, int source) => _code.Word(RiscVForms.Sub.Encode(destination, destination, source));

    public readonly void Multiply(int destination, int source) => _code.Word(RiscVForms.Mul.Encode(destination, destination, source));

    public readonly void And(int destination, int source) => _code.Word(RiscVForms.And.Encode(destination, source, destination));

    public readonly void Or(int destination, int source) => _code.Word(RiscVForms.Or.Encode(destination, destination, source));

    public readonly void Xor(int destination, int source)
    {
        if (destination == source)
        {
            Clear(destination);
        }
        else
        {
            _code.Word(RiscVForms.Xor.Encode(destination, destination, source));
        }
    }

    public readonly void ShiftLeft(int destination, int count) => _code.Word(RiscVForms.Sll.Encode(destination, destination, count));

    public readonly void ShiftRight(int destination, int count) => _code.Word(RiscVForms.Srl.Encode(destination, destination, count));

    public readonly void ShiftRightSigned(int destination, int count) =>
        _code.Word(RiscVForms.Sra.Encode(destination, destination, count));

    public readonly void Compare(Comparison comparison, int destination, int left, int right)
    {
        switch (comparison)
        {
            case Comparison.Equal or Comparison.EqualUnsigned:
                _code.Word(RiscVForms.Sub.Encode(destination, left, right));
                _code.Word(RiscVForms.Sltiu.Encode(destination, destination, 1));
                return;
            case Comparison.NotEqual or Comparison.NotEqualUnsigned:
                _code.Word(RiscVForms.Sub.Encode(destination, right, left));
                _code.Word(RiscVForms.Sltu.Encode(destination, RiscVRegister.Zero, destination));
                return;
        }

        // There is only "less": the others swap its operands, invert it, or both.
        bool unsigned = comparison < Comparison.Less;
        bool inverts = comparison is Comparison.LessEqual or Comparison.LessEqualUnsigned or Comparison.MoreEqual or Comparison.MoreEqualUnsigned;
        bool swaps = comparison is Comparison.More or Comparison.MoreUnsigned or Comparison.LessEqual or Comparison.LessEqualUnsigned;
        (left, right) = swaps ? (right, left) : (left, right);
        _code.Word(unsigned ? RiscVForms.Sltu.Encode(destination, left, right) : RiscVForms.Slt.Encode(destination, left, right));
        if (inverts)
        {
            _code.Word(RiscVForms.Xori.Encode(destination, destination, 1));
        }
    }

    private static bool IsCompressible(int register, int address, int offset) =>
        (offset & ~63) == 0 && RiscVRegister.IsCompressed(register) && RiscVRegister.IsCompressed(address);

    private readonly void JumpFar(int distance)
    {
        _code.Word(RiscVForms.Auipc.Encode(Temporary2, RiscVCode.UpperOf(distance)));
        _code.Word(RiscVForms.Jalr.Encode(RiscVRegister.Zero, Temporary2, distance));
    }

    /// <summary>Adds a scaled index to an address. Returns the register that holds the sum.</summary>
    private readonly int AddScaled(AccessSize size, int address, int index)
    {
        int sum = _keepsIndex ? Temporary2 : address;
        if (size != AccessSize.Byte && _hasAddressAdd)
        {
            _code.Word(size == AccessSize.Half
                ? RiscVForms.Sh1add.Encode(sum, index, address)
                : RiscVForms.Sh2add.Encode(sum, index, address));
        }
        else if (!_keepsIndex)
        {
            if (size != AccessSize.Byte)
            {
                _code.Half(RiscVForms.CSlli.Encode(index, (int)size));
            }

            _code.Half(RiscVForms.CAdd.Encode(address, index));
        }
        else if (size != AccessSize.Byte)
        {
            _code.Word(RiscVForms.Slli.Encode(sum, index, (int)size));
            _code.Half(RiscVForms.CAdd.Encode(sum, address));
        }
        else
        {
            _code.Word(RiscVForms.Add.Encode(sum, address, index));
        }

        return sum;
    }

    // ---- Zcmp: one instruction saves ra and the first so many of s0 to s11 -----------------------------------------------------------

    private void Push()
    {
        const int MostChunks = 3;
        int length = SavedLength();
        int slack = -length & 3;
        int locals = Math.Max(_locals - slack, 0);
        int chunks = Math.Min(MostChunks, locals / 4);
        int bytes = (locals - (chunks * 4)) * WordSize;
        _code.Half(RiscVForms.CmPush.Encode(RegisterRange(), chunks));
        _code.AdjustStack(-bytes);

        // The number of chunks fits the bits that a multiple of four leaves.
        _stackSize = bytes | chunks;
    }

    private readonly int RegisterRange() => Math.Min(3 + SavedLength(), 15);

    private readonly int SavedLength()
    {
        // ra, s0 and s1, s2 to s11.
        uint registers = ((_saved >> 1) & 1) | ((_saved & 0x300) >> 7) | ((_saved & 0x0ffc0000) >> 15);
        int length = 32 - BitOperations.LeadingZeroCount(registers);
        return length == 12 ? 13 : length;
    }
}
