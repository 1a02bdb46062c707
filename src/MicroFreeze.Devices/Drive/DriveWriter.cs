namespace MicroFreeze.Devices.Drive;

/// <summary>
/// Carries out a plan, so that an interruption at any point leaves a drive from which the next deployment gets to the planned state:
/// first the record comes to name all that was there and all that will be, then files change, each in one step, then the record comes to
/// name what is there. What runs by itself is written last, so that no half of a program starts.
/// </summary>
internal sealed class DriveWriter(IDriveFiles drive, DriveView view)
{
    /// <summary>What is being done, for a finding about a failure.</summary>
    public string Doing { get; private set; } = "reading the drive";

    public void Execute(DrivePlan plan, DriveRecord before)
    {
        RemoveLeftover();
        byte[] after = DriveRecordFile.Write(plan.After);
        bool isRecorded = DriveRecordFile.Write(before).AsSpan().SequenceEqual(after);
        if (!plan.IsDone)
        {
            EnsureOwnDirectory();
            WriteFile(DriveRecord.Path, DriveRecordFile.Write(plan.During), canDelete: false);
            Change(plan);
        }

        if (plan.After.Files.Count == 0)
        {
            RemoveRecord();
        }
        else if (!plan.IsDone || !isRecorded)
        {
            WriteFile(DriveRecord.Path, after, canDelete: false);
        }
    }

    private void Change(DrivePlan plan)
    {
        foreach (DeployStep step in plan.Deletes)
        {
            Doing = $"deleting '{step.Path}'";
            drive.DeleteFile(step.Path);
        }

        foreach (string directory in plan.DeletedDirectories)
        {
            Doing = $"deleting the directory '{directory}'";
            drive.DeleteDirectory(directory);
        }

        foreach (string directory in plan.NewDirectories)
        {
            Doing = $"making the directory '{directory}'";
            drive.CreateDirectory(directory);
        }

        foreach (PlannedWrite write in plan.Writes)
        {
            WriteFile(write.Path, write.File.Content.Span, canDelete: write.OldSize is not null);
        }
    }

    private void WriteFile(string path, ReadOnlySpan<byte> content, bool canDelete)
    {
        Doing = $"writing '{path}'";
        try
        {
            drive.Write(DriveRecord.TemporaryPath, content);
        }
        catch (DriveException exception) when (exception.Fault == DriveFault.Full && canDelete)
        {
            // Small drives may have room for the new file only in place of the old one, whose content the record knows.
            drive.DeleteFile(path);
            drive.Write(DriveRecord.TemporaryPath, content);
        }

        drive.Replace(DriveRecord.TemporaryPath, path);
    }

    /// <summary>Frees what a failed write took, if the drive still lets it.</summary>
    public void TryRemoveTemporary()
    {
        try
        {
            drive.DeleteFile(DriveRecord.TemporaryPath);
        }
        catch (DriveException)
        {
            // The next deployment does it.
        }
    }

    private void RemoveLeftover()
    {
        if (view.Find(DriveRecord.TemporaryPath) is { Entry.IsDirectory: false } leftover)
        {
            Doing = "deleting what an interrupted deployment left";
            drive.DeleteFile(leftover.Path);
        }
    }

    private void EnsureOwnDirectory()
    {
        if (view.Find(DriveRecord.Directory) is null)
        {
            Doing = $"making the directory '{DriveRecord.Directory}'";
            drive.CreateDirectory(DriveRecord.Directory);
        }
    }

    private void RemoveRecord()
    {
        Doing = "deleting the record";
        if (drive.List(DriveRecord.Directory) is not { } entries)
        {
            return;
        }

        string name = Path.GetFileName(DriveRecord.Path);
        if (entries.Any(entry => FatNames.Comparer.Equals(entry.Name, name)))
        {
            drive.DeleteFile(DriveRecord.Path);
        }

        if (entries.All(entry => FatNames.Comparer.Equals(entry.Name, name)))
        {
            drive.DeleteDirectory(DriveRecord.Directory);
        }
    }
}
