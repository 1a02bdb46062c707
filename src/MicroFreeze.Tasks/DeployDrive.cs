using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Drive;
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

        DeliveryRequest request = new()
        {
            Contents = contents,
            Firmware = firmware,
            BaseDirectory = ProjectDirectory,
            Drive = ToAbsolute(drive),
            Folder = ToAbsolute(Directory),
            Archive = ToAbsolute(Archive),
            Board = string.IsNullOrEmpty(Board) ? null : Board,
            Overwrite = overwrite,
            DryRun = dryRun,
        };
        foreach (DeliveryLine line in DriveDelivery.Run(request, diagnostics))
        {
            Log.LogMessage(line.IsSummary || dryRun ? MessageImportance.High : MessageImportance.Normal, "{0}", line.Text);
        }
    }

    private string? ToAbsolute(string? path) => string.IsNullOrEmpty(path) ? null : Path.GetFullPath(path, ProjectDirectory);
}
