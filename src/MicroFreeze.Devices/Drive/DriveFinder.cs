using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;

namespace MicroFreeze.Devices.Drive;

/// <summary>Finds the drives of CircuitPython boards among those of this machine. Reads the machine: for doors only.</summary>
internal static class DriveFinder
{
    /// <summary>What stands for the only drive that there is.</summary>
    public const string Automatic = "auto";

    private const string Label = "CIRCUITPY";

    /// <summary>The drive that somebody named, or the only one there is where they leave the choice; null, and a finding, where there is not exactly one.</summary>
    /// <param name="drive">A path, or <see cref="Automatic"/>.</param>
    /// <param name="place">Where the finding belongs.</param>
    /// <param name="diagnostics">Takes it.</param>
    public static string? Choose(string drive, SourceLocation place, DiagnosticBag diagnostics)
    {
        if (!IsAutomatic(drive))
        {
            return drive;
        }

        IReadOnlyList<string> found = Find();
        if (found.Count == 1)
        {
            return found[0];
        }

        diagnostics.Report(
            DriveDiagnostics.NoSingleDrive, place, found.Count == 0 ? "is no drive of a CircuitPython board" : $"are several drives of CircuitPython boards: {string.Join(", ", found)}");
        return null;
    }

    /// <summary>Whether a drive is to be found.</summary>
    public static bool IsAutomatic(string drive) => drive.Equals(Automatic, StringComparison.OrdinalIgnoreCase);

    /// <summary>Paths of all drives that have the label and a <c>boot_out.txt</c>, sorted.</summary>
    public static IReadOnlyList<string> Find()
    {
        List<string> found = [];
        foreach (DriveInfo drive in DriveInfo.GetDrives())
        {
            try
            {
                // On Unix the label is not to be had; systems mount a drive under a directory of its label (with a number where there are
                // several).
                string directory = Path.TrimEndingDirectorySeparator(drive.RootDirectory.FullName);
                bool isNamed = OperatingSystem.IsWindows()
                    ? drive.IsReady && drive.VolumeLabel.Equals(Label, StringComparison.OrdinalIgnoreCase)
                    : Path.GetFileName(directory).StartsWith(Label, StringComparison.OrdinalIgnoreCase);
                if (isNamed && File.Exists(Path.Combine(drive.RootDirectory.FullName, BootOut.FileName)))
                {
                    found.Add(drive.RootDirectory.FullName);
                }
            }
            catch (Exception exception) when (exception.IsFileError())
            {
                // A drive that goes away, or has no medium in it.
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }
}
