using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary>
/// <c>microfreeze mpy-cross</c>: stands in for mpy-cross, with its options, output and exit codes, and help of our own.
/// Source: mpy-cross/main.c@v1.28.0.
/// </summary>
internal static class MpyCrossCommand
{
    private const string OutputKey = "-o";
    private const string SourceNameKey = "-s";
    private const string VersionKey = "--version";

    /// <summary>The command's row.</summary>
    public static Command Command { get; } = new(
        "mpy-cross",
        "[OPTIONS] [--] FILE",
        "Compiles one file, with the options, output and exit codes of mpy-cross.",
        """
        FILE may be -, which is standard input. Unlike the other commands this one exits with 1 where it does not
        understand its options, and prints errors as Python tracebacks.
        """,
        "microfreeze mpy-cross -march=armv7emsp -O2 -s main.py -o build/main.mpy src/main.py",
        new OptionTable(
            new OptionRow([VersionKey], OptionKind.Flag, "", "Firmware and .mpy version."),
            new OptionRow([OutputKey], OptionKind.Separate, "FILE", "Output; - for standard output (default: FILE with .mpy for .py,\nor standard output where the input is -)."),
            new OptionRow([SourceNameKey], OptionKind.Separate, "NAME", "Name of the source in tracebacks (default: FILE)."),
            new OptionRow(["-v"], OptionKind.Flag, "", "Accepted, and without effect."),
            new OptionRow([CompilerSettings.Optimize], OptionKind.Level, "N", "Optimisation level; -O is 1, -OO is 2."),
            new OptionRow([CompilerSettings.SmallIntBits], OptionKind.Assigned, "N", "Bits of a small int, 4 to 63 (default 31)."),
            new OptionRow([CompilerSettings.Arch], OptionKind.Assigned, "ARCH", "Architecture for native code, as 'compile' has it."),
            new OptionRow([CompilerSettings.ArchFlags], OptionKind.Assigned, "FLAGS", "Flags of the architecture (rv32imc: zba, zcmp, or a number)."),
            new OptionRow([CompilerSettings.Implementation], OptionKind.Separate, "OPTION", "emit=bytecode, emit=native or emit=viper;\nheapsize=N is accepted, and without effect."),
            CompilerSettings.FirmwareRow,
            CompilerSettings.NativeRows[0],
            CompilerSettings.NativeRows[1]),
        Run)
    {
        UsageExitCode = ExitCodes.Failure,
    };

    private static int Run(ToolHost host, ParsedArguments arguments)
    {
        if (arguments.Has(VersionKey))
        {
            FirmwareProfile firmware = CompilerSettings.ReadFirmware(arguments);
            host.Output.WriteLine($"{firmware.DisplayName} by microfreeze {ToolVersion.Text}; mpy-cross emitting mpy v{firmware.MpyVersion}.{firmware.MpySubVersion}");
            return ExitCodes.Success;
        }

        CompileOptions options = CompilerSettings.Read(arguments, host.Architecture);
        string input = arguments.Positionals switch
        {
            [var only] => only.Replace('\\', '/'),
            [] => throw new UsageException("no input file") { IsComplete = true },
            _ => throw new UsageException("multiple input files") { IsComplete = true },
        };
        bool fromConsole = input == "-";
        string lexerName = fromConsole ? "<stdin>" : input;
        string sourceName = arguments.Last(SourceNameKey)?.Replace('\\', '/') ?? lexerName;

        byte[] source;
        try
        {
            source = fromConsole ? InputFiles.ReadToEnd(host.Input, lexerName) : InputFiles.ReadStream(host.Resolve(input));
        }
        catch (Exception problem) when (IsFileProblem(problem))
        {
            return ReportFileProblem(host, input, problem);
        }

        CompiledSource result = SourceCompiler.Compile(SourceFile.Of(lexerName, sourceName, source), options);
        foreach (Diagnostic diagnostic in result.Diagnostics)
        {
            WriteTraceback(host.Error, diagnostic, diagnostic.Scope is null ? lexerName : sourceName);
        }

        // Before the module, should that go to standard output too.
        host.Output.Write(result.Trace);
        return result.Module is not null
            ? WriteOutput(host, result.Bytes.Span, arguments.Last(OutputKey) ?? DefaultOutput(input))
            : ExitCodes.Failure;
    }

    // The reference puts "mpy" in the place of the last two characters, whatever they are.
    private static string DefaultOutput(string input) => input == "-" ? input : string.Concat(input.AsSpan(0, Math.Max(0, input.Length - 2)), "mpy");

    private static int WriteOutput(ToolHost host, ReadOnlySpan<byte> module, string output)
    {
        try
        {
            if (output == "-")
            {
                host.WriteOutput(module);
            }
            else if (Directory.Exists(Path.GetDirectoryName(host.Resolve(output))))
            {
                OutputFiles.Write(host.Resolve(output), module);
            }
            else
            {
                throw new DirectoryNotFoundException();
            }

            return ExitCodes.Success;
        }
        catch (Exception problem) when (IsFileProblem(problem))
        {
            return ReportFileProblem(host, output, problem);
        }
    }

    // Source: py/obj.c@v1.28.0 mp_obj_print_exception. What the parser finds is in no function, and has the name under which
    // the file was opened; what the compiler finds has the name of -s.
    private static void WriteTraceback(TextWriter writer, Diagnostic diagnostic, string name)
    {
        if (diagnostic.Severity != DiagnosticSeverity.Error)
        {
            writer.WriteLine(diagnostic.ToString());
            return;
        }

        if (diagnostic.Location.Line > 0)
        {
            string scope = diagnostic.Scope is { } function ? $", in {function}" : "";
            writer.WriteLine("Traceback (most recent call last):");
            writer.WriteLine($"  File \"{name}\", line {diagnostic.Location.Line}{scope}");
        }

        writer.WriteLine(diagnostic.Message);
    }

    private static bool IsFileProblem(Exception problem) => problem.IsFileError() || problem is ArgumentException;

    // Error numbers as on Linux, where scripts look for them: ENOENT, EACCES, EIO.
    private static int ReportFileProblem(ToolHost host, string path, Exception problem)
    {
        int number = problem switch
        {
            FileNotFoundException or DirectoryNotFoundException or ArgumentException => 2,
            UnauthorizedAccessException => 13,
            _ => 5,
        };
        host.Error.WriteLine($"OSError: ({number}, \"can't open {path}\")");
        return ExitCodes.Failure;
    }
}
