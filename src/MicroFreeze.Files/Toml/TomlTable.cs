namespace MicroFreeze.Files.Toml;

/// <summary>A value: a string, a <see cref="TomlTable"/>, a list of values, or anything else as a <see cref="TomlScalar"/>.</summary>
/// <param name="Value">The value.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
internal sealed record TomlValue(object Value, int Line, int Column);

/// <summary>A number, a truth value or a date, as it is written: nobody here needs more of it.</summary>
internal sealed record TomlScalar(string Text);

/// <summary>Keys and their values.</summary>
internal sealed class TomlTable : Dictionary<string, TomlValue>
{
    /// <summary>Whether a header or an inline table has given all there is, so that no more may be added by dots.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The value at the end of a path of tables, or null.</summary>
    public TomlValue? Find(params ReadOnlySpan<string> path)
    {
        TomlTable? table = this;
        TomlValue? value = null;
        foreach (string name in path)
        {
            value = table?.GetValueOrDefault(name);
            table = value?.Value as TomlTable;
        }

        return value;
    }
}

/// <summary>
/// The tables that headers such as <c>[[name]]</c> give. Only these grow from header to header: an array with brackets is complete.
/// </summary>
internal sealed class TomlTableArray : List<TomlValue>;

/// <summary>A text that is no TOML.</summary>
internal sealed class TomlException(string message, int line, int column) : Exception(message)
{
    public int Line => line;

    public int Column => column;
}
