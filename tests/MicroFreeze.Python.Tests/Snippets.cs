using MicroFreeze.Testing;

namespace MicroFreeze.Python.Tests;

/// <summary>Test data beside the tests: pieces of Python, separated by empty lines.</summary>
internal static class Snippets
{
    public static string[] Read(string name) => ReadText(name).Trim('\n').Split("\n\n");

    public static string ReadText(string name) => Resource.ReadText(typeof(Snippets).Assembly, "Data/" + name);
}
