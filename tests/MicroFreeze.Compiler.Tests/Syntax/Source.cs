using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Tests.Syntax;

/// <summary>Parses sources for the tests of this room.</summary>
internal static class Source
{
    private static FirmwareProfile Default => FirmwareProfile.MicroPython128;

    /// <summary>The tree of a source, which must be accepted.</summary>
    public static string Tree(string source, FirmwareProfile? firmware = null, int smallIntBits = 31, int optimization = 0) =>
        Tree(Encoding.UTF8.GetBytes(source), firmware, smallIntBits, optimization);

    public static string Tree(byte[] source, FirmwareProfile? firmware = null, int smallIntBits = 31, int optimization = 0) =>
        Print(source, Options(firmware, smallIntBits, optimization), withLines: false);

    /// <summary>The tree with the reference's lines.</summary>
    public static string Lines(string source, FirmwareProfile? firmware = null) =>
        Print(Encoding.UTF8.GetBytes(source), Options(firmware, 31, 0), withLines: true);

    /// <summary>The tree of the expression after <c>x =</c>.</summary>
    public static string Expression(string expression, FirmwareProfile? firmware = null, int smallIntBits = 31)
    {
        const string Before = "(Assign x ";
        string tree = Tree($"x = {expression}\n", firmware, smallIntBits);
        Assert.StartsWith(Before, tree);
        return tree[Before.Length..^1];
    }

    /// <summary>What is said about a source that must be refused: <c>line,column code: text</c>.</summary>
    public static string Error(string source, FirmwareProfile? firmware = null) => Error(Encoding.UTF8.GetBytes(source), firmware);

    public static string Error(byte[] source, FirmwareProfile? firmware = null)
    {
        SyntaxTree tree = new();
        NameTable names = new();
        bool parsed = new Parser().TryParse(source, Options(firmware, 31, 0), tree, names, out SyntaxError? error);
        Assert.IsFalse(parsed, parsed ? SyntaxTreePrinter.Print(tree, names) : "");
        Diagnostic diagnostic = error!.ToDiagnostic("a.py");
        Assert.AreEqual("a.py", diagnostic.Location.Path);
        return $"{diagnostic.Location.Line},{diagnostic.Location.Column} {diagnostic.Code}: {diagnostic.Message}";
    }

    private static ParseOptions Options(FirmwareProfile? firmware, int smallIntBits, int optimization) =>
        new() { Firmware = firmware ?? Default, SmallIntBits = smallIntBits, OptimizationLevel = optimization };

    private static string Print(byte[] source, in ParseOptions options, bool withLines)
    {
        SyntaxTree tree = new();
        NameTable names = new();
        names.Intern("a_long_name_of_a_file.py"u8);
        bool parsed = new Parser().TryParse(source, options, tree, names, out SyntaxError? error);
        Assert.IsTrue(parsed, error?.ToDiagnostic("a.py").ToString());
        return SyntaxTreePrinter.Print(tree, names, withLines);
    }
}
