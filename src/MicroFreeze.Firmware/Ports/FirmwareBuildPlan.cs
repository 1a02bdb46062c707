using MicroFreeze.Files.Processes;

namespace MicroFreeze.Firmware.Ports;

/// <summary>The commands that build a port with make, in a directory outside its tree. Source: py/mkenv.mk@v1.28.0;
/// py/mkrules.mk@v1.28.0.</summary>
internal sealed record FirmwareBuildPlan
{
    // What make itself hands down to makes that it calls, and what would choose for the project.
    private static readonly string[] ForeignVariables =
    [
        "MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "MAKEFILES", "BOARD", "BOARD_DIR", "BOARD_VARIANT", "VARIANT", "VARIANT_DIR", "BUILD", "FROZEN_MANIFEST",
    ];

    /// <summary>The port.</summary>
    public required PortTree Tree { get; init; }

    /// <summary>The port's directory as make gets it: without characters that make cannot handle.</summary>
    public required string PortDirectory { get; init; }

    /// <summary>The directory of the build as make gets it.</summary>
    public required string BuildDirectory { get; init; }

    /// <summary>The directory of a board that is not the port's, as make gets it.</summary>
    public string? BoardDirectory { get; init; }

    /// <summary>micropython-lib, where it is not the tree's own.</summary>
    public string? LibraryDirectory { get; init; }

    /// <summary>Arguments of make that the project adds.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The program make.</summary>
    public string Program { get; init; } = "make";

    /// <summary>The command that stands in for makemanifest.py, word by word.</summary>
    public IReadOnlyList<string> Freezer { get; init; } = [];

    /// <summary>Flags of mpy-tool; null to leave it at the port's.</summary>
    public string? FreezerFlags { get; init; }

    /// <summary>What says which firmware it is.</summary>
    public IReadOnlyList<string> Settings =>
    [
        .. Optional(Tree.IsPortVariant ? null : "BOARD", Tree.Board),
        .. Optional("BOARD_DIR", Tree.IsOwnBoard ? BoardDirectory : null),
        .. Optional(Tree.IsPortVariant ? "VARIANT" : "BOARD_VARIANT", Tree.Variant),
        $"BUILD={BuildDirectory}",
        .. Optional("MPY_LIB_DIR", LibraryDirectory),
        .. Arguments,
    ];

    /// <summary>The build itself.</summary>
    /// <param name="manifests">What is frozen instead of what the board says; null to leave it at that.</param>
    /// <param name="jobs">How many commands may run at a time.</param>
    public ProcessCommand Build(IReadOnlyList<string>? manifests, int jobs) => Make(
    [
        "--no-print-directory",
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"-j{jobs}"),
        .. Settings,
        $"MAKE_MANIFEST={Escape(Freezer)}",

        // With a value make neither builds mpy-cross, which would write into the tree, nor needs it.
        $"MICROPY_MPYCROSS={Escape(Freezer.Take(1))}",
        .. Optional("MPY_TOOL_FLAGS", FreezerFlags),
        .. manifests is null ? (string[])[] : [$"FROZEN_MANIFEST={Escape(manifests)}"],
    ]);

    /// <summary>A call of make with the port's directory and a clean environment.</summary>
    public ProcessCommand Make(IReadOnlyList<string> arguments) => new(Program, arguments, PortDirectory) { Environment = Environment(PortDirectory) };

    private static Dictionary<string, string?> Environment(string directory)
    {
        // Messages in English, for us to read; PWD, because shells believe it where the directory is a link.
        Dictionary<string, string?> variables = new() { ["LC_ALL"] = "C", ["PWD"] = directory };
        foreach (string name in ForeignVariables)
        {
            variables[name] = null;
        }

        return variables;
    }

    private static string Escape(IEnumerable<string> words) => CommandWords.EscapeForMake(string.Join(' ', words.Select(CommandWords.Quote)));

    private static string[] Optional(string? name, string? value) => name is null || value is null ? [] : [$"{name}={CommandWords.EscapeForMake(value)}"];
}
