using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Freezing.Listings;

/// <summary>
/// The bytes of .mpy files in rows, coloured (by ANSI escapes) by what they hold, with the names of what begins in each row.
/// Source: tools/mpy-tool.py@v1.28.0 CompiledModule.hexdump.
/// </summary>
internal static class HexDump
{
    private const int BytesPerRow = 16;
    private const string Off = "\e[0m";

    // Neighbours of one kind alternate between two shades. By kind of segment.
    private static readonly string[][] Colours =
    [
        ["", ""],
        ["\e[0;31m", "\e[0;91m"],
        ["\e[0;32m", "\e[0;92m"],
        ["\e[0;34m", "\e[0;94m"],
    ];

    /// <summary>The rows of one file.</summary>
    public static IEnumerable<ListingLine> Lines(MpyFile file)
    {
        Cursor cursor = new(file);
        for (int offset = 0; offset < file.Bytes.Length; offset += BytesPerRow)
        {
            yield return new ListingLine(cursor.WriteRow(offset));
        }
    }

    private static string NameOf(MpyFile file, MpySegment segment) => Printable(segment.Value is { } constant
        ? ConstantRepr.Display(constant)
        : ConstantRepr.Text(file.Module.Names[segment.Index].Span));

    // A str may hold line ends, and escapes that would do something to the terminal.
    private static string Printable(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        StringBuilder printable = new();
        foreach (char c in text)
        {
            switch (c)
            {
                case '\n':
                    printable.Append("\\n");
                    break;
                case '\r':
                    printable.Append("\\r");
                    break;
                case '\t':
                    printable.Append("\\t");
                    break;
                case var _ when char.IsControl(c):
                    printable.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
                    break;
                default:
                    printable.Append(c);
                    break;
            }
        }

        return printable.ToString();
    }

    /// <summary>Which segment the next byte is in, and how that looks.</summary>
    private sealed class Cursor(MpyFile file)
    {
        private readonly StringBuilder _hex = new();
        private readonly StringBuilder _characters = new();
        private readonly StringBuilder _comment = new();
        private int _segment;
        private int _shade;
        private string _colour = "";

        public string WriteRow(int offset)
        {
            _hex.Clear().Append(_colour);
            _characters.Clear().Append(_colour);
            _comment.Clear();
            ReadOnlySpan<byte> row = file.Bytes.Span[offset..Math.Min(offset + BytesPerRow, file.Bytes.Length)];
            for (int index = 0; index < row.Length; index++)
            {
                EnterSegments(offset + index);
                _hex.Append(index % 2 == 0 ? " " : "").Append(CultureInfo.InvariantCulture, $"{row[index]:x2}");
                _characters.Append(row[index] is >= 0x20 and <= 0x7e ? (char)row[index] : '.');
            }

            if (_colour.Length != 0)
            {
                _hex.Append(Off);
                _characters.Append(Off);
            }

            // A pair of bytes takes five columns.
            _hex.Append(' ', (BytesPerRow - row.Length) * 5 / 2);
            return string.Create(CultureInfo.InvariantCulture, $"{offset:x8}:{_hex}  {_characters} {_comment}");
        }

        private void EnterSegments(int offset)
        {
            for (; _segment < file.Segments.Count; _segment++)
            {
                MpySegment segment = file.Segments[_segment];
                if (offset == segment.Start)
                {
                    _colour = Colours[(int)segment.Kind][_shade];
                    _shade = 1 - _shade;
                    _hex.Append(_colour);
                    _characters.Append(_colour);
                    _comment.Append(' ').Append(_colour).Append(NameOf(file, segment)).Append(Off);
                }

                if (offset != segment.End)
                {
                    return;
                }

                _colour = "";
                _hex.Append(Off);
                _characters.Append(Off);
            }
        }
    }
}
