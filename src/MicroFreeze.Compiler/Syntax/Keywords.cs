using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// Tells keywords from names by one multiplication and one comparison. Source: py/lexer.c@v1.28.0 tok_kw.
/// </summary>
internal static class Keywords
{
    /// <summary>No keyword of the table is longer; <c>__debug__</c> is the lexer's own case.</summary>
    public const int MaxLength = 8;

    // Found by trying random numbers: no two keywords fall into one slot.
    private const int TableBits = 6;
    private const ulong Multiplier = 0xB57C8E05E3C9B0E1;

    private static readonly (string Text, TokenKind Kind)[] Rows =
    [
        ("False", TokenKind.False), ("None", TokenKind.None), ("True", TokenKind.True), ("and", TokenKind.And), ("as", TokenKind.As),
        ("assert", TokenKind.Assert), ("async", TokenKind.Async), ("await", TokenKind.Await), ("break", TokenKind.Break),
        ("class", TokenKind.Class), ("continue", TokenKind.Continue), ("def", TokenKind.Def), ("del", TokenKind.Del),
        ("elif", TokenKind.Elif), ("else", TokenKind.Else), ("except", TokenKind.Except), ("finally", TokenKind.Finally),
        ("for", TokenKind.For), ("from", TokenKind.From), ("global", TokenKind.Global), ("if", TokenKind.If),
        ("import", TokenKind.Import), ("in", TokenKind.In), ("is", TokenKind.Is), ("lambda", TokenKind.Lambda),
        ("nonlocal", TokenKind.Nonlocal), ("not", TokenKind.Not), ("or", TokenKind.Or), ("pass", TokenKind.Pass),
        ("raise", TokenKind.Raise), ("return", TokenKind.Return), ("try", TokenKind.Try), ("while", TokenKind.While),
        ("with", TokenKind.With), ("yield", TokenKind.Yield),
    ];

    private static readonly Entry[] Table = MakeTable();

    private struct Entry
    {
        public ulong Word;
        public TokenKind Kind;
    }

    /// <summary>The keyword whose bytes, first byte lowest, are <paramref name="word"/>, or <see cref="TokenKind.Name"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TokenKind Find(ulong word)
    {
        ref readonly Entry entry = ref Table[Slot(word)];
        return entry.Word == word ? entry.Kind : TokenKind.Name;
    }

    private static int Slot(ulong word) => (int)(word * Multiplier >> (64 - TableBits));

    private static ulong Pack(string text)
    {
        ulong word = 0;
        for (int i = text.Length - 1; i >= 0; i--)
        {
            word = word << 8 | text[i];
        }

        return word;
    }

    private static Entry[] MakeTable()
    {
        Entry[] table = new Entry[1 << TableBits];
        foreach ((string text, TokenKind kind) in Rows)
        {
            ulong word = Pack(text);
            Debug.Assert(table[Slot(word)].Word == 0, "two keywords in one slot");
            table[Slot(word)] = new Entry { Word = word, Kind = kind };
        }

        return table;
    }
}
