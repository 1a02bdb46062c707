using System.Text;
using System.Text.RegularExpressions;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Devices.Drive;

/// <summary>
/// What <c>boot_out.txt</c> on a CircuitPython drive says of its board. Source: main.c@10.2.1 run_boot_py. It writes the full version line,
/// then <c>Board ID:</c> and the identifier of the board.
/// </summary>
/// <param name="Family">The firmware's family.</param>
/// <param name="Version">Its version, such as <c>10.2.1</c>.</param>
/// <param name="Machine">The board's name and chip in words.</param>
/// <param name="BoardId">The board's identifier, or null where an old firmware does not say it.</param>
internal sealed partial record BootOut(FirmwareFamily Family, string Version, string Machine, string? BoardId)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "boot_out.txt";

    /// <summary>The firmware and its version, such as <c>CircuitPython 10.2.1</c>.</summary>
    public string Firmware => $"{Family.Name} {Version}";

    /// <summary>Reads it; null where it does not begin as it must.</summary>
    public static BootOut? TryParse(ReadOnlySpan<byte> content)
    {
        string[] lines = Encoding.UTF8.GetString(content).ReplaceLineEndings("\n").Split('\n');
        Match first = VersionLine().Match(lines[0]);
        if (!first.Success)
        {
            return null;
        }

        string? board = lines.FirstOrDefault(line => line.StartsWith("Board ID:", StringComparison.Ordinal))?["Board ID:".Length..].Trim();
        return new BootOut(FirmwareFamily.CircuitPython, first.Groups["version"].Value, first.Groups["machine"].Value.Trim(), string.IsNullOrEmpty(board) ? null : board);
    }

    [GeneratedRegex(@"^Adafruit CircuitPython (?<version>[0-9]{1,4}\.[^ ]*) on [^;]*;(?<machine>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex VersionLine();
}
