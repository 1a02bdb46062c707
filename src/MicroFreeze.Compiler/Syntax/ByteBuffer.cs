using System.Runtime.CompilerServices;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>A growing byte array that keeps its memory between uses. A field's type, never copied.</summary>
internal struct ByteBuffer
{
    /// <summary>More than this is given back after use.</summary>
    public const int KeptLength = 1 << 20;

    private byte[] _bytes;

    public ByteBuffer(int capacity)
    {
        _bytes = new byte[capacity];
        Length = 0;
    }

    public int Length { get; set; }

    public readonly byte[] Array => _bytes;

    public readonly ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(byte value)
    {
        if (Length == _bytes.Length)
        {
            Grow(1);
        }

        _bytes[Length++] = value;
    }

    public void Add(scoped ReadOnlySpan<byte> values)
    {
        if (values.Length > _bytes.Length - Length)
        {
            Grow(values.Length);
        }

        values.CopyTo(_bytes.AsSpan(Length));
        Length += values.Length;
    }

    public void AddRepeated(byte value, int count)
    {
        for (; count > 0; count--)
        {
            Add(value);
        }
    }

    /// <summary>Appends a character as UTF-8, surrogates included (py/vstr.c, <c>vstr_add_char</c>).</summary>
    public void AddCharacter(uint character)
    {
        if (character < 0x80)
        {
            Add((byte)character);
        }
        else if (character < 0x800)
        {
            Add((byte)(0xC0 | character >> 6));
            Add((byte)(0x80 | character & 0x3F));
        }
        else if (character < 0x10000)
        {
            Add((byte)(0xE0 | character >> 12));
            Add((byte)(0x80 | character >> 6 & 0x3F));
            Add((byte)(0x80 | character & 0x3F));
        }
        else
        {
            Add((byte)(0xF0 | character >> 18));
            Add((byte)(0x80 | character >> 12 & 0x3F));
            Add((byte)(0x80 | character >> 6 & 0x3F));
            Add((byte)(0x80 | character & 0x3F));
        }
    }

    /// <summary>Appends part of what is there already.</summary>
    public void AddOwn(int start, int length)
    {
        if (length > _bytes.Length - Length)
        {
            Grow(length);
        }

        _bytes.AsSpan(start, length).CopyTo(_bytes.AsSpan(Length));
        Length += length;
    }

    public void Insert(int index, scoped ReadOnlySpan<byte> values)
    {
        if (values.Length > _bytes.Length - Length)
        {
            Grow(values.Length);
        }

        _bytes.AsSpan(index, Length - index).CopyTo(_bytes.AsSpan(index + values.Length));
        values.CopyTo(_bytes.AsSpan(index));
        Length += values.Length;
    }

    /// <summary>Makes room for <paramref name="length"/> bytes in all, whose content is then whatever it was.</summary>
    public void Reserve(int length)
    {
        if (length > _bytes.Length)
        {
            System.Array.Resize(ref _bytes, Math.Max(length, (int)Math.Min(System.Array.MaxLength, _bytes.Length * 2L)));
        }
    }

    /// <summary>Empties the buffer, and gives memory back that only an unusual file needed.</summary>
    public void Trim()
    {
        Length = 0;
        if (_bytes.Length > KeptLength)
        {
            _bytes = new byte[KeptLength];
        }
    }

    private void Grow(int more) => Reserve(checked(Length + more));
}
