namespace MicroFreeze.Files.Zip;

/// <summary>A stream of bits, each byte filled from its lowest. Source: RFC 1951, 3.1.1.</summary>
internal sealed class BitWriter
{
    private readonly List<byte> _bytes = [];
    private ulong _bits;
    private int _count;

    /// <summary>Writes the lowest bits of a number, the lowest first.</summary>
    /// <param name="value">No bits beyond those that are written.</param>
    /// <param name="bits">0 to 32.</param>
    public void Write(uint value, int bits)
    {
        _bits |= (ulong)value << _count;
        _count += bits;
        for (; _count >= 8; _count -= 8, _bits >>= 8)
        {
            _bytes.Add((byte)_bits);
        }
    }

    /// <summary>Goes on with the next whole byte.</summary>
    public void Align() => Write(0, -_count & 7);

    /// <summary>Writes whole bytes, after <see cref="Align"/>.</summary>
    public void Write(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);

    /// <summary>What was written, its last byte filled up with zeros.</summary>
    public byte[] ToArray() => _count == 0 ? [.. _bytes] : [.. _bytes, (byte)_bits];
}
