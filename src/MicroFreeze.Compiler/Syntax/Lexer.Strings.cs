using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// String and bytes literals: prefixes, escapes, neighbours that are one constant. Source: py/lexer.c@v1.28.0 is_string_or_bytes;
/// py/lexer.c@v1.28.0 parse_string_literal.
/// </summary>
internal sealed partial class Lexer
{
    private StringPrefix _prefix;

    private enum StringFlavour : byte
    {
        Plain,
        Format,
        Template,
    }

    private struct StringPrefix
    {
        public bool IsBytes;
        public bool IsRaw;
        public StringFlavour Flavour;
    }

    /// <summary>
    /// How many letters stand before a quote at <paramref name="start"/>; 0 where they and the quote are no literal. Sets <see cref="_prefix"/>.
    /// </summary>
    private int PrefixLength(int start)
    {
        byte[] text = _text;
        int length = text[start + 1] is (byte)'\'' or (byte)'"' ? 1 : text[start + 2] is (byte)'\'' or (byte)'"' ? 2 : 0;
        if (length == 0)
        {
            return 0;
        }

        StringPrefix prefix = default;
        bool isLegal = AddPrefixLetter(ref prefix, text[start]);
        if (length == 2)
        {
            // Of two letters one is r and the other is not; u stands alone.
            isLegal = isLegal && text[start] != 'u' && text[start + 1] != 'u' && text[start] != text[start + 1]
                && AddPrefixLetter(ref prefix, text[start + 1]) && prefix.IsRaw;
        }

        _prefix = prefix;
        return isLegal ? length : 0;
    }

    private bool AddPrefixLetter(ref StringPrefix prefix, byte letter)
    {
        switch (letter)
        {
            case (byte)'u':
                return true;
            case (byte)'b':
                prefix.IsBytes = true;
                return true;
            case (byte)'r':
                prefix.IsRaw = true;
                return true;
            case (byte)'f':
                prefix.Flavour = StringFlavour.Format;
                return true;
            case (byte)'t' when _rules.TemplateStrings:
                prefix.Flavour = StringFlavour.Template;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether a literal begins at the current position; sets <see cref="_prefix"/> and steps over its letters.</summary>
    private bool TryEnterString(out StringPrefix prefix)
    {
        prefix = default;
        switch (Classes[_text[_position]])
        {
            case CharacterClass.Quote:
                return true;
            case CharacterClass.StringPrefix:
                int length = PrefixLength(_position);
                prefix = _prefix;
                _position += length;
                return length > 0;
            default:
                return false;
        }
    }

    private void ScanString()
    {
        Kind = TokenKind.End;
        _value.Length = 0;
        bool hadTemplate = false;
        bool isSlice = false;
        bool isFirst = true;
        while (true)
        {
            int literal = _position;
            if (!TryEnterString(out StringPrefix prefix))
            {
                break;
            }

            TokenKind kind = prefix.IsBytes ? TokenKind.Bytes : TokenKind.String;
            hadTemplate |= prefix.Flavour == StringFlavour.Template;
            if (isFirst)
            {
                Kind = kind;
            }
            else if (Kind != kind)
            {
                // A string next to bytes, or next to one with an error: two tokens, which the grammar does not allow.
                _position = literal;
                break;
            }

            if (isFirst && prefix.Flavour == StringFlavour.Plain && TryScanSlice())
            {
                isSlice = true;
            }
            else
            {
                if (isSlice)
                {
                    _value.Add(Value);
                    isSlice = false;
                }

                if (prefix.Flavour == StringFlavour.Plain)
                {
                    ScanPlainLiteral(prefix.IsRaw);
                }
                else
                {
                    ScanFormatLiteral(prefix);
                }
            }

            isFirst = false;
            SkipWhitespace(stopAtNewline: true);
        }

        if (hadTemplate)
        {
            FinishTemplate();
        }
        else if (!isSlice)
        {
            SetToken(_value.Array, 0, _value.Length);
        }
    }

    /// <summary>
    /// Takes a literal without backslashes as a part of the source. The position is at the quote; where it returns false it has not moved.
    /// </summary>
    private bool TryScanSlice()
    {
        byte[] text = _text;
        int start = _position;
        byte quote = text[start];
        if (text[start + 1] == quote && text[start + 2] == quote)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = text.AsSpan(start + 1, _end - start - 1);
        int length = rest.IndexOfAny(quote, (byte)'\\', (byte)'\n');
        if (length < 0 || rest[length] != quote)
        {
            return false;
        }

        _position = start + length + 2;
        SetToken(text, start + 1, length);
        return true;
    }

    /// <summary>Steps over the opening quotes; returns how many there are, 1 or 3.</summary>
    private int EnterQuotes(out byte quote)
    {
        quote = _text[_position++];
        if (_text[_position] == quote && _text[_position + 1] == quote)
        {
            _position += 2;
            return 3;
        }

        return 1;
    }

    /// <summary>Appends the content of one literal to <see cref="_value"/>.</summary>
    private void ScanPlainLiteral(bool isRaw)
    {
        int quotes = EnterQuotes(out byte quote);
        while (true)
        {
            byte[] text = _text;
            ReadOnlySpan<byte> rest = text.AsSpan(_position, _end - _position);
            int length = quotes == 1 ? rest.IndexOfAny(quote, (byte)'\\', (byte)'\n') : rest.IndexOfAny(quote, (byte)'\\');
            if (length < 0)
            {
                TakeText(rest.Length, quotes);
                Kind = TokenKind.UnclosedString;
                return;
            }

            TakeText(length, quotes);
            byte stop = text[_position];
            if (stop == '\\')
            {
                ScanEscape(isRaw);
            }
            else if (stop == '\n')
            {
                Kind = TokenKind.UnclosedString;
                return;
            }
            else if (quotes == 1)
            {
                _position++;
                return;
            }
            else if (text[_position + 1] == quote && text[_position + 2] == quote)
            {
                _position += 3;
                return;
            }
            else
            {
                _value.Add(stop);
                _position++;
            }
        }
    }

    /// <summary>Appends the next bytes as they are and counts their lines.</summary>
    private void TakeText(int length, int quotes)
    {
        ReadOnlySpan<byte> taken = _text.AsSpan(_position, length);
        _value.Add(taken);
        if (quotes == 3)
        {
            int newlines = taken.Count((byte)'\n');
            if (newlines > 0)
            {
                _line += newlines;
                _lineStart = _position + taken.LastIndexOf((byte)'\n') + 1;
            }
        }

        _position += length;
    }

    /// <summary>Steps over one byte and counts it if it ends a line.</summary>
    private void Advance()
    {
        if (_position < _end && _text[_position++] == '\n')
        {
            _line++;
            _lineStart = _position;
        }
    }

    private byte Current => _text[_position];

    private bool IsAtEnd => _position >= _end;

    /// <summary>Takes a backslash and what belongs to it. The position is at the backslash.</summary>
    private void ScanEscape(bool isRaw)
    {
        _position++;
        uint character = Current;
        if (isRaw)
        {
            _value.Add((byte)'\\');
        }
        else
        {
            switch (character)
            {
                case '\n':
                    Advance();
                    return;
                case '\\' or '\'' or '"':
                    break;
                case 'a':
                    character = 0x07;
                    break;
                case 'b':
                    character = 0x08;
                    break;
                case 't':
                    character = 0x09;
                    break;
                case 'n':
                    character = 0x0a;
                    break;
                case 'v':
                    character = 0x0b;
                    break;
                case 'f':
                    character = 0x0c;
                    break;
                case 'r':
                    character = 0x0d;
                    break;
                case 'u' or 'U' when Kind == TokenKind.Bytes:
                    _value.Add((byte)'\\');
                    break;
                case 'x':
                    character = ScanHex(2);
                    break;
                case 'u':
                    character = ScanHex(4);
                    break;
                case 'U':
                    character = ScanHex(8);
                    break;
                case 'N':
                    throw new SyntaxException(SourceDiagnostics.UnsupportedSyntax, "unicode name escapes", Line, Column);
                case >= '0' and <= '7':
                    character -= '0';
                    for (int digits = 1; digits < 3 && _text[_position + 1] is >= (byte)'0' and <= (byte)'7'; digits++)
                    {
                        character = character * 8 + _text[++_position] - '0';
                    }

                    break;
                default:
                    _value.Add((byte)'\\');
                    break;
            }
        }

        // A byte from 0x80 on behind a backslash that means nothing becomes the character of that number, as in the reference.
        if (Kind == TokenKind.String && character < 0x110000)
        {
            _value.AddCharacter(character);
        }
        else if (Kind == TokenKind.Bytes && character < 0x100)
        {
            _value.Add((byte)character);
        }
        else
        {
            Kind = TokenKind.Invalid;
        }

        Advance();
    }

    /// <summary>
    /// Reads digits; the position goes from the letter before the first to the last, or to what is no digit (which the caller then steps
    /// over like the reference, even where it is the closing quote).
    /// </summary>
    private uint ScanHex(int count)
    {
        uint value = 0;
        for (; count > 0; count--)
        {
            _position++;
            byte current = Current;
            if (!char.IsAsciiHexDigit((char)current))
            {
                Kind = TokenKind.Invalid;
                return 0;
            }

            value = value << 4 | (uint)(current <= '9' ? current - '0' : (current | 0x20) - 'a' + 10);
        }

        return value;
    }
}
