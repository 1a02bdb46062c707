using System.Buffers.Binary;
using System.Text;

namespace MicroFreeze.Files.State;

/// <summary>
/// One hash of everything that a result depends on. Each value is hashed with its length or in a fixed size, and each value that may be
/// missing with whether it is there, so that different requests never look alike.
/// </summary>
internal sealed class Fingerprint
{
    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>The hash of a request.</summary>
    public static string Of(IFingerprinted request) => new Fingerprint().Add(request).ToHash();

    /// <summary>The hash of all that was added.</summary>
    public string ToHash() => ContentHash.Of(_bytes.AsSpan(0, _length));

    /// <summary>Adds a number; an enumeration goes by its number too.</summary>
    public Fingerprint Add(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Reserve(sizeof(long)), value);
        return this;
    }

    /// <summary>Adds a number that may be missing.</summary>
    public Fingerprint Add(long? value) => Add(value.HasValue).Add(value.GetValueOrDefault());

    /// <summary>Adds yes or no.</summary>
    public Fingerprint Add(bool value) => Add(value ? 1 : 0L);

    /// <summary>Adds a text.</summary>
    public Fingerprint Add(string? value)
    {
        if (value is null)
        {
            return Add(-1L);
        }

        int length = Encoding.UTF8.GetByteCount(value);
        Add((long)length);
        Encoding.UTF8.GetBytes(value, Reserve(length));
        return this;
    }

    /// <summary>Adds a list of texts.</summary>
    public Fingerprint Add(IReadOnlyList<string>? values)
    {
        Add(values?.Count ?? -1L);
        foreach (string value in values ?? [])
        {
            Add(value);
        }

        return this;
    }

    /// <summary>Adds texts with names, in their order.</summary>
    public Fingerprint Add(IReadOnlyCollection<KeyValuePair<string, string>> values)
    {
        Add((long)values.Count);
        foreach ((string name, string value) in values)
        {
            Add(name).Add(value);
        }

        return this;
    }

    /// <summary>Adds a record.</summary>
    public Fingerprint Add(IFingerprinted? record)
    {
        Add(record is not null);
        record?.AddTo(this);
        return this;
    }

    /// <summary>Adds a list of records.</summary>
    public Fingerprint Add(IReadOnlyList<IFingerprinted> records)
    {
        Add((long)records.Count);
        foreach (IFingerprinted record in records)
        {
            record.AddTo(this);
        }

        return this;
    }

    /// <summary>Adds the hash of a content.</summary>
    public Fingerprint AddContent(ReadOnlySpan<byte> content)
    {
        ContentHash.Write(content, Reserve(16));
        return this;
    }

    private Span<byte> Reserve(int length)
    {
        if (_bytes.Length - _length < length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
        }

        _length += length;
        return _bytes.AsSpan(_length - length, length);
    }
}

/// <summary>
/// A record that a result depends on. It adds all of its properties; a property without an influence carries
/// <see cref="NoFingerprintAttribute"/>. A test changes every property of every request and fails where the fingerprint stays the same.
/// </summary>
internal interface IFingerprinted
{
    /// <summary>Adds the properties.</summary>
    void AddTo(Fingerprint fingerprint);
}

/// <summary>Marks a property of a request that doesn't belong to its fingerprint.</summary>
/// <param name="reason">Why the result doesn't depend on it, or what else tells that it has changed.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NoFingerprintAttribute(string reason) : Attribute
{
    /// <summary>Why the result doesn't depend on it, or what else tells that it has changed.</summary>
    public string Reason { get; } = reason;
}
