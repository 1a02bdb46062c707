using System.Globalization;
using System.Text;

namespace MicroFreeze.Compiler.Constants;

/// <summary>Text as a Python literal, as CPython's <c>repr</c> writes it.</summary>
internal static class PythonLiteral
{
    /// <summary>A str in quotes: single ones, unless the text has those and no double ones.</summary>
    public static string Quote(string text)
    {
        char quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        StringBuilder literal = new(text.Length + 2);
        literal.Append(quote);
        for (int index = 0; index < text.Length; index++)
        {
            char c = text[index];
            if (char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                int rune = char.ConvertToUtf32(c, text[++index]);
                if (IsPrintable(CharUnicodeInfo.GetUnicodeCategory(rune)))
                {
                    literal.Append(c).Append(text[index]);
                }
                else
                {
                    literal.Append(CultureInfo.InvariantCulture, $"\\U{rune:x8}");
                }

                continue;
            }

            AppendChar(literal, c, quote);
        }

        return literal.Append(quote).ToString();
    }

    /// <summary>A bytes object, such as <c>b'a\x00'</c>.</summary>
    public static string Quote(ReadOnlySpan<byte> bytes)
    {
        char quote = bytes.Contains((byte)'\'') && !bytes.Contains((byte)'"') ? '"' : '\'';
        StringBuilder literal = new(bytes.Length + 3);
        literal.Append('b').Append(quote);
        foreach (byte b in bytes)
        {
            if (b >= 0x7f)
            {
                literal.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
            }
            else
            {
                AppendChar(literal, (char)b, quote);
            }
        }

        return literal.Append(quote).ToString();
    }

    private static void AppendChar(StringBuilder literal, char c, char quote)
    {
        switch (c)
        {
            case '\\':
                literal.Append("\\\\");
                break;
            case '\n':
                literal.Append("\\n");
                break;
            case '\r':
                literal.Append("\\r");
                break;
            case '\t':
                literal.Append("\\t");
                break;
            case < ' ' or '\x7f':
                literal.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
                break;
            default:
                if (c == quote)
                {
                    literal.Append('\\').Append(c);
                }
                else if (c < '\x7f' || IsPrintable(CharUnicodeInfo.GetUnicodeCategory(c)))
                {
                    literal.Append(c);
                }
                else
                {
                    literal.Append(CultureInfo.InvariantCulture, $"{(c < 0x100 ? $"\\x{(int)c:x2}" : $"\\u{(int)c:x4}")}");
                }

                break;
        }
    }

    // CPython's str.isprintable: everything but the categories "Other" and "Separator", the space apart.
    private static bool IsPrintable(UnicodeCategory category) => category is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
