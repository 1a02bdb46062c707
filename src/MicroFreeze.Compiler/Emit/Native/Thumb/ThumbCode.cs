using System.Diagnostics;
using System.Numerics;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Emit.Native.Thumb;

/// <summary>
/// Instruction sequences that depend on the level and on what fits: numbers, branches, memory. Shared by the native emitter's and the
/// inline assembler. Source: py/asmthumb.c@v1.28.0.
/// </summary>
internal readonly struct ThumbCode
{
    private readonly AssemblerBuffer _buffer;

    public ThumbCode(AssemblerBuffer buffer, NativeArch arch)
    {
        _buffer = buffer;
        HasWide = Architectures.Of(arch).Thumb >= ThumbLevel.Wide;
    }

    /// <summary>Whether there are 32-bit instructions beyond BL: ARMv7-M.</summary>
    public bool HasWide { get; }

    /// <summary>Writes a 16-bit instruction.</summary>
    public void Narrow(uint bits) => _buffer.Write16(bits);

    /// <summary>Writes a 32-bit instruction, its first half first.</summary>
    public void Wide(uint bits) => _buffer.Write32(BitOperations.RotateLeft(bits, 16));

    /// <summary>Loads 16 bits in three instructions.</summary>
    public void LoadHalf(int register, int value)
    {
        Narrow(ThumbForms.MovImmediate.Encode(register, value >> 8));
        Narrow(ThumbForms.LslImmediate.Encode(register, register, 8));
        Narrow(ThumbForms.AddImmediate8.Encode(register, value));
    }

    /// <summary>Loads a number by the shortest sequence known.</summary>
    public void LoadImmediate(int register, int value)
    {
        if (register < ThumbRegister.R8 && (value & ~0xff) == 0)
        {
            Narrow(ThumbForms.MovImmediate.Encode(register, value));
        }
        else if (HasWide)
        {
            Wide(ThumbForms.Movw.Encode(register, value));
            if ((value & ~0xffff) != 0)
            {
                Wide(ThumbForms.Movt.Encode(register, value >>> 16));
            }
        }
        else
        {
            LoadImmediateNarrow(register, value);
        }
    }

    /// <summary>Jumps: by the narrow branch only to a label behind, because the size of another is not known when it is laid out.</summary>
    public void Jump(int label)
    {
        bool behind = _buffer.IsBehindOrHere(label, out int distance);
        distance -= 4;
        if (behind && FitsSigned(distance, 12))
        {
            Narrow(ThumbForms.Branch.Encode(distance));
        }
        else if (HasWide)
        {
            if (!FitsSigned(distance, 23))
            {
                _buffer.Suspect(SourceDiagnostics.NativeJumpTooFar);
            }

            Wide(ThumbForms.BranchWide.Encode(distance));
        }
        else
        {
            JumpFar(distance);
        }
    }

    /// <summary>Jumps on a condition; see <see cref="Jump"/>.</summary>
    public void JumpIf(int condition, int label)
    {
        bool behind = _buffer.IsBehindOrHere(label, out int distance);
        distance -= 4;
        if (behind && FitsSigned(distance, 9))
        {
            Narrow(ThumbForms.BranchIf.Encode(condition, distance));
        }
        else if (HasWide)
        {
            if (!FitsSigned(distance, 21))
            {
                _buffer.Suspect(SourceDiagnostics.NativeJumpTooFar);
            }

            Wide(ThumbForms.BranchWideIf.Encode(condition, distance));
        }
        else
        {
            // Jump over a jump on the opposite condition.
            int start = _buffer.Position;
            Narrow(0);
            Jump(label);
            int length = _buffer.Position - start;
            if (length > 0)
            {
                _buffer.Patch16(start, ThumbForms.BranchIf.Encode(condition ^ 1, length - 4));
            }
        }
    }

    /// <summary>Loads from memory at an offset, in units of the size.</summary>
    public void Load(AccessSize size, int destination, int address, uint index)
    {
        int scale = (int)size;
        if (IsNear(destination, address, index))
        {
            Narrow(LoadNarrow(size, destination, address, index));
        }
        else if (HasWide && ((index << scale) & ~0xfffu) == 0)
        {
            int offset = (int)(index << scale);
            Wide(size switch
            {
                AccessSize.Byte => ThumbForms.LdrbWide.Encode(destination, address, offset),
                AccessSize.Half => ThumbForms.LdrhWide.Encode(destination, address, offset),
                _ => ThumbForms.LdrWide.Encode(destination, address, offset),
            });
        }
        else
        {
            // As much as fits stays in the instruction.
            AddOffset(destination, address, index - 31, scale);
            Narrow(LoadNarrow(size, destination, destination, 31));
        }
    }

    /// <summary>Stores to memory at an offset, in units of the size.</summary>
    public void Store(AccessSize size, int source, int address, uint index)
    {
        int scale = (int)size;
        if (IsNear(source, address, index))
        {
            Narrow(StoreNarrow(size, source, address, index));
        }
        else if (HasWide && ((index << scale) & ~0xfffu) == 0)
        {
            int offset = (int)(index << scale);
            Wide(size switch
            {
                AccessSize.Byte => ThumbForms.StrbWide.Encode(source, address, offset),
                AccessSize.Half => ThumbForms.StrhWide.Encode(source, address, offset),
                _ => ThumbForms.StrWide.Encode(source, address, offset),
            });
        }
        else
        {
            Narrow(ThumbForms.Push.Encode(1 << address));
            AddOffset(address, address, index - 31, scale);
            Narrow(StoreNarrow(size, source, address, 31));
            Narrow(ThumbForms.Pop.Encode(1 << address));
        }
    }

    /// <summary>Whether a number fits so many bits, sign included.</summary>
    public static bool FitsSigned(int value, int bits) => value >> (bits - 1) is 0 or -1;

    private static bool IsNear(int register, int address, uint index) =>
        index < 32 && register < ThumbRegister.R8 && address < ThumbRegister.R8;

    private static uint LoadNarrow(AccessSize size, int destination, int address, uint index) => size switch
    {
        AccessSize.Byte => ThumbForms.Ldrb.Encode(destination, address, (int)index),
        AccessSize.Half => ThumbForms.Ldrh.Encode(destination, address, (int)index << 1),
        _ => ThumbForms.Ldr.Encode(destination, address, (int)index << 2),
    };

    private static uint StoreNarrow(AccessSize size, int source, int address, uint index) => size switch
    {
        AccessSize.Byte => ThumbForms.Strb.Encode(source, address, (int)index),
        AccessSize.Half => ThumbForms.Strh.Encode(source, address, (int)index << 1),
        _ => ThumbForms.Str.Encode(source, address, (int)index << 2),
    };

    private void LoadImmediateNarrow(int register, int value)
    {
        bool negates = value < 0 && value != int.MinValue;
        int positive = negates ? -value : value;
        int leading = BitOperations.LeadingZeroCount((uint)positive);
        int trailing = BitOperations.TrailingZeroCount(positive);
        if (leading + trailing >= 24)
        {
            Narrow(ThumbForms.MovImmediate.Encode(register, positive >> trailing));
            Narrow(ThumbForms.LslImmediate.Encode(register, register, trailing));
        }
        else if ((positive & ~0xffff) == 0)
        {
            LoadHalf(register, positive);
        }
        else
        {
            LoadLiteral(register, value);
            return;
        }

        if (negates)
        {
            Narrow(ThumbForms.Neg.Encode(register, register));
        }
    }

    // The number stands in the code, aligned to a word, with a branch over it.
    private void LoadLiteral(int register, int value)
    {
        if ((_buffer.Position & 2) != 0)
        {
            Narrow(ThumbForms.Nop.Encode());
        }

        Narrow(ThumbForms.LdrLiteral.Encode(register, 0));
        Narrow(ThumbForms.Branch.Encode(2));
        _buffer.Write32((uint)value);
    }

    // The same length whatever the distance, because it is not known when the code is laid out. May clobber r1, not the result in r0.
    private void JumpFar(int distance)
    {
        bool aligns = (_buffer.Position & 2) != 0;
        if (FitsSigned(distance, 12))
        {
            Narrow(ThumbForms.Branch.Encode(distance));
            for (int count = aligns ? 4 : 3; count > 0; count--)
            {
                Narrow(ThumbForms.Nop.Encode());
            }

            return;
        }

        distance -= 2;
        if (aligns)
        {
            Narrow(ThumbForms.Nop.Encode());
            distance -= 2;
        }

        Narrow(ThumbForms.LdrLiteral.Encode(ThumbRegister.R1, 0));
        Narrow(ThumbForms.AddHigh.Encode(ThumbRegister.ProgramCounter, ThumbRegister.R1));
        _buffer.Write32((uint)distance);
    }

    // destination := address + (index << scale)
    private void AddOffset(int destination, int address, uint index, int scale)
    {
        Debug.Assert(destination < ThumbRegister.R8 && address < ThumbRegister.R8, "out of reach");
        uint offset = index << scale;
        if (offset < 256)
        {
            if (destination != address)
            {
                Narrow(ThumbForms.Mov.Encode(destination, address));
            }

            Narrow(ThumbForms.AddImmediate8.Encode(destination, (int)offset));
        }
        else if (destination == address)
        {
            int other = destination ^ 7;
            Narrow(ThumbForms.Push.Encode(1 << other));
            LoadImmediate(other, (int)offset);
            Narrow(ThumbForms.AddRegister.Encode(destination, destination, other));
            Narrow(ThumbForms.Pop.Encode(1 << other));
        }
        else
        {
            if (index < 256)
            {
                Narrow(ThumbForms.MovImmediate.Encode(destination, (int)index));
                Narrow(ThumbForms.LslImmediate.Encode(destination, destination, scale));
            }
            else
            {
                LoadImmediate(destination, (int)offset);
            }

            Narrow(ThumbForms.AddRegister.Encode(destination, destination, address));
        }
    }
}
