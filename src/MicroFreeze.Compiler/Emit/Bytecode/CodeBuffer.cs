using System.Runtime.CompilerServices;

namespace MicroFreeze.Compiler.Emit.Bytecode;

/// <summary>A growing byte buffer, kept from function to function.</summary>
internal struct CodeBuffer(int capacity)
{

    private byte[] _bytes = new byte[capacity];

    /// <summary>How many bytes were written.</summary>
    public int Length;

    /// <summary>What was written.</summary>
    public readonly ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Appends a byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(byte value)
    {
        byte[] bytes = _bytes;
        if ((uint)Length >= (uint)bytes.Length)
        {
            bytes = Grow();
        }

        bytes[Length++] = value;
    }

    /// <summary>Appends a number: seven bits a byte, the highest first, bit 7 set in all but the last. Source: py/bc.c@v1.28.0
    /// mp_encode_uint.</summary>
    public void AddUnsigned(uint value)
    {
        if (value < 0x80)
        {
            Add((byte)value);
            return;
        }

        int shift = 7;
        while (value >> shift >= 0x80)
        {
            shift += 7;
        }

        for (; shift > 0; shift -= 7)
        {
            Add((byte)(0x80 | (value >> shift)));
        }

        Add((byte)(value & 0x7f));
    }

    /// <summary>Appends a number in two's complement, encoded likewise; bit 6 of the first byte is the sign.</summary>
    public void AddSigned(long value)
    {
        int shift = 0;
        while (value >> shift is < -0x40 or >= 0x40)
        {
            shift += 7;
        }

        for (; shift > 0; shift -= 7)
        {
            Add((byte)(0x80 | ((value >> shift) & 0x7f)));
        }

        Add((byte)(value & 0x7f));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte[] Grow()
    {
        Array.Resize(ref _bytes, _bytes.Length * 2);
        return _bytes;
    }
}
