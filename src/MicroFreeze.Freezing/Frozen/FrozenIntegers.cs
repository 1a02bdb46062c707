using System.Numerics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>Which integers need no object, and what becomes of those that are too large for one.</summary>
internal static class FrozenIntegers
{
    /// <summary>Whether every port of the firmware can hold an integer in place of a pointer.
    /// Source: tools/mpy-tool.py@v1.28.0 mp_small_int_fits.</summary>
    public static bool FitsInline(BigInteger value, FirmwareProfile firmware)
    {
        long limit = 1L << (firmware.Frozen.IntBits - 1);
        return value >= -limit && value < limit;
    }

    /// <summary>The low 64 bits, which is what C compilers make of upstream's output.</summary>
    public static long CutOff(BigInteger value) => unchecked((long)(ulong)(value & ulong.MaxValue));
}
