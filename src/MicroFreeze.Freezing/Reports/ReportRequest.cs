using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files.State;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Freezing.Reports.Memory;

namespace MicroFreeze.Freezing.Reports;

/// <summary>A report on what the last build of a project made. All paths are absolute.</summary>
internal sealed record ReportRequest : IFingerprinted
{
    /// <summary>The build's state file (<see cref="FreezeRequest.StateFile"/>).</summary>
    [NoFingerprint("Its content is added when it has been read.")]
    public required string BuildState { get; init; }

    /// <summary>Where the JSON goes.</summary>
    [NoFingerprint("A report is known by its paths.")]
    public required string JsonFile { get; init; }

    /// <summary>Where the Markdown goes.</summary>
    [NoFingerprint("A report is known by its paths.")]
    public required string MarkdownFile { get; init; }

    /// <summary>The file that remembers what the report was made of.</summary>
    [NoFingerprint("Where the result is remembered is not part of it.")]
    public required string StateFile { get; init; }

    /// <summary>The board.</summary>
    public required BoardTraits Board { get; init; }

    /// <summary>The firmware.</summary>
    public required FirmwareProfile Firmware { get; init; }

    /// <summary>The firmware's <c>qstrdefs.preprocessed.h</c>, or null.</summary>
    public string? QstrHeader { get; init; }

    /// <summary>The firmware's integers.</summary>
    public LongIntImplementation LongInt { get; init; } = LongIntImplementation.Mpz;

    /// <summary>Bits of a digit of <see cref="LongIntImplementation.Mpz"/>: 16 or 32.</summary>
    public int MpzDigitBits { get; init; } = 16;

    /// <summary>What may not be exceeded.</summary>
    [NoFingerprint("It is checked each time.")]
    public CostBudget Budget { get; init; } = new(null, null);

    /// <summary>Where findings about the whole are.</summary>
    [NoFingerprint("It is where the budget is checked, each time.")]
    public SourceLocation Location { get; init; }

    /// <summary>The directory that paths in the report are relative to, where they are below it.</summary>
    public required string BaseDirectory { get; init; }

    /// <summary>How many modules may be measured at a time, from 1.</summary>
    [NoFingerprint("It changes how long it takes, and nothing else.")]
    public int Parallelism { get; init; } = 1;

    /// <inheritdoc/>
    public void AddTo(Fingerprint fingerprint) => fingerprint
        .Add(Board).Add(Firmware.Name).Add(QstrHeader).Add((long)LongInt).Add(MpzDigitBits).Add(BaseDirectory);
}

/// <summary>A report that was made, or was current.</summary>
internal sealed record ReportResult
{
    /// <summary>The report; null where there is nothing to report on, or it could not be made.</summary>
    public CostReport? Report { get; init; }

    /// <summary>What this build has changed; null where it is the first, or has changed nothing.</summary>
    public CostChanges? Changes { get; init; }

    /// <summary>Whether nothing had to be measured.</summary>
    public bool WasCurrent { get; init; }

    /// <summary>What there is to say.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }
}
