using System.Globalization;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Recorded;

/// <summary>With what a source was compiled: a firmware profile and options as mpy-cross takes them, such as <c>micropython-1.28 -O3</c>.</summary>
/// <param name="Text">The run as it is written in files of cases.</param>
public sealed record RecordedRun(string Text)
{
    private string[] Words => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The firmware.</summary>
    public FirmwareProfile Firmware => FirmwareProfile.Find(Words[0]) ?? throw new FormatException($"no such firmware in '{Text}'");

    /// <summary>What the reference is called with besides files and the source's name.</summary>
    public IEnumerable<string> ReferenceArguments => Words.Skip(1);

    /// <summary>The same for our compiler.</summary>
    /// <param name="sourceName">The name that the module carries.</param>
    public CompileOptions ToOptions(string sourceName)
    {
        CompileOptions options = new() { Firmware = Firmware, SourceName = sourceName };
        Queue<string> words = new(ReferenceArguments);
        while (words.TryDequeue(out string? word))
        {
            (string name, string value) = word.Split('=', 2) is [string left, string right] ? (left, right) : (word, "");
            options = name switch
            {
                "-X" => options with { Emit = Enum.Parse<EmitKind>(words.Dequeue()["emit=".Length..], ignoreCase: true) },
                "-march" => options with { Arch = NativeArchNames.TryParse(value, out NativeArch arch) ? arch : throw new FormatException($"no such architecture in '{Text}'") },
                "-march-flags" => options with { ArchFlags = ParseFlags(value, options) },
                "-msmall-int-bits" => options with { SmallIntBits = int.Parse(value, CultureInfo.InvariantCulture) },
                _ when name.StartsWith("-O", StringComparison.Ordinal) => options with { OptimizationLevel = int.Parse(name[2..], CultureInfo.InvariantCulture) },
                _ => throw new FormatException($"'{word}' is no option, in '{Text}'"),
            };
        }

        return options;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private uint ParseFlags(string text, CompileOptions options) =>
        NativeArchNames.TryParseFlags(text, options.Arch, options.Firmware, out uint flags) ? flags : throw new FormatException($"no such flags in '{Text}'");
}
