namespace MicroFreeze.Firmware.Ports;

/// <summary>How a port's build calls its C compiler, without a source and an output.</summary>
/// <param name="Words">The program, first arguments (as of <c>ccache</c>), and flags.</param>
/// <param name="Directory">The directory that it is called in, absolute.</param>
internal sealed record CompilerCall(IReadOnlyList<string> Words, string Directory);
