using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Imports;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Files;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary><c>microfreeze imports</c>: which file every import on a board gets.</summary>
internal static class ImportsCommand
{
    private const string Format = "--format";

    private static readonly (string Name, Func<ImportReport, string> Write)[] Formats =
    [
        ("text", ImportText.Write),
        ("json", report => ImportJson.Write(report) + "\n"),
        ("mermaid", ImportMermaid.Write),
    ];

    /// <summary>The command's row.</summary>
    public static Command Command { get; } = new(
        "imports",
        "DIR [OPTIONS]",
        "Shows which file every import of a board's drive gets, and warns of what is hidden, missing or twice.",
        """
        DIR is the drive, or a directory laid out as one. The order is the firmware's own: built-in modules, the
        directories of sys.path with frozen modules among them, then built-in modules that files may take the place of.
        Mermaid is a graph that GitHub and many editors draw. Exit code 1 where there is a warning.
        """,
        "microfreeze imports /media/CIRCUITPY --firmware circuitpython-10 --board circuitplayground_express",
        new OptionTable([.. BoardArguments.Rows, new OptionRow([Format], OptionKind.Value, "FORMAT", "text, json or mermaid (default text).")]),
        Run);

    private static int Run(ToolHost host, ParsedArguments arguments)
    {
        if (arguments.Positionals is not [var directory])
        {
            throw new UsageException("it takes one directory");
        }

        Func<ImportReport, string> write = ManifestArguments.Choose(arguments, Format, Formats);
        FirmwareProfile firmware = CompilerSettings.ReadFirmware(arguments);
        DiagnosticBag diagnostics = new();
        DevicePicture board = BoardArguments.Read(host, arguments, firmware, diagnostics);
        List<DeviceFile> files = [.. DriveTree.Read(directory, host.Resolve(directory), diagnostics).Select(file => BoardArguments.ToFile(file, file.Path))];
        if (diagnostics.HasErrors)
        {
            DiagnosticPrinter.Print(host.Error, diagnostics.Items);
            return ExitCodes.Failure;
        }

        ImportReport report = ImportAnalysis.Run(board with { Files = files }, firmware);
        host.Output.Write(write(report));
        diagnostics.AddRange(report.Diagnostics);
        DiagnosticPrinter.Print(host.Error, diagnostics.Items);
        return diagnostics.Items.Any(diagnostic => diagnostic.Severity != DiagnosticSeverity.Info) ? ExitCodes.Failure : ExitCodes.Success;
    }
}
