using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// Reading of an f-string's arguments behind its string. The text to be read is the arguments followed by the rest of the source, and a
/// token may begin in the one and end in the other. So the arguments are put into a buffer together with a copy of the next bytes of the
/// source (the tail); a token that comes near the end of the buffer is scanned again with a longer tail, and the lexer returns to the
/// source as soon as it is past the arguments. What is still to be read stands at the right end of the buffer, so that a nested f-string
/// puts its arguments before it without moving it. Source: py/lexer.c@v1.28.0 inject_chrs; py/lexer.c@10.2.1 fstring_args_idx.
/// </summary>
internal sealed partial class Lexer
{
    private const int FirstTail = 64;

    /// <summary>
    /// How many times the source's length all arguments together may be long: each level of nested f-strings copies the levels inside it
    /// once, so more than this many levels through a whole file would take time out of proportion.
    /// </summary>
    private const int MaxInjectedRatio = 64;

    private const int MinInjected = 1 << 20;

    /// <summary>No token is decided by a byte that is further behind its end.</summary>
    private const int LookAhead = 3;

    private byte[] _injection = new byte[1024];
    private int _tailLength;
    private int _tailSource;
    private int _sourceLineStart;
    private long _injectedLength;

    /// <summary>Whether the position is in the injection buffer.</summary>
    private bool IsInjecting { get; set; }

    private void ScanInjected()
    {
        while (true)
        {
            int remaining = _end - _position;
            (int line, int dents, int brackets, int indents) = (_line, _pendingDents, _brackets, _indentCount);
            Scan();
            if (_position + LookAhead <= _end || _tailSource + _tailLength == _source.Length)
            {
                break;
            }

            _arguments.Length = 0;
            (_line, _pendingDents, _brackets, _indentCount) = (line, dents, brackets, indents);
            _position = _end - remaining;
            _lineStart = -1;
            ExtendTail();
        }

        if (_end - _position <= _tailLength)
        {
            ReturnToSource();
        }
    }

    private void InjectArguments()
    {
        if (_rules.NestedFormatStrings || !IsInjecting)
        {
            _arguments.Add((byte)')');
        }

        if (_rules.NestedFormatStrings && _position == _source.Length && !IsInjecting)
        {
            // The reference ends whatever stands before the end of its input with a new line, here the arguments.
            _arguments.Add((byte)'\n');
        }

        if (!_rules.NulIsInvalid && _arguments.Span.IndexOf((byte)0) is >= 0 and int nul)
        {
            // Where 0 is a character it also ends what the older lexer injects.
            _arguments.Length = nul;
        }

        if (!IsInjecting)
        {
            EnterInjection();
        }

        ReadOnlySpan<byte> arguments = _arguments.Span;
        _injectedLength += arguments.Length;
        if (_injectedLength > Math.Max(MinInjected, (long)_source.Length * MaxInjectedRatio))
        {
            throw new SyntaxException(
                SourceDiagnostics.NestedTooDeep, "maximum recursion depth exceeded", Line, Column, "f-strings are nested too deep");
        }

        MakeRoom(arguments.Length);
        int start = _position - arguments.Length;
        if (_rules.NestedFormatStrings)
        {
            arguments.CopyTo(_injection.AsSpan(start));
        }
        else
        {
            // The older lexer appends them to those that it is reading.
            Span<byte> outer = _injection.AsSpan(_position, _end - _tailLength - _position);
            outer.CopyTo(_injection.AsSpan(start));
            arguments.CopyTo(_injection.AsSpan(start + outer.Length));
        }

        _position = start;
        _arguments.Length = 0;
    }

    /// <summary>Makes the buffer hold the next bytes of the source, and reads from it.</summary>
    private void EnterInjection()
    {
        _tailSource = _position;
        _tailLength = Math.Min(FirstTail, _source.Length - _position);
        _sourceLineStart = _lineStart;
        _lineStart = -1;
        IsInjecting = true;
        _text = _injection;
        _end = _injection.Length - Padding;
        _position = _end - _tailLength;
        _source.Span.Slice(_tailSource, _tailLength).CopyTo(_injection.AsSpan(_position));
        _injection.AsSpan(_end).Clear();
    }

    private void ReturnToSource()
    {
        int tailEnd = _tailSource + _tailLength;
        bool hasNewLine = _lineStart >= 0 && _end - _lineStart <= _tailLength;
        _lineStart = hasNewLine ? tailEnd - (_end - _lineStart) : _sourceLineStart;
        _position = tailEnd - (_end - _position);
        _text = _source.Array;
        _end = _source.Length;
        IsInjecting = false;
    }

    private void ExtendTail()
    {
        int more = Math.Min(_tailLength, _source.Length - _tailSource - _tailLength);
        MakeRoom(more);
        _injection.AsSpan(_position, _end - _position).CopyTo(_injection.AsSpan(_position - more));
        _source.Span.Slice(_tailSource + _tailLength, more).CopyTo(_injection.AsSpan(_end - more));
        _position -= more;
        _tailLength += more;
    }

    /// <summary>Makes sure that there are so many free bytes before the position.</summary>
    private void MakeRoom(int length)
    {
        if (_position >= length)
        {
            return;
        }

        int remaining = _injection.Length - _position;
        byte[] larger = new byte[checked((remaining + length) * 2)];
        _injection.AsSpan(_position).CopyTo(larger.AsSpan(larger.Length - remaining));
        _injection = larger;
        _text = larger;
        _position = larger.Length - remaining;
        _end = larger.Length - Padding;
        _lineStart = -1;
    }
}
