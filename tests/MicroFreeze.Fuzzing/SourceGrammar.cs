using System.Text;

namespace MicroFreeze.Fuzzing;

/// <summary>Writes Python that mostly parses: statements, expressions and blocks in random order and depth.</summary>
internal sealed class SourceGrammar(Random random)
{
    private static readonly string[] Names = ["a", "b", "self", "x1", "const", "micropython", "__debug__", "é", "_T"];

    private static readonly string[] Atoms =
    [
        "0", "1", "-1", "0x7fffffff", "123456789012345678901234567890", "1.5", "1e400", "2j", "None", "True", "False", "...", "''", "'a'", "b'\\x00'", "f'{a}'",
        "f'{a!r:>{b}}'", "rb'\\d'", "()", "[]", "{}", "__file__",
    ];

    private static readonly string[] Operators =
        ["+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", " and ", " or ", " < ", " == ", " in ", " not in ", " is ", " if a else "];

    private static readonly string[] Simple =
        ["pass", "break", "continue", "return", "return {0}", "raise {0}", "del a", "global a", "nonlocal a", "import a.b as x1", "from . import a", "assert {0}, {0}",
         "a = {0}", "a, *b = {0}", "a += {0}", "a: int = {0}", "x1 = const({0})", "yield {0}", "{0}", "await {0}", "print({0}, *{0}, a={0}, **{0})"];

    private static readonly string[] Heads =
        ["if {0}:", "while {0}:", "for a in {0}:", "def f(a, b={0}, *c, d=1, **e):", "class A(a):", "with {0} as a:", "try:", "async def f():", "@micropython.native\ndef f(a):",
         "@micropython.viper\ndef f(a: int) -> int:", "lambda: {0}", "elif {0}:", "else:", "except a as b:", "finally:"];

    private readonly StringBuilder _text = new();

    /// <summary>A source.</summary>
    public static byte[] Make(Random random)
    {
        SourceGrammar grammar = new(random);
        grammar.Block("", 0);
        return Encoding.UTF8.GetBytes(grammar._text.ToString());
    }

    private void Block(string indent, int depth)
    {
        for (int count = 1 + random.Next(depth == 0 ? 12 : 4); count > 0; count--)
        {
            if (depth < 6 && random.Next(3) == 0)
            {
                string head = Fill(Pick(Heads));
                _text.Append(indent).Append(head.Replace("\n", "\n" + indent)).Append('\n');
                Block(indent + "    ", depth + 1);
            }
            else
            {
                _text.Append(indent).Append(Fill(Pick(Simple))).Append('\n');
            }
        }
    }

    private string Fill(string form)
    {
        while (form.IndexOf("{0}", StringComparison.Ordinal) is >= 0 and int at)
        {
            form = form[..at] + Expression(0) + form[(at + 3)..];
        }

        return form;
    }

    private string Expression(int depth) => (depth > 5 ? 0 : random.Next(10)) switch
    {
        1 => Expression(depth + 1) + Pick(Operators) + Expression(depth + 1),
        2 => "(" + Expression(depth + 1) + ")",
        3 => "[" + Expression(depth + 1) + " for a in " + Expression(depth + 1) + "]",
        4 => Pick(Names) + "(" + Expression(depth + 1) + ")",
        5 => Pick(Names) + "[" + Expression(depth + 1) + ":" + Expression(depth + 1) + "]",
        6 => "{" + Expression(depth + 1) + ": " + Expression(depth + 1) + "}",
        7 => Pick(Names) + "." + Pick(Names),
        8 => Pick(Names),
        _ => Pick(Atoms),
    };

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
