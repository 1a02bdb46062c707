using System.Globalization;
using System.Text.RegularExpressions;

namespace MicroFreeze.Devices.Drive;

/// <summary>
/// What a FAT file system, and the operating systems that write it, take for a name. Source: lib/oofatfs/ff.c@v1.28.0 create_name. Boards
/// read with it; the other names are those that Windows keeps for devices.
/// </summary>
internal static partial class FatNames
{
    private const string Forbidden = "\"*:<>?|\\\u007f";
    private const int LongestName = 255;

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>How names compare: FAT keeps case and ignores it.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>What is wrong with a path, or null.</summary>
    public static string? FindFault(string path)
    {
        if (path.Length == 0 || path[0] == '/')
        {
            return "it must be relative to the drive's root";
        }

        foreach (string name in path.Split('/'))
        {
            if (FindFaultOfName(name) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>Whether no name can have a character.</summary>
    public static bool IsForbidden(char character) => character < ' ' || Forbidden.Contains(character, StringComparison.Ordinal);

    private static string? FindFaultOfName(string name)
    {
        if (name is "" or "." or "..")
        {
            return "it has an empty name, '.' or '..' in it";
        }

        foreach (char character in name)
        {
            if (IsForbidden(character))
            {
                return string.Create(CultureInfo.InvariantCulture, $"a name cannot have the character {(character < ' ' ? $"U+{(int)character:X4}" : $"'{character}'")}");
            }
        }

        if (name[^1] is '.' or ' ')
        {
            return "a name cannot end in a dot or a space, which FAT drops";
        }

        if (name.Length > LongestName)
        {
            return string.Create(CultureInfo.InvariantCulture, $"a name has at most {LongestName} characters");
        }

        if (Devices.Contains(name.Split('.')[0]))
        {
            return "Windows keeps that name for a device";
        }

        // Each long name has such a short one beside it, so this could be the short name of another file.
        return ShortName().IsMatch(name) ? "a name with ~ and a digit may be the short name that FAT gives another file" : null;
    }

    [GeneratedRegex(@"^[^.]{1,6}~[0-9]+(\.[^.]{0,3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex ShortName();
}
