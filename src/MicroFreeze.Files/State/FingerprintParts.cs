using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Files.State;

/// <summary>What the compiler's records add to a fingerprint: the compiler itself knows nothing of fingerprints.</summary>
internal static class FingerprintParts
{
    /// <summary>Adds the options of a compilation.</summary>
    public static Fingerprint Add(this Fingerprint fingerprint, CompileOptions options) => fingerprint
        .Add(options.Firmware.Name).Add(options.SourceName).Add(options.OptimizationLevel).Add(options.SmallIntBits).Add((long)options.Arch)
        .Add(options.ArchFlags).Add((long)options.Emit).Add(options.NativeFallsBack).Add(options.Exact);

    /// <summary>Adds a place.</summary>
    public static Fingerprint Add(this Fingerprint fingerprint, SourceLocation location) =>
        fingerprint.Add(location.Path).Add(location.Line).Add(location.Column).Add(location.EndLine).Add(location.EndColumn);
}
