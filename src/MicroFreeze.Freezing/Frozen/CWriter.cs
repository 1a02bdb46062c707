using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>Writes C source as UTF-8.</summary>
internal sealed class CWriter
{
    private const int BytesPerRow = 16;

    private static readonly byte[] HexBytes = MakeHexBytes();

    private readonly ArrayBufferWriter<byte> _output = new(1 << 16);

    public ReadOnlyMemory<byte> Written => _output.WrittenMemory;

    /// <summary>Appends text as it is.</summary>
    public void Append(ReadOnlySpan<byte> text) => _output.Write(text);

    /// <summary>Appends text as it is.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        Span<byte> destination = _output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        _output.Advance(Encoding.UTF8.GetBytes(text, destination));
    }

    /// <summary>Appends a number in decimal.</summary>
    public void Append(long value)
    {
        const int MaxDigits = 20;
        Utf8Formatter.TryFormat(value, _output.GetSpan(MaxDigits), out int length);
        _output.Advance(length);
    }

    /// <summary>Appends a line made of text and numbers; indentation is part of the text.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] ref LineHandler line)
    {
        _ = line;
        Append("\n"u8);
    }

    /// <summary>Appends a line of plain text.</summary>
    public void Line(string text = "")
    {
        Append(text);
        Append("\n"u8);
    }

    /// <summary>Appends a comment line. Whatever would end or continue it in C is spelled out.</summary>
    public void Comment(string text)
    {
        Append("// "u8);
        char previous = '\0';
        foreach (char c in text)
        {
            bool isPlain = c is >= ' ' and < '\x7f' and not '\\' && !(c == '?' && previous == '?');
            if (isPlain)
            {
                _output.GetSpan(1)[0] = (byte)c;
                _output.Advance(1);
            }
            else
            {
                Append(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"));
            }

            previous = c;
        }

        Append("\n"u8);
    }

    /// <summary>Appends the elements of an array of bytes, in rows.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        const int Width = 5;
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> row = bytes[..Math.Min(BytesPerRow, bytes.Length)];
            Span<byte> line = _output.GetSpan(4 + (Width * BytesPerRow) + 1);
            "    "u8.CopyTo(line);
            int length = 4;
            foreach (byte b in row)
            {
                HexBytes.AsSpan(b * Width, Width).CopyTo(line[length..]);
                length += Width;
            }

            line[length++] = (byte)'\n';
            _output.Advance(length);
            bytes = bytes[row.Length..];
        }
    }

    /// <summary>
    /// Appends a string literal. Other than printable ASCII is in octal, which unlike hexadecimal cannot run into the next character, and
    /// no two question marks stand together, which could be a trigraph.
    /// </summary>
    public void Literal(ReadOnlySpan<byte> text)
    {
        Append("\""u8);
        byte previous = 0;
        foreach (byte c in text)
        {
            LiteralCharacter(c, previous);
            previous = c;
        }

        Append("\""u8);
    }

    private void LiteralCharacter(byte c, byte previous)
    {
        Span<byte> destination = _output.GetSpan(4);
        if (c is >= 0x20 and < 0x7f and not ((byte)'"' or (byte)'\\') && !(c == '?' && previous == '?'))
        {
            destination[0] = c;
            _output.Advance(1);
            return;
        }

        destination[0] = (byte)'\\';
        byte letter = c switch
        {
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'"' or (byte)'\\' or (byte)'?' => c,
            _ => 0,
        };
        if (letter != 0)
        {
            destination[1] = letter;
            _output.Advance(2);
            return;
        }

        destination[1] = (byte)('0' + (c >> 6));
        destination[2] = (byte)('0' + ((c >> 3) & 7));
        destination[3] = (byte)('0' + (c & 7));
        _output.Advance(4);
    }

    private static byte[] MakeHexBytes()
    {
        StringBuilder text = new();
        for (int value = 0; value < 256; value++)
        {
            text.Append(CultureInfo.InvariantCulture, $"0x{value:x2},");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>Lets <c>$"..."</c> append its parts without making a string first.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct LineHandler
    {
        private readonly CWriter _writer;

        public LineHandler(int literalLength, int formattedCount, CWriter writer)
        {
            _ = literalLength;
            _ = formattedCount;
            _writer = writer;
        }

        public void AppendLiteral(string text) => _writer.Append(text);

        public void AppendFormatted(string text) => _writer.Append(text);

        public void AppendFormatted(long value) => _writer.Append(value);
    }
}
