using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Syntax;

/// <summary>f-strings and t-strings, which are calls.</summary>
[TestClass]
public sealed class FormatStringTests
{
    [TestMethod]
    [DataRow("f''", "(Primary '' (Attribute format) (Call))")]
    [DataRow("f'a{b}c'", "(Primary 'a{}c' (Attribute format) (Call/1 b))")]
    [DataRow("f'{a}{b.c()}'", "(Primary '{}{}' (Attribute format) (Call/1 a (Primary b (Attribute c) (Call))))")]
    [DataRow("f'{a!r}{b!s:>5}{c:x}'", "(Primary \"{!r}{!s:>5}{:x}\" (Attribute format) (Call/1 a b c))")]
    [DataRow("f'{a=}'", "(Primary 'a={}' (Attribute format) (Call/1 a))")]
    [DataRow("f'{{a}}'", "(Primary '{{a}}' (Attribute format) (Call))")]
    [DataRow("f'{a:{b}}'", "(Primary '{:{}}' (Attribute format) (Call/1 a b))")]
    [DataRow("f'{a, b}'", "(Primary '{}' (Attribute format) (Call/1 (Tuple/Parenthesized a b)))")]
    [DataRow("f'{a != b}'", "(Primary '{}' (Attribute format) (Call/1 (Comparison a NotEqual b)))")]
    [DataRow("f'{a[\"b\":c]}'", "(Primary '{}' (Attribute format) (Call/1 (Primary a (Subscript (Slice 'b' c -)))))")]
    [DataRow("f'{ {1: 2}[1] }'", "(Primary '{}' (Attribute format) (Call/1 (Primary (Dict (DictItem 1 2)) (Subscript 1))))")]
    [DataRow("'a' f'{b}' '{c}'", "(Primary 'a{}{c}' (Attribute format) (Call/1 b))")]
    [DataRow("f'{a}' f'{b}'", "(Primary '{}{}' (Attribute format) (Call/1 a b))")]
    [DataRow("rf'\\n{a}'", "(Primary '\\x5cn{}' (Attribute format) (Call/1 a))")]
    [DataRow("f'\\n{a}\\x41'", "(Primary '\\x0a{}A' (Attribute format) (Call/1 a))")]
    [DataRow("f'{a}'.b", "(Primary '{}' (Attribute format) (Call/1 a) (Attribute b))")]
    [DataRow("f'{a}' + b", "(BinaryOperation (Primary '{}' (Attribute format) (Call/1 a)) Add b)")]
    public void Format_strings(string literal, string expected)
    {
        Assert.AreEqual(expected, Source.Expression(literal));
        Assert.AreEqual(expected, Source.Expression(literal, FirmwareProfile.CircuitPython10));
    }

    [TestMethod]
    [DataRow("f'{f\"{a}\"}'", "(Primary '{}' (Attribute format) (Call/1 (Primary '{}' (Attribute format) (Call/1 a))))")]
    [DataRow("f'{f\"{a}{b}\"}{c}'",
        "(Primary '{}{}' (Attribute format) (Call/1 (Primary '{}{}' (Attribute format) (Call/1 a b)) c))")]
    [DataRow("f'''{f\"{f'{a}'}\"}'''",
        "(Primary '{}' (Attribute format) (Call/1 (Primary '{}' (Attribute format) (Call/1 (Primary '{}' (Attribute format) (Call/1 a))))))")]
    [DataRow("f'{f'{a}'}'", "(Primary '{}' (Attribute format) (Call/1 (Primary '{}' (Attribute format) (Call/1 a))))")]
    public void Nested(string literal, string expected) => Assert.AreEqual(expected, Source.Expression(literal));

    [TestMethod]
    [DataRow("f'{f\"{a}\"}'", "(Tuple (Primary '{}' (Attribute format) (Call/1 '{}') (Call a)))",
        DisplayName = "the older lexer appends the inner arguments to the outer call")]
    [DataRow("f'{}'", "(Primary '{}' (Attribute format) (Call/1 (Tuple/Parenthesized)))")]
    public void Older_scheme(string literal, string expected) =>
        Assert.AreEqual(expected, Source.Expression(literal, FirmwareProfile.CircuitPython10));

    [TestMethod]
    [DataRow("t''", "(Primary __template__ (Call/1 <\"\">))")]
    [DataRow("t'a{b}c'", "(Primary __template__ (Call/1 <\"a\" \"c\"> b 'b' None ''))")]
    [DataRow("t'{a!r:>{b}}'", "(Primary __template__ (Call/1 <\"\" \"\"> a 'a' 'r' (Primary '>{}' (Attribute format) (Call/1 b))))")]
    [DataRow("t'{a=}'", "(Primary __template__ (Call/1 <\"a=\" \"\"> a 'a' 'r' ''))")]
    [DataRow("t'{{{a}}}'", "(Primary __template__ (Call/1 <\"{\" \"}\"> a 'a' None ''))")]
    [DataRow("t'\\n{a}b'", "(Primary __template__ (Call/1 <\"\\x0a\" \"b\"> a 'a' None ''))")]
    public void Template_strings(string literal, string expected) => Assert.AreEqual(expected, Source.Expression(literal));

    [TestMethod]
    [DataRow("t'{a}' t'b'", "1,0 MF2001: SyntaxError: invalid syntax")]
    [DataRow("t'{a}' 'b'", "1,0 MF2001: SyntaxError: invalid syntax")]
    [DataRow("f'{}'", "1,5 MF2001: SyntaxError: malformed f-string")]
    [DataRow("f'{=}'", "1,5 MF2001: SyntaxError: malformed f-string")]
    [DataRow("t'{}'", "1,5 MF2001: SyntaxError: malformed f-string")]
    [DataRow("t'{a'", "1,5 MF2001: SyntaxError: malformed f-string")]
    [DataRow("t'a}'", "1,5 MF2001: SyntaxError: malformed f-string")]
    [DataRow("f'{a'", "1,5 MF2001: SyntaxError: invalid syntax; the string that begins here is not closed")]
    [DataRow("f'{a!x}'", "1,0 MF2001: SyntaxError: invalid syntax")]
    [DataRow("f'{a b}'", "1,0 MF2001: SyntaxError: invalid syntax")]
    [DataRow("f'{\"}\"}'", "1,0 MF2001: SyntaxError: invalid syntax; the string that begins here is not closed")]
    public void Refused(string literal, string expected) => Assert.AreEqual(expected, Source.Error($"x = {literal}\n"));

    [TestMethod]
    public void Arguments_and_what_stands_behind_the_string_are_one_text()
    {
        // What is read is x = '{}'.format((a#),)' b c, so the comment goes to the end of the line.
        Assert.AreEqual("(Assign x (Primary '{}' (Attribute format) (Call a)))", Source.Tree("x = f'{a#}' b c\n))\n"));

        // Here a string begins in the arguments and ends behind the f-string, however far away that is.
        string far = new('b', 5000);
        Assert.AreEqual(
            $"(Assign x (Primary '{{}}' (Attribute format) (Call \"),){far}\")))",
            Source.Tree($"x = f'{{\"}}'{far}\"))\n"));
    }

    [TestMethod]
    public void Many_in_one_line()
    {
        string literal = string.Concat(Enumerable.Repeat("f'{a}',", 3000));
        StringAssert.EndsWith(Source.Expression(literal), " (Primary '{}' (Attribute format) (Call/1 a)))");
    }

    [TestMethod]
    public void Templates_are_names_in_the_older_language() =>
        Assert.AreEqual("1,6 MF2001: SyntaxError: invalid syntax", Source.Error("x = t'a'\n", FirmwareProfile.CircuitPython10));
}
