using System.Text;

namespace MicroFreeze.Files.State;

/// <summary>
/// Collects kinds and names of the fields of a description. Their hash is the format's version: whoever changes a description can't forget
/// to change the version.
/// </summary>
internal sealed class StateLayout : StateFields
{
    private readonly StringBuilder _fields = new();

    private StateLayout()
    {
    }

    /// <summary>The version of a description.</summary>
    public static string VersionOf<T>(Func<StateFields, T?, T> describe)
        where T : class
    {
        StateLayout layout = new();
        describe(layout, null);
        return ContentHash.Of(Encoding.UTF8.GetBytes(layout._fields.ToString()));
    }

    /// <inheritdoc/>
    public override string Text(string? value, string name = "") => Add("text", name, "");

    /// <inheritdoc/>
    public override string Path(string? value, string name = "") => Add("path", name, "");

    /// <inheritdoc/>
    public override long Number(long? value, string name = "") => Add("number", name, 0L);

    /// <inheritdoc/>
    public override T Named<T>(T? value, Func<T, string> getName, Func<string, T?> find, string name = "")
        where T : class => Add<T>("named", name, null!);

    /// <inheritdoc/>
    public override IReadOnlyList<T> List<T>(IReadOnlyList<T>? value, Func<StateFields, T?, T> describe, string name = "")
        where T : default
    {
        Add("list", name, 0);
        describe(this, default);
        return Add<T[]>("end", name, []);
    }

    private T Add<T>(string kind, string name, T value)
    {
        _fields.Append(kind).Append(' ').Append(name).Append('\n');
        return value;
    }
}
