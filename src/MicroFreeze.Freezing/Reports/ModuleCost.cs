using MicroFreeze.Freezing.Reports.Memory;

namespace MicroFreeze.Freezing.Reports;

/// <summary>What a module costs in each of its forms, in bytes.</summary>
/// <param name="Name">Its path on the device, with forward slashes, such as <c>lib/led.py</c>.</param>
internal sealed record ModuleCost(string Name)
{
    /// <summary>The user's file.</summary>
    public string? SourcePath { get; init; }

    /// <summary>Whether it is part of the firmware; otherwise <see cref="Flash"/> is what it would take there, alone.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The size of the source; null where there is none.</summary>
    public int? SourceBytes { get; init; }

    /// <summary>The size of the <c>.mpy</c> file; null for what is frozen as text.</summary>
    public int? MpyBytes { get; init; }

    /// <summary>Its room in flash; null where it cannot be frozen.</summary>
    public FlashCost? Flash { get; init; }

    /// <summary>Importing the <c>.py</c> file, compiling it on the board included; null where there is no source.</summary>
    public ImportCost? Source { get; init; }

    /// <summary>Importing the <c>.mpy</c> file; null for what is frozen as text.</summary>
    public ImportCost? Mpy { get; init; }

    /// <summary>Importing the frozen module. What is frozen as text is compiled at import as a <c>.py</c> file is.</summary>
    public ImportCost? Frozen { get; init; }
}
