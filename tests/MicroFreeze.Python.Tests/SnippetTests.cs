using System.Text.Json;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Testing;
using static MicroFreeze.Manifests.Tests.Evaluation.ManifestRun;

namespace MicroFreeze.Python.Tests;

/// <summary>Pieces of Python against what CPython 3.11 makes of them; <c>Data/record.py</c> records that.</summary>
[TestClass]
public sealed class SnippetTests
{
    // Imports a snippet, whose exceptions arrive as they are, and prints what came of it.
    private const string Harness = """
        try:
            import snippet
            print(repr(snippet.r) if 'r' in dir(snippet) else '')
        except BaseException as error:
            print('!' + type(error).__name__)
        """;

    [TestMethod]
    [DataRow("expressions", 85)]
    [DataRow("strings", 60)]
    [DataRow("containers", 40)]
    [DataRow("statements", 80)]
    [DataRow("exceptions", 250)]
    [DataRow("modules", 25)]
    [DataRow("syntax", 700)]
    [DataRow("mutation", 70)]
    public void Snippets_give_what_CPython_gives(string name, int atLeast)
    {
        string[] snippets = Snippets.Read(name + ".txt");
        string[] expected = [.. Snippets.ReadText(name + ".expected").Trim('\n').Split('\n').Select(line => JsonSerializer.Deserialize<string>(line)!)];
        Assert.HasCount(expected.Length, snippets);
        Assert.IsGreaterThanOrEqualTo(atLeast, snippets.Length);

        List<string> problems = [];
        for (int index = 0; index < snippets.Length; index++)
        {
            string actual = Run(snippets[index]);
            if (actual != expected[index])
            {
                problems.Add($"{snippets[index]}\n  CPython: {expected[index]}\n  here:    {actual}");
            }
        }

        Assert.IsEmpty(problems, $"{problems.Count} of {snippets.Length}:\n" + string.Join('\n', problems));
    }

    private static string Run(string snippet)
    {
        MemoryFiles files = new() { ["/project/snippet.py"] = snippet };
        ManifestResult result = Evaluate(files, Harness);
        return result.Succeeded ? result.Output[^1] : string.Join(" | ", result.Diagnostics);
    }
}
