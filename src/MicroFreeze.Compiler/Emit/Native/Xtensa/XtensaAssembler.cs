using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit.Native.Thumb;

namespace MicroFreeze.Compiler.Emit.Native.Xtensa;

/// <summary>Which registers play which role in a calling convention. Source: py/asmxtensa.h@v1.28.0.</summary>
internal interface IXtensaConvention
{
    static abstract bool IsWindowed { get; }

    /// <summary>The first of four argument registers, which are also result and temporaries.</summary>
    static abstract int FirstArgument { get; }

    /// <summary>The first of three local registers.</summary>
    static abstract int FirstLocal { get; }

    static abstract int FunctionTable { get; }

    static abstract int NlrRegisterCount { get; }

    static abstract int NlrLocal1Index { get; }
}

/// <summary>call0 (ESP8266).</summary>
internal readonly struct XtensaCall0 : IXtensaConvention
{
    public static bool IsWindowed => false;

    public static int FirstArgument => 2;

    public static int FirstLocal => 12;

    public static int FunctionTable => 15;

    public static int NlrRegisterCount => 10;

    public static int NlrLocal1Index => 8;
}

/// <summary>Windowed, by eight registers (ESP32).</summary>
internal readonly struct XtensaWindowed : IXtensaConvention
{
    public static bool IsWindowed => true;

    public static int FirstArgument => 10;

    public static int FirstLocal => 4;

    public static int FunctionTable => 7;

    public static int NlrRegisterCount => 17;

    public static int NlrLocal1Index => 6;
}

/// <summary>Xtensa, in either convention. Source: py/asmxtensa.c@v1.28.0; py/asmxtensa.h@v1.28.0.</summary>
/// <typeparam name="TConvention">Which.</typeparam>
internal struct XtensaAssembler<TConvention> : INativeAssembler<XtensaAssembler<TConvention>>
    where TConvention : struct, IXtensaConvention
{
    private const int StackPointer = 1;
    private const int LargestLocal = 255;

    // What the function itself got.
    private const int FirstOwnArgument = 2;

    private readonly AssemblerBuffer _buffer;
    private readonly bool _keepsFaults;
    private XtensaCode _code;

    private XtensaAssembler(AssemblerBuffer buffer, NativeTarget target)
    {
        _buffer = buffer;
        _keepsFaults = target.Exact;
        _code = new XtensaCode(buffer, target);
    }

    public static int WordSize => 4;

    public static int Result => TConvention.FirstArgument;

    public static int Argument1 => TConvention.FirstArgument;

    public static int Argument2 => TConvention.FirstArgument + 1;

    public static int Argument3 => TConvention.FirstArgument + 2;

    public static int Argument4 => TConvention.FirstArgument + 3;

    public static int OwnResult => FirstOwnArgument;

    public static int OwnArgument1 => FirstOwnArgument;

    public static int OwnArgument2 => FirstOwnArgument + 1;

    public static int OwnArgument3 => FirstOwnArgument + 2;

    public static int OwnArgument4 => FirstOwnArgument + 3;

    public static int Temporary0 => TConvention.FirstArgument;

    public static int Temporary1 => TConvention.FirstArgument + 1;

    public static int Temporary2 => TConvention.FirstArgument + 2;

    public static int Local1 => TConvention.FirstLocal;

    public readonly int Local2 => TConvention.FirstLocal + 1;

    public readonly int Local3 => TConvention.FirstLocal + 2;

    public static int FunctionTable => TConvention.FunctionTable;

    public static bool HasInvert => false;

    public static int NlrRegisterCount => TConvention.NlrRegisterCount;

    public static int NlrLocal1Index => TConvention.NlrLocal1Index;

    public static bool CallsSetJump => TConvention.IsWindowed;

    private static int CallRegister => TConvention.IsWindowed ? 8 : 0;

    public static XtensaAssembler<TConvention> Create(AssemblerBuffer buffer, NativeTarget target) => new(buffer, target);

    public void Enter(int locals, string? name) => _code.Enter(locals);

    public readonly void Exit() => _code.Exit();

    public void EndPass() => _code.EndPass();

    public readonly void Jump(int label) => _code.Jump(label);

    public readonly void JumpIfZero(int register, int label, bool isBoolean) => _code.BranchZero(XtensaCondition.Zero, register, label);

    public readonly void JumpIfNonZero(int register, int label, bool isBoolean) =>
        _code.BranchZero(XtensaCondition.NonZero, register, label);

    public readonly void JumpIfEqual(int left, int right, int label) => _code.Branch(XtensaCondition.Equal, left, right, label);

    public readonly void JumpTo(int register) => _code.Write(XtensaForms.JumpRegister, register);

    public void Call(RuntimeFunction function)
    {
        _code.Load(AccessSize.Word32, CallRegister, FunctionTable, (uint)function, losesBase: false);
        _code.Write(TConvention.IsWindowed ? XtensaForms.CallRegister8 : XtensaForms.CallRegister0, CallRegister);
    }

    public void CallSetUpCodeState() => Call(RuntimeFunction.SetUpCodeState);

    public readonly void Move(int destination, int source) => _code.Write(XtensaForms.Mov, destination, source);

    public void LoadImmediate(int destination, long value) => _code.LoadImmediate(destination, (int)value);

    public readonly void Clear(int register) => _code.Write(XtensaForms.MovImmediateNarrow, register, 0);

    public readonly void LoadLabelAddress(int destination, int label)
    {
        int distance = _buffer.DistanceTo(label) - (3 + 3);
        if (!ThumbCode.FitsSigned(distance, 12))
        {
            _buffer.Suspect(SourceDiagnostics.NativeHandlerTooFar);
        }

        _code.Write(XtensaForms.MovImmediate, destination, distance);

        // A call of the next aligned word leaves this address in a0.
        int position = _buffer.Position;
        _code.Write(XtensaForms.Call0, ((position >> 1) & 1) << 2);
        _buffer.Skip((5 - position) & 3);
        _code.Write(XtensaForms.AddNarrow, destination, destination, 0);
    }

    public readonly void LoadLocal(int destination, int local) =>
        _code.Write(XtensaForms.L32i, destination, StackPointer, LocalOffset(local));

    public readonly void StoreLocal(int local, int source) =>
        _code.Write(XtensaForms.S32i, source, StackPointer, LocalOffset(local));

    public readonly void LoadLocalAddress(int destination, int local)
    {
        int offset = (_code.FirstLocal + local) * WordSize;
        if (ThumbCode.FitsSigned(offset, 8))
        {
            _code.Write(XtensaForms.AddImmediate, destination, StackPointer, offset);
            return;
        }

        if (!ThumbCode.FitsSigned(offset, 12))
        {
            _buffer.Suspect(SourceDiagnostics.NativeFrameTooLarge);
        }

        _code.Write(XtensaForms.MovImmediate, destination, offset);
        _code.Write(XtensaForms.AddNarrow, destination, destination, StackPointer);
    }

    public void LoadWord(int destination, int address, int index)
    {
        if (destination == address && (uint)index > byte.MaxValue)
        {
            _buffer.Suspect(SourceDiagnostics.NativeTableTooLarge);
        }

        _code.Load(AccessSize.Word32, destination, address, (uint)index, losesBase: true);
    }

    public void StoreWord(int source, int address, int index) => _code.Store(AccessSize.Word32, source, address, (uint)index);

    public void Load(AccessSize size, int destination, int address, long index) =>
        _code.Load(size, destination, address, (uint)index, losesBase: _keepsFaults);

    public void Store(AccessSize size, int source, int address, long index) => _code.Store(size, source, address, (uint)index);

    public void LoadIndexed(AccessSize size, int destination, int address, int index)
    {
        AddScaled(size, address, index);
        if (size == AccessSize.Word32)
        {
            _code.Write(XtensaForms.L32iNarrow, destination, address, 0);
        }
        else
        {
            _code.Write(XtensaCode.LoadForm(size), destination, address, 0);
        }
    }

    public void StoreIndexed(AccessSize size, int source, int address, int index)
    {
        AddScaled(size, address, index);
        if (size == AccessSize.Word32)
        {
            _code.Write(XtensaForms.S32iNarrow, source, address, 0);
        }
        else
        {
            _code.Write(XtensaCode.StoreForm(size), source, address, 0);
        }
    }

    public readonly void Negate(int register) => _code.Write(XtensaForms.Neg, register, register);

    public readonly void Invert(int register) => throw new NotSupportedException();

    public readonly void Add(int destination, int source) => _code.Write(XtensaForms.AddNarrow, destination, destination, source);

    public readonly void Subtract(int destination, int source) => _code.Write(XtensaForms.Sub, destination, destination, source);

    public readonly void Multiply(int destination, int source) => _code.Write(XtensaForms.Mull, destination, destination, source);

    public readonly void And(int destination, int source) => _code.Write(XtensaForms.And, destination, destination, source);

    public readonly void Or(int destination, int source) => _code.Write(XtensaForms.Or, destination, destination, source);

    public readonly void Xor(int destination, int source) => _code.Write(XtensaForms.Xor, destination, destination, source);

    public readonly void ShiftLeft(int destination, int count)
    {
        _code.Write(XtensaForms.Ssl, count);
        _code.Write(XtensaForms.Sll, destination, destination);
    }

    public readonly void ShiftRight(int destination, int count)
    {
        _code.Write(XtensaForms.Ssr, count);
        _code.Write(XtensaForms.Srl, destination, destination);
    }

    public readonly void ShiftRightSigned(int destination, int count)
    {
        _code.Write(XtensaForms.Ssr, count);
        _code.Write(XtensaForms.Sra, destination, destination);
    }

    public readonly void Compare(Comparison comparison, int destination, int left, int right)
    {
        (int condition, bool swaps) = comparison switch
        {
            Comparison.LessUnsigned => (XtensaCondition.LessUnsigned, false),
            Comparison.MoreUnsigned => (XtensaCondition.LessUnsigned, true),
            Comparison.LessEqualUnsigned => (XtensaCondition.GreaterOrEqualUnsigned, true),
            Comparison.MoreEqualUnsigned => (XtensaCondition.GreaterOrEqualUnsigned, false),
            Comparison.Less => (XtensaCondition.Less, false),
            Comparison.More => (XtensaCondition.Less, true),
            Comparison.LessEqual => (XtensaCondition.GreaterOrEqual, true),
            Comparison.MoreEqual => (XtensaCondition.GreaterOrEqual, false),
            Comparison.Equal or Comparison.EqualUnsigned => (XtensaCondition.Equal, false),
            _ => (XtensaCondition.NotEqual, false),
        };
        (left, right) = swaps ? (right, left) : (left, right);
        _code.Write(XtensaForms.MovImmediateNarrow, destination, 1);
        _buffer.Write24(XtensaForms.BranchRegisters.Encode(condition, left, right, 1));
        _code.Write(XtensaForms.MovImmediateNarrow, destination, 0);
    }

    private readonly void AddScaled(AccessSize size, int address, int index)
    {
        switch (size)
        {
            case AccessSize.Byte:
                _code.Write(XtensaForms.AddNarrow, address, index, address);
                break;
            case AccessSize.Half:
                _code.Write(XtensaForms.Addx2, address, index, address);
                break;
            default:
                _code.Write(XtensaForms.Addx4, address, index, address);
                break;
        }
    }

    // The reference does not check the offset: what does not fit is cut off.
    private readonly int LocalOffset(int local)
    {
        int word = _code.FirstLocal + local;
        if (word > LargestLocal)
        {
            _buffer.Suspect(SourceDiagnostics.NativeFrameTooLarge);
        }

        return word * WordSize;
    }
}

/// <summary>Conditions, as in branches.</summary>
internal static class XtensaCondition
{
    // By comparison with zero.
    public const int Zero = 0;
    public const int NonZero = 1;

    // By comparison of two registers.
    public const int Equal = 1;
    public const int Less = 2;
    public const int LessUnsigned = 3;
    public const int NotEqual = 9;
    public const int GreaterOrEqual = 10;
    public const int GreaterOrEqualUnsigned = 11;
}
