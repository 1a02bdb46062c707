using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Devices.Imports;
using MicroFreeze.Files.Zip;

namespace MicroFreeze.Devices.Drive;

/// <summary>A file that a project wants on its board's drive.</summary>
/// <param name="Path">Its path on the drive.</param>
/// <param name="SourcePath">The user's file: what it is, or was compiled from.</param>
/// <param name="Content">What goes onto the drive.</param>
internal sealed record DriveItem(string Path, string SourcePath, ReadOnlyMemory<byte> Content)
{
    /// <summary>The Python text that it was compiled from, if that is at hand.</summary>
    public ReadOnlyMemory<byte>? Source { get; init; }

    /// <summary>Whether it goes onto the drive even if the board has it.</summary>
    public bool Always { get; init; }
}

/// <summary>
/// Decides what of a project goes onto the drive: everything but the libraries that the board has frozen or built in, since imports find
/// those first. What runs by itself comes last.
/// </summary>
internal sealed class DriveContents
{
    private const string Library = "lib";

    private DriveContents(IReadOnlyList<DeployFile> files, DevicePicture picture, IReadOnlyList<Diagnostic> diagnostics)
    {
        Files = files;
        Picture = picture;
        Diagnostics = diagnostics;
    }

    /// <summary>What goes onto the drive, in the order of writing.</summary>
    public IReadOnlyList<DeployFile> Files { get; }

    /// <summary>The drive's content as a zip file.</summary>
    /// <exception cref="IOException">There are more files or bytes than the format can say.</exception>
    public byte[] ToZip() => ZipFile.Write(Files.Select(file => KeyValuePair.Create(file.Path, file.Content)));

    /// <summary>The device as it will be.</summary>
    public DevicePicture Picture { get; }

    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Decides.</summary>
    /// <param name="items">What the project wants on the drive.</param>
    /// <param name="board">What the board has: search order, frozen and built-in modules.</param>
    public static DriveContents Select(IEnumerable<DriveItem> items, DevicePicture board)
    {
        DiagnosticBag diagnostics = new();
        HashSet<string> frozenModules = [.. board.Frozen.Select(file => System.IO.Path.ChangeExtension(file.Path, null))];
        HashSet<string> frozenLibraries = [.. board.Frozen.Select(file => TopLevel(file.Path)), .. board.FrozenLibraries];
        List<DriveItem> taken = [];
        foreach (DriveItem item in items.OrderBy(item => item.Path, StringComparer.Ordinal))
        {
            SourceLocation place = new(item.SourcePath);
            string? module = ModuleIn(Library, item.Path);
            string? top = module is null ? null : TopLevel(module);
            if (item.Always || top is null)
            {
                taken.Add(item);
            }
            else if (board.BuiltIns.FindFixed(top, board.Rules) is { } builtIn)
            {
                diagnostics.Report(DriveDiagnostics.LeftOut, place, item.Path, builtIn, "built in");
            }
            else if (!frozenLibraries.Contains(top))
            {
                taken.Add(item);
            }
            else if (board.FrozenLibraries.Contains(top) || frozenModules.Contains(module!))
            {
                diagnostics.Report(DriveDiagnostics.LeftOut, place, item.Path, top, "frozen");
            }
            else
            {
                diagnostics.Report(ImportDiagnostics.HalfOverridden, place, item.Path, $"{ImportRules.FrozenEntry}/{top}", top, " even if it were deployed");
            }
        }

        List<string> programs = [.. board.Rules.StartupPrograms, .. board.Rules.MainPrograms];
        DevicePicture picture = board with
        {
            Files = [.. taken.Select(ToDeviceFile)],
        };
        return new DriveContents(
            [.. taken.OrderBy(item => programs.IndexOf(item.Path)).Select(item => new DeployFile(item.Path, item.Content, new SourceLocation(item.SourcePath)))],
            picture,
            diagnostics.Items);
    }

    private static DeviceFile ToDeviceFile(DriveItem item) => item.Source is { } text
        ? new DeviceFile(item.Path) { SourcePath = item.SourcePath, Source = text }
        : DeviceFile.Of(item.Path, item.Path, item.Content) with { SourcePath = item.SourcePath };

    /// <summary>The path below a directory without extension, for what can be imported there; null for all else.</summary>
    private static string? ModuleIn(string directory, string path)
    {
        string extension = System.IO.Path.GetExtension(path);
        return FatNames.Comparer.Equals(path.Split('/')[0], directory) && path.Contains('/', StringComparison.Ordinal) && extension is ".py" or ".mpy"
            ? path[(directory.Length + 1)..^extension.Length]
            : null;
    }

    private static string TopLevel(string path)
    {
        string first = path.Split('/')[0];
        return first == path ? System.IO.Path.GetFileNameWithoutExtension(path) : first;
    }
}
