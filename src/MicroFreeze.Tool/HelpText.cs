using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool;

/// <summary>Writes help: everything in it comes from the command table.</summary>
internal static class HelpText
{
    private const int OptionColumn = 2;
    private const int TextColumn = 30;

    /// <summary>The page of the whole tool.</summary>
    public static void WriteOverview(TextWriter writer, IReadOnlyList<Command> commands)
    {
        writer.WriteLine("usage: microfreeze COMMAND [ARGUMENTS]");
        writer.WriteLine();
        writer.WriteLine("Compiles and freezes Python for MicroPython and CircuitPython firmware.");
        writer.WriteLine();
        foreach (Command command in commands)
        {
            WriteEntry(writer, command.Name, command.Summary);
        }

        writer.WriteLine();
        WriteEntry(writer, "COMMAND --help", "What a command does, its options and an example.");
        WriteEntry(writer, "--version", "The version of this tool and the firmware it compiles for.");
        writer.WriteLine();
        writer.WriteLine("Exit codes: 0 done, 1 the input has errors, 2 the command line was not understood.");
    }

    /// <summary>The page of one command.</summary>
    public static void WriteCommand(TextWriter writer, Command command)
    {
        writer.WriteLine($"usage: microfreeze {command.Name} {command.Arguments}");
        writer.WriteLine();
        writer.WriteLine(command.Summary);
        writer.WriteLine();
        foreach (OptionRow option in command.Options.Rows)
        {
            WriteEntry(writer, option.Synopsis, option.Help);
        }

        WriteEntry(writer, "--help", "This page.");
        if (command.Details.Length > 0)
        {
            writer.WriteLine();
            writer.WriteLine(command.Details);
        }

        writer.WriteLine();
        writer.WriteLine("Example:");
        writer.WriteLine($"  {command.Example}");
    }

    private static void WriteEntry(TextWriter writer, string term, string text)
    {
        string left = new string(' ', OptionColumn) + term;
        string[] lines = text.Split('\n');
        if (left.Length > TextColumn - 2)
        {
            writer.WriteLine(left);
            left = "";
        }

        foreach (string line in lines)
        {
            writer.WriteLine(left.PadRight(TextColumn) + line);
            left = "";
        }
    }
}
