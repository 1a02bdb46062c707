using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;

namespace MicroFreeze.Devices.Drive;

/// <summary>Contents, and where they go: any of a drive, a folder and a zip file. Paths are as the user is to see them.</summary>
internal sealed record DeliveryRequest
{
    /// <summary>What goes there.</summary>
    public required DriveContents Contents { get; init; }

    /// <summary>The firmware that the files are for.</summary>
    public required FirmwareProfile Firmware { get; init; }

    /// <summary>What relative paths are relative to.</summary>
    public required string BaseDirectory { get; init; }

    /// <summary>The drive of a CircuitPython board.</summary>
    public string? Drive { get; init; }

    /// <summary>A folder, or a drive without <c>boot_out.txt</c>. It is made where it is missing.</summary>
    public string? Folder { get; init; }

    /// <summary>A zip file.</summary>
    public string? Archive { get; init; }

    /// <inheritdoc cref="DeployRequest.Board"/>
    public string? Board { get; init; }

    /// <inheritdoc cref="DeployRequest.Overwrite"/>
    public bool Overwrite { get; init; }

    /// <inheritdoc cref="DeployRequest.DryRun"/>
    public bool DryRun { get; init; }
}

/// <summary>What was done, in words.</summary>
/// <param name="Text">The line.</param>
/// <param name="IsSummary">Whether it sums up what went to one place, rather than being about one file.</param>
internal readonly record struct DeliveryLine(string Text, bool IsSummary);

/// <summary>Brings one content to each place that the user named.</summary>
internal static class DriveDelivery
{
    /// <summary>Delivers.</summary>
    /// <param name="request">What, and where to.</param>
    /// <param name="diagnostics">Takes the findings. With an error in it no zip file is written.</param>
    /// <returns>What to tell the user, in order.</returns>
    public static IReadOnlyList<DeliveryLine> Run(DeliveryRequest request, DiagnosticBag diagnostics)
    {
        List<DeliveryLine> lines = [];
        if (request.Drive is { } drive)
        {
            lines.AddRange(Deploy(request, drive, requiresBootOut: true, diagnostics));
        }

        if (request.Folder is { } folder
            && (request.DryRun || diagnostics.TryWrite(folder, () => Directory.CreateDirectory(Path.GetFullPath(folder, request.BaseDirectory)))))
        {
            lines.AddRange(Deploy(request, folder, requiresBootOut: false, diagnostics));
        }

        if (request.Archive is { } archive)
        {
            lines.AddRange(Pack(request, archive, diagnostics));
        }

        return lines;
    }

    private static IEnumerable<DeliveryLine> Deploy(DeliveryRequest request, string path, bool requiresBootOut, DiagnosticBag diagnostics)
    {
        DeployRequest deployment = new()
        {
            Files = request.Contents.Files,
            Drive = new PhysicalDrive(Path.GetFullPath(path, request.BaseDirectory), mayBeMissing: !requiresBootOut),
            DrivePath = path,
            Firmware = request.Firmware,
            Board = request.Board,
            RequiresBootOut = requiresBootOut,
            Overwrite = request.Overwrite,
            DryRun = request.DryRun,
        };
        DeployResult result = DriveDeployment.Run(deployment);
        diagnostics.AddRange(result.Diagnostics);
        return result.Succeeded
            ?
            [
                .. result.Steps.Where(step => step.Action != DeployAction.Keep).Select(step => new DeliveryLine(DeployText.Describe(step), IsSummary: false)),
                new DeliveryLine(DeployText.Summarize(result, deployment), IsSummary: true),
            ]
            : [];
    }

    private static IEnumerable<DeliveryLine> Pack(DeliveryRequest request, string archive, DiagnosticBag diagnostics)
    {
        DriveDeployment.CheckPaths(request.Contents.Files, diagnostics);
        if (!diagnostics.HasErrors && !request.DryRun)
        {
            diagnostics.TryWrite(archive, () => OutputFiles.WriteIfDifferent(Path.GetFullPath(archive, request.BaseDirectory), request.Contents.ToZip()));
        }

        return diagnostics.HasErrors ? [] : [new DeliveryLine(DeployText.Summarize(archive, request.Contents, request.DryRun), IsSummary: true)];
    }
}
