using System.Runtime.CompilerServices;
using System.Text;

namespace MicroFreeze.Syntax;

/// <summary>
/// Tells keywords from names by one multiplication and one comparison. Source of the words: py/lexer.c, <c>tok_kw</c>.
/// </summary>
internal static class Keywords
{
    /// <summary>No keyword of the table is longer; <c>__debug__</c> is the lexer's own case.</summary>
    public const int MaxLength = 8;

    private const int TableBits = 8;

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

    private static readonly ulong Multiplier = FindMultiplier();
    private static readonly Entry[] Table = MakeTable();

    private struct Entry
    {
        public ulong Word;
        public TokenKind Kind;
    }

    /// <summary>The keyword whose bytes, first byte lowest, are <paramref name="word"/>; <see cref="TokenKind.Name"/> for any other word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TokenKind Find(ulong word)
    {
        ref readonly Entry entry = ref Table[Slot(word, Multiplier)];
        return entry.Word == word ? entry.Kind : TokenKind.Name;
    }

    private static int Slot(ulong word, ulong multiplier) => (int)(word * multiplier >> (64 - TableBits));

    private static ulong Pack(string text)
    {
        ulong word = 0;
        foreach (byte b in Encoding.ASCII.GetBytes(text).Reverse())
        {
            word = word << 8 | b;
        }

        return word;
    }

    // A multiplier without collisions exists for any such set; the search starts at a fixed odd number and takes microseconds.
    private static ulong FindMultiplier()
    {
        ulong[] words = [.. Rows.Select(row => Pack(row.Text))];
        for (ulong multiplier = 0x9E3779B97F4A7C15; ; multiplier += 0x7EB08EDA39C9CB72)
        {
            if (words.Select(word => Slot(word, multiplier)).Distinct().Count() == words.Length)
            {
                return multiplier;
            }
        }
    }

    private static Entry[] MakeTable()
    {
        Entry[] table = new Entry[1 << TableBits];
        foreach ((string text, TokenKind kind) in Rows)
        {
            ulong word = Pack(text);
            table[Slot(word, Multiplier)] = new Entry { Word = word, Kind = kind };
        }

        return table;
    }
}
