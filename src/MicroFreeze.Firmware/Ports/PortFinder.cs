using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;

namespace MicroFreeze.Firmware.Ports;

/// <summary>Finds a port, its board and variant. Names are those of directories and files. Source: ports/*/Makefile@v1.28.0 BOARD_DIR;
/// ports/*/Makefile@v1.28.0 VARIANT_DIR.</summary>
internal sealed class PortFinder
{
    private readonly FirmwareRequest _request;
    private readonly DiagnosticBag _diagnostics;

    private PortFinder(FirmwareRequest request, DiagnosticBag diagnostics)
    {
        _request = request;
        _diagnostics = diagnostics;
    }

    /// <summary>Finds what is asked for; null where it is not there, which is then reported.</summary>
    public static PortTree? Find(FirmwareRequest request, DiagnosticBag diagnostics)
    {
        try
        {
            return new PortFinder(request, diagnostics).Find();
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            diagnostics.Report(FirmwareDiagnostics.NoTree, request.Project, request.Root ?? request.PortDirectory, exception.Message);
            return null;
        }
    }

    private PortTree? Find()
    {
        string? root = _request.Root ?? (_request.PortDirectory is null ? null : Path.GetFullPath("../..", _request.PortDirectory));
        if (root is null)
        {
            _diagnostics.Report(FirmwareDiagnostics.NoTree, _request.Project, "", "the property MpyDir names none");
            return null;
        }

        if (!File.Exists(Path.Combine(root, TreeFirmware.VersionFile)))
        {
            _diagnostics.Report(
                FirmwareDiagnostics.NoTree, _request.Project, root, Directory.Exists(root) ? $"it has no {TreeFirmware.VersionFile}" : "there is no such directory");
            return null;
        }

        TreeFirmware firmware = TreeFirmware.Read(root);
        if (FindPort(root) is not { } port || FindBuildSystem(port, firmware.Family) is not { } buildSystem || !TryFindBoard(port, out string? board, out string? boardDirectory))
        {
            return null;
        }

        bool isPortVariant = Directory.Exists(Path.Combine(port, "variants"));
        return !CheckVariant(port, boardDirectory, isPortVariant)
            ? null
            : new PortTree
            {
                Firmware = firmware,
                Root = root,
                PortDirectory = port,
                BuildSystem = buildSystem,
                Board = board,
                BoardDirectory = boardDirectory,
                IsOwnBoard = _request.BoardDirectory is not null && _request.BoardDirectory != Path.Combine(port, "boards", board ?? ""),
                Variant = _request.Variant,
                IsPortVariant = isPortVariant,
            };
    }

    private string? FindPort(string root)
    {
        if (_request.PortDirectory is { } given)
        {
            return given;
        }

        string[] ports = Names(Path.Combine(root, "ports"));
        if (_request.Port is { } name)
        {
            if (ports.Contains(name, StringComparer.Ordinal))
            {
                return Path.Combine(root, "ports", name);
            }

            _diagnostics.Report(
                FirmwareDiagnostics.NoPort, _request.Project, $"'{root}' has no port '{name}'.{Nearest.Hint(name, ports)} There are {string.Join(", ", ports)}");
            return null;
        }

        string? board = _request.Board ?? (_request.BoardDirectory is null ? null : Path.GetFileName(_request.BoardDirectory));
        string[] homes = board is null ? [] : [.. ports.Where(port => Names(Path.Combine(root, "ports", port, "boards")).Contains(board, StringComparer.Ordinal))];
        switch (homes)
        {
            case [var home]:
                return Path.Combine(root, "ports", home);
            case [] when board is null || _request.BoardDirectory is not null:
                _diagnostics.Report(
                    FirmwareDiagnostics.NoPort, _request.Project, $"the property Port does not say which port of '{root}' to build: {string.Join(", ", ports)}");
                return null;
            case []:
                string hint = Nearest.Hint(board, ports.SelectMany(port => Names(Path.Combine(root, "ports", port, "boards"))));
                _diagnostics.Report(FirmwareDiagnostics.NoBoard, _request.Project, $"no port of '{root}' has a board '{board}'.{hint} The directories in ports/*/boards are the boards");
                return null;
            default:
                _diagnostics.Report(
                    FirmwareDiagnostics.NoPort, _request.Project, $"the board '{board}' is one of several ports: {string.Join(", ", homes)}; say which with the property Port");
                return null;
        }
    }

    // Where there are both, the family says which one does the work.
    private PortBuildSystem? FindBuildSystem(string port, FirmwareFamily family)
    {
        (string File, PortBuildSystem System)[] systems = [("CMakeLists.txt", PortBuildSystem.CMake), ("Makefile", PortBuildSystem.Make)];
        foreach ((string file, PortBuildSystem system) in family.PrefersMakefile ? systems.Reverse() : systems)
        {
            if (File.Exists(Path.Combine(port, file)))
            {
                return system;
            }
        }

        _diagnostics.Report(FirmwareDiagnostics.NoPort, _request.Project, $"'{port}' is no port: it has neither a Makefile nor a CMakeLists.txt");
        return null;
    }

    private bool TryFindBoard(string port, out string? board, out string? directory)
    {
        board = _request.Board;
        directory = _request.BoardDirectory;
        if (directory is not null)
        {
            board ??= Path.GetFileName(directory);
            if (Directory.Exists(directory) && Directory.EnumerateFiles(directory, "mpconfigboard.*").Any())
            {
                return true;
            }

            _diagnostics.Report(
                FirmwareDiagnostics.NoBoard,
                _request.Project,
                Directory.Exists(directory) ? $"'{directory}' is no board: it has no mpconfigboard.h, .mk or .cmake" : $"the board's directory '{directory}' does not exist");
            return false;
        }

        if (board is null)
        {
            return true;
        }

        string boards = Path.Combine(port, "boards");
        string[] names = Names(boards);
        if (names.Contains(board, StringComparer.Ordinal))
        {
            directory = Path.Combine(boards, board);
            return true;
        }

        string text = names.Length == 0
            ? $"the port '{Path.GetFileName(port)}' has no boards; leave out the property Board"
            : $"the port '{Path.GetFileName(port)}' has no board '{board}'.{Nearest.Hint(board, names)}{Few(names)}";
        _diagnostics.Report(FirmwareDiagnostics.NoBoard, _request.Project, text);
        return false;
    }

    private bool CheckVariant(string port, string? boardDirectory, bool isPortVariant)
    {
        const string Prefix = "mpconfigvariant_";
        if (_request.Variant is not { } variant || (!isPortVariant && boardDirectory is null))
        {
            return true;
        }

        string[] names = isPortVariant
            ? Names(Path.Combine(port, "variants"))
            : [.. Directory.EnumerateFiles(boardDirectory!, Prefix + "*").Select(file => Path.GetFileNameWithoutExtension(file)[Prefix.Length..]).Distinct().Order(StringComparer.Ordinal)];
        if (names.Contains(variant, StringComparer.Ordinal))
        {
            return true;
        }

        string owner = isPortVariant ? $"the port '{Path.GetFileName(port)}'" : $"the board '{Path.GetFileName(boardDirectory)}'";
        string text = names.Length == 0 ? $"{owner} has no variants; leave out the property Variant" : $"{owner} has no variant '{variant}'.{Nearest.Hint(variant, names)}{Few(names)}";
        _diagnostics.Report(FirmwareDiagnostics.NoBoard, _request.Project, text);
        return false;
    }

    private static string Few(string[] names) => names.Length <= 12 ? $" There are {string.Join(", ", names)}" : $" There are {string.Join(", ", names.Take(11))} and {names.Length - 11} more";

    // Sorted. In some ports a directory beside boards holds what boards share: that has no name of its own to choose.
    private static string[] Names(string directory) => !Directory.Exists(directory)
        ? []
        : [.. Directory.EnumerateDirectories(directory).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
