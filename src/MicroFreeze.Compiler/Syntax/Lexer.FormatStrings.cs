namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// f-strings and t-strings. A replacement field leaves its braces in the string and its expression in <see cref="_arguments"/>, which
/// is lexed after the string: <c>f"a{b}"</c> is <c>"a{}".format((b),)</c>, and <c>t"a{b}"</c> is
/// <c>__template__(("a","",),(b),"b",None,"",)</c>. Source: py/lexer.c@v1.28.0 parse_string_literal.
/// </summary>
internal sealed partial class Lexer
{
    private ByteBuffer _arguments = new(256);

    /// <summary>What a t-string's literal is in the middle of.</summary>
    private struct TemplateState
    {
        /// <summary>Interpolations that are complete.</summary>
        public int Interpolations;

        /// <summary>Open braces inside a format specification, the interpolation's own included; 0 outside.</summary>
        public int SpecificationDepth;

        /// <summary>Where the specification begins in the value.</summary>
        public int SpecificationStart;

        /// <summary>The specification has a field itself, so it is an f-string.</summary>
        public bool HasNestedField;
    }

    private void ScanFormatLiteral(StringPrefix prefix)
    {
        bool isTemplate = prefix.Flavour == StringFlavour.Template;
        int quotes = EnterQuotes(out byte quote);
        if (!isTemplate)
        {
            // In the older scheme the arguments of a nested f-string join those that are being read, without a call of their own.
            if (_arguments.Length == 0 && (_rules.NestedFormatStrings || !IsInjecting))
            {
                _arguments.Add(".format("u8);
            }
        }
        else if (_arguments.Length == 0)
        {
            _value.Add("(("u8);
            _value.AddRepeated(quote, quotes);
        }

        TemplateState template = default;
        int textStart = _value.Length;
        int closing = 0;
        while (!IsAtEnd && (quotes > 1 || Current != '\n') && closing < quotes)
        {
            byte current = Current;
            if (current == quote)
            {
                closing++;
                _value.Add(current);
                Advance();
                continue;
            }

            if (isTemplate && current == '\n')
            {
                _value.Add("\\n"u8);
                Advance();
                continue;
            }

            closing = 0;
            if (current == '{')
            {
                if (template.SpecificationDepth > 0)
                {
                    template.SpecificationDepth++;
                }
                else
                {
                    ScanBrace(isTemplate, quote, quotes, ref template);
                    if (_rules.NestedFormatStrings)
                    {
                        continue;
                    }

                    // The older lexer takes what follows as text, whatever it is.
                    while (!IsAtEnd && Current == '{')
                    {
                        ScanBrace(isTemplate, quote, quotes, ref template);
                    }
                }
            }

            ScanFormatText(prefix, isTemplate, quote, ref template);
        }

        if (closing < quotes)
        {
            Kind = TokenKind.UnclosedString;
        }

        if (!isTemplate)
        {
            _value.Length -= closing;
            return;
        }

        if (template.SpecificationDepth > 0)
        {
            Kind = TokenKind.MalformedFormatString;
        }

        // More than 255 arguments do not fit into a call, so that many interpolations are one tuple.
        if (1 + template.Interpolations * 4 > 255)
        {
            _arguments.Insert(0, "("u8);
            _arguments.Add((byte)')');
        }
    }

    /// <summary>Takes one character, or an escape, that is no brace of a field.</summary>
    private void ScanFormatText(StringPrefix prefix, bool isTemplate, byte quote, ref TemplateState template)
    {
        byte current = Current;
        if (current == '\\' && !IsAtEnd)
        {
            if (!isTemplate)
            {
                ScanEscape(prefix.IsRaw);
                return;
            }

            // The text is lexed again as a string, which then sees the escape.
            _value.Add((byte)'\\');
            if (prefix.IsRaw)
            {
                _value.Add((byte)'\\');
            }
            else
            {
                Advance();
                _value.Add(Current);
            }

            Advance();
            return;
        }

        if (isTemplate && current == '}')
        {
            if (template.SpecificationDepth > 0)
            {
                CloseTemplateBrace(quote, ref template);
                Advance();
                return;
            }

            if (_text[_position + 1] == '}')
            {
                Advance();
            }
            else
            {
                Kind = TokenKind.MalformedFormatString;
            }
        }

        _value.Add(current);
        Advance();
    }

    /// <summary>Takes <c>{{</c>, or a field up to its conversion, specification or closing brace.</summary>
    private void ScanBrace(bool isTemplate, byte quote, int quotes, ref TemplateState template)
    {
        Advance();
        if (Current == '{')
        {
            if (!isTemplate)
            {
                _value.Add((byte)'{');
            }

            Advance();
            _value.Add((byte)'{');
            return;
        }

        _arguments.Add((byte)'(');
        int start = _arguments.Length;
        ScanFieldExpression();
        bool isDebug = _arguments.Array[_arguments.Length - 1] == '=';
        if (isDebug)
        {
            _value.Add(_arguments.Span[start..]);
            _arguments.Length--;
        }

        if (isTemplate)
        {
            while (_arguments.Length > 0 && IsSpace(_arguments.Array[_arguments.Length - 1]))
            {
                _arguments.Length--;
            }
        }

        if (_arguments.Length == start && _rules.NestedFormatStrings)
        {
            Kind = TokenKind.MalformedFormatString;
        }

        _arguments.Add("),"u8);
        if (isTemplate)
        {
            AddInterpolation(start, isDebug, quote, quotes, ref template);
        }

        _value.Add((byte)'{');
    }

    /// <summary>
    /// Copies a field's expression to the arguments. It knows nothing of Python but square and curly brackets, so a quoted brace or a
    /// colon in parentheses ends the expression, as in the reference.
    /// </summary>
    private void ScanFieldExpression()
    {
        byte[] text = _text;
        uint depth = 0;
        while (!IsAtEnd)
        {
            byte current = Current;
            if (depth == 0 && (current is (byte)':' or (byte)'}'
                || current == '!' && text[_position + 1] is (byte)'r' or (byte)'s' && text[_position + 2] is (byte)':' or (byte)'}'))
            {
                return;
            }

            if (current is (byte)'[' or (byte)'{')
            {
                depth++;
            }
            else if (current is (byte)']' or (byte)'}')
            {
                depth--;
            }

            _arguments.Add(current);
            Advance();
        }
    }

    /// <summary>Appends an interpolation's expression as text and its conversion, and begins its specification.</summary>
    private void AddInterpolation(int start, bool isDebug, byte quote, int quotes, ref TemplateState template)
    {
        int end = _arguments.Length - "),".Length;
        _arguments.Add(quote);
        for (int i = start; i < end; i++)
        {
            byte b = _arguments.Array[i];
            if (b == quote || b == '\\')
            {
                _arguments.Add((byte)'\\');
            }

            _arguments.Add(b);
        }

        _arguments.Add(quote);
        _arguments.Add((byte)',');

        _value.AddRepeated(quote, quotes);
        _value.Add((byte)',');
        _value.AddRepeated(quote, quotes);

        if (Current == '!')
        {
            Advance();
            _arguments.Add(quote);
            _arguments.Add(Current);
            Advance();
            _arguments.Add(quote);
            _arguments.Add((byte)',');
        }
        else
        {
            _arguments.Add(isDebug && Current != ':' ? "'r',"u8 : "None,"u8);
        }

        if (Current == ':')
        {
            Advance();
        }

        template.SpecificationDepth = 1;
        template.SpecificationStart = _value.Length;
    }

    private void CloseTemplateBrace(byte quote, ref TemplateState template)
    {
        if (--template.SpecificationDepth > 0)
        {
            template.HasNestedField = true;
            _value.Add((byte)'}');
            return;
        }

        template.Interpolations++;
        if (template.HasNestedField)
        {
            _arguments.Add((byte)'f');
            template.HasNestedField = false;
        }

        // The brace that opened the field stands before the specification.
        int start = template.SpecificationStart + 1;
        _arguments.Add(quote);
        _arguments.Add(_value.Span[start..]);
        _arguments.Add(quote);
        _arguments.Add((byte)',');
        _value.Length = template.SpecificationStart;
    }

    /// <summary>Puts the strings of a template before its interpolations and makes the token the name of the function to call.</summary>
    private void FinishTemplate()
    {
        _value.Add(",),"u8);
        _arguments.Insert(0, _value.Span);
        if (Kind > TokenKind.MalformedFormatString)
        {
            Kind = TokenKind.Name;
            _value.Length = 0;
            _value.Add("__template__"u8);
        }

        SetToken(_value.Array, 0, _value.Length);
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or >= 9 and <= 13;
}
