using System.Buffers;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>What is said about a token that does not fit. Source: py/parse.c@v1.28.0 mp_parse.</summary>
internal sealed partial class Parser
{
    private SyntaxException UnexpectedToken() => Kind switch
    {
        TokenKind.Indent => ErrorHere(SourceDiagnostics.InvalidIndentation, "unexpected indent"),
        TokenKind.DedentMismatch => ErrorHere(
            SourceDiagnostics.InvalidIndentation,
            "unindent doesn't match any outer indent level",
            "it is the next line that is indented wrongly"),
        TokenKind.MalformedFormatString => ErrorHere(SourceDiagnostics.InvalidSyntax, "malformed f-string"),
        _ => ErrorHere(SourceDiagnostics.InvalidSyntax, "invalid syntax", HintForToken()),
    };

    private SyntaxException ErrorHere(DiagnosticDescriptor descriptor, string message, string? hint = null) =>
        new(descriptor, message, _lexer.Line, _lexer.Column, hint);

    private string? HintForToken()
    {
        switch (Kind)
        {
            case TokenKind.UnclosedString:
                return "the string that begins here is not closed";
            case TokenKind.End:
                return "the file ends here";
            case TokenKind.Dedent:
                return "the block ends here";
            case TokenKind.Name when _lexer.Value.StartsWith("\uFEFF"u8):
                return "the file begins with a byte order mark: save it as UTF-8 without one";
            default:
                return null;
        }
    }

    private static SyntaxException NotUtf8(ReadOnlySpan<byte> source)
    {
        int offset = 0;
        while (Rune.DecodeFromUtf8(source[offset..], out _, out int length) == OperationStatus.Done)
        {
            offset += length;
        }

        int line = 1;
        ReadOnlySpan<byte> before = source[..offset];
        while (SourceColumn.TrySkipLine(ref before))
        {
            line++;
        }

        return new SyntaxException(
            SourceDiagnostics.NotUtf8, $"byte 0x{source[offset]:x2} here is not UTF-8", line, before.Length + 1, "save the file as UTF-8");
    }

    private static SyntaxError MakeError(SyntaxException exception, ReadOnlySpan<byte> source)
    {
        int column = exception.Column;
        if (column > 0 && SourceColumn.FindLine(source, exception.Line) is { Length: > 0 } line)
        {
            column = Encoding.UTF8.GetCharCount(line[..Math.Min(column - 1, line.Length)]) + 1;
        }

        return new SyntaxError(exception.Descriptor, exception.Message, exception.Line, column, exception.Hint);
    }
}
