using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Packages;
using MicroFreeze.Packaging;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary><c>microfreeze pack</c>: a NuGet package of a directory of Python, without a project.</summary>
internal static class PackCommand
{
    private const string OutputKey = "-o";
    private const string IdKey = "--id";
    private const string PrefixKey = "--id-prefix";
    private const string NameKey = "--name";
    private const string VersionKey = "--version";
    private const string AuthorKey = "--author";
    private const string LicenseKey = "--license";
    private const string DescriptionKey = "--description";
    private const string FirmwareKey = "--firmware";
    private const string DependencyKey = "--dependency";
    private const string WithRequiredKey = "--with-required";

    /// <summary>The command's row.</summary>
    public static Command Command { get; } = new(
        "pack",
        "DIR... -o DIR [OPTIONS]",
        "Makes NuGet packages of Python libraries, without a project.",
        """
        DIR is a directory with a manifest.py, such as those of micropython-lib, or the repository of a CircuitPython library. What its manifest requires, or its
        requirements.txt names, becomes a dependency on the package of that name: from the version on that is found where MPY_LIB_DIR says, or
        in the micropython-lib that DIR is part of. The time of the package's entries is that of SOURCE_DATE_EPOCH, or 1980: packages of one
        library are the same, byte for byte.
        """,
        "microfreeze pack micropython-lib/micropython/umqtt.simple -o feed --with-required",
        new OptionTable(
            new OptionRow([OutputKey, "--output"], OptionKind.Value, "DIR", "Where to write the packages: a directory that NuGet takes as a source."),
            new OptionRow([IdKey], OptionKind.Value, "ID", "The package's identifier (default: prefix and name)."),
            new OptionRow([PrefixKey], OptionKind.Value, "TEXT", "What identifiers begin with, those of dependencies too."),
            new OptionRow([NameKey], OptionKind.Value, "NAME", "The name for require() (default: that of DIR, or in pyproject.toml)."),
            new OptionRow([VersionKey], OptionKind.Value, "VERSION", "The version (default: that of metadata() or of the repository's tag)."),
            new OptionRow([AuthorKey], OptionKind.Value, "NAME", "The author."),
            new OptionRow([LicenseKey], OptionKind.Value, "SPDX", "The licence, as an SPDX expression such as MIT."),
            new OptionRow([DescriptionKey], OptionKind.Value, "TEXT", "What the library does."),
            new OptionRow([FirmwareKey], OptionKind.Value, "LIST", "Firmware that it is for, such as micropython;circuitpython-10, or any\n(default: the family that DIR looks like)."),
            new OptionRow([DependencyKey], OptionKind.Value, "NAME=RANGE", "Versions of a required library, in NuGet's notation; none to leave it out.\nMay be repeated."),
            new OptionRow([WithRequiredKey], OptionKind.Flag, "", "Pack the required libraries too, as far as they are found."),
            ManifestVariables.Row,
            ManifestVariables.UnixFfiRow),
        Run);

    private static int Run(ToolHost host, ParsedArguments arguments)
    {
        if (arguments.Positionals.Count == 0)
        {
            throw new UsageException("there is no directory to pack");
        }

        string output = host.Resolve(arguments.Last(OutputKey) ?? throw new UsageException("-o DIR is missing"));
        if (arguments.Positionals.Count > 1 && (arguments.Has(IdKey) || arguments.Has(NameKey)))
        {
            throw new UsageException($"{IdKey} and {NameKey} are for one directory");
        }

        if (!PackageArguments.CheckLibraries(host))
        {
            return ExitCodes.Failure;
        }

        bool failed = false;
        foreach (string directory in arguments.Positionals)
        {
            failed |= !Pack(host, arguments, directory, output);
        }

        return failed ? ExitCodes.Failure : ExitCodes.Success;
    }

    private static bool Pack(ToolHost host, ParsedArguments arguments, string name, string output)
    {
        string directory = Path.TrimEndingDirectorySeparator(host.Resolve(name));
        if (!Directory.Exists(directory))
        {
            return !DiagnosticPrinter.Print(host.Error, [ToolDiagnostics.NoDirectory(name, directory)]);
        }

        PackResult result = LibraryPacker.Pack(Read(host, arguments, directory));
        foreach (string line in result.Output)
        {
            host.Error.WriteLine(line);
        }

        if (DiagnosticPrinter.Print(host.Error, result.Diagnostics))
        {
            return false;
        }

        foreach (PackedLibrary package in result.Packages)
        {
            string path = Path.Join(output, package.FileName);
            DiagnosticBag problems = new();
            if (!problems.Try(PackageDiagnostics.CannotWrite, path, () => OutputFiles.WriteIfDifferent(path, package.Content)))
            {
                return !DiagnosticPrinter.Print(host.Error, problems.Items);
            }

            host.Output.WriteLine(path);
        }

        return true;
    }

    private static PackRequest Read(ToolHost host, ParsedArguments arguments, string directory)
    {
        IReadOnlyDictionary<string, string> environment = host.ReadEnvironment();
        return new PackRequest
        {
            Directory = directory,
            Manifest = new ManifestRequest
            {
                Items = [],
                BaseDirectory = host.CurrentDirectory,
                Variables = ReadVariables(host, arguments, directory),
                UnixFfi = arguments.Has(ManifestVariables.UnixFfiKey),
                Environment = environment,
                Clock = FixedClock.Parse(environment.GetValueOrDefault(FixedClock.Variable)),
                Platform = host.Platform,
            },
            Id = arguments.Last(IdKey),
            IdPrefix = arguments.Last(PrefixKey) ?? "",
            Name = arguments.Last(NameKey),
            Metadata = new PackageMetadata
            {
                Version = arguments.Last(VersionKey),
                Author = arguments.Last(AuthorKey),
                License = arguments.Last(LicenseKey),
                Description = arguments.Last(DescriptionKey),
            },
            Firmware = arguments.Last(FirmwareKey) is { } list ? ReadFirmware(list) : null,
            Dependencies = ReadDependencies(arguments),
            WithRequired = arguments.Has(WithRequiredKey),
        };
    }

    // Where nobody says where micropython-lib is, a directory that is part of one does.
    private static IReadOnlyList<KeyValuePair<string, string>> ReadVariables(ToolHost host, ParsedArguments arguments, string directory)
    {
        IReadOnlyList<KeyValuePair<string, string>> variables = ManifestVariables.Read(host, arguments);
        if (variables.Any(variable => variable.Key == "MPY_LIB_DIR"))
        {
            return variables;
        }

        for (string? parent = Path.GetDirectoryName(directory); parent is not null; parent = Path.GetDirectoryName(parent))
        {
            if (Directory.Exists(Path.Join(parent, "micropython")) && Directory.Exists(Path.Join(parent, "python-stdlib")))
            {
                return [.. variables, new("MPY_LIB_DIR", parent)];
            }
        }

        return variables;
    }

    private static string[] ReadFirmware(string list)
    {
        string[] names = list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names is ["any"] ? [] : names;
    }

    private static Dictionary<string, string> ReadDependencies(ParsedArguments arguments)
    {
        Dictionary<string, string> dependencies = [];
        foreach (string text in arguments.All(DependencyKey))
        {
            int equals = text.IndexOf('=');
            string range = equals < 0 ? "" : text[(equals + 1)..];
            if (equals <= 0 || (range.Length > 0 && !NuGetValues.IsVersionRange(range)))
            {
                throw new UsageException($"{DependencyKey} takes NAME=RANGE, such as ssl=[0.2,1.0), not {text}");
            }

            dependencies[text[..equals]] = range;
        }

        return dependencies;
    }
}
