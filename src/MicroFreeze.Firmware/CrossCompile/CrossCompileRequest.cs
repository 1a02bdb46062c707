using MicroFreeze.Files.State;
using MicroFreeze.Freezing.Agreement;

namespace MicroFreeze.Firmware.CrossCompile;

/// <summary>C sources to compile for the firmware, and with what. Nothing else has an influence on the result, the files that they include
/// apart.</summary>
internal sealed record CrossCompileRequest : IFingerprinted
{
    /// <summary>The compiler: its absolute path, and arguments that come first.</summary>
    public required IReadOnlyList<string> Compiler { get; init; }

    /// <summary>The firmware's own flags, an argument each.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Absolute directories for <c>-I</c>, in order.</summary>
    public IReadOnlyList<string> IncludeDirectories { get; init; } = [];

    /// <summary>C definitions, as <c>NAME</c> or <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> Defines { get; init; } = [];

    /// <summary>Absolute paths of the C files; no two have one file name.</summary>
    [NoFingerprint("Each object has a key of its own, with the path and content of its source.")]
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Absolute directory for the objects.</summary>
    [NoFingerprint("Objects are known by their paths.")]
    public required string ObjectDirectory { get; init; }

    /// <summary>The directory in which the compiler runs, absolute.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Where constant data is to lie; null for where the compiler puts it.</summary>
    public SectionPlacement? Placement { get; init; }

    /// <summary>The archiver, as <see cref="Compiler"/>; null to leave objects as they are.</summary>
    [NoFingerprint("The key of the archive has it.")]
    public IReadOnlyList<string>? Archiver { get; init; }

    /// <summary>Absolute path of the archive.</summary>
    [NoFingerprint("The archive is known by its path.")]
    public string? ArchivePath { get; init; }

    /// <summary>Absolute path of the linker script that goes with <see cref="Placement"/>.</summary>
    [NoFingerprint("The script is written each time.")]
    public string? LinkerScriptPath { get; init; }

    /// <summary>Absolute path of the file that remembers one build for the next.</summary>
    [NoFingerprint("Where the result is remembered is not part of it.")]
    public required string StateFile { get; init; }

    /// <summary>What the sources were made for, to hold against the firmware before anything is compiled; null not to look.</summary>
    [NoFingerprint("They are compared each time.")]
    public FrozenTraits? Traits { get; init; }

    /// <summary>How many compilers may run at a time, from 1.</summary>
    [NoFingerprint("It changes how long it takes, and nothing else.")]
    public int Parallelism { get; init; } = 1;

    /// <summary>The object of a source.</summary>
    public string GetObjectPath(string source) => Path.Combine(ObjectDirectory, Path.ChangeExtension(Path.GetFileName(source), ".o"));

    /// <summary>The arguments with which a source is compiled, output files apart.</summary>
    public IReadOnlyList<string> GetArguments(string source) =>
    [
        .. Compiler.Skip(1),
        .. Flags,
        .. Defines.Select(define => "-D" + define),
        .. IncludeDirectories.Select(directory => "-I" + directory),
        "-c",
        source,
    ];

    /// <inheritdoc/>
    public void AddTo(Fingerprint fingerprint) => fingerprint
        .Add(Compiler).Add(Flags).Add(IncludeDirectories).Add(Defines).Add(WorkingDirectory).Add(Placement?.ToObjectScript());
}
