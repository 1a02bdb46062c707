using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Firmware.Ports;
using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks.Firmware;

/// <summary>What the tasks about a port's build have in common: which firmware, and how its build is called.</summary>
public abstract class FirmwareTask : ProjectTask
{
    /// <summary>The directory for all that the port's build writes, relative to the project's.</summary>
    [Required]
    public string FirmwareDirectory { get; set; } = "";

    /// <summary>The manifest of what the project freezes, written for the port's build; relative to the project's directory.</summary>
    [Required]
    public string ManifestFile { get; set; } = "";

    /// <summary>The program dotnet, to run the tool with.</summary>
    [Required]
    public string DotNet { get; set; } = "";

    /// <summary>The tool, <c>microfreeze.dll</c>.</summary>
    [Required]
    public string Tool { get; set; } = "";

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

    /// <summary>
    /// Further arguments of make, or definitions of CMake, such as <c>MICROPY_PY_BTREE=0</c>, with semicolons between them. No items, which
    /// would take <c>*</c> for files.
    /// </summary>
    public string? Arguments { get; set; }

    /// <summary>Whether the project's items come to the board's manifest: <c>Extend</c>, or in its place: <c>Replace</c>.</summary>
    public string? ManifestMode { get; set; }

    /// <summary>The program make.</summary>
    public string? Make { get; set; }

    /// <summary>The program cmake.</summary>
    public string? CMake { get; set; }

    /// <summary>Python for the scripts of a port that is built with CMake.</summary>
    public string? Python { get; set; }

    /// <summary>Whether the project is built for other boards as well: then findings say which board they are of.</summary>
    public bool IsOneOfMany { get; set; }

    private protected sealed override bool Run()
    {
        DiagnosticBag diagnostics = new();
        FirmwareSession session = new(this, diagnostics);
        try
        {
            using FileStream gate = Enter(session.Directory);
            Run(session, diagnostics);
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            diagnostics.Report(FileDiagnostics.CannotWrite, new SourceLocation(ProjectFile), session.Directory, exception.Message);
        }

        Report(IsRequired ? diagnostics.Items : diagnostics.Items.Where(finding => finding.Descriptor != FirmwareDiagnostics.MissingProgram));
        return true;
    }

    /// <summary>Whether the port is built in this run. If not, a missing program is no error: modules are made without it.</summary>
    private protected virtual bool IsRequired => true;

    private void Report(IEnumerable<Diagnostic> diagnostics) => LogAll(
        IsOneOfMany ? diagnostics.Select(finding => finding with { Message = $"{finding.Message} [board {Board}]" }) : diagnostics);

    /// <summary>What <see cref="ManifestMode"/> says.</summary>
    private protected bool Extends(DiagnosticBag diagnostics) => new ProjectOptions(ProjectDirectory, new SourceLocation(ProjectFile), diagnostics)
        .Choose("FirmwareManifest", ManifestMode, true, ("Extend", true), ("Replace", false));

    /// <summary>The single ones of <see cref="Arguments"/>.</summary>
    internal string[] ArgumentList => Words(Arguments);

    /// <summary>Does the work; no other build of the same firmware is under way meanwhile.</summary>
    internal abstract void Run(FirmwareSession session, DiagnosticBag diagnostics);

    // What .NET says of a file that another process has: EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION.
    private static readonly int[] InUse = [11, 35, unchecked((int)0x80070020)];

    // Two builds of one project at once take turns. The system lets go of the file where a build is killed.
    private FileStream Enter(string directory)
    {
        Directory.CreateDirectory(directory);
        string path = Path.Combine(directory, "build.lock");
        for (bool said = false; ; said = true)
        {
            Cancellation.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (InUse.Contains(exception.HResult))
            {
                if (!said)
                {
                    Log.LogMessage(MessageImportance.High, "Waiting for another build of this firmware.");
                }

                Cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(200));
            }
        }
    }
}
