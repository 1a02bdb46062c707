using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Imports;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Files;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary>What the commands about a board's drive have in common: what the board has besides.</summary>
internal static class BoardArguments
{
    /// <summary>Key of the board.</summary>
    public const string Board = "--board";

    private const string Port = "--port";
    private const string Header = "--module-header";
    private const string BuiltIn = "--built-in";
    private const string Frozen = "--frozen";
    private const string FrozenLibrary = "--frozen-library";

    /// <summary>The options' rows.</summary>
    public static OptionRow[] Rows { get; } =
    [
        CompilerSettings.FirmwareRow,
        new([Board], OptionKind.Value, "ID", $"The board, as boot_out.txt names it. What is built in is known of\n{string.Join(",\n", KnownBoards.Names.Chunk(2).Select(names => string.Join(", ", names)))}."),
        new([Port], OptionKind.Value, "PORT", $"The port of MicroPython, for its search path:\n{string.Join(", ", ImportRules.PortNames)}."),
        new([Header], OptionKind.Value, "FILE", "The firmware's genhdr/moduledefs.h: exactly what is built in."),
        new([BuiltIn], OptionKind.Value, "NAMES", "More modules that are built in, with commas."),
        new([Frozen], OptionKind.Value, "DIR", "A directory of what is frozen, laid out as imports see it;\nmay be given again."),
        new([FrozenLibrary], OptionKind.Value, "NAMES", "Names of frozen libraries whose files are not at hand, with commas."),
    ];

    /// <summary>The board without the files of its drive.</summary>
    public static DevicePicture Read(ToolHost host, ParsedArguments arguments, FirmwareProfile firmware, DiagnosticBag diagnostics)
    {
        ImportRules rules = ImportRules.Of(firmware);
        if (arguments.Last(Port) is { } port)
        {
            rules = rules.OnPort(port) ?? throw new UsageException($"there is no port {port}; known are {string.Join(", ", ImportRules.PortNames)}");
        }

        string? board = arguments.Last(Board);
        List<DeviceFile> frozen = [];
        foreach (string path in arguments.All(Frozen))
        {
            frozen.AddRange(DriveTree.Read(path, host.Resolve(path), diagnostics)
                .Where(file => Path.GetExtension(file.Path) is ".py" or ".mpy")
                .Select(file => ToFile(file, Path.ChangeExtension(file.Path, ".py"))));
        }

        HashSet<string> libraries = [.. Names(arguments, FrozenLibrary)];
        if (frozen.Count + libraries.Count == 0)
        {
            libraries.UnionWith(KnownBoards.FindFrozen(board));
        }

        BuiltInModules builtIns = arguments.Last(Header) is { } header
            ? ReadHeader(host, header, diagnostics)
            : KnownBoards.Find(firmware, board);
        if (board is not null && !arguments.Has(Header) && !KnownBoards.IsKnown(firmware, board))
        {
            diagnostics.Report(ImportDiagnostics.UnknownBoard, default, board, firmware.Family.Name);
        }

        return new DevicePicture
        {
            Rules = rules,
            BuiltIns = builtIns with { Fixed = builtIns.Fixed.Union(Names(arguments, BuiltIn)).ToHashSet() },
            Frozen = frozen,
            FrozenLibraries = libraries,
        };
    }

    /// <summary>A file as imports see it.</summary>
    public static DeviceFile ToFile((string Path, string FullPath, byte[] Content) file, string path) => DeviceFile.Of(path, file.FullPath, file.Content);

    private static IEnumerable<string> Names(ParsedArguments arguments, string key) =>
        arguments.All(key).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static BuiltInModules ReadHeader(ToolHost host, string path, DiagnosticBag diagnostics) =>
        (host.TryReadFile(path, diagnostics) is { } header ? ModuleHeader.Parse(header, path, diagnostics) : null) ?? BuiltInModules.None;
}
