using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Agreement;

/// <summary>Something known about a firmware, and where it says so.</summary>
internal sealed record Fact<T>(T Value, SourceLocation Location);

/// <summary>
/// What is known about a firmware. Null is not known, and then nothing is said about it: better no word than a false alarm.
/// </summary>
internal sealed record FirmwareFacts
{
    /// <summary>Nothing known.</summary>
    public static FirmwareFacts Unknown { get; } = new();

    /// <summary>Family and version.</summary>
    public Fact<FirmwareVersion>? Version { get; init; }

    /// <summary>Long integers.</summary>
    public Fact<LongIntImplementation>? LongInt { get; init; }

    /// <summary>Bits of a digit of long integers.</summary>
    public Fact<int>? MpzDigitBits { get; init; }

    /// <summary>The processor, as the most that native code may use.</summary>
    public Fact<NativeArch>? Arch { get; init; }

    /// <summary>Whether the firmware can run native code.</summary>
    public Fact<bool>? HasNativeCode { get; init; }

    /// <summary>Bits of a small integer, sign included.</summary>
    public Fact<int>? SmallIntBits { get; init; }

    /// <summary>The letter of the object representation.</summary>
    public Fact<char>? ObjectRepresentation { get; init; }

    /// <summary>Bytes of a name's hash.</summary>
    public Fact<int>? BytesInHash { get; init; }

    /// <summary>Bytes of a name's length.</summary>
    public Fact<int>? BytesInLength { get; init; }

    /// <summary>Version and sub-version of the .mpy format.</summary>
    public Fact<(int Version, int SubVersion)>? Mpy { get; init; }

    /// <summary>These facts, and where they know nothing, others.</summary>
    public FirmwareFacts Or(FirmwareFacts other) => new()
    {
        Version = Version ?? other.Version,
        LongInt = LongInt ?? other.LongInt,
        MpzDigitBits = MpzDigitBits ?? other.MpzDigitBits,
        Arch = Arch ?? other.Arch,
        HasNativeCode = HasNativeCode ?? other.HasNativeCode,
        SmallIntBits = SmallIntBits ?? other.SmallIntBits,
        ObjectRepresentation = ObjectRepresentation ?? other.ObjectRepresentation,
        BytesInHash = BytesInHash ?? other.BytesInHash,
        BytesInLength = BytesInLength ?? other.BytesInLength,
        Mpy = Mpy ?? other.Mpy,
    };
}

/// <summary>Family and version of a firmware.</summary>
/// <param name="Family">The family.</param>
/// <param name="Version">Such as <c>1.28</c>; empty where only the family is known.</param>
internal sealed record FirmwareVersion(FirmwareFamily Family, string Version)
{
    /// <inheritdoc/>
    public override string ToString() => Version.Length == 0 ? Family.Name : $"{Family.Name} {Version}";

    /// <summary>Whether modules for a firmware are for this one. A profile may name a whole major version, as CircuitPython's do.</summary>
    public bool Matches(FirmwareProfile profile) => profile.Family == Family && profile.Covers(Version);
}
