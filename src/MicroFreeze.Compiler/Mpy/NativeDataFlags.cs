using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>
/// Bits of a viper function's scope flags that announce data after the code. They follow the flags of the signature, so they move with
/// the firmware's number of those. Source: py/runtime0.h, <c>MP_SCOPE_FLAG_VIPERRELOC</c> and the next two.
/// </summary>
/// <param name="Relocations">Relocations follow.</param>
/// <param name="ReadOnlyData">Read-only data follow.</param>
/// <param name="Bss">The size of zero-initialised data follows.</param>
internal readonly record struct NativeDataFlags(int Relocations, int ReadOnlyData, int Bss)
{
    private const int CommonSignatureFlags = 0x0f;

    /// <summary>The flags in files with this first byte; MicroPython's where it is no known one.</summary>
    public static NativeDataFlags For(byte magic)
    {
        int signatureFlags = CommonSignatureFlags;
        foreach (FirmwareProfile profile in FirmwareProfile.All)
        {
            if (profile.MpyMagic == magic)
            {
                signatureFlags |= profile.AsyncScopeFlag;
            }
        }

        int first = signatureFlags + 1;
        return new NativeDataFlags(first, first << 1, first << 2);
    }
}
