using System.Globalization;
using MicroFreeze.Manifests;
using MicroFreeze.Tool.CommandLine;

namespace MicroFreeze.Tool.Commands;

/// <summary><c>microfreeze manifest show</c>: what a manifest comes to, without building anything.</summary>
internal static class ManifestShowCommand
{
    private const string ModeKey = "--mode";
    private const string FormatKey = "--format";
    private const string UnixFfiKey = "--unix-ffi";

    private static readonly (string Name, ManifestMode Mode)[] Modes =
    [
        ("freeze", ManifestMode.Freeze),
        ("compile", ManifestMode.Compile),
        ("pyproject", ManifestMode.PyProject),
    ];

    private static readonly (string Name, Action<TextWriter, ManifestResult, ManifestMode> Write)[] Formats =
    [
        ("text", WriteText),
        ("json", (writer, result, mode) => writer.WriteLine(ManifestJson.Write(result, mode))),
    ];

    /// <summary>The command's row.</summary>
    public static Command Command { get; } = new(
        "manifest show",
        "FILE [OPTIONS]",
        "Evaluates a manifest and lists the files that it names.",
        """
        FILE is a manifest, a directory that holds a manifest.py, or the text of a manifest.
        JSON has "files" (each with target, source, kind, opt, version), "metadata" and, in pyproject mode, "pypi".
        """,
        "microfreeze manifest show boards/pico/manifest.py --var MPY_DIR=micropython --format json",
        new OptionTable(
            new OptionRow([ModeKey], OptionKind.Value, "MODE", "What the manifest is evaluated for: freeze, compile or pyproject\n(default freeze)."),
            ManifestVariables.Row,
            new OptionRow([UnixFfiKey], OptionKind.Flag, "", "Search the library unix-ffi of micropython-lib before the others."),
            new OptionRow([FormatKey], OptionKind.Value, "FORMAT", "text or json (default text).")),
        Run);

    private static int Run(ToolHost host, ParsedArguments arguments)
    {
        if (arguments.Positionals is not [var file])
        {
            throw new UsageException("it takes one manifest");
        }

        ManifestMode mode = Choose(arguments, ModeKey, Modes);
        Action<TextWriter, ManifestResult, ManifestMode> write = Choose(arguments, FormatKey, Formats);
        ManifestResult result = ManifestEvaluator.Evaluate(new ManifestRequest
        {
            Items = [ManifestVariables.IsFile(host, file) ? new ManifestItem(file) : new ManifestCodeItem(file)],
            BaseDirectory = host.CurrentDirectory,
            Mode = mode,
            Variables = ManifestVariables.Read(host, arguments),
            UnixFfi = arguments.Has(UnixFfiKey),
            Environment = host.ReadEnvironment(),
            Platform = host.Platform,
        });
        foreach (string line in result.Output)
        {
            host.Error.WriteLine(line);
        }

        if (DiagnosticPrinter.Print(host.Error, result.Diagnostics))
        {
            return ExitCodes.Failure;
        }

        write(host.Output, result, mode);
        return ExitCodes.Success;
    }

    private static T Choose<T>(ParsedArguments arguments, string key, (string Name, T Value)[] rows)
    {
        string name = arguments.Last(key) ?? rows[0].Name;
        int row = Array.FindIndex(rows, candidate => candidate.Name == name);
        return row >= 0
            ? rows[row].Value
            : throw new UsageException($"{key} is one of {string.Join(", ", rows.Select(candidate => candidate.Name))}, not {name}");
    }

    private static void WriteText(TextWriter writer, ManifestResult result, ManifestMode mode)
    {
        foreach ((string name, string? value) in ManifestJson.Metadata(result.Metadata))
        {
            if (value is not null)
            {
                writer.WriteLine($"{name}: {value}");
            }
        }

        string[][] rows = [.. result.Files.Select(file => new[]
        {
            file.TargetPath,
            file.Kind.ToManifestName(),
            file.OptimizationLevel is { } level ? string.Create(CultureInfo.InvariantCulture, $"-O{level}") : "",
            file.Metadata.Version ?? "",
            file.SourcePath,
        })];
        int[] widths = [.. Enumerable.Range(0, 5).Select(column => rows.Select(row => row[column].Length).DefaultIfEmpty().Max())];
        foreach (string[] row in rows)
        {
            writer.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }

        foreach (string requirement in result.PyPIDependencies)
        {
            writer.WriteLine($"pypi: {requirement}");
        }
    }
}
