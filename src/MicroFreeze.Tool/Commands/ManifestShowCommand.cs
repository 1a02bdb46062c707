using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary><c>microfreeze manifest show</c>: what a manifest comes to, without building anything.</summary>
internal static class ManifestShowCommand
{
    private const string FormatKey = "--format";

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
        FILE is a manifest, a directory that holds a manifest.py, or the text of a manifest. With --library or --board there is none.
        JSON has "files" (each with target, source, kind, opt, version; package and emit where there are any), "metadata"
        and, in pyproject mode, "pypi".
        """,
        "microfreeze manifest show boards/pico/manifest.py --var MPY_DIR=micropython --format json",
        new OptionTable([.. ManifestArguments.Rows, .. LibraryArguments.Rows, new OptionRow([FormatKey], OptionKind.Value, "FORMAT", "text or json (default text).")]),
        Run);

    private static int Run(ToolHost host, ParsedArguments arguments)
    {
        ManifestRequest? request = ManifestArguments.Read(host, arguments, out IReadOnlyList<string> rest);
        if (rest.Count > 0)
        {
            throw new UsageException("it takes one manifest");
        }

        Action<TextWriter, ManifestResult, ManifestMode> write = ManifestArguments.Choose(arguments, FormatKey, Formats);
        if (request is null || ManifestArguments.Evaluate(host, arguments, request) is not { } result)
        {
            return ExitCodes.Failure;
        }

        write(host.Output, result, ManifestArguments.Mode(arguments));
        return ExitCodes.Success;
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
            ManifestJson.CompilerFlags(file),
            file.Version ?? "",
            NativePath.Of(file.SourcePath) + (file.Package is null ? "" : $"  (package {file.Package})"),
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
