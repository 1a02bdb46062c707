using System.Globalization;
using System.Text.RegularExpressions;
using MicroFreeze.Profiles;

namespace MicroFreeze.Freezing.Firmware;

/// <summary>What a source tree is of.</summary>
/// <param name="DisplayName">Family and version, such as <c>MicroPython 1.28</c>; of CircuitPython, whose version only git knows, the family alone.</param>
/// <param name="Profile">The profile to make modules for; null where there is none.</param>
public sealed partial record FirmwareFamily(string DisplayName, FirmwareProfile? Profile)
{
    /// <summary>The file that every tree has. Source: MICROPY_VERSION_MAJOR and MICROPY_VERSION_MINOR in it.</summary>
    public const string VersionFile = "py/mpconfig.h";

    private const string CircuitPythonMark = "py/circuitpy_mpconfig.mk";

    /// <summary>Looks what a tree is of.</summary>
    /// <param name="root">The tree; it has a <see cref="VersionFile"/>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static FirmwareFamily Read(string root)
    {
        if (File.Exists(Path.Combine(root, CircuitPythonMark)))
        {
            return new FirmwareFamily("CircuitPython", FirmwareProfile.All.Last(profile => profile.MpyMagic == (byte)'C'));
        }

        int major = 0;
        int minor = 0;
        foreach (Match match in Version().Matches(File.ReadAllText(Path.Combine(root, VersionFile))))
        {
            int value = int.Parse(match.Groups["value"].ValueSpan, CultureInfo.InvariantCulture);
            (major, minor) = match.Groups["part"].ValueSpan is "MAJOR" ? (value, minor) : (major, value);
        }

        string name = string.Create(CultureInfo.InvariantCulture, $"MicroPython {major}.{minor}");
        return new FirmwareFamily(name, FirmwareProfile.All.FirstOrDefault(profile => profile.DisplayName == name));
    }

    [GeneratedRegex(@"^#define\s+MICROPY_VERSION_(?<part>MAJOR|MINOR)\s+(?<value>\d{1,6})\b", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
