namespace MicroFreeze.Files.Processes;

/// <summary>The program of a command does not exist, or is none.</summary>
/// <param name="program">What was to be started.</param>
/// <param name="inner">Why it was not.</param>
internal sealed class CommandNotFoundException(string program, Exception inner) : IOException($"'{program}' cannot be started: {inner.Message}", inner)
{
    /// <summary>What was to be started.</summary>
    public string Program { get; } = program;
}
