namespace MicroFreeze.Tool.CommandLine;

/// <summary>What a command line says: values by option, and what is no option, each in order.</summary>
internal sealed class ParsedArguments
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    /// <summary>Arguments that are no options.</summary>
    public List<string> Positionals { get; } = [];

    /// <summary>Whether an option was given.</summary>
    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>The last value of an option, or null where it was not given.</summary>
    public string? Last(string key) => _values.TryGetValue(key, out List<string>? values) ? values[^1] : null;

    /// <summary>All values of an option.</summary>
    public IReadOnlyList<string> All(string key) => _values.TryGetValue(key, out List<string>? values) ? values : [];

    /// <summary>Notes a value; a flag's is empty.</summary>
    public void Add(string key, string value)
    {
        if (!_values.TryGetValue(key, out List<string>? values))
        {
            _values.Add(key, values = []);
        }

        values.Add(value);
    }
}
