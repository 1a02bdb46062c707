using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files.State;
using MicroFreeze.Freezing.Agreement;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Libraries;
using MicroFreeze.Manifests.Packages;

namespace MicroFreeze.Freezing.Build;

/// <summary>
/// A whole build: what to compile and freeze, with which settings, to where. Nothing else has an influence on the result, the files
/// named here apart.
/// </summary>
internal sealed record FreezeRequest : IFingerprinted
{
    /// <summary>What is asked for: items and manifests, and what they are evaluated with.</summary>
    public required ManifestRequest Manifest { get; init; }

    /// <summary>Where the NuGet packages are that manifests and items may require; null for none.</summary>
    public PackageRequest? Packages { get; init; }

    /// <summary>Whether it is a library, and what for: its description is written for those that use it. Null for a board.</summary>
    public LibraryRequest? Library { get; init; }

    /// <summary>
    /// Options of every compilation; the source name is set for each file, and so is what an item or a manifest has of its own:
    /// optimisation level, architecture, emitter. <see cref="CompileOptions.Exact"/> goes for freezing too.
    /// </summary>
    public required CompileOptions CompileOptions { get; init; }

    /// <summary>Whether the optimisation level of <see cref="CompileOptions"/> holds also where an item or a manifest asks for
    /// another.</summary>
    public bool OverridesOptimizationLevel { get; init; }

    /// <summary>Absolute directory for the <c>.mpy</c> files of frozen modules, laid out by target path.</summary>
    public required string ModuleDirectory { get; init; }

    /// <summary>Absolute directory for the <c>.mpy</c> files of what is compiled only, laid out by target path.</summary>
    public required string CompiledDirectory { get; init; }

    /// <summary>What to write for the firmware's C build; null to compile only.</summary>
    public FrozenSourceRequest? FrozenSource { get; init; }

    /// <summary>
    /// Absolute path of the file that remembers inputs and outputs from one build to the next; null to build everything and remember
    /// nothing.
    /// </summary>
    [NoFingerprint("Where the result is remembered is not part of it.")]
    public string? StateFile { get; init; }

    /// <summary>Identifies the code that compiles and freezes: another value rebuilds.</summary>
    public required string CompilerVersion { get; init; }

    /// <summary>
    /// Whether nothing is to be compiled, because <see cref="Findings"/> say that firmware, architecture or its flags are wrong: what a
    /// compiler found with others in their place would mislead.
    /// </summary>
    public bool CompilesNothing { get; init; }

    /// <summary>What the door found wrong with what it was given: comes first among the findings; an error fails the build.</summary>
    [NoFingerprint("The door finds them again each time, and they come first in each result.")]
    public IReadOnlyList<Diagnostic> Findings { get; init; } = [];

    /// <summary>How many files may be compiled at a time, from 1.</summary>
    [NoFingerprint("It changes how long a build takes, and nothing else.")]
    public int Parallelism { get; init; } = 1;

    /// <inheritdoc/>
    public void AddTo(Fingerprint fingerprint) => fingerprint
        .Add(CompilerVersion).Add(ModuleDirectory).Add(CompiledDirectory).Add(CompileOptions).Add(OverridesOptimizationLevel).Add(CompilesNothing)
        .Add(FrozenSource).Add(Manifest).Add(Packages).Add(Library);
}

/// <summary>The C source to write.</summary>
/// <param name="Path">Absolute path of the file, such as <c>frozen_content.c</c>.</param>
internal sealed record FrozenSourceRequest(string Path) : IFingerprinted
{
    /// <summary>Absolute path of the firmware's <c>qstrdefs.preprocessed.h</c>; null to rely on the strings that every firmware
    /// has.</summary>
    public string? QstrHeader { get; init; }

    /// <summary>Absolute path of a directory for a C file of each module; null for one file with all modules.</summary>
    public string? ModuleDirectory { get; init; }

    /// <summary>The firmware to hold what is frozen against; null not to look.</summary>
    public FirmwareTree? Tree { get; init; }

    /// <summary>The firmware's integers.</summary>
    public LongIntImplementation LongInt { get; init; } = LongIntImplementation.Mpz;

    /// <summary>Bits of a digit of <see cref="LongIntImplementation.Mpz"/>: 16 or 32.</summary>
    public int MpzDigitBits { get; init; } = 16;

    /// <inheritdoc/>
    public void AddTo(Fingerprint fingerprint) => fingerprint
        .Add(Path).Add(QstrHeader).Add(ModuleDirectory).Add(Tree).Add((long)LongInt).Add(MpzDigitBits);
}
