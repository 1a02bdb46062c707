using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Devices.Drive;

/// <summary>What there is to say about deploying to a drive.</summary>
internal static class DriveDiagnostics
{
    /// <summary>The drive is not there.</summary>
    public static readonly DiagnosticDescriptor NoDrive = new(
        "MF6401", DiagnosticSeverity.Error, "there is no drive at '{0}': connect the board, and look whether the operating system shows its drive there");

    /// <summary>A drive that should be a board's says of itself nothing.</summary>
    public static readonly DiagnosticDescriptor NoBootOut = new(
        "MF6402",
        DiagnosticSeverity.Error,
        "'{0}' has no boot_out.txt, so it is no CircuitPython drive, or one whose board has not started since it was formatted: nothing was written; for a folder or another drive use DeployDirectory (--folder)");

    /// <summary>What the drive says of itself cannot be read.</summary>
    public static readonly DiagnosticDescriptor BadBootOut = new(
        "MF6403", DiagnosticSeverity.Error, "boot_out.txt does not begin as CircuitPython writes it ('Adafruit CircuitPython 10.0.0 on ...; board'): nothing was written");

    /// <summary>The board has other firmware than the project is for.</summary>
    public static readonly DiagnosticDescriptor OtherFirmware = new(
        "MF6404", DiagnosticSeverity.Error, "the board has {0}, and the project is for {1}: nothing was written; update the board, or set MicroFreezeFirmware (--firmware)");

    /// <summary>The drive is another board's.</summary>
    public static readonly DiagnosticDescriptor OtherBoard = new(
        "MF6405", DiagnosticSeverity.Error, "this is the drive of '{0}', and the project is for '{1}': nothing was written; connect the other board, or set CircuitPythonBoard (--board)");

    /// <summary>What an earlier deployment wrote down is damaged.</summary>
    public static readonly DiagnosticDescriptor BadRecord = new(
        "MF6406",
        DiagnosticSeverity.Error,
        "the record of earlier deployments is damaged ({0}), so what they left cannot be told from files of yours: nothing was written; delete this file, and deploy once with DeployOverwrite=true (--overwrite)");

    /// <summary>A file of somebody else is where one of ours belongs.</summary>
    public static readonly DiagnosticDescriptor ForeignFile = new(
        "MF6407",
        DiagnosticSeverity.Error,
        "'{0}' is on the drive already, with other content, and was not deployed from here: nothing was written; move it away, or deploy with DeployOverwrite=true (--overwrite)");

    /// <summary>A deployed file was changed on the drive, and there is a new one.</summary>
    public static readonly DiagnosticDescriptor ChangedFile = new(
        "MF6408",
        DiagnosticSeverity.Error,
        "'{0}' was changed on the drive after it was deployed: nothing was written; copy what is worth it into the project, and deploy with DeployOverwrite=true (--overwrite)");

    /// <summary>A deployed file was changed on the drive, and is no longer part of the project.</summary>
    public static readonly DiagnosticDescriptor KeptFile = new(
        "MF6409", DiagnosticSeverity.Warning, "'{0}' is no longer part of the project, but was changed on the drive after it was deployed: it stays, and is yours from now on");

    /// <summary>The drive has no room.</summary>
    public static readonly DiagnosticDescriptor Full = new(
        "MF6410", DiagnosticSeverity.Error, "the drive has no room for {0}: {1}; {2}");

    /// <summary>The drive may not be written.</summary>
    public static readonly DiagnosticDescriptor ReadOnly = new(
        "MF6411",
        DiagnosticSeverity.Error,
        "the drive cannot be written ({0}): a board whose own code writes to its drive makes it read-only for computers, usually with storage.remount in boot.py");

    /// <summary>The drive went away.</summary>
    public static readonly DiagnosticDescriptor Gone = new(
        "MF6412", DiagnosticSeverity.Error, "the drive went away while {0}: connect it and deploy again, which finishes what was begun");

    /// <summary>Something else failed.</summary>
    public static readonly DiagnosticDescriptor Failed = new(
        "MF6413", DiagnosticSeverity.Error, "{0} failed: {1}; deploying again finishes what was begun");

    /// <summary>A path that FAT does not take, or that belongs to somebody else.</summary>
    public static readonly DiagnosticDescriptor BadName = new(
        "MF6414", DiagnosticSeverity.Error, "'{0}' cannot be deployed to that path: {1}; rename it, or set DeployPath");

    /// <summary>Two files for one path.</summary>
    public static readonly DiagnosticDescriptor SamePath = new(
        "MF6415", DiagnosticSeverity.Error, "would be deployed as '{0}', as '{1}' is{2}; rename one of them, or set its DeployPath");

    /// <summary>A directory of the drive has the name of a file, or the other way round.</summary>
    public static readonly DiagnosticDescriptor WrongKind = new(
        "MF6416", DiagnosticSeverity.Error, "'{0}' is a {1} on the drive, and is to become a {2}: nothing was written; move it away");

    /// <summary>A module stays at home because the board has it.</summary>
    public static readonly DiagnosticDescriptor LeftOut = new(
        "MF6417", DiagnosticSeverity.Info, "'{0}' is not deployed: the board has {1} {2}");

    /// <summary>There is nothing to deploy.</summary>
    public static readonly DiagnosticDescriptor NothingToDeploy = new(
        "MF6418", DiagnosticSeverity.Warning, "there is nothing to deploy: {0}; what earlier deployments left is removed");

    /// <summary>The project does not say where to.</summary>
    public static readonly DiagnosticDescriptor NoTarget = new(
        "MF6419", DiagnosticSeverity.Error, "nothing says where to deploy: set CircuitPyDrive to the board's drive (or to auto), DeployDirectory to a folder or drive, or DeployArchive to a zip file");

    /// <summary>Automatic choice of a drive found none or several.</summary>
    public static readonly DiagnosticDescriptor NoSingleDrive = new(
        "MF6420", DiagnosticSeverity.Error, "there {0}; connect the board, or set CircuitPyDrive to its path");

    /// <summary>The directory that is deployed would take in what was deployed.</summary>
    public static readonly DiagnosticDescriptor IntoItself = new(
        "MF6421", DiagnosticSeverity.Error, "'{0}' is the directory that is deployed, or lies in it, so the next deployment would deploy it as well: nothing was written; choose a place outside of '{1}'");
}
