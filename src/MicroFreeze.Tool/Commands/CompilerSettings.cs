using System.Globalization;
using System.Runtime.InteropServices;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Tool.CommandLine;

namespace MicroFreeze.Tool.Commands;

/// <summary>Options about compiling that several commands have, and what they come to.</summary>
internal static class CompilerSettings
{
    /// <summary>Key of the firmware option.</summary>
    public const string Firmware = "--firmware";

    /// <summary>Key of the optimisation level.</summary>
    public const string Optimize = "-O";

    /// <summary>Key of the architecture.</summary>
    public const string Arch = "-march";

    /// <summary>Key of the architecture's flags.</summary>
    public const string ArchFlags = "-march-flags";

    /// <summary>Key of the small int's width.</summary>
    public const string SmallIntBits = "-msmall-int-bits";

    /// <summary>Key of implementation options.</summary>
    public const string Implementation = "-X";

    /// <summary>Key of what becomes of native code without an architecture.</summary>
    public const string NativeFallback = "--native-fallback";

    /// <summary>Key of the mode that keeps the reference's faults.</summary>
    public const string Exact = "--exact";

    private static readonly EmitterRow[] Emitters =
    [
        new("emit=bytecode", EmitKind.Bytecode),
        new("emit=native", EmitKind.Native),
        new("emit=viper", EmitKind.Viper),
    ];

    /// <summary>The firmware option's row, the same everywhere: it is ours, not the reference's.</summary>
    public static OptionRow FirmwareRow { get; } = new(
        [Firmware], OptionKind.Value, "F",
        $"Firmware that the output is for: {string.Join(", ", FirmwareProfile.All.Select(profile => profile.Name))}\n(default {FirmwareProfile.All[0].Name}).");

    /// <summary>The rows of what native code becomes, the same everywhere: they are ours.</summary>
    public static OptionRow[] NativeRows { get; } =
    [
        new OptionRow(
            [NativeFallback], OptionKind.Value, "bytecode",
            "Make bytecode, with a warning, of @micropython.native where there is no\n-march; viper and assembler stay an error."),
        new OptionRow([Exact], OptionKind.Flag, "", "Keep the reference's known faults, to compare with its output."),
    ];

    /// <summary>Reads the options; the source name is left for the caller to fill in.</summary>
    /// <exception cref="UsageException">A value is not one that the option takes.</exception>
    public static CompileOptions Read(ParsedArguments arguments, Architecture hostArchitecture)
    {
        FirmwareProfile firmware = ReadFirmware(arguments);
        NativeArch arch = arguments.Last(Arch) is { } name ? ReadArch(name, hostArchitecture) : NativeArch.None;
        EmitKind emit = ReadEmit(arguments.All(Implementation));
        bool fallsBack = ReadFallback(arguments.Last(NativeFallback));
        if (emit != EmitKind.Bytecode && arch == NativeArch.None && !(fallsBack && emit == EmitKind.Native))
        {
            throw new UsageException("arch not specified: native code needs -march") { IsComplete = true };
        }

        return new CompileOptions
        {
            SourceName = "",
            Firmware = firmware,
            OptimizationLevel = ReadLevel(arguments.Last(Optimize)),
            SmallIntBits = arguments.Last(SmallIntBits) is { } bits ? ReadSmallIntBits(bits) : 31,
            Arch = arch,
            ArchFlags = ReadArchFlags(arguments.Last(ArchFlags), arch, firmware),
            Emit = emit,
            NativeFallsBack = fallsBack,
            Exact = arguments.Has(Exact),
        };
    }

    /// <summary>The firmware that the options name.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    public static FirmwareProfile ReadFirmware(ParsedArguments arguments)
    {
        if (arguments.Last(Firmware) is not { } name)
        {
            return FirmwareProfile.All[0];
        }

        return FirmwareProfile.Find(name) ?? throw new UsageException(
            $"there is no firmware {name}; known are {string.Join(", ", FirmwareProfile.All.Select(profile => profile.Name))}");
    }

    // The reference takes 4 to 9 too; nothing changes after 3.
    private static int ReadLevel(string? text) => text switch
    {
        null => 0,
        [var digit] when char.IsAsciiDigit(digit) => Math.Min(digit - '0', 3),
        _ => throw new UsageException($"the optimisation level is 0 to 3, not {text}"),
    };

    private static NativeArch ReadArch(string name, Architecture hostArchitecture)
    {
        if (name == "host")
        {
            return NativeArchNames.OfMachine(hostArchitecture)
                ?? throw new UsageException("unable to determine host architecture for -march=host") { IsComplete = true };
        }

        return NativeArchNames.TryParse(name, out NativeArch arch)
            ? arch
            : throw new UsageException($"there is no architecture {name}; known are {string.Join(", ", NativeArchNames.All)}, host");
    }

    private static bool ReadFallback(string? text) => text switch
    {
        null or "none" => false,
        "bytecode" => true,
        _ => throw new UsageException($"{NativeFallback} is bytecode or none, not {text}"),
    };

    // As the reference, which reads the flags only where there is an architecture.
    private static uint ReadArchFlags(string? text, NativeArch arch, FirmwareProfile firmware)
    {
        if (text is null || arch == NativeArch.None)
        {
            return 0;
        }

        if (!NativeArchNames.TryParseFlags(text, arch, firmware, out uint flags))
        {
            string accepted = NativeArchNames.DescribeFlags(arch, firmware);
            throw new UsageException($"unrecognised arch flags: {text} for {NativeArchNames.ToName(arch)}; it must be {accepted}") { IsComplete = true };
        }

        return flags;
    }

    private static int ReadSmallIntBits(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int bits) && bits is >= 4 and <= 63
            ? bits
            : throw new UsageException($"a small int has 4 to 63 bits, not {text}");

    private static EmitKind ReadEmit(IReadOnlyList<string> options)
    {
        EmitKind emit = EmitKind.Bytecode;
        foreach (string option in options)
        {
            // The size of the reference's heap; there is no such limit here.
            if (option.StartsWith("heapsize=", StringComparison.Ordinal))
            {
                continue;
            }

            int row = Array.FindIndex(Emitters, candidate => candidate.Text == option);
            if (row < 0)
            {
                throw new UsageException($"there is no implementation option {option}; known are emit=bytecode, emit=native, emit=viper, heapsize=N");
            }

            emit = Emitters[row].Emit;
        }

        return emit;
    }

    private sealed record EmitterRow(string Text, EmitKind Emit);
}
