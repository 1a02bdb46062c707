using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files.State;

namespace MicroFreeze.Manifests.Items;

/// <summary>What an item of a project says about machine code, in place of what the project says; null leaves it at that.</summary>
internal readonly record struct NativeOverrides : IFingerprinted
{
    /// <summary>The architecture.</summary>
    public NativeArch? Arch { get; init; }

    /// <summary>Flags of the architecture. Another architecture than the project's has none unless they are given.</summary>
    public uint? ArchFlags { get; init; }

    /// <summary>The emitter of functions without a decorator.</summary>
    public EmitKind? Emit { get; init; }

    /// <summary>Whether one of them is wrong, which is reported already: the file is not compiled.</summary>
    public bool IsInvalid { get; init; }

    /// <summary>The options of one file, given the project's.</summary>
    public CompileOptions ApplyTo(CompileOptions options)
    {
        NativeArch arch = Arch ?? options.Arch;
        return options with
        {
            Arch = arch,
            ArchFlags = ArchFlags ?? (arch == options.Arch ? options.ArchFlags : 0),
            Emit = Emit ?? options.Emit,
        };
    }

    /// <inheritdoc/>
    public void AddTo(Fingerprint fingerprint) => fingerprint.Add((long?)Arch).Add(ArchFlags).Add((long?)Emit).Add(IsInvalid);
}
