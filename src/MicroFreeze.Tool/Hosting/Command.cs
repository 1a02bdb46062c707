using MicroFreeze.Tool.CommandLine;

namespace MicroFreeze.Tool.Hosting;

/// <summary>One command of the tool: its help and its work.</summary>
/// <param name="Name">What the user writes.</param>
/// <param name="Arguments">What follows the name, for the usage line.</param>
/// <param name="Summary">What the command does, in one sentence.</param>
/// <param name="Details">What else there is to know, after the options.</param>
/// <param name="Example">A command line that works.</param>
/// <param name="Options">The options.</param>
/// <param name="Run">Does the work; the result is the exit code.</param>
internal sealed record Command(
    string Name,
    string Arguments,
    string Summary,
    string Details,
    string Example,
    OptionTable Options,
    Func<ToolHost, ParsedArguments, int> Run)
{
    /// <summary>Exit code where the command line is not understood: 2 as argparse has it, 1 for mpy-cross.</summary>
    public int UsageExitCode { get; init; } = ExitCodes.Usage;
}
