namespace MicroFreeze.Compiler.Profiles;

/// <summary>Which emitter functions get that say nothing themselves.</summary>
public enum EmitKind : byte
{
    /// <summary>Bytecode.</summary>
    Bytecode,

    /// <summary>As with <c>@micropython.native</c>.</summary>
    Native,

    /// <summary>As with <c>@micropython.viper</c>.</summary>
    Viper,
}

/// <summary>What a compilation depends on besides the source. Two equal options and equal sources give equal bytes.</summary>
public sealed record CompileOptions
{
    /// <summary>The firmware that the output is for.</summary>
    public FirmwareProfile Firmware { get; init; } = FirmwareProfile.Default;

    /// <summary>The name that the module carries for tracebacks (<c>-s</c>), as UTF-16; stored as UTF-8.</summary>
    public required string SourceName { get; init; }

    /// <summary>0 to 3: from 1 on asserts go and <c>__debug__</c> is False, at 3 line numbers go too.</summary>
    public int OptimizationLevel { get; init; }

    /// <summary>Bits of a small int, sign included: 4 to 63; 31 by default as in the reference.</summary>
    public int SmallIntBits { get; init; } = 31;

    /// <summary>Architecture for native code; none by default.</summary>
    public NativeArch Arch { get; init; }

    /// <summary>Flags of the architecture (RISC-V extensions).</summary>
    public uint ArchFlags { get; init; }

    /// <summary>The emitter of functions without a decorator.</summary>
    public EmitKind Emit { get; init; }

    /// <summary>
    /// Whether <c>@micropython.native</c> and <see cref="EmitKind.Native"/> become bytecode, with a warning, where there is no native code
    /// for <see cref="Arch"/>. Viper and assembler are other languages and cannot: they stay an error.
    /// </summary>
    public bool NativeFallsBack { get; init; }

    /// <summary>Whether the reference's known faults are kept, for comparison; see docs/deviations.md.</summary>
    public bool Exact { get; init; }
}
