using System.Globalization;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files.Processes;
using MicroFreeze.Freezing.Agreement;

namespace MicroFreeze.Firmware.Ports;

/// <summary>What a port's own build says about board and freezing: the values that its build would use.</summary>
internal sealed record PortSettings
{
    private readonly IReadOnlyDictionary<string, string> _values;
    private string _moreFreezerFlags = "";

    /// <summary>Creates settings.</summary>
    /// <param name="values">Values by the names that the port's build has for them; see <see cref="MakeProbe"/>.</param>
    /// <param name="directory">The directory that relative paths among them start from.</param>
    public PortSettings(IReadOnlyDictionary<string, string> values, string directory)
    {
        _values = values;
        Directory = directory;
        ReadCompilerFlags(CommandWords.Split(Value("MPY_CROSS_FLAGS")));
        ReadFreezerFlags(CommandWords.Split(Value("MPY_TOOL_FLAGS")));
        Variables = [.. Value("MANIFEST_VARIABLES") is { Length: > 0 } variables ? ReadVariables(CommandWords.Split(variables)) : FixedVariables()];
        Manifests = CommandWords.Split(Value("FROZEN_MANIFEST"));
    }

    /// <summary>The directory that relative paths start from: the port's.</summary>
    public string Directory { get; }

    /// <summary>The architecture of native code, as mpy-cross <c>-march</c>; null for none.</summary>
    public string? Arch { get; private set; }

    /// <summary>Its flags, as mpy-cross <c>-march-flags</c>.</summary>
    public string? ArchFlags { get; private set; }

    /// <summary>The level of optimisation, as mpy-cross <c>-O</c>.</summary>
    public string? Optimize { get; private set; }

    /// <summary>Bits of a small int, as mpy-cross <c>-msmall-int-bits</c>.</summary>
    public string? SmallIntBits { get; private set; }

    /// <summary>What functions become, as mpy-cross <c>-X emit=</c>.</summary>
    public string? Emit { get; private set; }

    /// <summary>Long integers, as mpy-tool <c>-mlongint-impl</c>.</summary>
    public string? LongInt { get; private set; }

    /// <summary>Bits of a digit, as mpy-tool <c>-mmpz-dig-size</c>.</summary>
    public string? MpzDigitBits { get; private set; }

    /// <summary>Values of <c>$(NAME)</c> in manifests.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variables { get; }

    /// <summary>The manifests of the board: paths that end in <c>.py</c>, or their text.</summary>
    public IReadOnlyList<string> Manifests { get; }

    /// <summary>The C compiler, a program or a path.</summary>
    public string Compiler => CompilerWords is [var first, ..] ? first : "";

    /// <summary>How the port calls the C compiler; null where it does not say.</summary>
    public CompilerCall? CompilerCall => CompilerWords.Count == 0 ? null : new CompilerCall([.. CompilerWords, .. CommandWords.Split(Value("CFLAGS"))], Directory);

    /// <summary>
    /// What the port tells mpy-tool: its own flags, and what they leave open where the firmware is not what mpy-tool takes for granted.
    /// </summary>
    public string FreezerFlags => string.Join(' ', ((string[])[Value("MPY_TOOL_FLAGS"), _moreFreezerFlags]).Where(flags => flags.Length > 0));

    /// <summary>The interpreter of the port's scripts.</summary>
    public string Python => CommandWords.Split(Value("PYTHON")) is [var first, ..] ? first : "";

    /// <summary>The submodules that the build says it needs, relative to the tree.</summary>
    public IReadOnlyList<string> Submodules => [.. Words("GIT_SUBMODULES").Distinct()];

    /// <summary>
    /// Directories of libraries that the build freezes by way of a manifest that it makes, as CircuitPython's boards name them; absolute.
    /// </summary>
    public IReadOnlyList<string> FrozenDirectories => [.. Words("FROZEN_MPY_DIRS").Select(Resolve)];

    /// <summary>
    /// The build's own files, absolute. Not those that it makes itself, such as lists of dependencies: of these it takes care.
    /// </summary>
    public IReadOnlyList<string> BuildFiles => [.. Words("MAKEFILE_LIST").Select(Resolve).Where(path => !IsInBuild(path))];

    /// <summary>Files that the build reads and compilers do not tell of, such as linker scripts; absolute.</summary>
    public IReadOnlyList<string> OtherInputs => [.. ((string[])["LDSCRIPT", "LD_FILES"]).SelectMany(Words).Select(Resolve).Where(File.Exists)];

    /// <summary>The program that the build makes, where it makes one; its name in the build directory.</summary>
    public string Program => Value("PROG");

    /// <summary>
    /// These settings, and what they leave open from what the port's compiler says. MicroPython's unix port and all of CircuitPython name
    /// no architecture; and hardly a port names its long integers, whose digits are wider on a PC than mpy-tool takes for granted
    /// (py/mpz.h), unless the port sees to it.
    /// </summary>
    public PortSettings Or(FirmwareFacts facts)
    {
        PortSettings settings = this with { };
        if (settings.Arch is null && facts is { HasNativeCode.Value: true, Arch: { } arch })
        {
            settings.Arch = NativeArchNames.ToName(arch.Value);
        }

        if (settings.LongInt is null && facts.LongInt is { Value: not LongIntImplementation.Mpz } longInt)
        {
            settings.LongInt = longInt.Value == LongIntImplementation.None ? "none" : "longlong";
            settings._moreFreezerFlags = $"-mlongint-impl={settings.LongInt}";
        }
        else if (settings.MpzDigitBits is null && facts is { LongInt.Value: LongIntImplementation.Mpz, MpzDigitBits.Value: 32 })
        {
            settings.MpzDigitBits = "32";
            settings._moreFreezerFlags = "-mmpz-dig-size=32";
        }

        return settings;
    }

    /// <summary>A value; empty where there is none.</summary>
    public string Value(string name) => _values.GetValueOrDefault(name, "");

    private IReadOnlyList<string> CompilerWords => CommandWords.Split(Value("CC"));

    // CircuitPython has no variable for these, its rule names them one by one. Source: py/mkrules.mk@10.2.1 frozen_content.c.
    private IEnumerable<KeyValuePair<string, string>> FixedVariables() =>
        ((string[])["MPY_LIB_DIR", "BOARD_DIR"]).Where(name => Value(name).Length > 0).Select(name => KeyValuePair.Create(name, Value(name)));

    private IEnumerable<string> Words(string name) => Value(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private string Resolve(string path) => Path.GetFullPath(path, Directory);

    private bool IsInBuild(string path) =>
        Value("BUILD") is { Length: > 0 } build && path.StartsWith(Path.TrimEndingDirectorySeparator(Resolve(build)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Source: mpy-cross/main.c@v1.28.0 main_.
    private void ReadCompilerFlags(IReadOnlyList<string> words)
    {
        for (int index = 0; index < words.Count; index++)
        {
            string word = words[index];
            if (After(word, "-march=") is { } arch)
            {
                Arch = arch;
            }
            else if (After(word, "-march-flags=") is { } flags)
            {
                ArchFlags = flags;
            }
            else if (After(word, "-msmall-int-bits=") is { } bits)
            {
                SmallIntBits = bits;
            }
            else if (word == "-X" && index + 1 < words.Count && After(words[index + 1], "emit=") is { } emit)
            {
                Emit = emit;
                index++;
            }
            else if (word == "-O")
            {
                Optimize = "1";
            }
            else if (word.Length == 3 && After(word, "-O") is { } level && char.IsAsciiDigit(level[0]))
            {
                Optimize = level;
            }
            else if (word.Length > 2 && word.Trim('O') == "-")
            {
                Optimize = (word.Length - 1).ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    // Source: tools/mpy-tool.py@v1.28.0 main. Its argparse takes the value of an option with or without an equals sign.
    private void ReadFreezerFlags(IReadOnlyList<string> words)
    {
        for (int index = 0; index < words.Count; index++)
        {
            string[] parts = words[index].Split('=', 2);
            string? value = parts.Length == 2 ? parts[1] : index + 1 < words.Count ? words[index + 1] : null;
            switch (parts[0])
            {
                case "-mlongint-impl":
                    LongInt = value;
                    break;
                case "-mmpz-dig-size":
                    MpzDigitBits = value;
                    break;
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> ReadVariables(IReadOnlyList<string> words)
    {
        for (int index = 0; index + 1 < words.Count; index++)
        {
            string[] parts = words[index + 1].Split('=', 2);
            if (words[index] == "-v" && parts.Length == 2)
            {
                yield return new(parts[0], parts[1]);
            }
        }
    }

    private static string? After(string text, string prefix) => text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : null;
}
