namespace MicroFreeze.Files.Processes;

/// <summary>A program to run.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments, each as it is to arrive.</param>
/// <param name="WorkingDirectory">Where it runs.</param>
internal sealed record ProcessCommand(string FileName, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    /// <summary>Environment variables beyond those of this process; null takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The command as one would type it.</summary>
    public override string ToString() => string.Join(' ', Arguments.Prepend(FileName).Select(CommandWords.Quote));
}
