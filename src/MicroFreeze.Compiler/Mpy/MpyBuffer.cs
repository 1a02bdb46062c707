using System.Buffers;
using System.Runtime.CompilerServices;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>
/// A growing byte buffer with the primitives of the .mpy format. Memory comes from the shared pool; dispose to give it back.
/// </summary>
internal struct MpyBuffer : IDisposable
{
    /// <summary>Longest form of a 32-bit number.</summary>
    private const int MaxUIntBytes = 5;

    private byte[] _bytes;
    private int _count;

    /// <param name="capacity">Bytes to have room for at first.</param>
    public MpyBuffer(int capacity)
    {
        _bytes = ArrayPool<byte>.Shared.Rent(capacity);
    }

    public readonly ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByte(byte value)
    {
        if (_count == _bytes.Length)
        {
            Grow(1);
        }

        _bytes[_count++] = value;
    }

    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(GetSpan(value.Length));
        _count += value.Length;
    }

    /// <summary>Writes a number in groups of seven bits, most significant first, bit 7 set in all but the last.</summary>
    public void WriteUInt(uint value)
    {
        if (value < 0x80)
        {
            WriteByte((byte)value);
            return;
        }

        Span<byte> bytes = GetSpan(MaxUIntBytes);
        _count += MpyNumber.Write(value, bytes);
    }

    /// <summary>Room at the end for at least <paramref name="length"/> bytes, to be confirmed by <see cref="Advance"/>.</summary>
    public Span<byte> GetSpan(int length)
    {
        if (_bytes.Length - _count < length)
        {
            Grow(length);
        }

        return _bytes.AsSpan(_count);
    }

    public void Advance(int length) => _count += length;

    public void Clear() => _count = 0;

    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private void Grow(int length)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, checked(_count + length)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
