using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Devices.Imports;

/// <summary>How a firmware looks for modules and programs: one row for each.</summary>
/// <param name="Family">The family.</param>
/// <param name="SearchPath">What <c>sys.path</c> holds when the program starts.</param>
/// <param name="HasPrefixedNames">Whether <c>u</c> before an extensible module's name gets the built-in one.</param>
/// <param name="StartupPrograms">Files that run by themselves before the main program, in order.</param>
/// <param name="MainPrograms">Files of which the first that there is runs as the main program.</param>
/// <param name="FrozenProgramsFirst">Whether a frozen file of a program's name runs in its stead.</param>
/// <param name="IgnoresCase">Whether the usual file system of its drives ignores case.</param>
internal sealed record ImportRules(
    FirmwareFamily Family,
    IReadOnlyList<string> SearchPath,
    bool HasPrefixedNames,
    IReadOnlyList<string> StartupPrograms,
    IReadOnlyList<string> MainPrograms,
    bool FrozenProgramsFirst,
    bool IgnoresCase)
{
    /// <summary>The entry of the search path that stands for frozen modules.</summary>
    public const string FrozenEntry = ".frozen";

    private static readonly ImportRules[] Rows =
    [
        // Other ports add other directories. Source: py/runtime.c@v1.28.0 mp_init; ports/rp2/main.c@v1.28.0; py/objmodule.c@v1.28.0
        // mp_module_get_builtin; shared/runtime/pyexec.c@v1.28.0 pyexec_file_if_exists.
        new(
            FirmwareFamily.MicroPython,
            SearchPath: ["", FrozenEntry, "/lib"],
            HasPrefixedNames: true,
            StartupPrograms: ["boot.py"],
            MainPrograms: ["main.py"],
            FrozenProgramsFirst: true,
            IgnoresCase: false) { DependsOnPort = true },

        // Source: main.c@10.2.1 start_mp; main.c@10.2.1 run_code_py; main.c@10.2.1 run_boot_py; main.c@10.2.1 run_repl;
        // supervisor/shared/safe_mode.c@10.2.1.
        new(
            FirmwareFamily.CircuitPython,
            SearchPath: ["", "/", FrozenEntry, "/lib"],
            HasPrefixedNames: false,
            StartupPrograms: ["boot.py", "safemode.py", "repl.py"],
            MainPrograms: ["code.txt", "code.py", "main.py", "main.txt"],
            FrozenProgramsFirst: false,
            IgnoresCase: true),
    ];

    // Ports of MicroPython whose drive is not the root. Source: ports/*/main.c@v1.28.0; ports/*/modules/_boot.py@v1.28.0.
    private static readonly (string Port, string Root, string[] Path)[] Ports =
    [
        ("rp2", "/", ["", FrozenEntry, "/lib"]),
        ("esp32", "/", ["", FrozenEntry, "/lib"]),
        ("samd", "/", ["", FrozenEntry, "/lib"]),
        ("webassembly", "/", ["", FrozenEntry, "/lib"]),
        ("esp8266", "/", ["", FrozenEntry, "/lib", "/"]),
        ("stm32", "/flash", ["", FrozenEntry, "/flash", "/flash/lib"]),
        ("mimxrt", "/flash", ["", FrozenEntry, "/flash", "/flash/lib"]),
        ("renesas-ra", "/flash", ["", FrozenEntry, "/flash", "/flash/lib"]),
        ("nrf", "/flash", ["", FrozenEntry, "/flash", "/flash/lib"]),
        ("alif", "/flash", ["", FrozenEntry, "/flash", "/flash/lib"]),
    ];

    /// <summary>Directory on the device at which the drive is, and in which programs start.</summary>
    public string Root { get; init; } = "/";

    /// <summary>The names of MicroPython's ports that are known.</summary>
    public static IReadOnlyList<string> PortNames => [.. Ports.Select(row => row.Port)];

    /// <summary>The rules of a firmware.</summary>
    public static ImportRules Of(FirmwareProfile firmware) =>
        Array.Find(Rows, row => row.Family == firmware.Family)!;

    /// <summary>Whether the search path is a matter of the port.</summary>
    public bool DependsOnPort { get; init; }

    /// <summary>
    /// The rules on a port of MicroPython, which other firmware does not care for; null where there is none of that name.
    /// </summary>
    public ImportRules? OnPort(string port)
    {
        int row = Array.FindIndex(Ports, candidate => candidate.Port == port);
        return row < 0 ? null : !DependsOnPort ? this : this with { Root = Ports[row].Root, SearchPath = Ports[row].Path };
    }
}
