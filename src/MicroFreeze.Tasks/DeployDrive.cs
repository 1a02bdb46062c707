using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Drive;
using MicroFreeze.Files;
using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks;

/// <summary>The task behind the target Deploy: brings a drive, a folder or a zip file into the state that the project wants.</summary>
[MSBuildMultiThreadableTask]
public sealed class DeployDrive : DeviceTask
{
    /// <summary>The drive of a CircuitPython board; <c>auto</c> for the only one that is connected.</summary>
    public string? Drive { get; set; }

    /// <summary>A folder, or a drive without <c>boot_out.txt</c>.</summary>
    public string? Directory { get; set; }

    /// <summary>A zip file.</summary>
    public string? Archive { get; set; }

    /// <summary>Whether files that are not as a deployment wrote them may be replaced.</summary>
    public string? Overwrite { get; set; }

    /// <summary>Whether to say only what would be done.</summary>
    public string? DryRun { get; set; }

    private protected override void Execute(DriveContents contents, FirmwareProfile firmware, ProjectOptions options, DiagnosticBag diagnostics)
    {
        SourceLocation project = new(ProjectFile);
        bool dryRun = options.Flag("DeployDryRun", DryRun);
        bool overwrite = options.Flag("DeployOverwrite", Overwrite);
        diagnostics.AddRange(contents.Diagnostics.Where(diagnostic => diagnostic.Descriptor == DriveDiagnostics.LeftOut));
        if (string.IsNullOrEmpty(Drive) && string.IsNullOrEmpty(Directory) && string.IsNullOrEmpty(Archive))
        {
            diagnostics.Report(DriveDiagnostics.NoTarget, project);
        }

        if (contents.Files.Count == 0)
        {
            diagnostics.Report(DriveDiagnostics.NothingToDeploy, project, "no DeployFile item and no Python item that is not frozen");
        }

        string? drive = string.IsNullOrEmpty(Drive) ? null : DriveFinder.Choose(Drive, project, diagnostics);
        if (diagnostics.HasErrors)
        {
            return;
        }

        DeployRequest request = new()
        {
            Files = contents.Files,
            Drive = new PhysicalDrive(""),
            DrivePath = "",
            Firmware = firmware,
            Board = string.IsNullOrEmpty(Board) ? null : Board,
            Overwrite = overwrite,
            DryRun = dryRun,
        };
        if (drive is not null)
        {
            drive = Path.GetFullPath(drive, ProjectDirectory);
            Deploy(request with { Drive = new PhysicalDrive(drive), DrivePath = drive, RequiresBootOut = true }, diagnostics);
        }

        if (!string.IsNullOrEmpty(Directory))
        {
            string directory = Path.GetFullPath(Directory, ProjectDirectory);
            if (TryWrite(directory, () => System.IO.Directory.CreateDirectory(directory), dryRun || System.IO.Directory.Exists(directory), diagnostics))
            {
                Deploy(request with { Drive = new PhysicalDrive(directory, mayBeMissing: true), DrivePath = directory }, diagnostics);
            }
        }

        if (!string.IsNullOrEmpty(Archive))
        {
            DriveDeployment.CheckPaths(contents.Files, diagnostics);
            string archive = Path.GetFullPath(Archive, ProjectDirectory);
            TryWrite(archive, () => OutputFiles.WriteIfDifferent(archive, contents.ToZip()), dryRun || diagnostics.HasErrors, diagnostics);
            if (!diagnostics.HasErrors)
            {
                Log.LogMessage(MessageImportance.High, "{0}", DeployText.Summarize(archive, contents, dryRun));
            }
        }
    }

    private void Deploy(DeployRequest request, DiagnosticBag diagnostics)
    {
        DeployResult result = DriveDeployment.Run(request);
        diagnostics.AddRange(result.Diagnostics);
        MessageImportance importance = request.DryRun ? MessageImportance.High : MessageImportance.Normal;
        if (result.Succeeded)
        {
            foreach (DeployStep step in result.Steps.Where(step => step.Action != DeployAction.Keep))
            {
                Log.LogMessage(importance, "{0}", DeployText.Describe(step));
            }

            Log.LogMessage(MessageImportance.High, "{0}", DeployText.Summarize(result, request));
        }
    }

    private static bool TryWrite(string path, Action write, bool isSkipped, DiagnosticBag diagnostics)
    {
        if (isSkipped)
        {
            return true;
        }

        try
        {
            write();
            return true;
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            diagnostics.Report(FileDiagnostics.CannotWrite, new SourceLocation(path), path, exception.Message);
            return false;
        }
    }
}
