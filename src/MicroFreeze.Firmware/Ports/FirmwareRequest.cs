using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Firmware.Ports;

/// <summary>Which firmware to build. Paths are absolute.</summary>
internal sealed record FirmwareRequest
{
    /// <summary>The project, for findings about what it says.</summary>
    public SourceLocation Project { get; init; }

    /// <summary>The source tree; null where <see cref="PortDirectory"/> leads to it.</summary>
    public string? Root { get; init; }

    /// <summary>The port's name; null where it follows from the board.</summary>
    public string? Port { get; init; }

    /// <summary>The port's directory, where it is not the one that the name says.</summary>
    public string? PortDirectory { get; init; }

    /// <summary>The board's name; null for the port's default, or where it is the name of <see cref="BoardDirectory"/>.</summary>
    public string? Board { get; init; }

    /// <summary>The board's directory, where it is not one of the port's.</summary>
    public string? BoardDirectory { get; init; }

    /// <summary>The variant of the board or port; null for the default.</summary>
    public string? Variant { get; init; }
}
