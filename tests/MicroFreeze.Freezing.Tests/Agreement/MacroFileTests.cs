using MicroFreeze.Freezing.Agreement;

namespace MicroFreeze.Freezing.Tests.Agreement;

/// <summary>What a header says for certain, without being preprocessed. A doubt is no answer.</summary>
[TestClass]
public sealed class MacroFileTests
{
    [TestMethod]
    [DataRow("#define X (2)", "2", 1)]
    [DataRow("#define X 2 // two", "2", 1)]
    [DataRow("/* */\n  #  define  X   (A_B) /* why */\r", "A_B", 2)]
    [DataRow("#ifndef HEADER_H\n#define HEADER_H\n#define X 1\n#endif", "1", 3)]
    [DataRow("#ifndef X\n#define X 1\n#endif", "1", 2)]
    [DataRow("#if A\n#endif\n#define X 1", "1", 3)]
    [DataRow("#define X 1\n#define X 1", "1", 1)]
    [DataRow("#define X ((uint)1)", "((uint)1)", 1)]
    public void What_is_said_once_and_in_any_case_is_known(string text, string value, int line) =>
        Assert.AreEqual((value, line), new MacroFile("x.h", text).Find("X"));

    [TestMethod]
    [DataRow("")]
    [DataRow("// #define X 1")]
    [DataRow("#if A\n#define X 1\n#endif")]
    [DataRow("#ifdef A\n#define X 1\n#else\n#define X 2\n#endif")]
    [DataRow("#ifndef A\n#define X 1\n#endif")]
    [DataRow("#if A\n#else\n#define X 2\n#endif")]
    [DataRow("#define X 1\n#define X 2")]
    [DataRow("#define X 1\n#undef X")]
    [DataRow("#define XX 1")]
    [DataRow("#ifndef X\n#define X 1\n#else\n#define X 2\n#endif")]
    public void What_depends_or_is_not_said_is_not_known(string text) => Assert.IsNull(new MacroFile("x.h", text).Find("X"));
}
