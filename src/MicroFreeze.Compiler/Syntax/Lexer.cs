using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// Turns UTF-8 source into tokens, one at a time, without allocating. What is a token, which line it is on and how lines are joined and
/// indented follows py/lexer.c (<c>mp_lexer_to_next</c>). It reads a copy of the source in which every line ends in a single LF, the last
/// one too, with zero bytes behind it, so that scanning needs no bounds.
/// </summary>
/// <remarks>
/// An f-string becomes <c>"...".format((a),)</c>: its arguments are lexed again as if they stood behind the string. That text lives in a
/// buffer of its own, see Lexer.Injection.cs; <see cref="_text"/> is the one that is being read. Lines are counted as characters
/// are read, so a line break inside a replacement field counts twice, as in the reference.
/// </remarks>
internal sealed partial class Lexer
{
    /// <summary>Zero bytes behind the text: enough to look ahead and to load a word from the last byte.</summary>
    private const int Padding = 16;

    private const int TabSize = 8;

    private ByteBuffer _source = new(64 * 1024);
    private ByteBuffer _value = new(1024);
    private ushort[] _indents = new ushort[64];
    private int _indentCount;

    private LexerRules _rules;
    private byte[] _text = [];
    private int _end;
    private int _position;
    private int _line;
    private int _lineStart;
    private int _pendingDents;
    private int _brackets;
    private bool _tokenStartsLate;

    private byte[] _tokenText = [];
    private int _tokenStart;
    private int _tokenLength;

    /// <summary>What the current token is.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Line of the current token's first byte; of a <see cref="TokenKind.Newline"/>, the line that it ends.</summary>
    public int Line { get; private set; }

    /// <summary>Column of the current token's first byte in bytes, from 1; 0 in the text of an f-string's arguments.</summary>
    public int Column { get; private set; }

    /// <summary>
    /// The current token's value: a name, a number without underscores, a string without quotes and escapes. Valid until the next token.
    /// </summary>
    public ReadOnlySpan<byte> Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _tokenText.AsSpan(_tokenStart, _tokenLength);
    }

    /// <summary>Starts a file and reads its first token.</summary>
    public void Start(ReadOnlySpan<byte> source, in LexerRules rules)
    {
        _rules = rules;
        Load(source);
        _text = _source.Array;
        _end = _source.Length;
        _position = 0;
        _line = 1;
        _lineStart = 0;
        _pendingDents = 0;
        _brackets = 0;
        _indents[0] = 0;
        _indentCount = 1;
        _arguments.Length = 0;
        _injectedLength = 0;
        IsInjecting = false;
        Next();
        if (_tokenStartsLate && Kind != TokenKind.Newline)
        {
            Kind = TokenKind.Indent;
        }
    }

    /// <summary>Lets go of memory that an unusual file needed.</summary>
    public void Finish()
    {
        _source.Trim();
        _value.Trim();
        _arguments.Trim();
        if (_injection.Length > ByteBuffer.KeptLength)
        {
            _injection = new byte[1024];
        }

        _text = [];
        _tokenText = [];
        _tokenLength = 0;
    }

    /// <summary>Reads the next token.</summary>
    public void Next()
    {
        if (!IsInjecting)
        {
            Scan();
        }
        else
        {
            ScanInjected();
        }

        if (_arguments.Length > 0)
        {
            InjectArguments();
        }
    }

    private void Load(ReadOnlySpan<byte> source)
    {
        _source.Length = 0;
        _source.Reserve(source.Length + 1 + Padding);
        Span<byte> text = _source.Array;
        int length = 0;
        while (true)
        {
            int special = _rules.NulIsInvalid ? source.IndexOfAny((byte)'\r', (byte)0) : source.IndexOf((byte)'\r');
            if (special < 0)
            {
                break;
            }

            source[..special].CopyTo(text[length..]);
            length += special;
            if (source[special] == 0)
            {
                // The reference keeps 0 for the end of its input and reads any that is there as 1.
                text[length++] = 1;
                source = source[(special + 1)..];
            }
            else
            {
                text[length++] = (byte)'\n';
                source = source[(special + (special + 1 < source.Length && source[special + 1] == '\n' ? 2 : 1))..];
            }
        }

        source.CopyTo(text[length..]);
        length += source.Length;
        if (length > 0 && text[length - 1] != '\n')
        {
            text[length++] = (byte)'\n';
        }

        text.Slice(length, Padding).Clear();
        _source.Length = length;
    }

    private void Scan()
    {
        bool atNewline = SkipWhitespace(stopAtNewline: true);
        int start = _position;
        Line = _line;
        Column = IsInjecting ? 0 : start - _lineStart + 1;
        _tokenStartsLate = start != _lineStart;

        if (_pendingDents != 0)
        {
            ScanPendingDent();
            return;
        }

        if (atNewline)
        {
            ScanNewline();
            return;
        }

        byte current = _text[start];
        switch (Classes[current])
        {
            case CharacterClass.Name:
                ScanName(start);
                return;
            case CharacterClass.StringPrefix:
                if (PrefixLength(start) == 0)
                {
                    ScanName(start);
                    return;
                }

                ScanString();
                return;
            case CharacterClass.Quote:
                ScanString();
                return;
            case CharacterClass.Digit:
                ScanNumber(start);
                return;
            case CharacterClass.Period:
                ScanPeriod(start);
                return;
            case CharacterClass.Operator:
                ScanOperator(start, current);
                return;
            default:
                Kind = start >= _end ? TokenKind.End : TokenKind.Invalid;
                _position = start >= _end ? start : start + 1;
                return;
        }
    }

    private void ScanPendingDent()
    {
        if (_pendingDents < 0)
        {
            Kind = TokenKind.Dedent;
            _pendingDents++;
        }
        else
        {
            Kind = TokenKind.Indent;
            _pendingDents--;
        }
    }

    private void ScanNewline()
    {
        SkipWhitespace(stopAtNewline: false);
        Kind = TokenKind.Newline;
        int indent = MeasureIndent(_text.AsSpan(_lineStart, _position - _lineStart));
        if (indent == _indents[_indentCount - 1])
        {
            return;
        }

        if (indent > _indents[_indentCount - 1])
        {
            if (_indentCount == _indents.Length)
            {
                Array.Resize(ref _indents, _indentCount * 2);
            }

            _indents[_indentCount++] = (ushort)indent;
            _pendingDents = 1;
            return;
        }

        while (indent < _indents[_indentCount - 1])
        {
            _indentCount--;
            _pendingDents--;
        }

        if (indent != _indents[_indentCount - 1])
        {
            Kind = TokenKind.DedentMismatch;
        }
    }

    private static int MeasureIndent(ReadOnlySpan<byte> blanks)
    {
        int column = 0;
        foreach (byte b in blanks)
        {
            column = b == '\t' ? (column + TabSize) / TabSize * TabSize : column + 1;
        }

        return column;
    }

    /// <summary>Skips blanks, comments and joined lines; true where it stopped at the end of a line.</summary>
    private bool SkipWhitespace(bool stopAtNewline)
    {
        byte[] text = _text;
        int position = _position;
        while (true)
        {
            switch (Classes[text[position]])
            {
                case CharacterClass.Space:
                    position++;
                    continue;
                case CharacterClass.Newline:
                    if (stopAtNewline && _brackets == 0)
                    {
                        _position = position;
                        return true;
                    }

                    position++;
                    _line++;
                    _lineStart = position;
                    continue;
                case CharacterClass.Comment:
                    int length = text.AsSpan(position, _end - position).IndexOf((byte)'\n');
                    position = length < 0 ? _end : position + length;
                    continue;
                case CharacterClass.Backslash when text[position + 1] == '\n':
                    position += 2;
                    _line++;
                    _lineStart = position;
                    continue;
                default:
                    _position = position;
                    return false;
            }
        }
    }

    private void ScanName(int start)
    {
        byte[] text = _text;
        int position = start + 1;
        while (IsNameTail[text[position]])
        {
            position++;
        }

        _position = position;
        int length = position - start;
        if (length <= Keywords.MaxLength)
        {
            ulong word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(text), start));
            if (!BitConverter.IsLittleEndian)
            {
                word = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word);
            }

            word &= ulong.MaxValue >> (64 - 8 * length);
            Kind = Keywords.Find(word);
        }
        else
        {
            Kind = TokenKind.Name;
            if (length == 9 && text.AsSpan(start, 9).SequenceEqual("__debug__"u8))
            {
                Kind = _rules.Debug ? TokenKind.True : TokenKind.False;
            }
        }

        SetToken(text, start, length);
    }

    private void ScanNumber(int start)
    {
        byte[] text = _text;
        bool isFloat = text[start] == '.';
        bool hasPrefix = text[start] == '0' && (text[start + 1] | 0x20) is 'b' or 'o' or 'x';
        bool isChanged = false;
        int position = start + 1;
        _value.Length = 0;
        while (true)
        {
            byte current = text[position];
            if (!hasPrefix && current is (byte)'e' or (byte)'E')
            {
                isFloat = true;
                position++;
                if (text[position] is (byte)'+' or (byte)'-')
                {
                    position++;
                }
            }
            else if (IsNumberTail[current])
            {
                if (current is (byte)'.' or (byte)'j' or (byte)'J')
                {
                    isFloat = true;
                }

                isChanged |= current == '_';
                position++;
            }
            else
            {
                break;
            }
        }

        _position = position;
        Kind = isFloat ? TokenKind.FloatOrImaginary : TokenKind.Integer;
        if (!isChanged)
        {
            SetToken(text, start, position - start);
            return;
        }

        foreach (byte b in text.AsSpan(start, position - start))
        {
            if (b != '_')
            {
                _value.Add(b);
            }
        }

        SetToken(_value.Array, 0, _value.Length);
    }

    private void ScanPeriod(int start)
    {
        if (Classes[_text[start + 1]] == CharacterClass.Digit)
        {
            ScanNumber(start);
        }
        else if (_text[start + 1] == '.' && _text[start + 2] == '.')
        {
            Kind = TokenKind.Ellipsis;
            _position = start + 3;
        }
        else
        {
            Kind = TokenKind.Period;
            _position = start + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetToken(byte[] text, int start, int length)
    {
        _tokenText = text;
        _tokenStart = start;
        _tokenLength = length;
    }
}
