using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Commands;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool;

/// <summary>Finds the command that the command line names and runs it.</summary>
internal static class Application
{
    /// <summary>All commands, in the order of the help.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        CompileCommand.Command,
        MpyCrossCommand.Command,
        MakeManifestCommand.Command,
        CMakeCommand.Command,
        MpyToolCommand.Command,
        ManifestShowCommand.Command,
        ManifestWhyCommand.Command,
        ManifestExportCommand.Command,
        BundleCommand.Command,
#if HAS_NUGET
        PackCommand.Command,
#endif
        DisassembleCommand.Command,
        SizeCommand.Command,
        DeployCommand.Command,
        ImportsCommand.Command,
    ];

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(ToolHost host, ReadOnlySpan<string> arguments)
    {
        if (arguments.IsEmpty)
        {
            HelpText.WriteOverview(host.Error, Commands);
            return ExitCodes.Usage;
        }

        switch (arguments[0])
        {
            case "--help" or "-h" or "help" when arguments.Length == 1:
                HelpText.WriteOverview(host.Output, Commands);
                return ExitCodes.Success;
            case "--version" when arguments.Length == 1:
                WriteVersion(host.Output);
                return ExitCodes.Success;
        }

        if (FindFrequent(arguments[0]) is { } frequent)
        {
            return Run(host, frequent, arguments[1..]);
        }

        bool isHelp = arguments[0] == "help";
        ReadOnlySpan<string> words = isHelp ? arguments[1..] : arguments;
        foreach (Command command in Commands)
        {
            string[] name = command.Name.Split(' ');
            if (words.StartsWith(name))
            {
                return Run(host, command, isHelp ? ["--help"] : words[name.Length..]);
            }
        }

        host.Error.WriteLine($"microfreeze: there is no command {words[0]}. The commands are {string.Join(", ", Commands.Select(row => row.Name))}.");
        return ExitCodes.Usage;
    }

    // Makes call these on every build, or for every file: they are found without the option tables of all the others.
    private static Command? FindFrequent(string name) => name switch
    {
        "makemanifest" => MakeManifestCommand.Command,
        "mpy-cross" => MpyCrossCommand.Command,
        _ => null,
    };

    private static int Run(ToolHost host, Command command, ReadOnlySpan<string> arguments)
    {
        if (arguments is ["--help"] or ["-h"])
        {
            HelpText.WriteCommand(host.Output, command);
            return ExitCodes.Success;
        }

        try
        {
            return command.Run(host, command.Options.Parse(arguments));
        }
        catch (UsageException problem)
        {
            if (problem.IsComplete)
            {
                host.Error.WriteLine(problem.Message);
                return command.UsageExitCode;
            }

            host.Error.WriteLine($"microfreeze {command.Name}: {problem.Message}");
            host.Error.WriteLine($"usage: microfreeze {command.Name} {command.Arguments}");
            host.Error.WriteLine($"'microfreeze {command.Name} --help' says more.");
            return command.UsageExitCode;
        }
    }

    private static void WriteVersion(TextWriter writer)
    {
        writer.WriteLine($"microfreeze {ToolVersion.Text}");
        foreach (FirmwareProfile profile in FirmwareProfile.All)
        {
            writer.WriteLine($"  {profile.Name}: {profile.DisplayName}, .mpy {(char)profile.Family.MpyMagic} {profile.MpyVersion}.{profile.MpySubVersion}");
        }
    }
}
