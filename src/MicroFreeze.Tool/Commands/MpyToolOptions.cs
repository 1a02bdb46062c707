using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Tool.CommandLine;

namespace MicroFreeze.Tool.Commands;

/// <summary>The options of mpy-tool.py that say how the firmware was configured. Source: tools/mpy-tool.py@v1.28.0 main.</summary>
internal static class MpyToolOptions
{
    private const string LongIntKey = "-mlongint-impl";
    private const string DigitBitsKey = "-mmpz-dig-size";

    private static readonly LongIntRow[] LongInts =
    [
        new("none", LongIntImplementation.None),
        new("longlong", LongIntImplementation.LongLong),
        new("mpz", LongIntImplementation.Mpz),
    ];

    /// <summary>The rows.</summary>
    public static OptionTable Table { get; } = new(
        new OptionRow([LongIntKey], OptionKind.Value, "IMPL", "The firmware's long integers: none, longlong or mpz (default mpz)."),
        new OptionRow([DigitBitsKey], OptionKind.Value, "BITS", "Size of a digit of mpz: 16 or 32 (default 16)."));

    /// <summary>Reads the long integers of the firmware.</summary>
    /// <exception cref="UsageException">A value is not one that the option takes.</exception>
    public static FirmwareIntegers Read(ParsedArguments arguments)
    {
        string name = arguments.Last(LongIntKey) ?? "mpz";
        int row = Array.FindIndex(LongInts, candidate => candidate.Name == name);
        if (row < 0)
        {
            throw new UsageException($"{LongIntKey} is none, longlong or mpz, not {name}");
        }

        return new FirmwareIntegers(LongInts[row].Value, (arguments.Last(DigitBitsKey) ?? "16") switch
        {
            "16" => 16,
            "32" => 32,
            var size => throw new UsageException($"{DigitBitsKey} is 16 or 32, not {size}"),
        });
    }

    private sealed record LongIntRow(string Name, LongIntImplementation Value);
}

/// <summary>How the firmware represents integers.</summary>
/// <param name="LongInt">Those that are not small.</param>
/// <param name="DigitBits">Bits of a digit of these.</param>
internal sealed record FirmwareIntegers(LongIntImplementation LongInt, int DigitBits);
