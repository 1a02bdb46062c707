using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Files;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary><c>microfreeze compile</c>: files and trees to <c>.mpy</c> files in the same layout.</summary>
internal static class CompileCommand
{
    private const string OutputKey = "-o";

    /// <summary>The command's row.</summary>
    public static Command Command { get; } = new(
        "compile",
        "PATH... -o DIR [OPTIONS]",
        "Compiles Python files, and all .py files of whole trees, to .mpy files.",
        """
        The layout of a tree is kept, and the path below it becomes the name in tracebacks. All files are compiled,
        whatever errors others have; a file with an error has no output afterwards, not even an older one.
        """,
        "microfreeze compile src -o build/mpy -O2",
        new OptionTable(
            new OptionRow([OutputKey, "--output"], OptionKind.Value, "DIR", "Directory for the .mpy files; made where it is missing."),
            new OptionRow([CompilerSettings.Optimize], OptionKind.Value, "N", "Optimisation level: 0 keeps everything, 1 and 2 drop asserts,\n3 drops line numbers too (default 0)."),
            CompilerSettings.FirmwareRow,
            new OptionRow([CompilerSettings.Arch], OptionKind.Value, "ARCH", $"Architecture for native code:\n{ArchList()}."),
            new OptionRow([CompilerSettings.ArchFlags], OptionKind.Value, "FLAGS", "Flags of the architecture (rv32imc: zba, zcmp, or a number)."),
            new OptionRow([CompilerSettings.SmallIntBits], OptionKind.Value, "N", "Bits of a small int, 4 to 63 (default 31)."),
            new OptionRow([CompilerSettings.Implementation], OptionKind.Value, "emit=E", "How to compile functions that do not say: bytecode, native, viper\n(default bytecode)."),
            CompilerSettings.NativeRows[0],
            CompilerSettings.NativeRows[1]),
        Run);

    private static string ArchList()
    {
        string[] names = [.. NativeArchNames.All, "host"];
        return string.Join(", ", names[..7]) + ",\n" + string.Join(", ", names[7..]);
    }

    private static int Run(ToolHost host, ParsedArguments arguments)
    {
        if (arguments.Positionals.Count == 0)
        {
            throw new UsageException("there is nothing to compile");
        }

        string output = host.Resolve(arguments.Last(OutputKey) ?? throw new UsageException("-o DIR is missing"));
        CompileOptions options = CompilerSettings.Read(arguments, host.Architecture);
        DiagnosticBag diagnostics = new();
        SourceFinder finder = new(diagnostics);
        foreach (string path in arguments.Positionals)
        {
            finder.Add(path, host.Resolve(path));
        }

        diagnostics.AddRange(CompileAll(finder.Files, output, options, host.Parallelism));
        return DiagnosticPrinter.Print(host.Error, diagnostics.Items) ? ExitCodes.Failure : ExitCodes.Success;
    }

    // Every file's findings stay in the order of the files, however many are compiled at once.
    private static IEnumerable<Diagnostic> CompileAll(IReadOnlyList<SourceFile> files, string outputDirectory, CompileOptions options, int parallelism)
    {
        IReadOnlyList<Diagnostic>?[] found = new IReadOnlyList<Diagnostic>?[files.Count];
        Dictionary<string, SourceFile> owners = new(StringComparer.Ordinal);
        string[] outputs = new string[files.Count];
        for (int i = 0; i < files.Count; i++)
        {
            outputs[i] = Path.Join(outputDirectory, Path.ChangeExtension(files[i].RelativePath, ".mpy"));
            if (!owners.TryAdd(outputs[i], files[i]))
            {
                found[i] = [Diagnostic.Create(ToolDiagnostics.SameOutput, new SourceLocation(files[i].DisplayPath), outputs[i], owners[outputs[i]].DisplayPath)];
            }
        }

        Parallel.For(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, i =>
            found[i] ??= SourceCompiler.Compile(files[i], options).WriteTo(outputs[i]).Diagnostics);
        return found.SelectMany(each => each!);
    }
}
