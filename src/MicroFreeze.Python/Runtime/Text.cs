using System.Text;

namespace MicroFreeze.Python.Runtime;

/// <summary>
/// A str as CPython counts it, in code points, over .NET's UTF-16. Nearly all text has no surrogates, and then both are the same; that is asked first.
/// </summary>
internal static class Text
{
    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    /// <summary>Whether every code point is one <see cref="char"/>.</summary>
    public static bool IsSimple(string text) => text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0;

    public static int Length(string text)
    {
        if (IsSimple(text))
        {
            return text.Length;
        }

        int count = 0;
        for (int index = 0; index < text.Length; index += UnitsAt(text, index))
        {
            count++;
        }

        return count;
    }

    /// <summary>Where code point number <paramref name="index"/> begins; the length of the text for anything beyond.</summary>
    public static int OffsetOf(string text, int index)
    {
        if (IsSimple(text))
        {
            return Math.Min(index, text.Length);
        }

        int offset = 0;
        for (; index > 0 && offset < text.Length; index--)
        {
            offset += UnitsAt(text, offset);
        }

        return offset;
    }

    /// <summary>The number of the code point that begins at <paramref name="offset"/>; -1 stays -1.</summary>
    public static int IndexOf(string text, int offset) => offset < 0 || IsSimple(text) ? offset : Length(text[..offset]);

    public static string Of(char c) => c < Ascii.Length ? Ascii[c] : c.ToString();

    /// <summary>The code point number <paramref name="index"/>, which must exist.</summary>
    public static string At(string text, int index)
    {
        int offset = OffsetOf(text, index);
        return UnitsAt(text, offset) == 1 ? Of(text[offset]) : text.Substring(offset, 2);
    }

    public static IEnumerable<string> CodePoints(string text)
    {
        for (int index = 0; index < text.Length;)
        {
            int units = UnitsAt(text, index);
            yield return units == 1 ? Of(text[index]) : text.Substring(index, 2);
            index += units;
        }
    }

    public static string Slice(string text, int start, int step, int count)
    {
        if (step == 1)
        {
            int offset = OffsetOf(text, start);
            return text.Substring(offset, (IsSimple(text) ? start + count : OffsetOf(text, start + count)) - offset);
        }

        string[] points = [.. CodePoints(text)];
        StringBuilder result = new(count);
        for (int number = 0; number < count; number++, start += step)
        {
            result.Append(points[start]);
        }

        return result.ToString();
    }

    /// <summary>A code point as text; also a lone surrogate.</summary>
    public static string FromCodePoint(long value) =>
        value is >= 0 and < 0x10000 ? Of((char)value)
        : value is >= 0 and <= 0x10ffff ? char.ConvertFromUtf32((int)value)
        : throw PyError.Value("chr() arg not in range(0x110000)");

    /// <summary>
    /// Where <paramref name="part"/> begins in <paramref name="text"/>, or -1; in time that is linear in both, whatever they are (string.IndexOf is not).
    /// </summary>
    public static int Find(string text, string part, int from)
    {
        if (part.Length < 32 || (long)part.Length * (text.Length - from) < 1 << 20)
        {
            return text.IndexOf(part, from, StringComparison.Ordinal);
        }

        int[] failure = new int[part.Length];
        for (int index = 1, matched = 0; index < part.Length; index++)
        {
            while (matched > 0 && part[index] != part[matched])
            {
                matched = failure[matched - 1];
            }

            failure[index] = part[index] == part[matched] ? ++matched : matched;
        }

        for (int index = from, matched = 0; index < text.Length; index++)
        {
            while (matched > 0 && text[index] != part[matched])
            {
                matched = failure[matched - 1];
            }

            if (text[index] == part[matched] && ++matched == part.Length)
            {
                return index - matched + 1;
            }
        }

        return -1;
    }

    /// <summary>The order of code points, which is not that of UTF-16 units where there are surrogates.</summary>
    public static int Compare(string left, string right)
    {
        int length = Math.Min(left.Length, right.Length);
        for (int index = 0; index < length; index++)
        {
            char a = left[index];
            char b = right[index];
            if (a != b)
            {
                return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    /// <summary>What <c>str.isspace</c> and <c>str.split</c> take for white space.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\x1c' and <= '\x1f';

    private static int UnitsAt(string text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
}
