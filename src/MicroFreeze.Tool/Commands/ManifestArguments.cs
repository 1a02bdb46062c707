using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Python.Sandbox;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary>What the commands about manifests have in common: which manifest, what for, with which variables.</summary>
internal static class ManifestArguments
{
    private const string ModeKey = "--mode";
    private const string AllowKey = "--allow";

    private static readonly (string Name, ManifestMode Mode)[] Modes =
    [
        ("freeze", ManifestMode.Freeze),
        ("compile", ManifestMode.Compile),
        ("pyproject", ManifestMode.PyProject),
    ];

    /// <summary>The options' rows.</summary>
    public static OptionRow[] Rows { get; } =
    [
        new([ModeKey], OptionKind.Value, "MODE", "What the manifest is evaluated for: freeze, compile or pyproject\n(default freeze)."),
        ManifestVariables.Row,
        ManifestVariables.UnixFfiRow,
#if HAS_NUGET
        PackageArguments.Row,
#endif
        new([AllowKey], OptionKind.Value, "LIST", "What the manifest may do beyond the sandbox, as MicroFreezeManifestAllow:\nWrite, Environment and directories, separated by semicolons."),
    ];

    /// <summary>The mode.</summary>
    public static ManifestMode Mode(ParsedArguments arguments) => Choose(arguments, ModeKey, Modes);

    /// <summary>The request for a manifest that the command line names.</summary>
    public static ManifestRequest Read(ToolHost host, ParsedArguments arguments, string manifest)
    {
        IReadOnlyDictionary<string, string> environment = host.ReadEnvironment();
        SandboxGrants grants = SandboxGrants.Parse(arguments.Last(AllowKey), host.CurrentDirectory, out string? unknown);
        return new ManifestRequest
        {
            Items = [ManifestVariables.IsFile(host, manifest) ? new ManifestItem(manifest) : new ManifestCodeItem(manifest)],
            BaseDirectory = host.CurrentDirectory,
            Mode = Mode(arguments),
            Variables = ManifestVariables.Read(host, arguments),
            UnixFfi = arguments.Has(ManifestVariables.UnixFfiKey),
            Environment = environment,
            Clock = FixedClock.Parse(environment.GetValueOrDefault(FixedClock.Variable)),
            Platform = host.Platform,
            Grants = unknown is null ? grants : throw new UsageException($"{AllowKey} takes Write, Environment and directories, not {unknown}"),
        };
    }

    /// <summary>The request for the CircuitPython libraries that the options name, or else for a manifest, the first of what else the command line names.</summary>
    /// <param name="host">The host.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="rest">What else it names.</param>
    /// <returns>The request; null where a board could not be read, which was printed.</returns>
    /// <exception cref="UsageException">There is neither.</exception>
    public static ManifestRequest? Read(ToolHost host, ParsedArguments arguments, out IReadOnlyList<string> rest)
    {
        DiagnosticBag diagnostics = new();
        rest = arguments.Positionals;
        if (LibraryArguments.Read(host, arguments, diagnostics) is { } libraries)
        {
            return DiagnosticPrinter.Print(host.Error, diagnostics.Items) ? null : Read(host, arguments, "") with { Items = libraries };
        }

        if (rest.Count == 0)
        {
            throw new UsageException("it takes one manifest, or a library or board of CircuitPython");
        }

        rest = [.. rest.Skip(1)];
        return Read(host, arguments, arguments.Positionals[0]);
    }

    /// <summary>Evaluates it and prints what it says and what is wrong; null where there are errors.</summary>
    public static ManifestResult? Evaluate(ToolHost host, ParsedArguments arguments, ManifestRequest request)
    {
#if HAS_NUGET
        if (PackageArguments.Read(host, arguments) is not { } packages)
        {
            return null;
        }

        request = request with { Packages = packages };
#endif
        ManifestResult result = ManifestEvaluator.Evaluate(request);
        foreach (string line in result.Output)
        {
            host.Error.WriteLine(line);
        }

        return DiagnosticPrinter.Print(host.Error, result.Diagnostics) ? null : result;
    }

    /// <summary>The value that an option names; the first where it is not given.</summary>
    public static T Choose<T>(ParsedArguments arguments, string key, (string Name, T Value)[] rows)
    {
        string name = arguments.Last(key) ?? rows[0].Name;
        int row = Array.FindIndex(rows, candidate => candidate.Name == name);
        return row >= 0
            ? rows[row].Value
            : throw new UsageException($"{key} is one of {string.Join(", ", rows.Select(candidate => candidate.Name))}, not {name}");
    }
}
