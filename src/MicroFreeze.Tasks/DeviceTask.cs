using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Drive;
using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks;

/// <summary>
/// What tasks about a board and its drive have in common: the parameters that say what the board has and what goes onto the drive.
/// </summary>
public abstract class DeviceTask : ProjectTask
{
    /// <summary>The directory for all that is written, relative to the project's.</summary>
    [Required]
    public string IntermediateDirectory { get; set; } = "";

    /// <summary>The firmware's name.</summary>
    public string? Firmware { get; set; }

    /// <summary>The port of MicroPython, for its search path.</summary>
    public string? Port { get; set; }

    /// <summary>The board of CircuitPython.</summary>
    public string? Board { get; set; }

    /// <summary>The firmware's <c>genhdr/moduledefs.h</c>.</summary>
    public string? ModuleHeader { get; set; }

    /// <summary>Items <c>BoardModule</c>.</summary>
    public ITaskItem[] BoardModules { get; set; } = [];

    /// <summary>Items <c>CompiledPython</c>, frozen ones included.</summary>
    public ITaskItem[] CompiledPython { get; set; } = [];

    /// <summary>Items <c>DeployFile</c>.</summary>
    public ITaskItem[] DeployFiles { get; set; } = [];

    private protected sealed override bool Run()
    {
        DiagnosticBag diagnostics = new();
        ProjectOptions options = new(ProjectDirectory, new SourceLocation(ProjectFile), diagnostics);
        FirmwareProfile firmware = options.Firmware("MicroFreezeFirmware", Firmware);
        DriveContents? contents = new DeviceReader(this, options, diagnostics).Read(firmware);
        if (contents is not null && !diagnostics.HasErrors)
        {
            Execute(contents, firmware, options, diagnostics);
        }

        LogAll(diagnostics.Items);

        return true;
    }

    private protected abstract void Execute(DriveContents contents, FirmwareProfile firmware, ProjectOptions options, DiagnosticBag diagnostics);
}
