namespace MicroFreeze.Devices.Drive;

/// <summary>What is to be done to a drive, in this order: delete files, delete directories, make directories, write files.</summary>
internal sealed class DrivePlan
{
    /// <summary>Files that stay as they are.</summary>
    public List<DeployStep> Kept { get; } = [];

    /// <summary>Files to delete; paths as the drive spells them.</summary>
    public List<DeployStep> Deletes { get; } = [];

    /// <summary>Directories to delete, the deepest first.</summary>
    public List<string> DeletedDirectories { get; } = [];

    /// <summary>Directories to make, the highest first.</summary>
    public List<string> NewDirectories { get; } = [];

    /// <summary>Files to write.</summary>
    public List<PlannedWrite> Writes { get; } = [];

    /// <summary>The record while the plan is carried out.</summary>
    public required DriveRecord During { get; init; }

    /// <summary>The record when it is done.</summary>
    public required DriveRecord After { get; init; }

    /// <summary>Whether the drive's files are as they should be.</summary>
    public bool IsDone => Deletes.Count + DeletedDirectories.Count + NewDirectories.Count + Writes.Count == 0;

    /// <summary>The same for people.</summary>
    public IReadOnlyList<DeployStep> Steps =>
    [
        .. Kept,
        .. Deletes,
        .. DeletedDirectories.Select(directory => new DeployStep(DeployAction.RemoveDirectory, directory, 0)),
        .. Writes.Select(write => new DeployStep(write.OldSize is null ? DeployAction.Add : DeployAction.Update, write.Path, write.File.Content.Length)),
    ];
}

/// <summary>A file to write.</summary>
/// <param name="Path">Its path, as the drive spells what it has of it.</param>
/// <param name="File">The file.</param>
/// <param name="OldSize">Bytes of the file that it takes the place of, or null.</param>
internal sealed record PlannedWrite(string Path, DeployFile File, long? OldSize);
