namespace MicroFreeze.Compiler.Syntax;

/// <summary>Tables over bytes. Every byte from 0x80 on is part of a name. Source: py/unicode.c@v1.28.0; py/lexer.c@v1.28.0.</summary>
internal sealed partial class Lexer
{
    private static readonly CharacterClass[] Classes = MakeClasses();
    private static readonly bool[] IsNameTail = MakeTable(static b => char.IsAsciiLetterOrDigit((char)b) || b == '_' || b >= 0x80);
    private static readonly bool[] IsNumberTail = MakeTable(static b => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'.');

    private enum CharacterClass : byte
    {
        /// <summary>Begins no token; also the zero byte behind the text.</summary>
        None,
        Space,
        Newline,
        Comment,
        Backslash,
        Name,

        /// <summary>A letter that may stand before a quote.</summary>
        StringPrefix,
        Quote,
        Digit,
        Period,
        Operator,
    }

    private static bool[] MakeTable(Func<byte, bool> predicate)
    {
        bool[] table = new bool[256];
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = predicate((byte)i);
        }

        return table;
    }

    private static CharacterClass[] MakeClasses()
    {
        CharacterClass[] classes = new CharacterClass[256];
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = char.IsAsciiLetter((char)i) || i == '_' || i >= 0x80 ? CharacterClass.Name
                : char.IsAsciiDigit((char)i) ? CharacterClass.Digit
                : CharacterClass.None;
        }

        Set("rubft", CharacterClass.StringPrefix);
        Set(" \t\v\f", CharacterClass.Space);
        Set("\n", CharacterClass.Newline);
        Set("#", CharacterClass.Comment);
        Set("\\", CharacterClass.Backslash);
        Set("'\"", CharacterClass.Quote);
        Set(".", CharacterClass.Period);
        Set("()[]{},;~:<>*+-&|/%^@=!", CharacterClass.Operator);
        return classes;

        void Set(string characters, CharacterClass value)
        {
            foreach (char c in characters)
            {
                classes[c] = value;
            }
        }
    }
}
