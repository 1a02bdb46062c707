using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>A compiled module: what a .mpy file holds, whether it was just compiled or read from one.</summary>
public sealed class MpyModule
{
    /// <summary>First byte of the file: which family of firmware it is for.</summary>
    public required byte Magic { get; init; }

    /// <summary>The family of firmware that the file is for; null where no known one has this first byte.</summary>
    public FirmwareFamily? Family => FirmwareFamily.FindByMagic(Magic);

    /// <summary>Second byte: format version.</summary>
    public byte Version { get; init; } = 6;

    /// <summary>Format sub-version; 0 in a file without native code.</summary>
    public byte SubVersion { get; init; }

    /// <summary>Architecture of the native code, or <see cref="NativeArch.None"/>.</summary>
    public NativeArch Arch { get; init; }

    /// <summary>Flags of the architecture (RISC-V extensions), or 0.</summary>
    public uint ArchFlags { get; init; }

    /// <summary>Bits of a small int, sign included.</summary>
    public required byte SmallIntBits { get; init; }

    /// <summary>The qstr table: entry 0 is the source file's name. Bytes without terminator.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Names { get; init; }

    /// <summary>The object table.</summary>
    public required IReadOnlyList<Constant> Objects { get; init; }

    /// <summary>The module's own code.</summary>
    public required RawCode Root { get; init; }
}
