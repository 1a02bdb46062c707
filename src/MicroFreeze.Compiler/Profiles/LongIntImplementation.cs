namespace MicroFreeze.Compiler.Profiles;

/// <summary>How the firmware represents integers beyond the small ones. Source: py/mpconfig.h@v1.28.0 MICROPY_LONGINT_IMPL_*.</summary>
internal enum LongIntImplementation : byte
{
    /// <summary>Not at all: such a constant cannot be frozen.</summary>
    None,

    /// <summary>As 64-bit numbers.</summary>
    LongLong,

    /// <summary>As numbers of any size.</summary>
    Mpz,
}
