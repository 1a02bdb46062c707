using System.Diagnostics;

namespace MicroFreeze.Compiler.Emit.Native.X86;

/// <summary>Writes instructions in one of the family's two modes.</summary>
/// <typeparam name="TMode">The mode.</typeparam>
/// <param name="buffer">Where to.</param>
internal readonly struct X86Writer<TMode>(AssemblerBuffer buffer)
    where TMode : struct, IX86Mode
{
    private const int StackPointer = 4;
    private const int BasePointer = 5;

    // ModRM.mod
    private const int NoDisplacement = 0x00;
    private const int Displacement8 = 0x40;
    private const int Displacement32 = 0x80;
    private const int Direct = 0xc0;

    /// <summary>Whether a number fits eight bits with sign.</summary>
    public static bool Fits8(int value) => value == (sbyte)value;

    /// <summary><see cref="X86Format.Plain"/></summary>
    public void Write(in X86Form form) => buffer.Write8(form.Opcode);

    /// <summary>Forms of one register: <see cref="X86Format.Register"/> and <see cref="X86Format.Group"/>.</summary>
    public void Write(in X86Form form, int register)
    {
        if (form.Format == X86Format.Register)
        {
            Head(form, 0, register, register & 7);
        }
        else
        {
            Debug.Assert(form.Format == X86Format.Group, "not a form of one register");
            Head(form, 0, register);
            buffer.Write8(Direct | (form.Digit << 3) | (register & 7));
        }
    }

    /// <summary>Forms of two registers, in the order destination, source.</summary>
    public void Write(in X86Form form, int destination, int source)
    {
        (int reg, int rm) = form.Format == X86Format.RegisterRegister ? (source, destination) : (destination, source);
        Head(form, reg, rm);
        buffer.Write8(Direct | ((reg & 7) << 3) | (rm & 7));
    }

    /// <summary>Forms of a register and a number.</summary>
    public void WriteImmediate(in X86Form form, int register, long value)
    {
        switch (form.Format)
        {
            case X86Format.RegisterImmediate32:
                Head(form, 0, register, register & 7);
                buffer.Write32((uint)value);
                break;
            case X86Format.RegisterImmediate64:
                Head(form, 0, register, register & 7);
                buffer.Write((ulong)value, 8);
                break;
            default:
                Head(form, 0, register);
                buffer.Write8(Direct | (form.Digit << 3) | (register & 7));
                buffer.Write((ulong)value, form.Format == X86Format.GroupImmediate8 ? 1 : 4);
                break;
        }
    }

    /// <summary><see cref="X86Format.Load"/> and <see cref="X86Format.Store"/>, with the shortest displacement that fits.</summary>
    public void WriteMemory(in X86Form form, int register, int address, int displacement)
    {
        Head(form, register, address);
        int mode = displacement == 0 && (address & 7) != BasePointer ? NoDisplacement
            : Fits8(displacement) ? Displacement8
            : Displacement32;
        ulong bytes = (uint)(mode | ((register & 7) << 3) | (address & 7));
        int count = 1;
        if ((address & 7) == StackPointer)
        {
            // With this base the address needs a SIB byte that says: no index.
            bytes |= 0x24 << 8;
            count = 2;
        }

        bytes |= (ulong)(uint)displacement << (count * 8);
        count += mode switch { NoDisplacement => 0, Displacement8 => 1, _ => 4 };
        buffer.Write(bytes, count);
    }

    /// <summary><see cref="X86Format.Relative"/></summary>
    /// <param name="form">The form.</param>
    /// <param name="register">Destination.</param>
    /// <param name="label">The label whose address is meant.</param>
    public void WriteRelative(in X86Form form, int register, int label)
    {
        const int Length = 7;
        int distance = buffer.DistanceTo(label) - Length;
        Head(form, register, 0);
        buffer.Write8(NoDisplacement | ((register & 7) << 3) | BasePointer);
        buffer.Write32((uint)distance);
    }

    /// <summary>A jump: the short form only to a label behind, because the size of another is not known when it is laid out.</summary>
    /// <param name="near">The 8-bit form.</param>
    /// <param name="far">The 32-bit form.</param>
    /// <param name="condition">The condition's bits, or 0 for a jump without one.</param>
    /// <param name="label">Where to.</param>
    public void WriteJump(in X86Form near, in X86Form far, int condition, int label)
    {
        bool behind = buffer.IsBehind(label, out int distance);
        const int NearLength = 2;
        if (behind && Fits8(distance - NearLength))
        {
            buffer.Write16((uint)(near.Opcode | condition | (((distance - NearLength) & 0xff) << 8)));
            return;
        }

        int farLength = (far.Opcode > 0xff ? 2 : 1) + 4;
        Head(far, 0, 0, condition);
        buffer.Write32((uint)(distance - farLength));
    }

    /// <summary><see cref="X86Format.ConditionalSet"/></summary>
    public void WriteSet(in X86Form form, int condition, int register)
    {
        Head(form, 0, register, condition);
        buffer.Write8(Direct | (register & 7));
    }

    // Prefixes and opcode. REX appears only where it says something, and not at all in 32-bit code.
    private void Head(in X86Form form, int reg, int rm, int low = 0)
    {
        ulong bytes = 0;
        int count = 0;
        if (form is { MemoryBits: 16, Format: X86Format.Store })
        {
            bytes = 0x66;
            count = 1;
        }

        if (TMode.Is64)
        {
            int extensions = (form.Wide ? 8 : 0) | ((reg >> 3) << 2) | (rm >> 3);
            if (extensions != 0)
            {
                bytes |= (ulong)(0x40 | extensions) << (count * 8);
                count++;
            }
        }

        int opcode = form.Opcode | low;
        if (opcode > 0xff)
        {
            bytes |= (ulong)(opcode >> 8) << (count * 8);
            count++;
        }

        bytes |= (ulong)(opcode & 0xff) << (count * 8);
        buffer.Write(bytes, count + 1);
    }
}
