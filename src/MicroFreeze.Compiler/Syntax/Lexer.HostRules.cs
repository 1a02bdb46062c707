using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// Tokens on which CPython is stricter than the firmware, for <see cref="ParseOptions.IsHostPython"/>: numbers, names, bytes and indentation. Source:
/// Parser/tokenizer.c, <c>tok_get</c>, <c>verify_end_of_number</c>, <c>verify_identifier</c>; "Lexical analysis" in Python's reference.
/// </summary>
internal sealed partial class Lexer
{
    // What may stand behind a number without a space.
    private static readonly string[] WordsAfterNumbers = ["and", "else", "for", "if", "in", "is", "not", "or"];

    // The widths of the open indentations with tabs of one column: where the order by these differs, the result depends on how wide a tab is.
    private readonly List<int> _narrowIndents = [];

    /// <summary>A number: digits with single underscores between them, and behind it nothing that continues a name but some keywords.</summary>
    private void ScanHostNumber(int start)
    {
        byte[] text = _text;
        int position = start;
        bool isFloat = false;
        int radix = text[start] != '0' ? 10 : (text[start + 1] | 0x20) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 };
        if (radix != 10)
        {
            position += 2;
            position += text[position] == '_' ? 1 : 0;
            TakeHostDigits(ref position, radix, isRequired: true);
        }
        else
        {
            bool isWhole = text[position] != '.';
            if (isWhole)
            {
                TakeHostDigits(ref position, 10, isRequired: true);
            }

            if (text[position] == '.')
            {
                isFloat = true;
                position++;
                TakeHostDigits(ref position, 10, isRequired: !isWhole);
            }

            int exponent = position + 1 + (text[position + 1] is (byte)'+' or (byte)'-' ? 1 : 0);
            if ((text[position] | 0x20) == 'e' && char.IsAsciiDigit((char)text[exponent]))
            {
                isFloat = true;
                position = exponent;
                TakeHostDigits(ref position, 10, isRequired: true);
            }

            if ((text[position] | 0x20) == 'j')
            {
                isFloat = true;
                position++;
            }
        }

        int end = position;
        while (IsNameTail[text[end]])
        {
            end++;
        }

        if (end > position && !Array.Exists(WordsAfterNumbers, word => IsWord(text.AsSpan(position, end - position), word)))
        {
            throw HostError("invalid number", position);
        }

        _position = position;
        Kind = isFloat ? TokenKind.FloatOrImaginary : TokenKind.Integer;
        SetToken(text, start, position - start);
        if (Value.Contains((byte)'_'))
        {
            _value.Length = 0;
            foreach (byte b in text.AsSpan(start, position - start))
            {
                if (b != '_')
                {
                    _value.Add(b);
                }
            }

            SetToken(_value.Array, 0, _value.Length);
        }

        if (Kind == TokenKind.Integer && radix == 10 && text[start] == '0' && Value.IndexOfAnyExcept((byte)'0') >= 0)
        {
            throw HostError("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", start);
        }
    }

    private void TakeHostDigits(ref int position, int radix, bool isRequired)
    {
        int start = position;
        while (IsDigit(_text[position], radix) || (position > start && _text[position] == '_' && IsDigit(_text[position + 1], radix)))
        {
            position++;
        }

        if ((isRequired && position == start) || _text[position] == '_')
        {
            throw HostError("invalid number", position);
        }

        static bool IsDigit(byte b, int radix) => radix == 16 ? char.IsAsciiHexDigit((char)b) : b >= '0' && b < '0' + radix;
    }

    private static bool IsWord(ReadOnlySpan<byte> text, string word) => text.Length >= word.Length && Ascii.Equals(text[..word.Length], word);

    /// <summary>Letters beyond ASCII are those of Unicode: a quotation mark or a dash from a web page is none.</summary>
    private void CheckHostName(ReadOnlySpan<byte> name)
    {
        if (Ascii.IsValid(name))
        {
            return;
        }

        bool isFirst = true;
        foreach (Rune rune in Encoding.UTF8.GetString(name).EnumerateRunes())
        {
            bool isLetter = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                    or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => true,
                UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
                    or UnicodeCategory.ConnectorPunctuation => !isFirst || rune.Value == '_',
                // Other_ID_Start and Other_ID_Continue of Unicode's PropList.txt.
                _ => rune.Value is 0x2118 or 0x212E or 0x309B or 0x309C || (!isFirst && rune.Value is 0xB7 or 0x387 or (>= 0x1369 and <= 0x1371) or 0x19DA),
            };
            if (!isLetter)
            {
                throw HostError(string.Create(CultureInfo.InvariantCulture, $"invalid character '{rune}' (U+{rune.Value:X4})"), _position - name.Length);
            }

            isFirst = false;
        }
    }

    private void CheckHostBytes(int start)
    {
        if (!Ascii.IsValid(_text.AsSpan(start, _position - start)))
        {
            throw HostError("bytes can only contain ASCII literal characters", start);
        }
    }

    /// <summary>The width of a line's indentation, which a form feed starts again, unless it depends on the width of a tab whether it is more or less than that of the lines before.</summary>
    private int CheckHostIndent(int indent)
    {
        ReadOnlySpan<byte> blanks = _text.AsSpan(_lineStart, _position - _lineStart);
        int feed = blanks.LastIndexOf((byte)'\f');
        if (feed >= 0)
        {
            blanks = blanks[(feed + 1)..];
            indent = MeasureIndent(blanks);
        }

        int depth = _indentCount;
        while (depth > 1 && indent < _indents[depth - 1])
        {
            depth--;
        }

        bool isDeeper = indent > _indents[depth - 1];
        if (isDeeper && depth < _indentCount)
        {
            // It fits none of the lines before, whatever a tab is.
            return indent;
        }

        int narrow = depth == 1 ? 0 : _narrowIndents[depth - 2];
        if (isDeeper ? blanks.Length <= narrow : blanks.Length != narrow)
        {
            throw new SyntaxException(SourceDiagnostics.InconsistentTabs, "inconsistent use of tabs and spaces in indentation", _line, 1);
        }

        if (isDeeper)
        {
            CollectionsMarshal.SetCount(_narrowIndents, depth);
            _narrowIndents[depth - 1] = blanks.Length;
        }

        return indent;
    }

    private SyntaxException HostError(string message, int position) =>
        new(SourceDiagnostics.InvalidSyntax, message, _line, IsInjecting ? 0 : position - _lineStart + 1);
}
