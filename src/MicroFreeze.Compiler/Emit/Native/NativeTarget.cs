using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Emit.Native;

/// <summary>What machine code is made for.</summary>
/// <param name="Arch">The architecture.</param>
/// <param name="Flags">Its extensions; see <see cref="NativeArchNames"/>.</param>
/// <param name="Firmware">The firmware, whose generation of the reference compiler decides some instruction sequences.</param>
/// <param name="Exact">Whether the reference's known faults are kept.</param>
internal readonly record struct NativeTarget(NativeArch Arch, uint Flags, FirmwareProfile Firmware, bool Exact);
