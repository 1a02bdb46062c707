using System.Buffers.Text;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>A string literal of a source.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="IsBytes">Whether it is of bytes.</param>
internal readonly record struct SourceLiteral(byte[] Content, bool IsBytes);

/// <summary>
/// Finds the string literals of a source, doc strings among them, which the compiled module has no trace of: the parser on the board makes an object of each
/// (py/parse.c, <c>push_result_token</c>). It is enough to know quotes, backslashes and comments.
/// </summary>
internal static class SourceLiterals
{
    public static List<SourceLiteral> Find(ReadOnlySpan<byte> source)
    {
        List<SourceLiteral> found = [];
        int position = 0;
        int depth = 0;
        int lastEnd = -1;
        while (position < source.Length)
        {
            byte character = source[position];
            depth += character is (byte)'(' or (byte)'[' or (byte)'{' ? 1 : character is (byte)')' or (byte)']' or (byte)'}' ? -1 : 0;
            if (character == '#')
            {
                int end = source[position..].IndexOf((byte)'\n');
                position = end < 0 ? source.Length : position + end;
            }
            else if (character is (byte)'"' or (byte)'\'')
            {
                bool isBytes = IsBytes(source[Math.Max(0, position - 2)..position]);
                bool continues = lastEnd >= 0 && IsSeparator(source[lastEnd..position], depth > 0);
                position = Skip(source, position, isBytes, found);
                lastEnd = position;
                if (continues)
                {
                    // The lexer makes one token of literals that stand side by side.
                    found[^2] = found[^2] with { Content = [.. found[^2].Content, .. found[^1].Content] };
                    found.RemoveAt(found.Count - 1);
                }
            }
            else
            {
                position++;
            }
        }

        return found;
    }

    private static bool IsSeparator(ReadOnlySpan<byte> between, bool inBrackets) =>
        between.TrimEnd("bBrRuUfF"u8).IndexOfAnyExcept(inBrackets ? " \t\r\n"u8 : " \t"u8) < 0;

    private static bool IsBytes(ReadOnlySpan<byte> before) => before.Length > 0
        && ((before[^1] | 0x20) == 'b' || (before.Length > 1 && (before[^2] | 0x20) == 'b' && (before[^1] | 0x20) == 'r'));

    private static int Skip(ReadOnlySpan<byte> source, int start, bool isBytes, List<SourceLiteral> found)
    {
        byte quote = source[start];
        int quotes = start + 2 < source.Length && source[start + 1] == quote && source[start + 2] == quote ? 3 : 1;
        int position = start + quotes;
        List<byte> bytes = [];
        while (position < source.Length)
        {
            byte character = source[position];
            if (character == '\\')
            {
                position = Unescape(source, position, bytes);
                continue;
            }

            if ((character == quote && (quotes == 1 || source[position..].StartsWith([quote, quote, quote]))) || (quotes == 1 && character == '\n'))
            {
                break;
            }

            bytes.Add(character);
            position++;
        }

        found.Add(new SourceLiteral([.. bytes], isBytes));
        return Math.Min(position + quotes, source.Length);
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
