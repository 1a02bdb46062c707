using System.Runtime.CompilerServices;

namespace MicroFreeze.Files.State;

/// <summary>
/// The fields of a record in a state file. A record has one description: a function that makes the record from its fields. To write, the
/// function gets the record, and each field writes its value; to read, it gets null, and each field gives the value that was written. So
/// reading and writing can't differ.
/// </summary>
internal abstract class StateFields
{
    /// <summary>A text.</summary>
    public abstract string Text(string? value, [CallerArgumentExpression(nameof(value))] string name = "");

    /// <summary>An absolute path. It is kept relative to the state's directory, so that a project may be moved or copied.</summary>
    public abstract string Path(string? value, [CallerArgumentExpression(nameof(value))] string name = "");

    /// <summary>An integer.</summary>
    public abstract long Number(long? value, [CallerArgumentExpression(nameof(value))] string name = "");

    /// <summary>Something that has a name by which it is found again, such as a firmware. A state with a name that isn't known any more
    /// can't be read.</summary>
    public abstract T Named<T>(T? value, Func<T, string> getName, Func<string, T?> find, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : class;

    /// <summary>A list.</summary>
    /// <param name="value">The list.</param>
    /// <param name="describe">The description of an item.</param>
    /// <param name="name">The field's name.</param>
    public abstract IReadOnlyList<T> List<T>(
        IReadOnlyList<T>? value, Func<StateFields, T?, T> describe, [CallerArgumentExpression(nameof(value))] string name = "");

    /// <summary>An integer that fits <see cref="int"/>.</summary>
    public int Int32(int? value, [CallerArgumentExpression(nameof(value))] string name = "") => (int)Number(value, name);

    /// <summary>Yes or no.</summary>
    public bool Flag(bool? value, [CallerArgumentExpression(nameof(value))] string name = "") => Number(value == true ? 1 : 0, name) != 0;

    /// <summary>A record that may be missing.</summary>
    public T? Optional<T>(T? value, Func<StateFields, T?, T> describe, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : class => List(value is null ? [] : [value], describe, name) is [var only, ..] ? only : null;

    /// <summary>A path that may be missing.</summary>
    public string? OptionalPath(string? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Optional(value, static (fields, path) => fields.Path(path), name);

    /// <summary>A text that may be missing.</summary>
    public string? OptionalText(string? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Optional(value, static (fields, text) => fields.Text(text), name);
}
