using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Devices.Drive;

/// <summary>Brings a board's drive into the state that a project wants: looks, plans, and only then writes.</summary>
internal static class DriveDeployment
{
    private const int Cluster = 512;

    /// <summary>Deploys, or says what would be done.</summary>
    public static DeployResult Run(DeployRequest request)
    {
        DiagnosticBag diagnostics = new();
        CheckPaths(request.Files, diagnostics);
        if (diagnostics.HasErrors)
        {
            return new DeployResult(false, [], diagnostics.Items);
        }

        DriveView view = new(request.Drive);
        DriveWriter writer = new(request.Drive, view);
        DrivePlan? plan = null;
        try
        {
            if (request.Drive.List("") is null)
            {
                diagnostics.Report(DriveDiagnostics.NoDrive, new SourceLocation(request.DrivePath), request.DrivePath);
                return new DeployResult(false, [], diagnostics.Items);
            }

            CheckBoard(request, view, diagnostics);
            DriveRecord? record = ReadRecord(request, view, diagnostics);
            if (record is null || diagnostics.HasErrors)
            {
                return new DeployResult(false, [], diagnostics.Items);
            }

            plan = new DrivePlanner(request, record, view, diagnostics).Plan();
            CheckSpace(request, plan, diagnostics);
            if (!diagnostics.HasErrors && !request.DryRun)
            {
                writer.Execute(plan, record);
            }
        }
        catch (DriveException exception)
        {
            Report(exception, writer.Doing, request, diagnostics);
            if (exception.Fault == DriveFault.Full)
            {
                writer.TryRemoveTemporary();
            }
        }

        return new DeployResult(!diagnostics.HasErrors, plan?.Steps ?? [], diagnostics.Items);
    }

    /// <summary>Reports paths that a FAT drive cannot have, and files that would be one there.</summary>
    public static void CheckPaths(IReadOnlyList<DeployFile> files, DiagnosticBag diagnostics)
    {
        Dictionary<string, DeployFile> owners = new(FatNames.Comparer);
        foreach (DeployFile file in files)
        {
            if (FatNames.FindFault(file.Path) is { } fault)
            {
                diagnostics.Report(DriveDiagnostics.BadName, file.Origin, file.Path, fault);
            }
            else if (DriveRecordFile.IsOwn(file.Path))
            {
                diagnostics.Report(DriveDiagnostics.BadName, file.Origin, file.Path, $"{DriveRecord.Directory} is where deployment keeps its record");
            }
            else if (FatNames.Comparer.Equals(file.Path, BootOut.FileName))
            {
                diagnostics.Report(DriveDiagnostics.BadName, file.Origin, file.Path, "the firmware writes that file, to say which board this is");
            }
            else if (!owners.TryAdd(file.Path, file))
            {
                string why = owners[file.Path].Path == file.Path ? "" : ", which is the same name on a FAT drive";
                diagnostics.Report(DriveDiagnostics.SamePath, file.Origin, file.Path, owners[file.Path].Origin.Path, why);
            }
        }

        foreach (DeployFile file in files)
        {
            for (string directory = DriveView.ParentOf(file.Path); directory.Length > 0; directory = DriveView.ParentOf(directory))
            {
                if (owners.TryGetValue(directory, out DeployFile? owner))
                {
                    diagnostics.Report(DriveDiagnostics.SamePath, owner.Origin, owner.Path, file.Origin.Path, ", which needs a directory of that name");
                }
            }
        }
    }

    private static void CheckBoard(DeployRequest request, DriveView view, DiagnosticBag diagnostics)
    {
        if (view.Find(BootOut.FileName) is not { Entry.IsDirectory: false } found)
        {
            if (request.RequiresBootOut)
            {
                diagnostics.Report(DriveDiagnostics.NoBootOut, new SourceLocation(request.DrivePath), request.DrivePath);
            }

            return;
        }

        SourceLocation place = new(Path.Join(request.DrivePath, found.Path), 1);
        if (BootOut.TryParse(request.Drive.Read(found.Path)) is not { } board)
        {
            diagnostics.Report(DriveDiagnostics.BadBootOut, place);
            return;
        }

        if (request.Firmware.Family != board.Family || !request.Firmware.Covers(board.Version))
        {
            diagnostics.Report(DriveDiagnostics.OtherFirmware, place, board.Firmware, request.Firmware.DisplayName);
        }

        if (request.Board is { } wanted && board.BoardId is { } actual && !wanted.Equals(actual, StringComparison.OrdinalIgnoreCase))
        {
            diagnostics.Report(DriveDiagnostics.OtherBoard, place with { Line = 2 }, actual, wanted);
        }
    }

    private static DriveRecord? ReadRecord(DeployRequest request, DriveView view, DiagnosticBag diagnostics)
    {
        if (view.Find(DriveRecord.Directory) is { Entry.IsDirectory: false } file)
        {
            diagnostics.Report(DriveDiagnostics.WrongKind, new SourceLocation(Path.Join(request.DrivePath, file.Path)), file.Path, "file", "directory");
            return null;
        }

        return view.Find(DriveRecord.Path) is { Entry.IsDirectory: false } found
            ? DriveRecordFile.TryRead(request.Drive.Read(found.Path), Path.Join(request.DrivePath, found.Path), diagnostics)
            : new DriveRecord();
    }

    // In blocks of the smallest size that there is: what does not fit so, fits on no drive. Larger blocks show while writing.
    private static void CheckSpace(DeployRequest request, DrivePlan plan, DiagnosticBag diagnostics)
    {
        if (request.Drive.FreeBytes is not { } free || plan.IsDone)
        {
            return;
        }

        long freed = plan.Deletes.Sum(step => Round(step.Size)) + plan.Writes.Sum(write => Round(write.OldSize ?? 0));
        long needed = plan.Writes.Sum(write => Round(write.File.Content.Length)) + Round(DriveRecordFile.Write(plan.During).Length);
        if (needed > free + freed)
        {
            PlannedWrite largest = plan.Writes.MaxBy(write => write.File.Content.Length)!;
            diagnostics.Report(
                DriveDiagnostics.Full,
                new SourceLocation(request.DrivePath),
                "the deployment",
                string.Create(CultureInfo.InvariantCulture, $"{needed} bytes are needed, and {free + freed} are free or become free"),
                string.Create(CultureInfo.InvariantCulture, $"nothing was written; the largest file is '{largest.Path}' with {largest.File.Content.Length} bytes"));
        }

        static long Round(long size) => (size + Cluster - 1) / Cluster * Cluster;
    }

    private static void Report(DriveException exception, string doing, DeployRequest request, DiagnosticBag diagnostics)
    {
        SourceLocation place = new(request.DrivePath);
        switch (exception.Fault)
        {
            case DriveFault.Full:
                diagnostics.Report(DriveDiagnostics.Full, place, doing, exception.Message, "make room, and deploy again, which finishes what was begun");
                break;
            case DriveFault.ReadOnly:
                diagnostics.Report(DriveDiagnostics.ReadOnly, place, $"{doing}: {exception.Message}");
                break;
            case DriveFault.Gone:
                diagnostics.Report(DriveDiagnostics.Gone, place, doing);
                break;
            default:
                diagnostics.Report(DriveDiagnostics.Failed, place, doing, exception.Message);
                break;
        }
    }
}
