namespace MicroFreeze.Compiler.Syntax;

/// <summary>Operators and delimiters, the longest that fits. Source: py/lexer.c@v1.28.0 tok_enc.</summary>
internal sealed partial class Lexer
{
    private static readonly OperatorRow[] Operators = MakeOperators();

    /// <summary>What one first byte may begin.</summary>
    private struct OperatorRow
    {
        /// <summary>The byte alone; <see cref="TokenKind.Invalid"/> where it is no token.</summary>
        public TokenKind Single;

        /// <summary>The byte and <c>=</c>.</summary>
        public TokenKind WithEqual;

        /// <summary>The byte twice.</summary>
        public TokenKind Double;

        /// <summary>The byte twice and <c>=</c>.</summary>
        public TokenKind DoubleWithEqual;

        /// <summary>What it adds to the number of open brackets.</summary>
        public sbyte Bracket;
    }

    private void ScanOperator(int start, byte first)
    {
        ref readonly OperatorRow row = ref Operators[first];
        byte second = _text[start + 1];
        if (second == '=' && row.WithEqual != TokenKind.Invalid)
        {
            Kind = row.WithEqual;
            _position = start + 2;
        }
        else if (second == first && row.Double != TokenKind.Invalid)
        {
            bool withEqual = _text[start + 2] == '=' && row.DoubleWithEqual != TokenKind.Invalid;
            Kind = withEqual ? row.DoubleWithEqual : row.Double;
            _position = start + (withEqual ? 3 : 2);
        }
        else if (first == '-' && second == '>')
        {
            Kind = TokenKind.Arrow;
            _position = start + 2;
        }
        else
        {
            Kind = row.Single;
            _position = start + 1;
            _brackets += row.Bracket;
        }
    }

    private static OperatorRow[] MakeOperators()
    {
        OperatorRow[] rows = new OperatorRow[128];
        Array.Fill(rows, new OperatorRow
        {
            Single = TokenKind.Invalid,
            WithEqual = TokenKind.Invalid,
            Double = TokenKind.Invalid,
            DoubleWithEqual = TokenKind.Invalid,
        });
        Row('(', TokenKind.ParenOpen, bracket: 1);
        Row(')', TokenKind.ParenClose, bracket: -1);
        Row('[', TokenKind.BracketOpen, bracket: 1);
        Row(']', TokenKind.BracketClose, bracket: -1);
        Row('{', TokenKind.BraceOpen, bracket: 1);
        Row('}', TokenKind.BraceClose, bracket: -1);
        Row(',', TokenKind.Comma);
        Row(';', TokenKind.Semicolon);
        Row('~', TokenKind.Tilde);
        Row(':', TokenKind.Colon, TokenKind.ColonEqual);
        Row('<', TokenKind.Less, TokenKind.LessEqual, TokenKind.DoubleLess, TokenKind.DoubleLessEqual);
        Row('>', TokenKind.More, TokenKind.MoreEqual, TokenKind.DoubleMore, TokenKind.DoubleMoreEqual);
        Row('*', TokenKind.Star, TokenKind.StarEqual, TokenKind.DoubleStar, TokenKind.DoubleStarEqual);
        Row('+', TokenKind.Plus, TokenKind.PlusEqual);
        Row('-', TokenKind.Minus, TokenKind.MinusEqual);
        Row('&', TokenKind.Ampersand, TokenKind.AmpersandEqual);
        Row('|', TokenKind.Pipe, TokenKind.PipeEqual);
        Row('/', TokenKind.Slash, TokenKind.SlashEqual, TokenKind.DoubleSlash, TokenKind.DoubleSlashEqual);
        Row('%', TokenKind.Percent, TokenKind.PercentEqual);
        Row('^', TokenKind.Caret, TokenKind.CaretEqual);
        Row('@', TokenKind.At, TokenKind.AtEqual);
        Row('=', TokenKind.Equal, TokenKind.DoubleEqual);
        Row('!', TokenKind.Invalid, TokenKind.NotEqual);
        return rows;

        void Row(
            char first,
            TokenKind single,
            TokenKind withEqual = TokenKind.Invalid,
            TokenKind twice = TokenKind.Invalid,
            TokenKind twiceWithEqual = TokenKind.Invalid,
            sbyte bracket = 0) =>
            rows[first] = new OperatorRow
            {
                Single = single,
                WithEqual = withEqual,
                Double = twice,
                DoubleWithEqual = twiceWithEqual,
                Bracket = bracket,
            };
    }
}
