using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Tests.Documentation;

/// <summary>What README and the other pages tell a reader to type is there.</summary>
[TestClass]
public sealed class ReadmeTests
{
    private static readonly string[] Pages = ["README.md", "src/MicroFreeze.Tool/README.md", "docs/architecture.md", "docs/packages.md"];

    [TestMethod]
    public void Paths_in_dotnet_commands_exist()
    {
        string[] paths =
        [
            .. Commands("dotnet ").SelectMany(line => line.Split('#')[0].Split(' '))
                .Where(word => word is "sdk" || (word.Contains('/') || word.EndsWith(".sln", StringComparison.Ordinal)) && !word.StartsWith('-')),
        ];
        CollectionAssert.Contains(paths, "MicroFreeze.Sdk.sln");
        Assert.AreEqual("", string.Join(", ", paths.Where(path => !Repository.Has(path))), "paths that README names and that do not exist");
    }

    [TestMethod]
    public void Command_lines_of_the_tool_are_understood()
    {
        string[] lines = [.. Commands("microfreeze ").Concat(Commands("out/microfreeze ")).Where(line => !line.EndsWith("--help", StringComparison.Ordinal))];
        Assert.IsNotEmpty(lines);
        foreach (string line in lines)
        {
            string[] words = line.Split(' ')[1..];
            Command? command = Application.Commands.FirstOrDefault(candidate => words.AsSpan().StartsWith(candidate.Name.Split(' ')));
            Assert.IsNotNull(command, line);
            ParsedArguments parsed = command.Options.Parse(words.AsSpan(command.Name.Split(' ').Length));
            Assert.IsNotEmpty(parsed.Positionals, line);
        }
    }

    [TestMethod]
    public void The_readme_names_every_command()
    {
        string readme = Repository.Read("README.md");
        foreach (Command command in Application.Commands)
        {
            StringAssert.Contains(readme, $"| `microfreeze {command.Name}` |");
        }
    }

    [TestMethod]
    public void Links_between_pages_lead_somewhere()
    {
        foreach (string page in (string[])["README.md", "docs/architecture.md", "docs/deviations.md", "docs/diagnostics.md", "docs/native.md", "docs/packages.md", "docs/project.md"])
        {
            string directory = Path.GetDirectoryName(page)!;
            foreach (string target in Repository.Read(page).Split("](").Skip(1).Select(part => part.Split(')')[0].Split('#')[0]).Where(target => !target.Contains("://")))
            {
                Assert.IsTrue(Repository.Has(Path.Combine(directory, target)), $"{page} links to {target}");
            }
        }
    }

    private static IEnumerable<string> Commands(string start) =>
        from page in Pages
        from line in Repository.Read(page).Split('\n')
        where line.StartsWith("    " + start, StringComparison.Ordinal)
        select line.Trim();
}
