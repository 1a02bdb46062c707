using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>What to freeze, for which firmware. Equal requests give equal bytes.</summary>
internal sealed record FrozenRequest
{
    /// <summary>The firmware that the C source is for.</summary>
    public required FirmwareProfile Firmware { get; init; }

    /// <summary>What to freeze, in order. May be empty: the firmware links all the same.</summary>
    public required IReadOnlyList<FrozenEntry> Entries { get; init; }

    /// <summary>
    /// The strings that the firmware has, and how it stores strings; null for those that every firmware has, with one byte each for length
    /// and hash.
    /// </summary>
    public QstrHeader? QstrHeader { get; init; }

    /// <summary>The firmware's integers.</summary>
    public LongIntImplementation LongInt { get; init; } = LongIntImplementation.Mpz;

    /// <summary>Bits of a digit of <see cref="LongIntImplementation.Mpz"/>: 16 or 32.</summary>
    public int MpzDigitBits { get; init; } = 16;

    /// <summary>
    /// Whether the source defines the files frozen as text too, as makemanifest.py's does; mpy-tool.py's has modules alone.
    /// </summary>
    public bool IncludesTexts { get; init; } = true;

    /// <summary>Whether each module gets a C file of its own, so that one changed module compiles one small file.</summary>
    public bool PerModule { get; init; }

    /// <summary>Whether to repeat what upstream's mpy-tool.py does wrong (docs/deviations.md), for comparison with it.</summary>
    public bool Exact { get; init; }
}
