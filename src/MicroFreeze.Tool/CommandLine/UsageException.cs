namespace MicroFreeze.Tool.CommandLine;

/// <summary>The command line is not one that the command understands; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>Whether the message says it all, as in mpy-cross, and usage need not follow.</summary>
    public bool IsComplete { get; init; }
}
