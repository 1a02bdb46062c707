using MicroFreeze.Compiler.Emit.Native.Thumb;

namespace MicroFreeze.Compiler.Emit.Native.RiscV;

/// <summary>
/// Instructions and numbers. Shared by the native emitter's and the inline assembler. Source: py/asmrv32.c@v1.28.0.
/// </summary>
/// <param name="buffer">Where to.</param>
internal readonly struct RiscVCode(AssemblerBuffer buffer)
{
    /// <summary>Writes a compressed instruction.</summary>
    public void Half(uint bits) => buffer.Write16(bits);

    /// <summary>Writes a 32-bit instruction.</summary>
    public void Word(uint bits) => buffer.Write32(bits);

    /// <summary>The upper part of a number whose lower twelve bits an instruction will add with their sign.</summary>
    public static int UpperOf(int value) => (value & ~0xfff) + ((value & 0x800) << 1);

    /// <summary>Loads a number by the shortest sequence.</summary>
    public void LoadImmediate(int register, int value)
    {
        if (ThumbCode.FitsSigned(value, 6))
        {
            Half(RiscVForms.CLi.Encode(register, value));
        }
        else if (ThumbCode.FitsSigned(value, 12))
        {
            Word(RiscVForms.Addi.Encode(register, RiscVRegister.Zero, value));
        }
        else
        {
            LoadFull(register, value);
        }
    }

    /// <summary>Loads a number in two parts.</summary>
    public void LoadFull(int register, int value)
    {
        LoadUpper(register, UpperOf(value));
        int lower = value & 0xfff;
        if (lower is > 0 and < 32)
        {
            Half(RiscVForms.CAddi.Encode(register, lower));
        }
        else if (lower != 0)
        {
            Word(RiscVForms.Addi.Encode(register, register, lower));
        }
    }

    /// <summary>Loads the upper part of a number.</summary>
    public void LoadUpper(int register, int value)
    {
        if (value != 0 && ThumbCode.FitsSigned(value, 17))
        {
            Half(RiscVForms.CLui.Encode(register, value));
        }
        else
        {
            Word(RiscVForms.Lui.Encode(register, value));
        }
    }

    /// <summary>Loads an address that is so far from here.</summary>
    public void LoadAddress(int register, int distance)
    {
        Word(RiscVForms.Auipc.Encode(register, UpperOf(distance)));
        Word(RiscVForms.Addi.Encode(register, register, distance));
    }

    /// <summary>Moves the stack pointer; may clobber t1.</summary>
    public void AdjustStack(int bytes)
    {
        if (bytes == 0)
        {
            return;
        }

        if (ThumbCode.FitsSigned(bytes, 6))
        {
            Half(RiscVForms.CAddi.Encode(RiscVRegister.StackPointer, bytes));
        }
        else if (ThumbCode.FitsSigned(bytes, 12))
        {
            Word(RiscVForms.Addi.Encode(RiscVRegister.StackPointer, RiscVRegister.StackPointer, bytes));
        }
        else
        {
            LoadFull(RiscVRegister.T1, bytes);
            Half(RiscVForms.CAdd.Encode(RiscVRegister.StackPointer, RiscVRegister.T1));
        }
    }
}

/// <summary>Registers by their names in the calling convention.</summary>
internal static class RiscVRegister
{
    public const int Zero = 0;
    public const int ReturnAddress = 1;
    public const int StackPointer = 2;
    public const int T1 = 6;
    public const int T2 = 7;
    public const int S0 = 8;
    public const int S1 = 9;
    public const int A0 = 10;
    public const int A1 = 11;
    public const int A2 = 12;
    public const int A3 = 13;
    public const int S2 = 18;
    public const int S3 = 19;
    public const int S4 = 20;
    public const int S5 = 21;
    public const int T3 = 28;

    /// <summary>Whether the compressed instructions with three bits for a register reach it.</summary>
    public static bool IsCompressed(int register) => register is >= 8 and <= 15;
}

/// <summary>Flags of the architecture. Source: py/asmrv32.h@v1.28.0 RV32_EXT_*.</summary>
internal static class RiscVExtensions
{
    public const uint Zba = 1;
    public const uint Zcmp = 2;
}
