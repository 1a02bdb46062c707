namespace MicroFreeze.Firmware.Ports;

/// <summary>What a port is built with.</summary>
internal enum PortBuildSystem
{
    /// <summary>Its Makefile does the work.</summary>
    Make,

    /// <summary>CMake does; a Makefile there only calls it.</summary>
    CMake,
}

/// <summary>A port in a source tree, with board and variant chosen. Paths are absolute.</summary>
internal sealed record PortTree
{
    /// <summary>What the tree is of.</summary>
    public required TreeFirmware Firmware { get; init; }

    /// <summary>The tree.</summary>
    public required string Root { get; init; }

    /// <summary>The port's directory.</summary>
    public required string PortDirectory { get; init; }

    /// <summary>What it is built with.</summary>
    public required PortBuildSystem BuildSystem { get; init; }

    /// <summary>The board; null for the port's default.</summary>
    public string? Board { get; init; }

    /// <summary>The board's directory; null where the board is the port's default.</summary>
    public string? BoardDirectory { get; init; }

    /// <summary>Whether the board is not one of the port's own.</summary>
    public bool IsOwnBoard { get; init; }

    /// <summary>The variant; null for the default.</summary>
    public string? Variant { get; init; }

    /// <summary>Whether the variant is one of the port, not of a board.</summary>
    public bool IsPortVariant { get; init; }

    /// <summary>The port's name.</summary>
    public string Port => Path.GetFileName(PortDirectory);
}
