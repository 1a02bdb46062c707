using MicroFreeze.Files.Processes;
using MicroFreeze.Firmware.Ports;
using MicroFreeze.Freezing.Agreement;

namespace MicroFreeze.Tasks.Firmware;

/// <summary>A port that is ready to be built.</summary>
internal sealed record PreparedPort
{
    /// <summary>The port.</summary>
    public required PortTree Tree { get; init; }

    /// <summary>What its build says of itself.</summary>
    public required PortSettings Settings { get; init; }

    /// <summary>What its compiler says of the firmware, as far as it is known.</summary>
    public FirmwareFacts Facts { get; init; } = FirmwareFacts.Unknown;

    /// <summary>The directory that relative paths in the build's messages start from.</summary>
    public required string MessageDirectory { get; init; }

    /// <summary>
    /// The build's command: what is frozen instead of what the board says (null to leave it at that), and how many commands may run at a
    /// time.
    /// </summary>
    public required Func<string[]?, int, ProcessCommand> Command { get; init; }

    /// <summary>What a build from scratch depends on; null where that has been seen to.</summary>
    public string? Configuration { get; init; }

    /// <summary>Whether all inputs can be known after a build, so that the next may do without the port's own build tool.</summary>
    public bool KnowsInputs { get; init; }
}
