using System.Buffers.Text;
using System.Globalization;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Firmware.Ports;

/// <summary>What a source tree is of.</summary>
/// <param name="Family">The family.</param>
/// <param name="Version">The version, such as <c>1.28</c>; empty for CircuitPython, whose version only git knows.</param>
internal sealed record TreeFirmware(FirmwareFamily Family, string Version)
{
    /// <summary>The file that every tree has. Source: py/mpconfig.h@v1.28.0 MICROPY_VERSION_M*.</summary>
    public const string VersionFile = "py/mpconfig.h";

    /// <summary>How messages call it, such as <c>MicroPython 1.28</c>.</summary>
    public string DisplayName => Version.Length == 0 ? Family.Name : $"{Family.Name} {Version}";

    /// <summary>The profile to make modules for; null where there is none.</summary>
    public FirmwareProfile? Profile => Family.Profiles.FirstOrDefault(profile => profile.Covers(Version));

    /// <summary>Looks what a tree is of.</summary>
    /// <param name="root">The tree; it has a <see cref="VersionFile"/>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static TreeFirmware Read(string root)
    {
        FirmwareFamily family = FirmwareFamily.FindByMark(family => family.TreeMark, mark => File.Exists(Path.Combine(root, "py", mark)));
        if (!family.HasVersionMacros)
        {
            return new TreeFirmware(family, "");
        }

        byte[] text = File.ReadAllBytes(Path.Combine(root, VersionFile));
        int major = FindNumber(text, "MICROPY_VERSION_MAJOR"u8);
        int minor = FindNumber(text, "MICROPY_VERSION_MINOR"u8);
        return new TreeFirmware(family, string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}"));
    }

    // A definition stands alone in its line. 0 where there is none.
    private static int FindNumber(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> definition = "#define "u8;
        while (text.IndexOf(definition) is >= 0 and int start)
        {
            text = SkipBlanks(text[(start + definition.Length)..]);
            if (text.StartsWith(name) && Utf8Parser.TryParse(SkipBlanks(text[name.Length..]), out int value, out _))
            {
                return value;
            }
        }

        return 0;
    }

    private static ReadOnlySpan<byte> SkipBlanks(ReadOnlySpan<byte> text)
    {
        int start = 0;
        while (start < text.Length && text[start] is (byte)' ' or (byte)'\t')
        {
            start++;
        }

        return text[start..];
    }
}
