using System.Diagnostics.CodeAnalysis;
using MicroFreeze.Diagnostics;
using MicroFreeze.Freezing.Images.Drive;
using MicroFreeze.Profiles;
using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks;

/// <summary>What tasks about a board and its drive have in common: the parameters that say what the board has and what goes onto the drive.</summary>
public abstract class DeviceTask : Microsoft.Build.Utilities.Task
{
    /// <summary>The directory that relative paths are relative to.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The project file, for findings that are about no other file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

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
    [SuppressMessage("Design", "CA1819", Justification = "MSBuild's parameters are arrays.")]
    public ITaskItem[] BoardModules { get; set; } = [];

    /// <summary>Items <c>CompiledPython</c>, frozen ones included.</summary>
    public ITaskItem[] CompiledPython { get; set; } = [];

    /// <summary>Items <c>DeployFile</c>.</summary>
    public ITaskItem[] DeployFiles { get; set; } = [];

    /// <summary>Whether warnings are errors.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>Codes that <see cref="TreatWarningsAsErrors"/> leaves alone.</summary>
    public string? WarningsNotAsErrors { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        DiagnosticBag diagnostics = new();
        ProjectOptions options = new(ProjectDirectory, new SourceLocation(ProjectFile), diagnostics);
        FirmwareProfile firmware = options.Firmware("MicroFreezeFirmware", Firmware);
        DriveContents? contents = new DeviceReader(this, options, diagnostics).Read(firmware);
        if (contents is not null && !diagnostics.HasErrors)
        {
            Execute(contents, firmware, options, diagnostics);
        }

        DiagnosticLogger logger = new(Log, ProjectFile, TreatWarningsAsErrors, WarningsNotAsErrors ?? "");
        foreach (Diagnostic diagnostic in diagnostics.Items)
        {
            logger.Write(diagnostic);
        }

        return !Log.HasLoggedErrors;
    }

    private protected abstract void Execute(DriveContents contents, FirmwareProfile firmware, ProjectOptions options, DiagnosticBag diagnostics);
}
