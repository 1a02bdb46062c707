using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit.Native.Thumb;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Emit.Native.Xtensa;

/// <summary>
/// Entry and exit of functions, numbers, branches and memory, for both calling conventions. Numbers that no instruction holds stand in a
/// table before the function's code; its size is known from the walk before. Shared by the native emitter's and the inline assembler.
/// Source: py/asmxtensa.c@v1.28.0.
/// </summary>
internal struct XtensaCode
{
    // call0 convention: a0 and a12 to a15 are saved in the frame; windowed: a0.
    private const int SavedByCall0 = 5;
    private const int SavedByWindow = 1;
    private const int FirstCalleeSaved = 12;
    private const int StackPointer = 1;
    private const int ReturnAddress = 0;
    private const int FrameScratch = 9;
    private const int WordSize = 4;

    private const int OffsetScratchOfCall0 = 6;
    private const int OffsetScratchOfWindow = 8;

    private readonly AssemblerBuffer _buffer;
    private readonly bool _isWindowed;
    private readonly bool _omitsEmptyTable;
    // For addresses out of an instruction's reach. The reference takes a6 for both conventions, though windowed code has its table of names
    // there.
    private readonly int _offsetScratch;
    private int _frameBytes;
    private int _tablePosition;
    private int _tableSize;
    private int _nextNumber;

    public XtensaCode(AssemblerBuffer buffer, NativeTarget target)
    {
        _buffer = buffer;
        _isWindowed = target.Arch == NativeArch.XtensaWin;
        _offsetScratch = _isWindowed && !target.Exact ? OffsetScratchOfWindow : OffsetScratchOfCall0;
        _omitsEmptyTable = !_isWindowed || target.Firmware.NativeTraits.HasFlag(NativeTraits.OmitsEmptyConstantTable);
    }

    /// <summary>First local word of a frame, after the saved registers.</summary>
    public readonly int FirstLocal => _isWindowed ? SavedByWindow : SavedByCall0;

    /// <summary>Writes an instruction.</summary>
    public readonly void Write(in InstructionForm form, uint bits) => _buffer.Write(bits, form.Length);

    /// <summary>Writes an instruction without operands.</summary>
    public readonly void Write(in InstructionForm form) => _buffer.Write(form.Encode(), form.Length);

    /// <summary>Writes an instruction with one operand.</summary>
    public readonly void Write(in InstructionForm form, int first) => _buffer.Write(form.Encode(first), form.Length);

    /// <summary>Writes an instruction with two operands.</summary>
    public readonly void Write(in InstructionForm form, int first, int second) =>
        _buffer.Write(form.Encode(first, second), form.Length);

    /// <summary>Writes an instruction with three operands.</summary>
    public readonly void Write(in InstructionForm form, int first, int second, int third) =>
        _buffer.Write(form.Encode(first, second, third), form.Length);

    /// <summary>Begins a function.</summary>
    public void Enter(int locals)
    {
        if (_tableSize > 0 || !_omitsEmptyTable)
        {
            // Past the table, and a byte that aligns it.
            Write(XtensaForms.Jump, _tableSize * WordSize);
            _buffer.Skip(1);
            _tablePosition = _buffer.Position;
            for (int count = _tableSize; count > 0; count--)
            {
                _buffer.Write32(0);
            }
        }

        int bytes = (((FirstLocal + locals) * WordSize) + 15) & ~15;
        if (_isWindowed)
        {
            // Room for the registers that a window overflow saves.
            _frameBytes = bytes + 32;
            Write(XtensaForms.Entry, StackPointer, _frameBytes);
            Write(XtensaForms.S32iNarrow, ReturnAddress, StackPointer, 0);
            return;
        }

        _frameBytes = bytes;
        if (ThumbCode.FitsSigned(-bytes, 8))
        {
            Write(XtensaForms.AddImmediate, StackPointer, StackPointer, -bytes);
        }
        else
        {
            LoadFrameBytes();
            Write(XtensaForms.Sub, StackPointer, StackPointer, FrameScratch);
        }

        Write(XtensaForms.S32iNarrow, ReturnAddress, StackPointer, 0);
        for (int index = 1; index < SavedByCall0; index++)
        {
            Write(XtensaForms.S32iNarrow, FirstCalleeSaved - 1 + index, StackPointer, index * WordSize);
        }
    }

    /// <summary>Returns from a function.</summary>
    public readonly void Exit()
    {
        if (_isWindowed)
        {
            Write(XtensaForms.L32iNarrow, ReturnAddress, StackPointer, 0);
            Write(XtensaForms.RetWindowed);
            return;
        }

        for (int index = SavedByCall0 - 1; index >= 1; index--)
        {
            Write(XtensaForms.L32iNarrow, FirstCalleeSaved - 1 + index, StackPointer, index * WordSize);
        }

        Write(XtensaForms.L32iNarrow, ReturnAddress, StackPointer, 0);
        if (ThumbCode.FitsSigned(_frameBytes, 8))
        {
            Write(XtensaForms.AddImmediate, StackPointer, StackPointer, _frameBytes);
        }
        else
        {
            LoadFrameBytes();
            Write(XtensaForms.AddNarrow, StackPointer, StackPointer, FrameScratch);
        }

        Write(XtensaForms.Ret);
    }

    /// <summary>Ends a walk: what was counted is the size of the next walk's table.</summary>
    public void EndPass()
    {
        _tableSize = _nextNumber;
        _nextNumber = 0;
    }

    /// <summary>Jumps to a label.</summary>
    public readonly void Jump(int label)
    {
        int distance = _buffer.DistanceTo(label) - 4;
        if (!ThumbCode.FitsSigned(distance, 18))
        {
            _buffer.Suspect(SourceDiagnostics.NativeJumpTooFar);
        }

        Write(XtensaForms.Jump, distance);
    }

    /// <summary>Branches by comparing a register with zero.</summary>
    /// <param name="condition">Of <see cref="XtensaForms.BranchZero"/>.</param>
    /// <param name="register">The register.</param>
    /// <param name="label">Where to.</param>
    public readonly void BranchZero(int condition, int register, int label)
    {
        if (IsBehind(label, 12, out int distance))
        {
            Write(XtensaForms.BranchZero, condition, register, distance);
            return;
        }

        CheckJump(distance, "bccz");
        Write(XtensaForms.BranchZero, condition ^ 1, register, 6 - 4);
        Write(XtensaForms.Jump, distance - 3);
    }

    /// <summary>Branches by comparing two registers.</summary>
    /// <param name="condition">Of <see cref="XtensaForms.BranchRegisters"/>.</param>
    /// <param name="left">The first register.</param>
    /// <param name="right">The second register.</param>
    /// <param name="label">Where to.</param>
    public readonly void Branch(int condition, int left, int right, int label)
    {
        if (IsBehind(label, 8, out int distance))
        {
            _buffer.Write24(XtensaForms.BranchRegisters.Encode(condition, left, right, distance));
            return;
        }

        CheckJump(distance, "bcc");
        _buffer.Write24(XtensaForms.BranchRegisters.Encode(condition ^ 8, left, right, 6 - 4));
        Write(XtensaForms.Jump, distance - 3);
    }

    /// <summary>Loads a number by the shortest instruction.</summary>
    public void LoadImmediate(int register, int value)
    {
        if (value is >= -32 and <= 95)
        {
            Write(XtensaForms.MovImmediateNarrow, register, value);
        }
        else if (ThumbCode.FitsSigned(value, 12))
        {
            Write(XtensaForms.MovImmediate, register, value);
        }
        else
        {
            LoadFromTable(register, value);
        }
    }

    /// <summary>Loads a number from the table.</summary>
    public void LoadFromTable(int register, int value)
    {
        int place = _tablePosition + (_nextNumber * WordSize);
        Write(XtensaForms.L32r, register, place - ((_buffer.Position + 3) & ~3));
        if (_buffer.IsEmitting)
        {
            _buffer.Patch32(place, (uint)value);
        }

        // Even if the load is dead code.
        _nextNumber++;
    }

    /// <summary>Loads from memory at an offset, in units of the size.</summary>
    /// <param name="size">How much.</param>
    /// <param name="destination">The register.</param>
    /// <param name="address">Register with the base address.</param>
    /// <param name="index">The offset.</param>
    /// <param name="losesBase">Whether the base is lost, as in the reference, where it is in the destination and the offset is out of an instruction's reach.</param>
    public void Load(AccessSize size, int destination, int address, uint index, bool losesBase)
    {
        if (size == AccessSize.Word32 && index < 16)
        {
            Write(XtensaForms.L32iNarrow, destination, address, (int)index * WordSize);
        }
        else if (index < 256)
        {
            Write(LoadForm(size), destination, address, (int)index << (int)size);
        }
        else
        {
            int sum = destination == address && !losesBase ? _offsetScratch : destination;
            LoadImmediate(sum, (int)(index << (int)size));
            Write(XtensaForms.AddNarrow, sum, address, sum);
            if (size == AccessSize.Word32)
            {
                Write(XtensaForms.L32iNarrow, destination, sum, 0);
            }
            else
            {
                Write(LoadForm(size), destination, sum, 0);
            }
        }
    }

    /// <summary>Stores to memory at an offset, in units of the size.</summary>
    public void Store(AccessSize size, int source, int address, uint index)
    {
        if (size == AccessSize.Word32 && index < 16)
        {
            Write(XtensaForms.S32iNarrow, source, address, (int)index * WordSize);
        }
        else if (index < 256)
        {
            Write(StoreForm(size), source, address, (int)index << (int)size);
        }
        else
        {
            LoadImmediate(_offsetScratch, (int)(index << (int)size));
            Write(XtensaForms.AddNarrow, _offsetScratch, address, _offsetScratch);
            if (size == AccessSize.Word32)
            {
                Write(XtensaForms.S32iNarrow, source, _offsetScratch, 0);
            }
            else
            {
                Write(StoreForm(size), source, _offsetScratch, 0);
            }
        }
    }

    public static ref readonly InstructionForm LoadForm(AccessSize size)
    {
        switch (size)
        {
            case AccessSize.Byte:
                return ref XtensaForms.L8ui;
            case AccessSize.Half:
                return ref XtensaForms.L16ui;
            default:
                return ref XtensaForms.L32i;
        }
    }

    public static ref readonly InstructionForm StoreForm(AccessSize size)
    {
        switch (size)
        {
            case AccessSize.Byte:
                return ref XtensaForms.S8i;
            case AccessSize.Half:
                return ref XtensaForms.S16i;
            default:
                return ref XtensaForms.S32i;
        }
    }

    // A branch is short only to a label behind, because the size of another is not known when it is laid out.
    private readonly bool IsBehind(int label, int bits, out int distance)
    {
        int offset = _buffer.LabelOffset(label);
        distance = offset - _buffer.Position - 4;
        return offset != AssemblerBuffer.Unplaced && distance < 0 && ThumbCode.FitsSigned(distance, bits);
    }

    private readonly void CheckJump(int distance, string instruction)
    {
        if (!ThumbCode.FitsSigned(distance - 6, 18))
        {
            _buffer.Fail(SourceDiagnostics.NativeBranchOutOfRange, instruction);
        }
    }

    private readonly void LoadFrameBytes()
    {
        if (!ThumbCode.FitsSigned(_frameBytes, 12))
        {
            _buffer.Suspect(SourceDiagnostics.NativeFrameTooLarge);
        }

        Write(XtensaForms.MovImmediate, FrameScratch, _frameBytes);
    }
}
