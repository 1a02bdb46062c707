using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Drive;
using MicroFreeze.Devices.Imports;
using MicroFreeze.Files;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MicroFreeze.Tasks;

/// <summary>The task behind the target of the same name: which file every import on the board gets, and what is wrong with that.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckImports : DeviceTask
{
    /// <summary>The drive that is deployed to: what else is on it counts, where it is there.</summary>
    public string? Drive { get; set; }

    /// <summary>The folder that is deployed to.</summary>
    public string? Directory { get; set; }

    /// <summary>The table, the graph and the JSON that were written.</summary>
    [Output]
    public ITaskItem[] WrittenFiles { get; private set; } = [];

    private protected override void Execute(DriveContents contents, FirmwareProfile firmware, ProjectOptions options, DiagnosticBag diagnostics)
    {
        ImportReport report = ImportAnalysis.Run(AddNeighbours(contents.Picture), firmware);
        diagnostics.AddRange(contents.Diagnostics.Where(diagnostic => diagnostic.Descriptor == ImportDiagnostics.HalfOverridden));
        diagnostics.AddRange(report.Diagnostics);
        string directory = Path.GetFullPath(IntermediateDirectory, ProjectDirectory);
        (string Name, string Text)[] files =
        [
            ("imports.txt", ImportText.Write(report)),
            ("imports.json", ImportJson.Write(report)),
            ("imports.mmd", ImportMermaid.Write(report)),
        ];
        diagnostics.TryWrite(directory, () =>
        {
            foreach ((string name, string text) in files)
            {
                OutputFiles.WriteIfDifferent(Path.Combine(directory, name), Encoding.UTF8.GetBytes(text));
            }
        });
        WrittenFiles = [.. files.Select(file => new TaskItem(Path.Join(IntermediateDirectory, file.Name)))];
    }

    private DevicePicture AddNeighbours(DevicePicture picture)
    {
        // That there is not exactly one drive is for deploying to say.
        string? path = string.IsNullOrEmpty(Drive) ? Directory : DriveFinder.Choose(Drive, default, new DiagnosticBag());
        if (string.IsNullOrEmpty(path))
        {
            return picture;
        }

        string full = Path.GetFullPath(path, ProjectDirectory);
        return DriveNeighbours.AddTo(picture, new PhysicalDrive(full, mayBeMissing: true), full);
    }
}
