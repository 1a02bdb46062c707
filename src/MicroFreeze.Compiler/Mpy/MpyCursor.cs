using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>A position in a .mpy file, with the primitives of the format; each checks what it reads against the file's end.</summary>
internal sealed class MpyCursor(ReadOnlyMemory<byte> file)
{
    public ReadOnlyMemory<byte> File { get; } = file;

    public int Position { get; private set; }

    /// <summary>Takes down what lies where; null where nobody asks.</summary>
    public MpyOutline? Outline { get; init; }

    /// <summary>Where the last number or block began, for messages.</summary>
    public int ItemStart { get; private set; }

    public int Remaining => File.Length - Position;

    public byte ReadByte(string what)
    {
        ItemStart = Position;
        return Remaining > 0 ? File.Span[Position++] : throw Truncated(what);
    }

    /// <summary>Reads a number of up to 32 bits.</summary>
    public uint ReadUInt(string what)
    {
        ItemStart = Position;
        int position = Position;
        if (MpyNumber.TryRead(File.Span, ref position, out uint value))
        {
            Position = position;
            return value;
        }

        // Either the file ends, or the number does not within what 32 bits can take.
        throw File.Span[Position..].IndexOfAnyInRange((byte)0, (byte)0x7f) < 0
            ? Truncated(what)
            : MpyFormatException.Damaged(ItemStart, $"{what} has more than 32 bits");
    }

    /// <summary>Reads a number that is an <see cref="int"/>.</summary>
    public int ReadInt(string what)
    {
        uint value = ReadUInt(what);
        return value <= int.MaxValue ? (int)value : throw MpyFormatException.Damaged(ItemStart, Text($"{what} is {value}"));
    }

    /// <summary>Reads a number of things of which each takes at least so many bytes, so that there cannot be more than fit.</summary>
    public int ReadCount(string what, int bytesEach)
    {
        uint count = ReadUInt(what);
        return count <= (uint)(Remaining / bytesEach)
            ? (int)count
            : throw MpyFormatException.Damaged(ItemStart, Text($"{what} is {count}, but only {Remaining} bytes follow"));
    }

    public ReadOnlyMemory<byte> ReadBytes(uint length, string what)
    {
        ItemStart = Position;
        if (length > (uint)Remaining)
        {
            throw Truncated(what);
        }

        ReadOnlyMemory<byte> bytes = File.Slice(Position, (int)length);
        Position += (int)length;
        return bytes;
    }

    /// <summary>Reads bytes and the NUL after them.</summary>
    public ReadOnlyMemory<byte> ReadTerminated(uint length, string what)
    {
        ReadOnlyMemory<byte> bytes = ReadBytes(length, what);
        int start = ItemStart;
        return ReadByte(what) == 0 ? bytes : throw MpyFormatException.Damaged(start, Text($"{what} of {length} bytes has no NUL after it"));
    }

    public MpyFormatException Truncated(string what) =>
        new(MpyError.Create(MpyDiagnostics.Truncated, File.Length, File.Length, what));

    public MpyFormatException TooDeep(string what) =>
        new(MpyError.Create(MpyDiagnostics.NestedTooDeeply, Position, Position, what, MpyReader.MaxDepth));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
