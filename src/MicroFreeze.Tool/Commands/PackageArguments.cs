using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Manifests.Packages;
using MicroFreeze.Packaging;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary>NuGet packages on the command line: directories that NuGet has unpacked.</summary>
internal static class PackageArguments
{
    private const string Key = "--package";

    /// <summary>The option's row.</summary>
    public static OptionRow Row { get; } = new(
        [Key], OptionKind.Value, "DIR", "An unpacked NuGet package that the manifest may require, such as\n~/.nuget/packages/ID/VERSION; may be repeated.");

    /// <summary>Reads the packages and prints what is wrong with them; null where there are errors.</summary>
    public static PackageSet? Read(ToolHost host, ParsedArguments arguments)
    {
        IReadOnlyList<string> directories = arguments.All(Key);
        if (directories.Count == 0)
        {
            return PackageSet.Empty;
        }

        return CheckLibraries(host) ? Load(host, directories) : null;
    }

    /// <summary>Whether there is what packages are read and written with; an error is printed where there is not.</summary>
    public static bool CheckLibraries(ToolHost host) =>
        NuGetLibraries.AreHere || !DiagnosticPrinter.Print(host.Error, [Diagnostic.Create(ToolDiagnostics.NoSdk, SourceLocation.None)]);

    private static PackageSet? Load(ToolHost host, IReadOnlyList<string> directories)
    {
        LoadedPackages loaded = PackageLoader.Load(
            new PackageRequest { Reader = new NuGetPackageReader(), Directories = [.. directories.Select(directory => Path.TrimEndingDirectorySeparator(host.Resolve(directory)))] },
            PhysicalFileSystem.Instance);
        return DiagnosticPrinter.Print(host.Error, loaded.Diagnostics) ? null : loaded.Packages;
    }
}
