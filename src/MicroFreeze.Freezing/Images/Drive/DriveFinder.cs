namespace MicroFreeze.Freezing.Images.Drive;

/// <summary>Finds the drives of CircuitPython boards among those of this machine. Reads the machine: for doors only.</summary>
public static class DriveFinder
{
    private const string Label = "CIRCUITPY";

    /// <summary>Paths of all drives that have the label and a <c>boot_out.txt</c>, sorted.</summary>
    public static IReadOnlyList<string> Find()
    {
        List<string> found = [];
        foreach (DriveInfo drive in DriveInfo.GetDrives())
        {
            try
            {
                // On Unix the label is not to be had; systems mount a drive under a directory of its label (with a number where there are several).
                string directory = Path.TrimEndingDirectorySeparator(drive.RootDirectory.FullName);
                bool isNamed = OperatingSystem.IsWindows()
                    ? drive.IsReady && drive.VolumeLabel.Equals(Label, StringComparison.OrdinalIgnoreCase)
                    : Path.GetFileName(directory).StartsWith(Label, StringComparison.OrdinalIgnoreCase);
                if (isNamed && File.Exists(Path.Combine(drive.RootDirectory.FullName, BootOut.FileName)))
                {
                    found.Add(drive.RootDirectory.FullName);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A drive that goes away, or has no medium in it.
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }
}
