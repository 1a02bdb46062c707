namespace MicroFreeze.Python.Runtime;

/// <summary>The arguments of a call, unpacked.</summary>
/// <param name="Positional">Those without a name.</param>
/// <param name="Named">Those with one, in order; null for none.</param>
internal readonly record struct Arguments(object[] Positional, List<KeyValuePair<string, object>>? Named = null)
{
    public static Arguments None { get; } = new([]);

    public int NamedCount => Named?.Count ?? 0;

    /// <summary>The same with one more in front.</summary>
    public Arguments Prepend(object first) => new([first, .. Positional], Named);
}
