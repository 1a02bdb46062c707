using System.Buffers.Text;
using System.Globalization;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>What a literal is of.</summary>
internal enum LiteralKind
{
    /// <summary>A str.</summary>
    Text,

    /// <summary>A bytes object.</summary>
    Bytes,

    /// <summary>An integer.</summary>
    Integer,

    /// <summary>A float, or an imaginary number.</summary>
    Float,
}

/// <summary>A string or number literal of a source.</summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Content">Bytes of a string; of a number its text, without underscores.</param>
internal readonly record struct SourceLiteral(LiteralKind Kind, byte[] Content)
{
    /// <summary>The value of a float; null for an imaginary number.</summary>
    public double? ToFloat() => double.TryParse(Content, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    /// <summary>The value of an integer; null where it has more than 64 bits.</summary>
    public ulong? ToInteger()
    {
        ReadOnlySpan<byte> digits = Content.Length > 2 && Content[1] > '9' ? Content.AsSpan(2) : Content;
        return (Content.Length > 2 ? Content[1] | 0x20 : 0) switch
        {
            'x' => ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value) ? value : null,
            'b' => ulong.TryParse(digits, NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture, out ulong value) ? value : null,
            'o' => FromOctal(digits),
            _ => ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) ? value : null,
        };
    }

    private static ulong? FromOctal(ReadOnlySpan<byte> digits)
    {
        const int MaxDigits = 21;
        ulong value = 0;
        foreach (byte digit in digits)
        {
            value = (value << 3) | (uint)(digit & 7);
        }

        return digits.Length <= MaxDigits ? value : null;
    }
}

/// <summary>
/// Finds the literals of a source, doc strings among them, which the compiled module has no trace of: the parser on the board makes an
/// object of each that is no name and no small integer (py/parse.c, <c>push_result_token</c>). It is enough to know names, numbers, quotes,
/// backslashes and comments.
/// </summary>
internal static class SourceLiterals
{
    public static List<SourceLiteral> Find(ReadOnlySpan<byte> source)
    {
        List<SourceLiteral> found = [];
        List<byte> text = [];
        LiteralKind? open = null;
        int position = 0;
        int depth = 0;
        int stringEnd = -1;
        while (position < source.Length)
        {
            byte character = source[position];
            if (character is (byte)'"' or (byte)'\'')
            {
                (bool isBytes, bool isRaw) = ReadPrefix(source[Math.Max(0, position - 2)..position]);

                // The lexer makes one token of literals that stand side by side.
                if (open is null || !IsSeparator(source[stringEnd..position], depth > 0))
                {
                    Close(found);
                    open = isBytes ? LiteralKind.Bytes : LiteralKind.Text;
                }

                position = ReadString(source, position, isRaw, text);
                stringEnd = position;
            }
            else if (character == '#')
            {
                int length = source[position..].IndexOf((byte)'\n');
                int end = length < 0 ? source.Length : position + length;
                bool isBetween = open is not null && depth > 0 && IsSeparator(source[stringEnd..position], inBrackets: true);
                stringEnd = isBetween ? end : stringEnd;
                position = end;
            }
            else if (IsDigit(character) || (character == '.' && position + 1 < source.Length && IsDigit(source[position + 1])))
            {
                Close(found);
                position = ReadNumber(source, position, found);
            }
            else if (IsNamePart(character))
            {
                position += LengthOfName(source[position..]);
            }
            else
            {
                depth += character is (byte)'(' or (byte)'[' or (byte)'{' ? 1 : character is (byte)')' or (byte)']' or (byte)'}' ? -1 : 0;
                position++;
            }
        }

        Close(found);
        return found;

        void Close(List<SourceLiteral> literals)
        {
            if (open is { } kind)
            {
                literals.Add(new SourceLiteral(kind, [.. text]));
                text.Clear();
                open = null;
            }
        }
    }

    private static bool IsDigit(byte character) => character is >= (byte)'0' and <= (byte)'9';

    private static bool IsNamePart(byte character) =>
        character is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_' or >= 0x80 || IsDigit(character);

    private static int LengthOfName(ReadOnlySpan<byte> text)
    {
        int length = 0;
        while (length < text.Length && IsNamePart(text[length]))
        {
            length++;
        }

        return length;
    }

    private static bool IsSeparator(ReadOnlySpan<byte> between, bool inBrackets)
    {
        ReadOnlySpan<byte> space = between.TrimEnd("bBrRuUfFtT"u8).TrimStart(" \t"u8);
        return inBrackets
            ? space.IndexOfAnyExcept(" \t\r\n\\"u8) < 0
            : space.IsEmpty || (space[0] == '\\' && space[1..].IndexOfAnyExcept(" \t\r\n"u8) < 0);
    }

    /// <summary>Source: py/lexer.c@v1.28.0 mp_lexer_to_next. A number goes on while there are digits, letters and points, and a sign after
    /// the e of an exponent.</summary>
    private static int ReadNumber(ReadOnlySpan<byte> source, int start, List<SourceLiteral> found)
    {
        bool hasRadix = start + 1 < source.Length && source[start] == '0' && (source[start + 1] | 0x20) is 'x' or 'o' or 'b';
        bool isFloat = false;
        List<byte> text = [];
        int position = start;
        for (; position < source.Length && (IsNamePart(source[position]) || source[position] == '.'); position++)
        {
            byte character = source[position];
            bool isExponent = !hasRadix && (character | 0x20) == 'e';
            isFloat |= isExponent || character == '.' || (!hasRadix && (character | 0x20) == 'j');
            if (character != '_')
            {
                text.Add(character);
            }

            if (isExponent && position + 1 < source.Length && source[position + 1] is (byte)'+' or (byte)'-')
            {
                text.Add(source[++position]);
            }
        }

        found.Add(new SourceLiteral(isFloat ? LiteralKind.Float : LiteralKind.Integer, [.. text]));
        return position;
    }

    private static int ReadString(ReadOnlySpan<byte> source, int start, bool isRaw, List<byte> text)
    {
        byte quote = source[start];
        int quotes = start + 2 < source.Length && source[start + 1] == quote && source[start + 2] == quote ? 3 : 1;
        int position = start + quotes;
        while (position < source.Length)
        {
            int plain = source[position..].IndexOfAny(quote, (byte)'\\', (byte)'\n');
            int special = plain < 0 ? source.Length : position + plain;
            text.AddRange(source[position..special]);
            position = special;
            if (position == source.Length || IsEnd(source[position..], quote, quotes))
            {
                break;
            }

            if (source[position] == '\\' && !isRaw)
            {
                position = Unescape(source, position, text);
                continue;
            }

            int next = Math.Min(source[position] == '\\' ? position + 2 : position + 1, source.Length);
            text.AddRange(source[position..next]);
            position = next;
        }

        return Math.Min(position + quotes, source.Length);
    }

    private static bool IsEnd(ReadOnlySpan<byte> rest, byte quote, int quotes) =>
        quotes == 1 ? rest[0] == quote || rest[0] == '\n' : rest.StartsWith([quote, quote, quote]);

    private static (bool IsBytes, bool IsRaw) ReadPrefix(ReadOnlySpan<byte> before)
    {
        bool isBytes = false;
        bool isRaw = false;
        for (int index = before.Length - 1; index >= 0 && (before[index] | 0x20) is 'b' or 'r' or 'f' or 't' or 'u'; index--)
        {
            isBytes |= (before[index] | 0x20) == 'b';
            isRaw |= (before[index] | 0x20) == 'r';
        }

        return (isBytes, isRaw);
    }

    /// <summary>Reads an escape: what matters is how many bytes become of it.</summary>
    private static int Unescape(ReadOnlySpan<byte> source, int position, List<byte> bytes)
    {
        byte letter = position + 1 < source.Length ? source[position + 1] : (byte)' ';
        const string Simple = "abfnrtv";
        const string Values = "\a\b\f\n\r\t\v";
        switch (letter)
        {
            case (byte)'x' when position + 3 < source.Length && Utf8Parser.TryParse(source.Slice(position + 2, 2), out byte value, out int read, 'x') && read == 2:
                bytes.Add(value);
                return position + 4;
            case (byte)'\n':
                return position + 2;
            case >= (byte)'0' and <= (byte)'7':
                int number = 0;
                int end = position + 1;
                for (; end < source.Length && end < position + 4 && source[end] is >= (byte)'0' and <= (byte)'7'; end++)
                {
                    number = (number * 8) + source[end] - '0';
                }

                bytes.Add((byte)number);
                return end;
            default:
                int index = Simple.IndexOf((char)letter, StringComparison.Ordinal);
                bytes.Add(index < 0 ? letter : (byte)Values[index]);
                return position + 2;
        }
    }
}
