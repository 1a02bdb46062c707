using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Frozen;
using MicroFreeze.Freezing.Reports.Memory;

namespace MicroFreeze.Freezing.Reports;

/// <summary>What to measure, for which board.</summary>
internal sealed record CostRequest
{
    /// <summary>The board.</summary>
    public required BoardTraits Board { get; init; }

    /// <summary>The firmware.</summary>
    public required FirmwareProfile Firmware { get; init; }

    /// <summary>The names that the firmware has; null for those that every firmware has.</summary>
    public QstrHeader? QstrHeader { get; init; }

    /// <summary>The firmware's integers.</summary>
    public LongIntImplementation LongInt { get; init; } = LongIntImplementation.Mpz;

    /// <summary>Bits of a digit of <see cref="LongIntImplementation.Mpz"/>: 16 or 32.</summary>
    public int MpzDigitBits { get; init; } = 16;

    /// <summary>The modules, frozen ones in the order of freezing.</summary>
    public required IReadOnlyList<CostSubject> Subjects { get; init; }

    /// <summary>What the board has done before an import.</summary>
    public BoardState State { get; init; } = BoardState.Fresh;

    /// <summary>
    /// Modules, by name, whose imports an earlier report has measured under the same conditions: these are taken as they are.
    /// </summary>
    public IReadOnlyDictionary<string, ModuleCost> Known { get; init; } = new Dictionary<string, ModuleCost>();

    /// <summary>How many modules may be measured at a time, from 1.</summary>
    public int Parallelism { get; init; } = 1;
}

/// <summary>One module to measure.</summary>
/// <param name="Name">Its path on the device, with forward slashes.</param>
internal sealed record CostSubject(string Name)
{
    /// <summary>The user's file.</summary>
    public string? SourcePath { get; init; }

    /// <summary>The text of the source; null where there is none.</summary>
    public ReadOnlyMemory<byte>? Source { get; init; }

    /// <summary>The compiled module; null for what is frozen as text.</summary>
    public MpyModule? Module { get; init; }

    /// <summary>The size of the <c>.mpy</c> file.</summary>
    public int? MpyBytes { get; init; }

    /// <summary>A hash of the <c>.mpy</c> file, or of what is frozen as it is; empty where nobody asks for it.</summary>
    public string Digest { get; init; } = "";

    /// <summary>Whether it is part of the firmware.</summary>
    public bool IsFrozen { get; init; }
}
