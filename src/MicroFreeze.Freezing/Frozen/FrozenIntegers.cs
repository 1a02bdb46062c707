using System.Numerics;
using MicroFreeze.Profiles;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>Which integers need no object. Source: tools/mpy-tool.py, <c>mp_small_int_fits</c>.</summary>
internal static class FrozenIntegers
{
    /// <summary>Whether every port of the firmware can hold an integer in place of a pointer.</summary>
    public static bool FitsInline(BigInteger value, FirmwareProfile firmware)
    {
        long limit = 1L << (firmware.FrozenIntBits - 1);
        return value >= -limit && value < limit;
    }
}
