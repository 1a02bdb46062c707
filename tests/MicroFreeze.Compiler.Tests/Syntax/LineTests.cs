using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Syntax;

/// <summary>The line of each node: where the reference begins its rule.</summary>
[TestClass]
public sealed class LineTests
{
    [TestMethod]
    [DataRow("\nif (a +\n    b):\n  c = 1\n", "(Block@1 (If@2 (BinaryOperation@2 a Add b) (Assign@4 c 1)))")]
    [DataRow("x = (\n  a,\n  b)\n", "(Assign@1 x (Tuple/Parenthesized@1 a b))")]
    [DataRow("x = (\n  'a',\n  2)\n", "(Assign@1 x <\"a\" 2L>@2)", DisplayName = "a constant tuple of two begins at its first item")]
    [DataRow("x = (\n  'a',\n  2,)\n", "(Assign@1 x <\"a\" 2L>@3)", DisplayName = "with a comma behind them at its second")]
    [DataRow("x = (\n  'a',\n  2,\n  3)\n", "(Assign@1 x <\"a\" 2L 3L>@3)", DisplayName = "one of three at its second")]
    [DataRow("x = (\n  'a',)\n", "(Assign@1 x <\"a\">@2)", DisplayName = "one of one at its first")]
    [DataRow("x = \\\n 1, 2\n", "(Assign@1 x <1L 2L>@2)")]
    [DataRow("x = [\n i\n for i in\n y\n if z]\n", "(Assign@1 x (ListComprehension@1:2 i (CompFor@3 i y) (CompIf@5 z)))")]
    [DataRow("x = f(\n i for i in y)\n", "(Assign@1 x (Primary@1 f (Call@1 (GeneratorExpression/1@2:2 i (CompFor@2 i y)))))")]
    [DataRow("x = {\n\n 1: 2}\n", "(Assign@1 x (Dict@1:3 (DictItem@3 1 2)))")]
    [DataRow("x = (a\n  .b\n  (c)\n  [d])\n", "(Assign@1 x (Primary@1 a (Attribute@2 b) (Call@3 c) (Subscript@4 d)))")]
    [DataRow("x = (1 +\n 1e9)\n", "(Assign@1 x 1000000001.0@0)", DisplayName = "folded numbers have none")]
    [DataRow("x = (\n b'a')\n", "(Assign@1 x b'a'@2)")]
    [DataRow("_A = const(1)\nif a:\n  '''doc\n  '''\n", "(Block@1 (Pass@0) (If@2 a (Pass@3)))")]
    [DataRow("\n_A = const(1);\n", "(Block@1 (Block/1@2 (Pass@0)))", DisplayName = "the semicolon makes a block, which has one")]
    [DataRow("try:\n  a()\nexcept B:\n  c()\n",
        "(Try@1 (ExpressionStatement@2 (Primary@2 a (Call@2))) - - (ExceptHandler@3 B - (ExpressionStatement@4 (Primary@4 c (Call@4)))))")]
    [DataRow("a = '''b\n\nc''' + \\\n d\n", "(Assign@1 a (BinaryOperation@1 'b\\x0a\\x0ac' Add d))")]
    [DataRow("a = 1\\\n + 'x'\nb = ('a'\n\n'b')\nc = d()\n",
        "(Block@1 (Assign@1 a (BinaryOperation@1 1 Add 'x')) (Assign@3 b 'ab') (Assign@6 c (Primary@6 d (Call@6))))")]
    public void Lines(string source, string expected) => Assert.AreEqual(expected, Source.Lines(source));

    [TestMethod]
    public void Line_breaks_in_a_replacement_field_count_twice()
    {
        const string Text = "a = f'''{\nb\n}'''\nc = d.e\n";
        const string Expected = "(Block@1 (Assign@1 a (Primary@1 '{}' (Attribute@3 format) (Call/1@3 b))) (Assign@6 c (Primary@6 d (Attribute@6 e))))";
        Assert.AreEqual(Expected, Source.Lines(Text));
        Assert.AreEqual(Expected, Source.Lines(Text, FirmwareProfile.CircuitPython10));
    }
}
