using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Disassembly;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary><c>microfreeze disassemble</c>: what is in a <c>.mpy</c> file, in words.</summary>
internal static class DisassembleCommand
{
    /// <summary>The command's row.</summary>
    public static Command Command { get; } = new(
        "disassemble",
        "FILE...",
        "Shows the names, objects and instructions of .mpy files.",
        "",
        "microfreeze disassemble build/mpy/main.mpy",
        new OptionTable(),
        Run);

    private static int Run(ToolHost host, ParsedArguments arguments)
    {
        if (arguments.Positionals.Count == 0)
        {
            throw new UsageException("there is nothing to disassemble");
        }

        DiagnosticBag diagnostics = new();
        foreach (string path in arguments.Positionals)
        {
            if (host.TryReadFile(path, diagnostics) is not { } content)
            {
                continue;
            }

            if (MpyReader.TryRead(content, out MpyModule? module, out MpyError error))
            {
                host.Output.Write(Disassembler.Disassemble(module));
            }
            else
            {
                diagnostics.Add(error.ToDiagnostic(path));
            }
        }

        return DiagnosticPrinter.Print(host.Error, diagnostics.Items) ? ExitCodes.Failure : ExitCodes.Success;
    }
}
