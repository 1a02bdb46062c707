using System.Diagnostics.CodeAnalysis;
using MicroFreeze.Diagnostics;
using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks.Firmware;

/// <summary>What the tasks about a port's build have in common: which firmware, and how its build is called.</summary>
[SuppressMessage("Design", "CA1001", Justification = "MSBuild disposes of no task, and a source without a timer holds nothing.")]
public abstract class FirmwareTask : Microsoft.Build.Utilities.Task, ICancelableTask
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The directory that relative paths are relative to.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The project file, for findings that are about no other file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The directory for all that the port's build writes, relative to the project's.</summary>
    [Required]
    public string FirmwareDirectory { get; set; } = "";

    /// <summary>The source tree.</summary>
    public string? MpyDir { get; set; }

    /// <summary>micropython-lib.</summary>
    public string? MpyLibDir { get; set; }

    /// <summary>The port's name.</summary>
    public string? Port { get; set; }

    /// <summary>The port's directory.</summary>
    public string? PortDir { get; set; }

    /// <summary>The board's name.</summary>
    public string? Board { get; set; }

    /// <summary>The board's directory.</summary>
    public string? BoardDir { get; set; }

    /// <summary>The variant of the board or port.</summary>
    public string? Variant { get; set; }

    /// <summary>Further arguments of make, or definitions of CMake, such as <c>MICROPY_PY_BTREE=0</c>.</summary>
    public ITaskItem[] Arguments { get; set; } = [];

    /// <summary>The program make.</summary>
    public string? Make { get; set; }

    /// <summary>Whether warnings are errors.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>Codes that <see cref="TreatWarningsAsErrors"/> leaves alone.</summary>
    public string? WarningsNotAsErrors { get; set; }

    /// <summary>Ends with <see cref="Cancel"/>.</summary>
    private protected CancellationToken Cancellation => _cancellation.Token;

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        try
        {
            return Run() && !Log.HasLoggedErrors;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Does the work.</summary>
    private protected abstract bool Run();

    /// <summary>Logs findings.</summary>
    private protected void Write(IEnumerable<Diagnostic> diagnostics)
    {
        DiagnosticLogger logger = new(Log, ProjectFile, TreatWarningsAsErrors, WarningsNotAsErrors ?? "");
        foreach (Diagnostic diagnostic in diagnostics)
        {
            // Without a place MSBuild would show one in our own targets.
            logger.Write(diagnostic.Location.Path is null ? diagnostic with { Location = new SourceLocation(ProjectFile) } : diagnostic);
        }
    }
}
