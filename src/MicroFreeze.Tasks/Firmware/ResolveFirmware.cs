using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Firmware.Ports;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MicroFreeze.Tasks.Firmware;

/// <summary>
/// Finds the port and board that a project names, and what their own build says about modules: so that a project has to say it once, or not
/// at all.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ResolveFirmware : FirmwareTask
{
    /// <summary>Whether the port is built in this run.</summary>
    public bool BuildsFirmware { get; set; }

    /// <summary>The source tree.</summary>
    [Output]
    public string? ResolvedMpyDir { get; private set; }

    /// <summary>The port's directory.</summary>
    [Output]
    public string? ResolvedPortDir { get; private set; }

    /// <summary>The port's name.</summary>
    [Output]
    public string? ResolvedPort { get; private set; }

    /// <summary>The board's name.</summary>
    [Output]
    public string? ResolvedBoard { get; private set; }

    /// <summary>The board's directory.</summary>
    [Output]
    public string? ResolvedBoardDir { get; private set; }

    /// <summary>micropython-lib.</summary>
    [Output]
    public string? ResolvedMpyLibDir { get; private set; }

    /// <summary>The profile to make modules for.</summary>
    [Output]
    public string? Profile { get; private set; }

    /// <summary>The architecture of native code.</summary>
    [Output]
    public string? Arch { get; private set; }

    /// <summary>Its flags.</summary>
    [Output]
    public string? ArchFlags { get; private set; }

    /// <summary>The level of optimisation.</summary>
    [Output]
    public string? Optimize { get; private set; }

    /// <summary>Bits of a small int.</summary>
    [Output]
    public string? SmallIntBits { get; private set; }

    /// <summary>What functions become.</summary>
    [Output]
    public string? Emit { get; private set; }

    /// <summary>Long integers.</summary>
    [Output]
    public string? LongInt { get; private set; }

    /// <summary>Bits of a digit of long integers.</summary>
    [Output]
    public string? MpzDigitBits { get; private set; }

    /// <summary>The board's own manifests, with metadata <c>TextDirectory</c> where it is text of one.</summary>
    [Output]
    public ITaskItem[] BoardManifests { get; private set; } = [];

    /// <summary>Variables of manifests beyond those that are properties, with metadata <c>Value</c>.</summary>
    [Output]
    public ITaskItem[] Variables { get; private set; } = [];

    private protected override bool IsRequired => BuildsFirmware;

    internal override void Run(FirmwareSession session, DiagnosticBag diagnostics)
    {
        bool extends = Extends(diagnostics);
        if (session.FindPort() is { } tree)
        {
            Take(tree, diagnostics);
            if (session.Prepare(tree) is { } port)
            {
                Take(port.Settings, session, extends);
            }
        }
    }

    private void Take(PortTree tree, DiagnosticBag diagnostics)
    {
        ResolvedMpyDir = tree.Root;
        ResolvedPortDir = tree.PortDirectory;
        ResolvedPort = tree.Port;
        ResolvedBoard = tree.Board;
        ResolvedBoardDir = tree.BoardDirectory;
        Profile = tree.Firmware.Profile?.Name;
        if (tree.Firmware.Profile is null)
        {
            string known = ProjectOptions.OneOf([.. FirmwareProfile.All.Select(profile => profile.DisplayName)]);
            diagnostics.Report(FirmwareDiagnostics.UnknownVersion, new SourceLocation(ProjectFile), tree.Root, tree.Firmware.DisplayName, known);
        }
    }

    private void Take(PortSettings settings, FirmwareSession session, bool extends)
    {
        Arch = settings.Arch;
        ArchFlags = settings.ArchFlags;
        Optimize = settings.Optimize;
        SmallIntBits = settings.SmallIntBits;
        Emit = settings.Emit;
        LongInt = settings.LongInt;
        MpzDigitBits = settings.MpzDigitBits;
        ResolvedBoard ??= settings.Value("BOARD") is { Length: > 0 } board ? board : null;
        List<ITaskItem> variables = [];
        foreach ((string name, string value) in settings.Variables)
        {
            if (value.Length == 0 || name is "MPY_DIR" or "PORT_DIR")
            {
                continue;
            }

            string path = Path.GetFullPath(value, settings.Directory);
            string resolved = Path.Exists(path) ? session.Links.ToReal(path) : value;
            switch (name)
            {
                case "BOARD_DIR":
                    ResolvedBoardDir ??= resolved;
                    break;
                case "MPY_LIB_DIR":
                    ResolvedMpyLibDir = Directory.Exists(resolved) ? resolved : null;
                    break;
                default:
                    variables.Add(new TaskItem(name, new Dictionary<string, string> { ["Value"] = resolved }));
                    break;
            }
        }

        Variables = [.. variables];
        BoardManifests = extends ? [.. settings.Manifests.Where(text => text != session.ManifestFile && !session.IsGenerated(text, settings)).Select(ToItem)] : [];

        ITaskItem ToItem(string text, int index)
        {
            if (text.EndsWith(".py", StringComparison.Ordinal))
            {
                return new TaskItem(session.Links.ToReal(Path.GetFullPath(text, settings.Directory)));
            }

            string file = Path.Combine(session.Directory, $"board{index}.manifest");
            OutputFiles.WriteIfDifferent(file, Encoding.UTF8.GetBytes(text));
            return new TaskItem(file, new Dictionary<string, string> { ["TextDirectory"] = session.Links.ToReal(settings.Directory) });
        }
    }
}
