namespace MicroFreeze.Compiler.Tests.Syntax;

[TestClass]
public sealed class KeywordTests
{
    [TestMethod]
    [DataRow("False None True and as assert async await break class continue def del elif else except finally for from global if import in is "
        + "lambda nonlocal not or pass raise return try while with yield __debug__")]
    public void No_keyword_is_a_name(string keywords)
    {
        foreach (string keyword in keywords.Split(' '))
        {
            StringAssert.StartsWith(Source.Error($"def {keyword}(): pass\n"), "1,5 MF2001", keyword);
            string longer = keyword + "_";
            Assert.AreEqual($"(FunctionDefinition {longer} - - (Pass))", Source.Tree($"def {longer}(): pass\n"));
            string upper = keyword.ToUpperInvariant();
            Assert.AreEqual($"(FunctionDefinition {upper} - - (Pass))", Source.Tree($"def {upper}(): pass\n"));
        }
    }

    [TestMethod]
    [DataRow("print")]
    [DataRow("exec")]
    [DataRow("match")]
    [DataRow("case")]
    [DataRow("type")]
    [DataRow("r")]
    [DataRow("br")]
    [DataRow("rbf")]
    [DataRow("_")]
    [DataRow("non")]
    [DataRow("continu")]
    public void Other_words_are(string word) =>
        Assert.AreEqual($"(Assign {word} {word})", Source.Tree($"{word}={word}\n"));
}
