using System.Text;

namespace MicroFreeze.Files.State;

/// <summary>Writes fields.</summary>
/// <param name="paths">Makes paths relative.</param>
internal sealed class StateWriter(StatePaths paths) : StateFields
{
    private byte[] _bytes = new byte[4096];
    private int _length;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Adds bytes as they are.</summary>
    public void Add(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    /// <inheritdoc/>
    public override string Text(string? value, string name = "")
    {
        Add(value);
        return value ?? "";
    }

    /// <inheritdoc/>
    public override string Path(string? value, string name = "")
    {
        (int form, int start) = paths.Split(value ?? "");
        Number(form);
        Add(value.AsSpan(start));
        return value ?? "";
    }

    /// <inheritdoc/>
    public override long Number(long? value, string name = "")
    {
        long number = value ?? 0;
        for (ulong rest = (ulong)(number << 1) ^ (ulong)(number >> 63); ; rest >>= 7)
        {
            Reserve(1)[0] = (byte)(rest < 0x80 ? rest : rest | 0x80);
            if (rest < 0x80)
            {
                return number;
            }
        }
    }

    /// <inheritdoc/>
    public override T Named<T>(T? value, Func<T, string> getName, Func<string, T?> find, string name = "")
        where T : class
    {
        Add(getName(value!));
        return value!;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<T> List<T>(IReadOnlyList<T>? value, Func<StateFields, T?, T> describe, string name = "")
        where T : default
    {
        Number(value?.Count);
        foreach (T item in value ?? [])
        {
            describe(this, item);
        }

        return value ?? [];
    }

    private void Add(ReadOnlySpan<char> text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        Number(length);
        Encoding.UTF8.GetBytes(text, Reserve(length));
    }

    private Span<byte> Reserve(int length)
    {
        if (_bytes.Length - _length < length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + length));
        }

        _length += length;
        return _bytes.AsSpan(_length - length, length);
    }
}
