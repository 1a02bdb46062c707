using MicroFreeze.Freezing.Frozen;

namespace MicroFreeze.Freezing.Build;

/// <summary>
/// A whole build: what to compile and freeze, with which settings, to where. Nothing else has an influence on the result, the files
/// named here apart.
/// </summary>
public sealed record FreezeRequest
{
    /// <summary>The absolute directory that relative paths of items are relative to.</summary>
    public required string BaseDirectory { get; init; }

    /// <summary>What is asked for, in the order in which it is frozen.</summary>
    public required IReadOnlyList<FreezeItem> Items { get; init; }

    /// <summary>Options of every compilation; source name and, where an item or a manifest has its own, optimisation level are set for each file.</summary>
    public required CompileOptions CompileOptions { get; init; }

    /// <summary>Values for <c>$(NAME)</c> in manifests: <c>MPY_DIR</c>, <c>MPY_LIB_DIR</c>, <c>PORT_DIR</c>, <c>BOARD_DIR</c> and any other. Directories are absolute.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = EmptyOptions.Instance;

    /// <summary>Absolute directory for the <c>.mpy</c> files of frozen modules, laid out by target path.</summary>
    public required string ModuleDirectory { get; init; }

    /// <summary>Absolute directory for the <c>.mpy</c> files of what is compiled only, laid out by target path.</summary>
    public required string CompiledDirectory { get; init; }

    /// <summary>What to write for the firmware's C build; null to compile only.</summary>
    public FrozenSourceRequest? FrozenSource { get; init; }

    /// <summary>
    /// Absolute path of the file that remembers inputs and outputs from one build to the next; null to build everything and remember nothing.
    /// </summary>
    public string? StateFile { get; init; }

    /// <summary>Identifies the code that compiles and freezes: another value rebuilds.</summary>
    public required string CompilerVersion { get; init; }

    /// <summary>How many files may be compiled at a time, from 1.</summary>
    public int Parallelism { get; init; } = 1;
}

/// <summary>The C source to write.</summary>
/// <param name="Path">Absolute path of the file, such as <c>frozen_content.c</c>.</param>
public sealed record FrozenSourceRequest(string Path)
{
    /// <summary>Absolute path of the firmware's <c>qstrdefs.preprocessed.h</c>; null to rely on the strings that every firmware has.</summary>
    public string? QstrHeader { get; init; }

    /// <summary>The firmware's integers.</summary>
    public LongIntImplementation LongInt { get; init; } = LongIntImplementation.Mpz;

    /// <summary>Bits of a digit of <see cref="LongIntImplementation.Mpz"/>: 16 or 32.</summary>
    public int MpzDigitBits { get; init; } = 16;
}
