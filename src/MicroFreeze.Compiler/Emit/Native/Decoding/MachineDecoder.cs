using MicroFreeze.Profiles;

namespace MicroFreeze.Emit.Native.Decoding;

/// <summary>
/// Decodes what the native emitter and the inline assemblers write, by the rows that they encode with. Data between instructions (constants, a
/// generator's table) looks like instructions where it happens to match a row.
/// </summary>
internal static class MachineDecoder
{
    /// <summary>Whether there are rows for an architecture.</summary>
    public static bool Knows(NativeArch arch) => arch is NativeArch.X86 or NativeArch.X64 || FormDecoder.Find(arch) is not null;

    /// <summary>Decodes one instruction.</summary>
    /// <param name="arch">The architecture, one that <see cref="Knows"/> is true for.</param>
    /// <param name="code">The function's code.</param>
    /// <param name="offset">Where the instruction begins, inside the code.</param>
    /// <returns>The instruction. What is none has no mnemonic, and the length of the architecture's smallest unit as far as there is code.</returns>
    public static MachineInstruction Decode(NativeArch arch, ReadOnlySpan<byte> code, int offset) =>
        arch is NativeArch.X86 or NativeArch.X64
            ? X86Decoder.Decode(arch == NativeArch.X64, code, offset)
            : FormDecoder.Find(arch)!.Decode(code, offset);
}
