namespace MicroFreeze.Runtime.Tests;

/// <summary>What a program did on the real runtime.</summary>
/// <param name="Output">What it printed.</param>
/// <param name="Error">The traceback of an exception that it did not catch, or how the runtime crashed; null where it ran to its end.</param>
public sealed record RuntimeReply(string Output, string? Error)
{
    /// <inheritdoc/>
    public override string ToString() => Error is null ? Output : $"{Output}{Environment.NewLine}--- {Error}";
}
