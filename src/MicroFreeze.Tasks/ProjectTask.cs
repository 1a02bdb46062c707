using System.Diagnostics.CodeAnalysis;
using MicroFreeze.Compiler.Diagnostics;
using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks;

/// <summary>
/// What all tasks have in common: which project they work for, how its warnings weigh, how they end early and how findings reach MSBuild.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "MSBuild disposes of no task, and a source without a timer holds nothing.")]
public abstract class ProjectTask : Microsoft.Build.Utilities.Task, ICancelableTask
{
    private readonly CancellationTokenSource _cancellation = new();

    private protected ProjectTask()
    {
    }

    /// <summary>The directory that relative paths are relative to.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The project file, for findings that are about no other file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Whether warnings are errors. (MSBuild applies its own properties; this one it leaves to each task.)</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>
    /// Codes that <see cref="TreatWarningsAsErrors"/> leaves alone, with separators between them: those that stay warnings, and those not
    /// to be shown.
    /// </summary>
    public string? WarningsNotAsErrors { get; set; }

    /// <summary>Ends with <see cref="Cancel"/>.</summary>
    internal CancellationToken Cancellation => _cancellation.Token;

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
            // MSBuild says itself that the build was cancelled.
            return false;
        }
    }

    /// <summary>Does the work, findings included.</summary>
    /// <returns>False where it failed.</returns>
    /// <exception cref="OperationCanceledException"><see cref="Cancellation"/> ended it.</exception>
    private protected abstract bool Run();

    /// <summary>Hands findings to MSBuild.</summary>
    private protected void LogAll(IEnumerable<Diagnostic> diagnostics)
    {
        DiagnosticLogger logger = new(Log, ProjectFile, TreatWarningsAsErrors, WarningsNotAsErrors ?? "");
        foreach (Diagnostic diagnostic in diagnostics)
        {
            // Without a place MSBuild would show one in our own targets.
            logger.Write(diagnostic.Location.Path is null ? diagnostic with { Location = new SourceLocation(ProjectFile) } : diagnostic);
        }
    }

    /// <summary>An absolute path without a separator at its end.</summary>
    internal string GetPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, ProjectDirectory));

    /// <summary>A path as MSBuild writes those of outputs: relative to the project, where it is inside.</summary>
    internal string ToRelative(string path)
    {
        string relative = Path.GetRelativePath(ProjectDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>The parts of a text with semicolons.</summary>
    internal static string[] Words(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
