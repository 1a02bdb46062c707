using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary><c>microfreeze manifest why</c>: which calls and includes bring a file in.</summary>
internal static class ManifestWhyCommand
{
    /// <summary>The command's row.</summary>
    public static Command Command { get; } = new(
        "manifest why",
        "FILE PATH... [OPTIONS]",
        "Says why files are frozen: the call that names each, and what included or required that.",
        """
        FILE is a manifest, a directory that holds a manifest.py, or the text of a manifest. PATH is a path on the device, such as asyncio/core.py,
        a package, such as asyncio, or the path of a source file.
        """,
        "microfreeze manifest why boards/pico/manifest.py asyncio --var MPY_DIR=micropython",
        new OptionTable([.. ManifestArguments.Rows, .. LibraryArguments.Rows]),
        Run);

    private static int Run(ToolHost host, ParsedArguments arguments)
    {
        ManifestRequest? request = ManifestArguments.Read(host, arguments, out IReadOnlyList<string> paths);
        if (paths.Count == 0)
        {
            throw new UsageException("it takes a manifest and at least one path");
        }

        if (request is null || ManifestArguments.Evaluate(host, arguments, request) is not { } result)
        {
            return ExitCodes.Failure;
        }

        bool all = true;
        foreach (string path in paths)
        {
            string wanted = path.Replace('\\', '/').TrimEnd('/');
            FrozenFile[] files = [.. result.Files.Where(file =>
                file.TargetPath == wanted || file.TargetPath == wanted + ".py" || file.TargetPath.StartsWith(wanted + "/", StringComparison.Ordinal) || NativePath.Of(file.SourcePath) == host.Resolve(path))];
            foreach (FrozenFile file in files)
            {
                Write(host.Output, file);
            }

            if (files.Length == 0)
            {
                host.Error.WriteLine($"microfreeze manifest why: nothing brings in {path}");
                all = false;
            }
        }

        return all ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static void Write(TextWriter writer, FrozenFile file)
    {
        string flags = ManifestJson.CompilerFlags(file) is { Length: > 0 } text ? " " + text : "";
        string version = file.Version is { } number ? $" version {number}" : "";
        writer.WriteLine($"{file.TargetPath}  {file.Kind.ToManifestName()}{flags}{version}  {NativePath.Of(file.SourcePath)}");
        foreach (Origin origin in file.Origins)
        {
            writer.WriteLine($"    {origin with { Location = origin.Location.ToNative() }}");
        }
    }
}
