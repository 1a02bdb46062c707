using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Devices.Imports;

namespace MicroFreeze.Devices.Drive;

/// <summary>
/// Files on a drive that a deployment will leave there: the user's own, which can hide what is deployed, or be what it imports.
/// </summary>
internal static class DriveNeighbours
{
    // More than any board's drive holds: somebody named a directory of another kind.
    private const int MostEntries = 20_000;
    private const int MostBytes = 1 << 20;

    private static readonly string[] Skipped = ["System Volume Information", "__pycache__"];

    /// <summary>A picture of the device with what is on its drive already; the same where the drive is not there or cannot be read.</summary>
    /// <param name="picture">The device with what is to be deployed.</param>
    /// <param name="drive">The drive.</param>
    /// <param name="drivePath">The drive's path as the user knows it, for findings.</param>
    public static DevicePicture AddTo(DevicePicture picture, IDriveFiles drive, string drivePath)
    {
        try
        {
            DriveRecord record = drive.List(DriveRecord.Directory) is { } own && own.Any(entry => FatNames.Comparer.Equals(entry.Name, Path.GetFileName(DriveRecord.Path)))
                ? DriveRecordFile.TryRead(drive.Read(DriveRecord.Path), drivePath, new DiagnosticBag()) ?? new DriveRecord()
                : new DriveRecord();
            HashSet<string> planned = new(picture.Files.Select(file => file.Path), FatNames.Comparer);
            List<DeviceFile> files = [.. picture.Files];
            Queue<string> directories = new([""]);
            int entries = 0;
            while (directories.TryDequeue(out string? directory))
            {
                foreach (DriveEntry entry in drive.List(directory) ?? [])
                {
                    string path = DriveView.Join(directory, entry.Name);
                    if (++entries > MostEntries)
                    {
                        return picture;
                    }

                    if (entry.Name.StartsWith('.') || Array.IndexOf(Skipped, entry.Name) >= 0)
                    {
                        continue;
                    }

                    if (entry.IsDirectory)
                    {
                        directories.Enqueue(path);
                    }
                    else if (!planned.Contains(path) && Read(drive, record, path, entry.Length, drivePath) is { } file)
                    {
                        files.Add(file);
                    }
                }
            }

            return picture with { Files = files };
        }
        catch (DriveException)
        {
            // Deploying says so, with the reason.
            return picture;
        }
    }

    // Null for what the deployment will remove.
    private static DeviceFile? Read(IDriveFiles drive, DriveRecord record, string path, long length, string drivePath)
    {
        string place = Path.Join(drivePath, path);
        bool isCode = Path.GetExtension(path).ToUpperInvariant() is ".PY" or ".MPY";
        if (length > MostBytes || (!isCode && !record.Files.ContainsKey(path)))
        {
            return new DeviceFile(path) { SourcePath = place };
        }

        byte[] content = drive.Read(path);
        return record.Owns(path, DeployFile.DigestOf(content)) ? null
            : isCode ? DeviceFile.Of(path, place, content)
            : new DeviceFile(path) { SourcePath = place };
    }
}
