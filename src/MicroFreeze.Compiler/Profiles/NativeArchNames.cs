using System.Globalization;
using System.Runtime.InteropServices;

namespace MicroFreeze.Compiler.Profiles;

/// <summary>
/// How architectures and their flags are written in project files and on command lines.
/// Source: mpy-cross/main.c@v1.28.0 main_.
/// </summary>
public static class NativeArchNames
{
    /// <summary>All names, in the order of the reference's help.</summary>
    public static IEnumerable<string> All => Architectures.All.Skip(1).Select(row => row.Name);

    /// <summary>Finds an architecture by its exact name.</summary>
    public static bool TryParse(string name, out NativeArch arch)
    {
        NativeArchInfo? row = Architectures.All.FirstOrDefault(row => row.Name == name && row.Arch != NativeArch.None);
        arch = row?.Arch ?? NativeArch.None;
        return row is not null;
    }

    /// <summary>
    /// What <c>host</c> stands for: the architecture whose code a machine's own MicroPython takes, or null where there is none.
    /// Source: mpy-cross/main.c@v1.28.0 main_.
    /// </summary>
    /// <param name="machine">The machine's processor.</param>
    public static NativeArch? OfMachine(Architecture machine) => Architectures.All.FirstOrDefault(row => row.Hosts.Contains(machine))?.Arch;

    /// <summary>The name of an architecture; empty for none.</summary>
    public static string ToName(NativeArch arch) => Architectures.Of(arch).Name;

    /// <summary>
    /// Reads the flags of an architecture: a number (decimal, <c>0x</c>, <c>0b</c>) or names with commas between them.
    /// </summary>
    /// <returns>False where the architecture has no flags, or not these, or the firmware knows only fewer.</returns>
    public static bool TryParseFlags(string text, NativeArch arch, FirmwareProfile firmware, out uint flags)
    {
        flags = 0;
        IReadOnlyList<ArchExtension> extensions = Architectures.Of(arch).Extensions;
        if (extensions.Count == 0 || !(TryParseNumber(text, out flags) || TryParseFlagNames(text, extensions, out flags)))
        {
            return false;
        }

        return (flags & ~firmware.RiscVFlags) == 0;
    }

    /// <summary>What <see cref="TryParseFlags"/> takes, in words.</summary>
    public static string DescribeFlags(NativeArch arch, FirmwareProfile firmware)
    {
        string[] known = [.. Architectures.Of(arch).Extensions.Where(row => (row.Flag & firmware.RiscVFlags) != 0).Select(row => row.Name)];
        return known.Length == 0
            ? $"empty, because {firmware.DisplayName} has no flags for {(arch == NativeArch.None ? "builds without an architecture" : ToName(arch))}"
            : $"a number or a list of {string.Join(", ", known)}";
    }

    private static bool TryParseNumber(string text, out uint value) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
            : text.StartsWith("0b", StringComparison.OrdinalIgnoreCase)
                ? uint.TryParse(text.AsSpan(2), NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture, out value)
                : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static bool TryParseFlagNames(string text, IReadOnlyList<ArchExtension> extensions, out uint flags)
    {
        flags = 0;
        foreach (string name in text.Split(','))
        {
            uint flag = extensions.FirstOrDefault(row => row.Name == name)?.Flag ?? 0;
            if (flag == 0)
            {
                return false;
            }

            flags |= flag;
        }

        return true;
    }
}
