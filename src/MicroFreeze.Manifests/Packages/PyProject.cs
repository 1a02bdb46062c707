using System.Buffers;
using MicroFreeze.Files.Toml;

namespace MicroFreeze.Manifests.Packages;

/// <summary>
/// What a package takes from the <c>pyproject.toml</c> of a library. See: packaging.python.org, specifications/pyproject-toml.
/// </summary>
internal sealed record PyProject
{
    private static readonly SearchValues<char> EndsOfName = SearchValues.Create(" <>=!~;[(@");
    private static readonly SearchValues<char> EndsOfVersion = SearchValues.Create(" ,;)");

    /// <summary>The name on PyPI.</summary>
    public string? Name { get; init; }

    /// <summary>The version; null where there is none but what the release puts in.</summary>
    public string? Version { get; init; }

    /// <summary>One sentence on what it does.</summary>
    public string? Description { get; init; }

    /// <summary>The licence.</summary>
    public string? License { get; init; }

    /// <summary>The authors, separated by commas.</summary>
    public string? Authors { get; init; }

    /// <summary>Requirements, as written.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>Reads a file's text. Ignores values of another type than the specification gives.</summary>
    /// <exception cref="TomlException">The text isn't TOML.</exception>
    public static PyProject Read(string text)
    {
        TomlTable root = TomlReader.Read(text);
        string? version = Text("version");
        return new PyProject
        {
            Name = Text("name"),
            Version = version is null || version.StartsWith("0.0.0", StringComparison.Ordinal) ? null : version,
            Description = Text("description")?.Trim('\n'),
            License = Text("license") ?? Text("license", "text"),
            Authors = Items("authors").Select(author => (author as TomlTable)?.Find("name")?.Value).OfType<string>().ToArray() is { Length: > 0 } names
                ? string.Join(", ", names)
                : null,
            Dependencies = [.. Items("dependencies").OfType<string>()],
        };

        string? Text(params ReadOnlySpan<string> path) => root.Find(["project", .. path])?.Value as string;

        IEnumerable<object> Items(string key) => (root.Find("project", key)?.Value as List<TomlValue> ?? []).Select(item => item.Value);
    }

    /// <summary>The requirements of a <c>requirements.txt</c>.</summary>
    public static IReadOnlyList<string> ReadRequirements(string text) =>
    [
        .. text.Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0 && line[0] != '-'),
    ];

    /// <summary>Name and lowest version of a requirement such as <c>adafruit-circuitpython-busdevice>=5.2</c>.</summary>
    public static (string Name, string? LowestVersion) ParseRequirement(string requirement)
    {
        int end = requirement.AsSpan().IndexOfAny(EndsOfName);
        string name = (end < 0 ? requirement : requirement[..end]).ToLowerInvariant().Replace('_', '-').Replace('.', '-');
        foreach (string mark in new[] { ">=", "==", "~=" })
        {
            int start = requirement.IndexOf(mark, StringComparison.Ordinal);
            if (start >= 0)
            {
                string version = requirement[(start + mark.Length)..].Trim();
                int stop = version.AsSpan().IndexOfAny(EndsOfVersion);
                return (name, stop < 0 ? version : version[..stop]);
            }
        }

        return (name, null);
    }
}
