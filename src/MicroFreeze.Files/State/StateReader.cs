using System.Text;

namespace MicroFreeze.Files.State;

/// <summary>Reads fields. What doesn't fit the description ends in <see cref="InvalidDataException"/>.</summary>
/// <param name="content">The fields as they were written.</param>
/// <param name="paths">Makes paths absolute.</param>
internal sealed class StateReader(ReadOnlyMemory<byte> content, StatePaths paths) : StateFields
{
    private int _position;

    /// <summary>Whether everything was read.</summary>
    public bool IsAtEnd => _position == content.Length;

    /// <inheritdoc/>
    public override string Text(string? value, string name = "") => Encoding.UTF8.GetString(Take(Number(null)));

    /// <inheritdoc/>
    public override string Path(string? value, string name = "")
    {
        long form = Number(null);
        return paths.Join(form, Text(null)) ?? throw new InvalidDataException();
    }

    /// <inheritdoc/>
    public override long Number(long? value, string name = "")
    {
        ulong number = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Take(1)[0];
            number |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return (long)(number >> 1) ^ -(long)(number & 1);
            }
        }

        throw new InvalidDataException();
    }

    /// <inheritdoc/>
    public override T Named<T>(T? value, Func<T, string> getName, Func<string, T?> find, string name = "")
        where T : class => find(Text(null)) ?? throw new InvalidDataException();

    /// <inheritdoc/>
    public override IReadOnlyList<T> List<T>(IReadOnlyList<T>? value, Func<StateFields, T?, T> describe, string name = "")
        where T : default
    {
        // An item takes a byte at least: a wrong count must not ask for memory that the file can't fill.
        long count = Number(null);
        if (count < 0 || count > content.Length - _position)
        {
            throw new InvalidDataException();
        }

        T[] items = count == 0 ? [] : new T[count];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = describe(this, default);
        }

        return items;
    }

    private ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > content.Length - _position)
        {
            throw new InvalidDataException();
        }

        _position += (int)length;
        return content.Span.Slice(_position - (int)length, (int)length);
    }
}
