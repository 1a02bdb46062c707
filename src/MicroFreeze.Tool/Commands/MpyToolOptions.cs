using MicroFreeze.Freezing.Frozen;
using MicroFreeze.Tool.CommandLine;

namespace MicroFreeze.Tool.Commands;

/// <summary>The options of mpy-tool.py that say how the firmware was configured. Source: tools/mpy-tool.py, <c>main</c>.</summary>
internal static class MpyToolOptions
{
    private const string LongIntKey = "-mlongint-impl";
    private const string DigitBitsKey = "-mmpz-dig-size";

    private static readonly (string Name, LongIntImplementation Value)[] LongInts =
    [
        ("none", LongIntImplementation.None),
        ("longlong", LongIntImplementation.LongLong),
        ("mpz", LongIntImplementation.Mpz),
    ];

    /// <summary>The rows.</summary>
    public static OptionTable Table { get; } = new(
        new OptionRow([LongIntKey], OptionKind.Value, "IMPL", "The firmware's long integers: none, longlong or mpz (default mpz)."),
        new OptionRow([DigitBitsKey], OptionKind.Value, "BITS", "Size of a digit of mpz: 16 or 32 (default 16)."));

    /// <summary>Reads the long integers of the firmware.</summary>
    /// <exception cref="UsageException">A value is not one that the option takes.</exception>
    public static (LongIntImplementation LongInt, int DigitBits) Read(ParsedArguments arguments)
    {
        string name = arguments.Last(LongIntKey) ?? "mpz";
        int row = Array.FindIndex(LongInts, candidate => candidate.Name == name);
        if (row < 0)
        {
            throw new UsageException($"{LongIntKey} is none, longlong or mpz, not {name}");
        }

        return (LongInts[row].Value, (arguments.Last(DigitBitsKey) ?? "16") switch
        {
            "16" => 16,
            "32" => 32,
            var size => throw new UsageException($"{DigitBitsKey} is 16 or 32, not {size}"),
        });
    }
}
