using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary><c>microfreeze manifest export</c>: the list of a manifest as plain manifests for the reference's tools.</summary>
internal static class ManifestExportCommand
{
    private const string OutputKey = "-o";

    /// <summary>The command's row.</summary>
    public static Command Command { get; } = new(
        "manifest export",
        "FILE [OPTIONS]",
        "Writes plain manifests that give MicroPython's own tools the same list of files.",
        """
        FILE is a manifest, a directory that holds a manifest.py, or the text of a manifest. Without -o the manifest goes to standard output, which
        is possible only where one file says it all: files of packages that have a version need a manifest each.
        """,
        "microfreeze manifest export boards/pico/manifest.py --var MPY_DIR=micropython -o exported",
        new OptionTable([new OptionRow([OutputKey, "--output"], OptionKind.Value, "DIR", "Where to write manifest.py and those that it includes."), .. ManifestArguments.Rows]),
        Run);

    private static int Run(ToolHost host, ParsedArguments arguments)
    {
        if (arguments.Positionals is not [var manifest])
        {
            throw new UsageException("it takes one manifest");
        }

        ManifestRequest request = ManifestArguments.Read(host, arguments, manifest);
        if (ManifestArguments.Evaluate(host, arguments, request) is not { } result)
        {
            return ExitCodes.Failure;
        }

        ManifestExport export = ManifestExporter.Export(result, request);
        foreach (string problem in export.Problems)
        {
            host.Error.WriteLine($"microfreeze manifest export: {problem}");
        }

        if (export.Problems.Count > 0)
        {
            return ExitCodes.Failure;
        }

        if (arguments.Last(OutputKey) is { } directory)
        {
            string resolved = host.Resolve(directory);
            Directory.CreateDirectory(resolved);
            foreach ((string name, string text) in export.Files)
            {
                File.WriteAllText(Path.Join(resolved, name), text);
            }

            return ExitCodes.Success;
        }

        if (export.Files.Count > 1)
        {
            throw new UsageException("packages with versions need a manifest each: name a directory with -o");
        }

        host.Output.Write(export.Files[0].Value);
        return ExitCodes.Success;
    }
}
