namespace MicroFreeze.Compiler.Tests.Syntax;

/// <summary>Shapes of expressions.</summary>
[TestClass]
public sealed class ExpressionTests
{
    [TestMethod]
    [DataRow("a or b and not c", "(Or a (And b (Not c)))")]
    [DataRow("a or b or c", "(Or a b c)")]
    [DataRow("not a < b", "(Not (Comparison a Less b))")]
    [DataRow("not not a", "(Not (Not a))")]
    [DataRow("a < b <= c", "(Comparison a Less b LessEqual c)")]
    [DataRow("a == b != c > d >= e", "(Comparison a Equal b NotEqual c More d MoreEqual e)")]
    [DataRow("a in b not in c is d is not e", "(Comparison a In b NotIn c Is d IsNot e)")]
    [DataRow("a is not b", "(Comparison a IsNot b)")]
    [DataRow("a | b ^ c & d", "(BinaryOperation a Or (BinaryOperation b Xor (BinaryOperation c And d)))")]
    [DataRow("a & b ^ c | d", "(BinaryOperation (BinaryOperation (BinaryOperation a And b) Xor c) Or d)")]
    [DataRow("a | b | c", "(BinaryOperation a Or b Or c)")]
    [DataRow("a << b >> c", "(BinaryOperation a LeftShift b RightShift c)")]
    [DataRow("a + b - c", "(BinaryOperation a Add b Subtract c)")]
    [DataRow("a + b * c - d", "(BinaryOperation a Add (BinaryOperation b Multiply c) Subtract d)")]
    [DataRow("a * b / c // d % e @ f", "(BinaryOperation a Multiply b TrueDivide c FloorDivide d Modulo e MatMultiply f)")]
    [DataRow("-a + ~b", "(BinaryOperation (UnaryOperation/Negative a) Add (UnaryOperation/Invert b))")]
    [DataRow("+a", "(UnaryOperation a)")]
    [DataRow("a ** b ** c", "(Power a (Power b c))")]
    [DataRow("-a ** -b", "(UnaryOperation/Negative (Power a (UnaryOperation/Negative b)))")]
    [DataRow("a if b else c", "(Conditional a b c)")]
    [DataRow("a if b else c if d else e", "(Conditional a b (Conditional c d e))")]
    [DataRow("(a + b) * c", "(BinaryOperation (BinaryOperation a Add b) Multiply c)")]
    [DataRow("((a))", "a")]
    public void Operators(string expression, string expected) => Assert.AreEqual(expected, Source.Expression(expression));

    [TestMethod]
    [DataRow("a.b", "(Primary a (Attribute b))")]
    [DataRow("a.b(c)[d]", "(Primary a (Attribute b) (Call c) (Subscript d))")]
    [DataRow("f()", "(Primary f (Call))")]
    [DataRow("f(a,)", "(Primary f (Call/1 a))")]
    [DataRow("f(a, *b, c=d, **e)", "(Primary f (Call a (StarArgument b) (KeywordArgument c d) (DoubleStarArgument e)))")]
    [DataRow("f(a for a in b)", "(Primary f (Call (GeneratorExpression/1 a (CompFor a b))))")]
    [DataRow("f((a for a in b))", "(Primary f (Call (GeneratorExpression a (CompFor a b))))")]
    [DataRow("f(a := b, (c := d))", "(Primary f (Call (NamedExpression/1 a b) (NamedExpression c d)))")]
    [DataRow("f(1=2)", "(Primary f (Call (KeywordArgument 1 2)))")]
    [DataRow("a[b, c]", "(Primary a (Subscript (Tuple/Subscript b c)))")]
    [DataRow("a[b,]", "(Primary a (Subscript (Tuple/Subscript b)))")]
    [DataRow("a[1, 2]", "(Primary a (Subscript <1L 2L>))")]
    [DataRow("a[:]", "(Primary a (Subscript (Slice - - -)))")]
    [DataRow("a[b:]", "(Primary a (Subscript (Slice b - -)))")]
    [DataRow("a[:b]", "(Primary a (Subscript (Slice - b -)))")]
    [DataRow("a[b:c:d]", "(Primary a (Subscript (Slice b c d)))")]
    [DataRow("a[::b]", "(Primary a (Subscript (Slice - - b)))")]
    [DataRow("a[b::]", "(Primary a (Subscript (Slice b - -)))")]
    [DataRow("a[b:c, d]", "(Primary a (Subscript (Tuple/Subscript (Slice b c -) d)))")]
    [DataRow("1 .real", "(Primary 1 (Attribute real))")]
    public void Trailers(string expression, string expected) => Assert.AreEqual(expected, Source.Expression(expression));

    [TestMethod]
    [DataRow("()", "(Tuple/Parenthesized)")]
    [DataRow("(a,)", "(Tuple/Parenthesized a)")]
    [DataRow("(a, b)", "(Tuple/Parenthesized a b)")]
    [DataRow("(a, *b, c,)", "(Tuple/Parenthesized a (Star b) c)")]
    [DataRow("a, b", "(Tuple a b)")]
    [DataRow("a,", "(Tuple a)")]
    [DataRow("*a, b", "(Tuple (Star a) b)")]
    [DataRow("[]", "(List)")]
    [DataRow("[a]", "(List a)")]
    [DataRow("[a,]", "(List/1 a)")]
    [DataRow("[(a, b)]", "(List (Tuple/Parenthesized a b))")]
    [DataRow("[1, 2]", "(List 1 2)")]
    [DataRow("[a := 1, *b]", "(List (NamedExpression a 1) (Star b))")]
    [DataRow("{}", "(Dict)")]
    [DataRow("{a}", "(Set a)")]
    [DataRow("{a,}", "(Set a)")]
    [DataRow("{a, b}", "(Set a b)")]
    [DataRow("{a: b}", "(Dict (DictItem a b))")]
    [DataRow("{a: b, c: d,}", "(Dict (DictItem a b) (DictItem c d))")]
    [DataRow("{a: b, c}", "(Dict (DictItem a b) c)")]
    [DataRow("{a, b: c}", "(Set a (DictItem b c))")]
    [DataRow("(yield)", "(Yield)")]
    [DataRow("(yield a)", "(Yield a)")]
    [DataRow("(yield a, b)", "(Yield (Tuple/Values a b))")]
    [DataRow("(yield from a)", "(YieldFrom a)")]
    [DataRow("((yield), a)", "(Tuple/Parenthesized (Yield) a)")]
    public void Displays(string expression, string expected) => Assert.AreEqual(expected, Source.Expression(expression));

    [TestMethod]
    [DataRow("[a for a in b]", "(ListComprehension a (CompFor a b))")]
    [DataRow("(a for a in b)", "(GeneratorExpression a (CompFor a b))")]
    [DataRow("{a for a in b}", "(SetComprehension a (CompFor a b))")]
    [DataRow("{a: c for a in b}", "(DictComprehension (DictItem a c) (CompFor a b))")]
    [DataRow("[a for a, b in c if d if e for f in g]", "(ListComprehension a (CompFor (Tuple/Targets a b) c) (CompIf d) (CompIf e) (CompFor f g))")]
    [DataRow("[a for a, in c]", "(ListComprehension a (CompFor (Tuple/Targets a) c))")]
    [DataRow("[a for *a, b in c or d]", "(ListComprehension a (CompFor (Tuple/Targets (Star a) b) (Or c d)))")]
    [DataRow("[a for a in b if lambda: c]", "(ListComprehension a (CompFor a b) (CompIf (Lambda - c)))")]
    [DataRow("[*a for a in b]", "(ListComprehension (Star a) (CompFor a b))")]
    [DataRow("[a if b else c for a in d]", "(ListComprehension (Conditional a b c) (CompFor a d))")]
    public void Comprehensions(string expression, string expected) => Assert.AreEqual(expected, Source.Expression(expression));

    [TestMethod]
    [DataRow("lambda: a", "(Lambda - a)")]
    [DataRow("lambda a, b=c, *d, e, f=1, **g: h",
        "(Lambda (Parameters (Parameter a - -) (Parameter b - c) (StarParameter d -) (Parameter e - -) (Parameter f - 1) (DoubleStarParameter g -)) h)")]
    [DataRow("lambda *, a: b", "(Lambda (Parameters (StarParameter - -) (Parameter a - -)) b)")]
    [DataRow("lambda a,: b", "(Lambda (Parameters (Parameter a - -)) b)")]
    [DataRow("lambda: lambda: a", "(Lambda - (Lambda - a))")]
    [DataRow("lambda: a if b else c", "(Lambda - (Conditional a b c))")]
    public void Lambdas(string expression, string expected) => Assert.AreEqual(expected, Source.Expression(expression));

    [TestMethod]
    public void Await_takes_an_atom_and_its_trailers()
    {
        Assert.AreEqual("(Await a)", Source.Expression("await a"));
        Assert.AreEqual("(Power (Await a (Attribute b) (Call)) 2)", Source.Expression("await a.b() ** 2"));
        Assert.AreEqual("(Await (Await a))", Source.Expression("await (await a)"));
    }

    [TestMethod]
    public void Constants_of_one_word()
    {
        Assert.AreEqual("(List None True False Ellipsis True)", Source.Expression("[None, True, False, ..., __debug__]"));
        Assert.AreEqual("(Assign x False)", Source.Tree("x = __debug__\n", optimization: 1));
    }

    [TestMethod]
    [DataRow("x = a not b", "1,11 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = a + not b", "1,9 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = a if b", "1,11 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = lambda a:\n", "1,14 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = (a, b", "2,1 MF2001: SyntaxError: invalid syntax; the file ends here")]
    [DataRow("x = [a)", "1,7 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = a[]", "1,7 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = f(a b)", "1,9 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = {**a}", "1,6 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = {*a}", "1,6 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = (yield a for a in b)", "1,14 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = (yield, a)", "1,11 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = y := 1", "1,7 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = await await a", "1,11 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = [i async for i in a]", "1,8 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = a.1", "1,6 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = a.__debug__", "1,7 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = a $ b", "1,7 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = a ? b", "1,7 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = a <> b", "1,8 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = a ! b", "1,7 MF2001: SyntaxError: invalid syntax")]
    [DataRow("x = a..b", "1,7 MF2001: SyntaxError: invalid syntax")]
    public void Refused(string source, string expected) => Assert.AreEqual(expected, Source.Error(source));
}
