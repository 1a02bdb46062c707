using System.Globalization;
using System.Runtime.InteropServices;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Tasks;

/// <summary>Reads values of properties and metadata, and reports those that are none.</summary>
/// <param name="directory">The project's directory, which relative paths are relative to.</param>
/// <param name="location">The project file.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class ProjectOptions(string directory, SourceLocation location, DiagnosticBag diagnostics)
{
    private const string Host = "host";

    // What the values belong to, where it is not the project.
    private string? _item;

    /// <summary>Reads metadata of an item in the same way.</summary>
    /// <param name="item">What the item includes.</param>
    /// <param name="place">Where the item stands.</param>
    public ProjectOptions Of(string item, SourceLocation place) => new(directory, place, diagnostics) { _item = item };

    /// <summary>A value out of a table of names, in any case; the fallback where there is none.</summary>
    public T Choose<T>(string property, string? text, T fallback, params ReadOnlySpan<(string Name, T Value)> choices)
    {
        if (string.IsNullOrEmpty(text))
        {
            return fallback;
        }

        List<string> names = [];
        foreach ((string name, T value) in choices)
        {
            if (name.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }

            names.Add(name);
        }

        Invalid(property, text, OneOf(names));
        return fallback;
    }

    /// <summary>The firmware.</summary>
    public FirmwareProfile Firmware(string property, string? text) => Choose(
        property, text, FirmwareProfile.Default, [.. FirmwareProfile.All.Select(profile => (profile.Name, profile))]);

    /// <summary>An architecture; none where the text is empty. The reference's trace is for no firmware.</summary>
    public NativeArch Arch(string property, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return NativeArch.None;
        }

        if (text == Host && NativeArchNames.OfMachine(RuntimeInformation.OSArchitecture) is { } own)
        {
            return own;
        }

        if (NativeArchNames.TryParse(text, out NativeArch arch) && arch != NativeArch.Debug)
        {
            return arch;
        }

        Invalid(property, text, OneOf([.. NativeArchNames.All.Where(name => name != NativeArchNames.ToName(NativeArch.Debug)), Host]));
        return NativeArch.None;
    }

    /// <summary>Flags of an architecture; none where the text is empty.</summary>
    public uint ArchFlags(string property, string? text, NativeArch arch, FirmwareProfile firmware)
    {
        uint flags = 0;
        if (!string.IsNullOrEmpty(text) && !NativeArchNames.TryParseFlags(text, arch, firmware, out flags))
        {
            Invalid(property, text, NativeArchNames.DescribeFlags(arch, firmware));
        }

        return flags;
    }

    /// <summary>The emitter of functions without a decorator.</summary>
    public EmitKind Emit(string property, string? text) => Choose(
        property, text, EmitKind.Bytecode, ("bytecode", EmitKind.Bytecode), ("native", EmitKind.Native), ("viper", EmitKind.Viper));

    /// <summary>The firmware's long integers.</summary>
    public LongIntImplementation LongInt(string? text, LongIntImplementation fallback = LongIntImplementation.Mpz) => Choose(
        "MicroFreezeLongInt", text, fallback,
        ("none", LongIntImplementation.None), ("longlong", LongIntImplementation.LongLong), ("mpz", LongIntImplementation.Mpz));

    /// <summary>Bits of a digit of <see cref="LongIntImplementation.Mpz"/>.</summary>
    public int MpzDigitBits(string? text, int fallback = 16) => Choose("MicroFreezeMpzDigitBits", text, fallback, ("16", 16), ("32", 32));

    /// <summary>A number in a range, ends included; the fallback where there is none.</summary>
    public int Number(string property, string? text, int fallback, int least, int most)
    {
        if (string.IsNullOrEmpty(text))
        {
            return fallback;
        }

        if (TryNumber(text, least, most, out int value))
        {
            return value;
        }

        Invalid(property, text, Range(least, most));
        return fallback;
    }

    /// <summary>Yes or no, as MSBuild writes them; no where the text is empty.</summary>
    public bool Flag(string property, string? text) => Choose(property, text, false, ("true", true), ("false", false));

    /// <summary>An existing directory, absolute and without a separator at its end; null where the text is empty.</summary>
    public string? ExistingDirectory(string property, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(text, directory));
        if (!Directory.Exists(path))
        {
            diagnostics.Report(ProjectDiagnostics.MissingPath, location, property, path, "directory");
        }

        return path;
    }

    /// <summary>An existing file, absolute; null where the text is empty.</summary>
    public string? ExistingFile(string property, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        string path = Path.GetFullPath(text, directory);
        if (!File.Exists(path))
        {
            diagnostics.Report(ProjectDiagnostics.MissingPath, location, property, path, "file");
        }

        return path;
    }

    /// <summary>Reads a number in a range, ends included.</summary>
    public static bool TryNumber(string text, int least, int most, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;

    /// <summary>How a range is described.</summary>
    public static string Range(int least, int most) => string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}");

    /// <summary>How a choice is described.</summary>
    public static string OneOf(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} or {names[^1]}";

    /// <summary>Reports a value that a property, or an item's metadata, cannot have.</summary>
    public void Invalid(string property, string text, string expected)
    {
        if (_item is null)
        {
            diagnostics.Report(ProjectDiagnostics.InvalidProperty, location, property, text, expected);
        }
        else
        {
            diagnostics.Report(ProjectDiagnostics.InvalidMetadata, location, $"'{_item}'", property, text, expected);
        }
    }
}
