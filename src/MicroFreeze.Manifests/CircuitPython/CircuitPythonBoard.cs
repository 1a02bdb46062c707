using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Manifests.CircuitPython;

/// <summary>What a board of a CircuitPython checkout says about frozen code.</summary>
internal sealed record CircuitPythonBoard
{
    /// <summary>The board's name.</summary>
    public required string Name { get; init; }

    /// <summary>The port that it belongs to, such as <c>atmel-samd</c>.</summary>
    public required string Port { get; init; }

    /// <summary>The libraries, in the order of <c>FROZEN_MPY_DIRS</c>: absolute directories and the lines that name them.</summary>
    public IReadOnlyList<(string Directory, SourceLocation Location)> Libraries { get; init; } = [];

    /// <summary>The board's integers (<c>LONGINT_IMPL</c>).</summary>
    public LongIntImplementation LongInt { get; init; } = LongIntImplementation.Mpz;

    /// <summary>Bits of a digit of mpz, where <c>MPY_TOOL_FLAGS</c> says so.</summary>
    public int? MpzDigitBits { get; init; }

    /// <summary>Bits of a small int, where <c>MPY_CROSS_FLAGS</c> says so.</summary>
    public int? SmallIntBits { get; init; }

    /// <summary>
    /// The board's floats, where <c>CFLAGS</c> say so: <c>none</c>, <c>float</c> or <c>double</c>; py/circuitpy_mpconfig.h has <c>float</c>
    /// for all.
    /// </summary>
    public string Float { get; init; } = "float";

    /// <summary>The files that all this was read from.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}
