using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Firmware.Ports;
using MicroFreeze.Freezing.Agreement;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary>
/// <c>microfreeze makemanifest</c>: stands in for makemanifest.py in the make of a port. Source: tools/makemanifest.py@v1.28.0;
/// py/mkrules.mk@v1.28.0.
/// </summary>
internal static class MakeManifestCommand
{
    private const string OutputKey = "-o";
    private const string BuildDirectoryKey = "-b";
    private const string CompilerFlagsKey = "-f";
    private const string FreezerFlagsKey = "--mpy-tool-flags";
    private const string InsteadKey = "--instead";
    private const string InsteadFlagsKey = "--instead-flags";

    /// <summary>The command's row.</summary>
    public static Command Command { get; } = new(
        "makemanifest",
        "-o FILE -v MPY_DIR=DIR -v PORT_DIR=DIR [OPTIONS] MANIFEST...",
        "Freezes what manifests name, with the options and exit codes of makemanifest.py.",
        """
        A MANIFEST is a path that ends in .py, or the text of a manifest. In a port's build:
          make MAKE_MANIFEST="microfreeze makemanifest"
        """,
        "microfreeze makemanifest -o build/frozen_content.c -b build -v MPY_DIR=../.. -v PORT_DIR=. manifest.py",
        new OptionTable(
            new OptionRow([OutputKey, "--output"], OptionKind.Value, "FILE", "The C source to write."),
            new OptionRow([BuildDirectoryKey, "--build-dir"], OptionKind.Value, "DIR", "Directory of the firmware's build: genhdr/qstrdefs.preprocessed.h is\nread there, frozen_mpy/ is written (default: where FILE is)."),
            new OptionRow([CompilerFlagsKey, "--mpy-cross-flags"], OptionKind.Value, "FLAGS", "Options of 'microfreeze mpy-cross', in one argument."),
            ManifestVariables.Row,
            ManifestVariables.UnixFfiRow,
            new OptionRow([FreezerFlagsKey], OptionKind.Value, "FLAGS", "-mlongint-impl=none|longlong|mpz and -mmpz-dig-size=16|32, in one argument."),
            new OptionRow([InsteadKey], OptionKind.Value, "MANIFEST", "Freeze what this manifest names, whatever MANIFESTs the port names."),
            new OptionRow([InsteadFlagsKey], OptionKind.Value, "FLAGS", "Take these for --mpy-tool-flags, whatever the port has there."),
            new OptionRow([CompilerSettings.Firmware], OptionKind.Value, "F", "Firmware that the output is for (default: what MPY_DIR is a tree of)."),
            CompilerSettings.NativeRows[0],
            CompilerSettings.NativeRows[1])
        {
            FollowsArgparse = true,
        },
        Run);

    private static int Run(ToolHost host, ParsedArguments arguments)
    {
        string output = host.Resolve(arguments.Last(OutputKey) ?? throw new UsageException("-o FILE is missing"));
        if (arguments.Positionals.Count == 0)
        {
            throw new UsageException("there is no manifest");
        }

        KeyValuePair<string, string>[] variables = ManifestVariables.Read(host, arguments);
        if (Find(variables, "MPY_DIR") is not { } tree || Find(variables, "PORT_DIR") is null)
        {
            host.Error.WriteLine("MPY_DIR and PORT_DIR variables must be specified");
            return ExitCodes.Failure;
        }

        string buildDirectory = arguments.Last(BuildDirectoryKey) is { Length: > 0 } given ? host.Resolve(given) : Path.GetDirectoryName(output)!;
        ParsedArguments compilerFlags;
        CompileOptions options;
        FirmwareIntegers integers;
        try
        {
            compilerFlags = ReadCompilerFlags(arguments);
            options = CompilerSettings.Read(compilerFlags, host.Architecture);
            integers = MpyToolOptions.Read(MpyToolOptions.Table.Parse(Words(arguments.Last(InsteadFlagsKey) ?? arguments.Last(FreezerFlagsKey))));
        }
        catch (UsageException problem)
        {
            // The reference understands its own command line then, and mpy-cross or mpy-tool.py does not: that is exit code 1.
            host.Error.WriteLine($"microfreeze makemanifest: {problem.Message}");
            return ExitCodes.Failure;
        }

        DiagnosticBag findings = new();
        if (!arguments.Has(CompilerSettings.Firmware))
        {
            options = options with { Firmware = FindFirmware(host.Resolve(tree), findings) ?? options.Firmware };
        }

        IReadOnlyDictionary<string, string> environment = host.ReadEnvironment();
        FreezeRequest request = new()
        {
            Manifest = new ManifestRequest
            {
                Items =
                [
                    .. (arguments.Last(InsteadKey) is { } instead ? [instead] : arguments.Positionals)
                        .Select(FreezeItem (text) => ManifestVariables.IsFile(host, text) ? new ManifestItem(text) : new ManifestCodeItem(text)),
                ],
                BaseDirectory = host.CurrentDirectory,
                Variables = variables,
                UnixFfi = arguments.Has(ManifestVariables.UnixFfiKey),
                Environment = environment,
                Clock = FixedClock.Parse(environment.GetValueOrDefault(FixedClock.Variable)),
                Platform = host.Platform,
            },
            CompileOptions = options,

            // The reference hands mpy-cross the manifest's level first and these flags last, and the last one counts.
            OverridesOptimizationLevel = compilerFlags.Has(CompilerSettings.Optimize),
            ModuleDirectory = Path.Join(buildDirectory, "frozen_mpy"),
            CompiledDirectory = Path.Join(buildDirectory, "frozen_mpy"),
            FrozenSource = new FrozenSourceRequest(output)
            {
                QstrHeader = Path.Join(buildDirectory, "genhdr", "qstrdefs.preprocessed.h"),

                // Who names another firmware than the tree's means it.
                Tree = new FirmwareTree(
                    arguments.Has(CompilerSettings.Firmware) ? null : host.Resolve(tree),
                    Find(variables, "PORT_DIR") is { Length: > 0 } port ? host.Resolve(port) : null,
                    Find(variables, "BOARD_DIR") is { Length: > 0 } board ? host.Resolve(board) : null,
                    arguments.Has(CompilerSettings.Firmware) ? null : Path.Join(buildDirectory, "genhdr", "qstrdefs.preprocessed.h")),
                LongInt = integers.LongInt,
                MpzDigitBits = integers.DigitBits,
            },
            StateFile = Path.Join(buildDirectory, "frozen_mpy", ".microfreeze"),
            CompilerVersion = FreezeBuild.CodeVersion,
            Parallelism = host.Parallelism,
            Findings = findings.Items,
        };

        FreezeResult? current = FreezeBuild.TryGetCurrent(request);
        FreezeResult result = current ?? FreezeBuild.Run(request);
        foreach (string line in result.ManifestOutput)
        {
            host.Output.WriteLine(line);
        }

        DiagnosticPrinter.Print(host.Error, result.Diagnostics);
        if (!result.Succeeded)
        {
            return ExitCodes.Failure;
        }

        if (current is null)
        {
            host.Output.WriteLine($"GEN {arguments.Last(OutputKey)}");
        }

        return ExitCodes.Success;
    }

    private static string? Find(KeyValuePair<string, string>[] variables, string name)
    {
        foreach ((string key, string value) in variables)
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }

    // What does not look like a source tree may still have manifests; the firmware is then the one that is compiled for without a word.
    private static FirmwareProfile? FindFirmware(string tree, DiagnosticBag findings)
    {
        try
        {
            if (!File.Exists(Path.Join(tree, TreeFirmware.VersionFile)))
            {
                return null;
            }

            TreeFirmware firmware = TreeFirmware.Read(tree);
            if (firmware.Profile is null)
            {
                findings.Report(
                    FirmwareDiagnostics.UnknownVersion, new SourceLocation(tree),
                    tree, firmware.DisplayName, string.Join(", ", FirmwareProfile.All.Select(profile => profile.DisplayName)));
            }

            return firmware.Profile;
        }
        catch (Exception problem) when (problem.IsFileError())
        {
            findings.Report(FileDiagnostics.CannotRead, new SourceLocation(tree), Path.Join(tree, TreeFirmware.VersionFile), problem.Message);
            return null;
        }
    }

    private static ParsedArguments ReadCompilerFlags(ParsedArguments arguments)
    {
        ParsedArguments flags = MpyCrossCommand.Command.Options.Parse(Words(arguments.Last(CompilerFlagsKey)));
        if (flags.Positionals is [var file, ..])
        {
            throw new UsageException($"{file} is no option of mpy-cross");
        }

        // Our own options may stand among makemanifest's too.
        foreach (string option in (string[])[CompilerSettings.Firmware, CompilerSettings.NativeFallback, CompilerSettings.Exact])
        {
            if (arguments.Last(option) is { } value)
            {
                flags.Add(option, value);
            }
        }

        return flags;
    }

    // The reference splits flags at white space and knows no quotes.
    private static string[] Words(string? flags) => (flags ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
