using System.Reflection;
using System.Text.RegularExpressions;
using MicroFreeze.Compiler;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace MicroFreeze.Architecture.Tests;

/// <summary>Compiles and runs the example of the compiler package's README. Its assembly sees only what is public.</summary>
[TestClass]
[DoNotParallelize]
public sealed partial class PackageExampleTests
{
    private const string Usings =
        """
        global using System;
        global using System.IO;
        """;

    private static readonly Lazy<MethodInfo> Example = new(Build);

    private string _directory = "";

    [TestInitialize]
    public void MakeDirectory() => _directory = Directory.CreateTempSubdirectory("microfreeze-example-").FullName;

    [TestCleanup]
    public void DeleteDirectory() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void ExampleWritesAndShowsTheModule()
    {
        (int exitCode, string output, string errors) = Run("print('hello')\n"u8);

        CompileOptions options = new() { SourceName = "blink.py" };
        MpyModule module = PythonCompiler.Compile("print('hello')\n"u8, "blink.py", options).Module!;
        Assert.AreEqual("", errors);
        Assert.AreEqual(0, exitCode);
        Assert.Contains("LOAD_NAME", output);
        CollectionAssert.AreEqual(MpyWriter.ToArray(module), File.ReadAllBytes(Path.Join(_directory, "blink.mpy")));
    }

    [TestMethod]
    public void ExamplePrintsTheError()
    {
        (int exitCode, string output, string errors) = Run("x = 1\nx = = 2\n"u8);

        Assert.AreEqual(1, exitCode);
        Assert.AreEqual("", output);
        Assert.Contains("blink.py(2", errors);
        Assert.Contains("error MF2", errors);
        Assert.IsFalse(File.Exists(Path.Join(_directory, "blink.mpy")));
    }

    private (int ExitCode, string Output, string Errors) Run(ReadOnlySpan<byte> source)
    {
        string path = Path.Join(_directory, "blink.py");
        File.WriteAllBytes(path, source);
        (TextWriter output, TextWriter errors) = (Console.Out, Console.Error);
        using StringWriter newOutput = new();
        using StringWriter newErrors = new();
        try
        {
            Console.SetOut(newOutput);
            Console.SetError(newErrors);
            return ((int)Example.Value.Invoke(null, [new[] { path }])!, newOutput.ToString(), newErrors.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }

    private static MethodInfo Build()
    {
        string readme = File.ReadAllText(Path.Join(SourceModel.Root, "src/MicroFreeze.Compiler/README.md"));
        string example = ExampleBlock().Match(readme).Groups[1].Value;
        IEnumerable<MetadataReference> references =
            from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            select MetadataReference.CreateFromFile(path);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "PackageExample",
            [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(example)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream assembly = new();
        EmitResult result = compilation.Emit(assembly);
        Assert.IsTrue(result.Success, string.Join('\n', result.Diagnostics));
        return Assembly.Load(assembly.ToArray()).EntryPoint!;
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ExampleBlock();
}
