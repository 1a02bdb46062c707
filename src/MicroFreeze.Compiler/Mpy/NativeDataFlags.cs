using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>
/// Bits of a viper function's scope flags that announce data after the code. They follow the flags of the signature, so they move with
/// the firmware's number of those. Source: py/runtime0.h@v1.28.0 MP_SCOPE_FLAG_VIPER*.
/// </summary>
/// <param name="Relocations">Relocations follow.</param>
/// <param name="ReadOnlyData">Read-only data follow.</param>
/// <param name="Bss">The size of zero-initialised data follows.</param>
internal readonly record struct NativeDataFlags(int Relocations, int ReadOnlyData, int Bss)
{
    private const int CommonSignatureFlags = 0x0f;

    /// <summary>The flags in files of a family; those of files without an async flag where it is not known.</summary>
    public static NativeDataFlags For(FirmwareFamily? family)
    {
        int first = (CommonSignatureFlags | (family?.AsyncScopeFlag ?? 0)) + 1;
        return new NativeDataFlags(first, first << 1, first << 2);
    }
}
