using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Native;

/// <summary>Holds a compilation against a refusal that was recorded from the reference compiler.</summary>
internal static class RecordedRefusal
{
    /// <summary>Asserts that a source is refused.</summary>
    /// <param name="arch">The architecture's name.</param>
    /// <param name="source">The source.</param>
    /// <param name="line">The line that the reference gives.</param>
    /// <param name="scope">The code that it names, if any.</param>
    /// <param name="message">Its message; ours begins with it and may go on.</param>
    public static void Check(string arch, string source, int line, string? scope, string message)
    {
        CompileOptions options = new() { SourceName = "x.py", Arch = Enum.Parse<NativeArch>(arch, ignoreCase: true) };
        CompileResult result = PythonCompiler.Compile(Encoding.UTF8.GetBytes(source), "x.py", options);
        Assert.IsNull(result.Module);
        Diagnostic diagnostic = result.Diagnostics.Single();
        StringAssert.StartsWith(diagnostic.Message, message, StringComparison.Ordinal);
        Assert.AreEqual(line, diagnostic.Location.Line);
        Assert.AreEqual(scope, diagnostic.Scope);
    }
}
