using System.Runtime.InteropServices;

namespace MicroFreeze.Compiler.Profiles;

/// <summary>What is known of an architecture of native code: a row of <see cref="Architectures"/>.</summary>
/// <param name="Arch">The architecture; its value is its number in the header of a .mpy file.</param>
/// <param name="Name">How project files and command lines write it; empty for <see cref="NativeArch.None"/>.</param>
internal sealed record NativeArchInfo(NativeArch Arch, string Name)
{
    /// <summary>Processors of a PC whose own MicroPython takes code of the architecture.
    /// Source: mpy-cross/main.c@v1.28.0 main_.</summary>
    public IReadOnlyList<Architecture> Hosts { get; init; } = [];

    /// <summary>
    /// A condition of the C preprocessor that is true where the compiler makes code for the architecture, unless that of a later row is;
    /// null where no firmware runs on it.
    /// </summary>
    public string? Condition { get; init; }

    /// <summary>Extensions that code may use.</summary>
    public IReadOnlyList<ArchExtension> Extensions { get; init; } = [];

    /// <summary>
    /// The architecture from which on, up to this one, the processor runs all code. Source: py/persistentcode.h@v1.28.0
    /// MPY_FEATURE_ARCH_TEST.
    /// </summary>
    public NativeArch RunsFrom { get; init; } = Arch;

    /// <summary>Whether a build can have it; not that of the reference's trace, which no processor runs.</summary>
    public bool IsProcessor { get; init; } = true;

    /// <summary>Whether there is an emitter of native and viper code: MicroFreeze.Compiler.Compilation.NativeEmitters has it.</summary>
    public bool HasEmitter { get; init; } = true;

    /// <summary>Whether there is an inline assembler: MicroFreeze.Compiler.Compilation.NativeEmitters has it.</summary>
    public bool HasInlineAssembler { get; init; }

    /// <summary>Whether there is a decoder of its instructions: MicroFreeze.Compiler.Disassembly.NativeDisassembler has it.</summary>
    public bool HasDecoder { get; init; } = true;

    /// <summary>Bytes of a machine word: 4 or 8.</summary>
    public int WordBytes { get; init; } = 4;

    /// <summary>The Thumb instructions that it has; null for none.</summary>
    public ThumbLevel? Thumb { get; init; }

    /// <summary>Whether functions are called in Arm state, so that Thumb code has to change the state first.</summary>
    public bool HasArmState { get; init; }

    /// <summary>Where its code goes in frozen C.</summary>
    public CodePlacement Placement { get; init; } = CodePlacement.Unknown;

    /// <summary>The preset for sizes on boards with such a processor.</summary>
    public string BoardPreset { get; init; } = "generic-32";

    /// <summary>Whether a processor of this architecture runs code of another.</summary>
    public bool Runs(NativeArch code) => code >= RunsFrom && code <= Arch;
}

/// <summary>An extension of an architecture's instructions.</summary>
/// <param name="Name">Its name in <c>-march-flags</c>.</param>
/// <param name="Flag">Its bit in the flags of a .mpy file.</param>
internal sealed record ArchExtension(string Name, uint Flag);
