namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// f-strings as CPython has them, for <see cref="ParseOptions.IsHostPython"/>: a field's expression ends where its brackets and strings say, <c>{x=}</c> shows
/// the text and the <c>repr</c>, and braces of plain literals beside an f-string are text.
/// </summary>
internal sealed partial class Lexer
{
    /// <summary>Takes a field's expression; the position is behind its brace. Its conversion and specification stay in the string, for <c>str.format</c>.</summary>
    private void ScanHostField(int start)
    {
        ScanHostExpression();
        int end = _arguments.Length;
        while (end > start && IsSpace(_arguments.Array[end - 1]))
        {
            end--;
        }

        bool isDebug = end > start && _arguments.Array[end - 1] == '='
            && !(end - 1 > start && _arguments.Array[end - 2] is (byte)'=' or (byte)'!' or (byte)'<' or (byte)'>');
        if (isDebug)
        {
            int length = _value.Length;
            _value.Add(_arguments.Span[start..]);
            DoubleBraces(length);
            _arguments.Length = end - 1;
        }

        if (_arguments.Span[start..].Trim(" \t\n"u8).IsEmpty)
        {
            Kind = TokenKind.MalformedFormatString;
        }

        _arguments.Add("),"u8);
        _value.Add((byte)'{');
        if (isDebug && Current == '}')
        {
            _value.Add("!r"u8);
        }
    }

    private void ScanHostExpression()
    {
        byte[] text = _text;
        int depth = 0;
        while (!IsAtEnd)
        {
            byte current = Current;
            if (depth == 0 && (current is (byte)':' or (byte)'}' || current == '!' && text[_position + 1] != '='))
            {
                return;
            }

            switch (current)
            {
                case (byte)'(' or (byte)'[' or (byte)'{':
                    depth++;
                    break;
                case (byte)')' or (byte)']' or (byte)'}':
                    // What closes a bracket from outside would otherwise close the one that stands around the expression here.
                    if (--depth < 0)
                    {
                        Kind = TokenKind.MalformedFormatString;
                        depth = 0;
                    }

                    break;
                case (byte)'#':
                    Kind = TokenKind.MalformedFormatString;
                    break;
                case (byte)'\'' or (byte)'"':
                    TakeHostString(current);
                    continue;
            }

            _arguments.Add(current);
            Advance();
        }
    }

    /// <summary>Copies a string inside a field's expression whole.</summary>
    private void TakeHostString(byte quote)
    {
        byte[] text = _text;
        int quotes = text[_position + 1] == quote && text[_position + 2] == quote ? 3 : 1;
        int closing = 0;
        for (int taken = 0; !IsAtEnd && (taken < quotes || closing < quotes); taken++)
        {
            byte current = Current;
            closing = taken >= quotes && current == quote ? closing + 1 : 0;
            if (current == '\\')
            {
                _arguments.Add(current);
                Advance();
            }
            else if (current == '\n' && quotes == 1)
            {
                return;
            }

            _arguments.Add(Current);
            Advance();
        }
    }

    /// <summary>
    /// Whether the text of an f-string, whose fields have lost their expressions, is one: braces in pairs, a conversion of <c>r</c>, <c>s</c> or <c>a</c>, fields in a
    /// specification and none in those.
    /// </summary>
    private static bool IsHostFormat(ReadOnlySpan<byte> text)
    {
        int depth = 0;
        for (int index = 0; index < text.Length; index++)
        {
            byte current = text[index];
            byte next = index + 1 < text.Length ? text[index + 1] : (byte)0;
            if (current == '}')
            {
                if (depth > 0)
                {
                    depth--;
                }
                else if (next == '}')
                {
                    index++;
                }
                else
                {
                    return false;
                }
            }
            else if (current == '{' && next == '{' && depth == 0)
            {
                index++;
            }
            else if (current == '{')
            {
                if (++depth > 2)
                {
                    return false;
                }

                if (next == '!')
                {
                    index += 2;
                    if (index >= text.Length || text[index] is not ((byte)'r' or (byte)'s' or (byte)'a'))
                    {
                        return false;
                    }

                    next = index + 1 < text.Length ? text[index + 1] : (byte)0;
                }

                if (next is not ((byte)':' or (byte)'}'))
                {
                    return false;
                }

                index += next == ':' ? 1 : 0;
            }
        }

        return depth == 0;
    }

    /// <summary>Makes the braces in the value from <paramref name="start"/> on text for <c>str.format</c>.</summary>
    private void DoubleBraces(int start)
    {
        if (!_rules.HostPython || _value.Span[start..].IndexOfAny((byte)'{', (byte)'}') < 0)
        {
            return;
        }

        byte[] part = _value.Span[start..].ToArray();
        _value.Length = start;
        foreach (byte b in part)
        {
            _value.AddRepeated(b, b is (byte)'{' or (byte)'}' ? 2 : 1);
        }
    }
}
