using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Tests;

/// <summary>Help, versions and exit codes of the tool as a whole.</summary>
[TestClass]
public sealed class HelpTests
{
    [TestMethod]
    [DataRow("--help")]
    [DataRow("-h")]
    [DataRow("help")]
    public void The_overview_names_every_command(string argument)
    {
        using ToolRun tool = new();
        Assert.AreEqual(0, tool.Run(argument));
        foreach (Command command in Application.Commands)
        {
            StringAssert.Contains(tool.Output, $"\n  {command.Name} ");
        }
    }

    [TestMethod]
    public void Every_command_shows_its_options_and_an_example_of_itself()
    {
        using ToolRun tool = new();
        foreach (Command command in Application.Commands)
        {
            Assert.AreEqual(0, tool.Run([.. command.Name.Split(' '), "--help"]));
            StringAssert.StartsWith(tool.Output, $"usage: microfreeze {command.Name} ");
            StringAssert.Contains(tool.Output, $"\nExample:\n  microfreeze {command.Name} ");
            foreach (OptionRow option in command.Options.Rows)
            {
                StringAssert.Contains(tool.Output, $"\n  {option.Synopsis}");
                Assert.AreNotEqual("", option.Help);
            }

            string page = tool.Output;
            Assert.AreEqual(0, tool.Run(["help", .. command.Name.Split(' ')]));
            Assert.AreEqual(page, tool.Output);
        }
    }

    [TestMethod]
    public void The_example_of_a_command_is_understood_by_its_option_table()
    {
        foreach (Command command in Application.Commands)
        {
            int words = 1 + command.Name.Split(' ').Length;
            ParsedArguments parsed = command.Options.Parse(command.Example.Split(' ').AsSpan(words));
            Assert.AreNotEqual(0, parsed.Positionals.Count, command.Name);
        }
    }

    [TestMethod]
    public void The_version_names_the_firmware()
    {
        using ToolRun tool = new();
        Assert.AreEqual(0, tool.Run("--version"));
        StringAssert.StartsWith(tool.Output, "microfreeze 1.");
        StringAssert.Contains(tool.Output, "micropython-1.28: MicroPython 1.28, .mpy M 6.3");
        StringAssert.Contains(tool.Output, "circuitpython-10: CircuitPython 10, .mpy C 6.3");
    }

    [TestMethod]
    public void No_command_and_an_unknown_one_are_usage_errors()
    {
        using ToolRun tool = new();
        Assert.AreEqual(2, tool.Run());
        StringAssert.StartsWith(tool.Error, "usage: microfreeze COMMAND");
        Assert.AreEqual(2, tool.Run("compil", "x.py"));
        StringAssert.StartsWith(tool.Error, "microfreeze: there is no command compil.");
        Assert.AreEqual("", tool.Output);
    }
}
