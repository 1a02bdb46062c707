using System.Runtime.InteropServices;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Drive;
using MicroFreeze.Devices.Imports;
using MicroFreeze.Files;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Files;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary><c>microfreeze deploy</c>: a directory laid out as a drive, to the drive.</summary>
internal static class DeployCommand
{
    private const string Target = "-o";
    private const string Archive = "--zip";
    private const string Folder = "--folder";
    private const string Overwrite = "--overwrite";
    private const string DryRun = "--dry-run";

    /// <summary>The command's row.</summary>
    public static Command Command { get; } = new(
        "deploy",
        "DIR (-o DRIVE | --folder DIR | --zip FILE) [OPTIONS]",
        "Brings a board's drive into the state of a directory, and touches no file that is not its own.",
        """
        DIR is laid out as the drive: code.py or main.py at the top, libraries in lib. Python files in lib are compiled;
        all else goes as it is. Libraries that the board has frozen or built in are left out. What an earlier deployment
        left is removed: .microfreeze/deployed.json on the drive says what that was. A deployment that was interrupted is
        finished by the next one.
        """,
        "microfreeze deploy device -o /media/CIRCUITPY --firmware circuitpython-10 --dry-run",
        new OptionTable(
        [
            new OptionRow([Target, "--output"], OptionKind.Value, "DRIVE", "The drive of a CircuitPython board, or auto for the only one."),
            new OptionRow([Folder], OptionKind.Value, "DIR", "A folder, or the drive of a board with MicroPython."),
            new OptionRow([Archive], OptionKind.Value, "FILE", "A zip file, the same bytes each time."),
            new OptionRow([DryRun, "-n"], OptionKind.Flag, "", "Say only what would be done."),
            new OptionRow([Overwrite], OptionKind.Flag, "", "Replace files that no deployment wrote, or that were changed since."),
            new OptionRow([CompilerSettings.Optimize], OptionKind.Value, "N", "Optimisation level for what is compiled, 0 to 3 (default 0)."),
            .. BoardArguments.Rows,
        ]),
        Run);

    private static int Run(ToolHost host, ParsedArguments arguments)
    {
        if (arguments.Positionals is not [var directory])
        {
            throw new UsageException("it takes one directory");
        }

        if (!arguments.Has(Target) && !arguments.Has(Folder) && !arguments.Has(Archive))
        {
            throw new UsageException("where to is missing: -o DRIVE, --folder DIR or --zip FILE");
        }

        CompileOptions options = CompilerSettings.Read(arguments, Architecture.X64);
        DiagnosticBag diagnostics = new();
        DevicePicture board = BoardArguments.Read(host, arguments, options.Firmware, diagnostics);
        CheckTargets(host, arguments, directory, diagnostics);
        List<DriveItem> items = [.. DriveTree.Read(directory, host.Resolve(directory), diagnostics).Select(file => ToItem(file, options, diagnostics))];
        DriveContents contents = DriveContents.Select(items, board);
        diagnostics.AddRange(contents.Diagnostics);
        if (items.Count == 0 && !diagnostics.HasErrors)
        {
            diagnostics.Report(DriveDiagnostics.NothingToDeploy, new SourceLocation(directory), "the directory has no files");
        }

        if (!diagnostics.HasErrors)
        {
            DevicePicture picture = contents.Picture;
            if ((arguments.Last(Target) ?? arguments.Last(Folder)) is { } path && !DriveFinder.IsAutomatic(path))
            {
                picture = DriveNeighbours.AddTo(picture, new PhysicalDrive(host.Resolve(path), mayBeMissing: true), path);
            }

            diagnostics.AddRange(ImportAnalysis.Run(picture, options.Firmware).Diagnostics);
            DeliveryRequest request = new()
            {
                Contents = contents,
                Firmware = options.Firmware,
                BaseDirectory = host.CurrentDirectory,
                Drive = arguments.Last(Target) is { } drive ? DriveFinder.Choose(drive, default, diagnostics) : null,
                Folder = arguments.Last(Folder),
                Archive = arguments.Last(Archive),
                Board = arguments.Last(BoardArguments.Board),
                Overwrite = arguments.Has(Overwrite),
                DryRun = arguments.Has(DryRun),
            };
            foreach (DeliveryLine line in DriveDelivery.Run(request, diagnostics))
            {
                host.Output.WriteLine(line.Text);
            }
        }

        return DiagnosticPrinter.Print(host.Error, diagnostics.Items) ? ExitCodes.Failure : ExitCodes.Success;
    }

    // What is written into the directory would be read from it the next time.
    private static void CheckTargets(ToolHost host, ParsedArguments arguments, string directory, DiagnosticBag diagnostics)
    {
        foreach (string target in new[] { Target, Folder, Archive }.Select(arguments.Last).OfType<string>().Where(target => !DriveFinder.IsAutomatic(target)))
        {
            string path = Path.GetRelativePath(host.Resolve(directory), host.Resolve(target));
            if (!Path.IsPathRooted(path) && path != ".." && !path.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                diagnostics.Report(DriveDiagnostics.IntoItself, new SourceLocation(target), target, directory);
            }
        }
    }

    private static DriveItem ToItem((string Path, string FullPath, byte[] Content) file, CompileOptions options, DiagnosticBag diagnostics)
    {
        if (!file.Path.EndsWith(".py", StringComparison.OrdinalIgnoreCase))
        {
            return new DriveItem(file.Path, file.FullPath, file.Content);
        }

        // What goes as text is compiled too: an error would show only on the board.
        bool isLibrary = file.Path.StartsWith("lib/", StringComparison.OrdinalIgnoreCase);
        string name = isLibrary ? file.Path["lib/".Length..] : file.Path;
        CompiledSource result = SourceCompiler.Compile(SourceFile.Of(file.FullPath, name, file.Content), options);
        diagnostics.AddRange(result.Diagnostics);
        return isLibrary && result.Module is not null
            ? new DriveItem(Path.ChangeExtension(file.Path, ".mpy"), file.FullPath, result.Bytes) { Source = file.Content }
            : new DriveItem(file.Path, file.FullPath, file.Content);
    }
}
