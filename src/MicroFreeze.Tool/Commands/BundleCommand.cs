using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Bundles;
using MicroFreeze.Files;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary><c>microfreeze bundle</c>: what circuitpython-build-bundles makes of library repositories. See: circuitpython-build-tools,
/// build_bundles.py, <c>build_bundles</c>.</summary>
internal static class BundleCommand
{
    private const string PrefixKey = "--filename_prefix";
    private const string OutputKey = "--output_directory";
    private const string LocationKey = "--library_location";
    private const string DepthKey = "--library_depth";
    private const string PackagesKey = "--package_folder_prefix";
    private const string RemoteKey = "--remote_name";
    private const string IgnoreKey = "--ignore";
    private const string OnlyKey = "--only";
    private const string VersionKey = "--version";
    private const string ReadmeKey = "--readme";

    private static readonly (string Name, BundleKinds Kind)[] Kinds =
    [
        ("py", BundleKinds.Source),
        ("mpy", BundleKinds.Compiled),
        ("example", BundleKinds.Examples),
        ("json", BundleKinds.Index),
    ];

    /// <summary>The command's row.</summary>
    public static Command Command { get; } = new(
        "bundle",
        "--filename_prefix PREFIX [OPTIONS] [DIR...]",
        "Makes bundles of CircuitPython libraries: zips of .py, .mpy and examples, and a JSON index.",
        """
        Stands in for circuitpython-build-bundles: its options, its file names, the same files in the zips. DIR are directories of libraries.
        Versions come from their git repositories, which are read directly. The same libraries give the same bytes.
        """,
        "microfreeze bundle libraries/our_sensor libraries/our_display --filename_prefix our-bundle",
        new OptionTable(
            new OptionRow([PrefixKey], OptionKind.Value, "PREFIX", "What the names of the files begin with."),
            new OptionRow([OutputKey], OptionKind.Value, "DIR", "Directory for the files (default bundles)."),
            new OptionRow([LocationKey], OptionKind.Value, "DIR", "A library, or with --library_depth where libraries are."),
            new OptionRow([DepthKey], OptionKind.Value, "N", "How many directories below that the libraries are (default 0)."),
            new OptionRow([PackagesKey], OptionKind.Value, "LIST", "What directories of packages begin with, in libraries without a word\nin pyproject.toml; separated by commas (default adafruit_)."),
            new OptionRow([RemoteKey], OptionKind.Value, "NAME", "The remote that a library's address is taken from (default origin)."),
            new OptionRow([IgnoreKey, "-i"], OptionKind.Value, "KIND", "Leave out py, mpy, example or json; as often as wanted."),
            new OptionRow([OnlyKey, "-o"], OptionKind.Value, "KIND", "Make only py, mpy, example or json; as often as wanted."),
            new OptionRow([VersionKey], OptionKind.Value, "VERSION", "The bundle's version (default the tag or commit of the current directory)."),
            new OptionRow([ReadmeKey], OptionKind.Value, "FILE", "README.txt of a bundle of several libraries\n(default README.txt, where there is one)."),
            new OptionRow(["--firmware"], OptionKind.Value, "F", "Firmware to compile for; as often as wanted (default circuitpython-10).")),
        Run);

    private static int Run(ToolHost host, ParsedArguments arguments)
    {
        DiagnosticBag diagnostics = new();
        BundleRequest request = Read(host, arguments, diagnostics);
        if (DiagnosticPrinter.Print(host.Error, diagnostics.Items))
        {
            return ExitCodes.Failure;
        }

        BundleResult result = BundleBuilder.Build(request);
        if (DiagnosticPrinter.Print(host.Error, result.Diagnostics))
        {
            return ExitCodes.Failure;
        }

        foreach (string file in result.Files)
        {
            host.Output.WriteLine(Path.GetRelativePath(host.CurrentDirectory, file));
        }

        return ExitCodes.Success;
    }

    private static BundleRequest Read(ToolHost host, ParsedArguments arguments, DiagnosticBag diagnostics)
    {
        string readme = host.Resolve(arguments.Last(ReadmeKey) ?? "README.txt");
        if (arguments.Has(ReadmeKey) && !File.Exists(readme))
        {
            diagnostics.Report(ToolDiagnostics.NoSuchPath, new SourceLocation(readme));
        }

        return new BundleRequest
        {
            Libraries = [.. ReadLibraries(host, arguments, diagnostics)],
            Prefix = arguments.Last(PrefixKey) ?? throw new UsageException($"{PrefixKey} is missing"),
            OutputDirectory = host.Resolve(arguments.Last(OutputKey) ?? "bundles"),
            BaseDirectory = host.CurrentDirectory,
            Version = arguments.Last(VersionKey),
            Kinds = ReadKinds(arguments),
            Firmwares = arguments.All("--firmware").Count == 0 ? [FirmwareFamily.CircuitPython.Newest] : [.. arguments.All("--firmware").Select(ReadFirmware)],
            PackagePrefixes = (arguments.Last(PackagesKey) ?? "adafruit_").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            RemoteName = arguments.Last(RemoteKey) ?? "origin",
            Readme = File.Exists(readme) ? readme : null,
            ToolsVersion = $"microfreeze-{ToolVersion.Text}",
            Parallelism = host.Parallelism,
        };
    }

    private static IEnumerable<BundleLibrary> ReadLibraries(ToolHost host, ParsedArguments arguments, DiagnosticBag diagnostics)
    {
        List<(string Directory, string Named)> directories = [.. arguments.Positionals.Select(path => (host.Resolve(path), path))];
        string depthText = arguments.Last(DepthKey) ?? "0";
        if (!int.TryParse(depthText, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int depth) || depth > 16)
        {
            throw new UsageException($"{DepthKey} is a number, not {depthText}");
        }

        if (arguments.Last(LocationKey) is { } location)
        {
            string directory = host.Resolve(location);
            if (Directory.Exists(directory))
            {
                directories.AddRange(BundleBuilder.FindLibraries(PhysicalFileSystem.Instance, directory, depth).Select(found => (found, found)));
            }
            else
            {
                diagnostics.Report(ToolDiagnostics.NoSuchPath, new SourceLocation(location));
            }
        }
        else if (directories.Count == 0)
        {
            throw new UsageException($"{LocationKey} is missing, or directories of libraries");
        }

        return directories.Select(library => new BundleLibrary(Path.TrimEndingDirectorySeparator(library.Directory)) { Location = new SourceLocation(library.Named) });
    }

    private static BundleKinds ReadKinds(ParsedArguments arguments)
    {
        BundleKinds ignored = ReadKinds(arguments, IgnoreKey);
        BundleKinds only = ReadKinds(arguments, OnlyKey);
        return ignored != 0 && only != 0
            ? throw new UsageException($"{IgnoreKey} and {OnlyKey} exclude each other")
            : only != 0 ? only : BundleKinds.All & ~ignored;
    }

    private static BundleKinds ReadKinds(ParsedArguments arguments, string key)
    {
        BundleKinds kinds = BundleKinds.None;
        foreach (string name in arguments.All(key))
        {
            int row = Array.FindIndex(Kinds, candidate => candidate.Name == name);
            kinds |= row >= 0 ? Kinds[row].Kind : throw new UsageException($"{key} is one of {string.Join(", ", Kinds.Select(candidate => candidate.Name))}, not {name}");
        }

        return kinds;
    }

    private static FirmwareProfile ReadFirmware(string name) => FirmwareProfile.Find(name)
        ?? throw new UsageException($"there is no firmware {name}; known are {string.Join(", ", FirmwareProfile.All.Select(profile => profile.Name))}");
}
