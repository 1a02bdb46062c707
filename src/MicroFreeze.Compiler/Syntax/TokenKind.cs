namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// Kinds of token. Three groups stand in the order of <see cref="BinaryOperator"/>, so that an operator is the distance from the first
/// of its group. Source: py/lexer.h@v1.28.0 mp_token_kind_t.
/// </summary>
internal enum TokenKind : byte
{
    End,

    // What no rule of the grammar accepts.
    Invalid,
    DedentMismatch,
    UnclosedString,
    MalformedFormatString,

    Newline,
    Indent,
    Dedent,

    Name,
    Integer,
    FloatOrImaginary,
    String,
    Bytes,
    Ellipsis,

    False,
    None,
    True,
    And,
    As,
    Assert,
    Async,
    Await,
    Break,
    Class,
    Continue,
    Def,
    Del,
    Elif,
    Else,
    Except,
    Finally,
    For,
    From,
    Global,
    If,
    Import,
    In,
    Is,
    Lambda,
    Nonlocal,
    Not,
    Or,
    Pass,
    Raise,
    Return,
    Try,
    While,
    With,
    Yield,

    ColonEqual,
    Tilde,

    // As BinaryOperator.Less and the five after it.
    Less,
    More,
    DoubleEqual,
    LessEqual,
    MoreEqual,
    NotEqual,

    // As BinaryOperator.Or and the twelve after it.
    Pipe,
    Caret,
    Ampersand,
    DoubleLess,
    DoubleMore,
    Plus,
    Minus,
    Star,
    At,
    DoubleSlash,
    Slash,
    Percent,
    DoubleStar,

    // As BinaryOperator.InplaceOr and the twelve after it.
    PipeEqual,
    CaretEqual,
    AmpersandEqual,
    DoubleLessEqual,
    DoubleMoreEqual,
    PlusEqual,
    MinusEqual,
    StarEqual,
    AtEqual,
    DoubleSlashEqual,
    SlashEqual,
    PercentEqual,
    DoubleStarEqual,

    ParenOpen,
    ParenClose,
    BracketOpen,
    BracketClose,
    BraceOpen,
    BraceClose,
    Comma,
    Colon,
    Period,
    Semicolon,
    Equal,
    Arrow,

    Count,
}
