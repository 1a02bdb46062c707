namespace MicroFreeze.Devices.Drive;

/// <summary>Why a drive does not do what it is asked.</summary>
internal enum DriveFault
{
    /// <summary>The operating system's message is all there is to say.</summary>
    Other,

    /// <summary>There is no room left.</summary>
    Full,

    /// <summary>It may not be written; boards make their drive read-only while their own code writes to it.</summary>
    ReadOnly,

    /// <summary>It is no longer there.</summary>
    Gone,
}

/// <summary>A drive failed.</summary>
internal sealed class DriveException(DriveFault fault, string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>Why.</summary>
    public DriveFault Fault { get; } = fault;
}
