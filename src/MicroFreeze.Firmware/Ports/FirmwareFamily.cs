using System.Buffers.Text;
using System.Globalization;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Firmware.Ports;

/// <summary>What a source tree is of.</summary>
/// <param name="DisplayName">Family and version, such as <c>MicroPython 1.28</c>; of CircuitPython, whose version only git knows, the family alone.</param>
/// <param name="Profile">The profile to make modules for; null where there is none.</param>
internal sealed record FirmwareFamily(string DisplayName, FirmwareProfile? Profile)
{
    /// <summary>The file that every tree has. Source: MICROPY_VERSION_MAJOR and MICROPY_VERSION_MINOR in it.</summary>
    public const string VersionFile = "py/mpconfig.h";

    private const string CircuitPythonMark = "py/circuitpy_mpconfig.mk";

    /// <summary>Whether it is CircuitPython.</summary>
    public bool IsCircuitPython => Profile?.MpyMagic == (byte)'C';

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

        byte[] text = File.ReadAllBytes(Path.Combine(root, VersionFile));
        int major = FindNumber(text, "MICROPY_VERSION_MAJOR"u8);
        int minor = FindNumber(text, "MICROPY_VERSION_MINOR"u8);
        string name = string.Create(CultureInfo.InvariantCulture, $"MicroPython {major}.{minor}");
        return new FirmwareFamily(name, FirmwareProfile.All.FirstOrDefault(profile => profile.DisplayName == name));
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
