using System.Globalization;
using MicroFreeze.Files.Processes;

namespace MicroFreeze.Firmware.Ports;

/// <summary>The commands that build a port with CMake. Source: ports/rp2/Makefile@v1.28.0; ports/esp32/Makefile@v1.28.0;
/// py/mkrules.cmake@v1.28.0.</summary>
internal sealed record CMakeBuildPlan
{
    /// <summary>The port.</summary>
    public required PortTree Tree { get; init; }

    /// <summary>The directory of the build.</summary>
    public required string BuildDirectory { get; init; }

    /// <summary>The launcher that stands in for Python; see <see cref="PythonLauncher"/>.</summary>
    public required string Python { get; init; }

    /// <summary>micropython-lib, where it is not the tree's own.</summary>
    public string? LibraryDirectory { get; init; }

    /// <summary>
    /// Definitions that the project adds, such as <c>NAME=VALUE</c>; what begins with a dash is handed on as it is, and what follows either
    /// without an equals sign goes on with it.
    /// </summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The program cmake.</summary>
    public string Program { get; init; } = "cmake";

    /// <summary>The program ninja; null to build with make.</summary>
    public string? Ninja { get; init; }

    /// <summary>The call that writes the build.</summary>
    /// <param name="manifest">What the port freezes where it has no manifest of its own; null to leave it at that.</param>
    public ProcessCommand Configure(string? manifest) => new(
        Program,
        [
            "-S", Tree.PortDirectory, "-B", BuildDirectory, "-G", Ninja is null ? "Unix Makefiles" : "Ninja",
            $"-DPython3_EXECUTABLE={Python}",
            "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
            .. Define("MICROPY_BOARD", Tree.Board),
            .. Define("MICROPY_BOARD_DIR", Tree.BoardDirectory),
            .. Define("MICROPY_BOARD_VARIANT", Tree.Variant),
            .. Define("MICROPY_LIB_DIR", LibraryDirectory),
            .. Define("MICROPY_FROZEN_MANIFEST", manifest),
            .. Definitions(),
        ],
        Tree.PortDirectory)
    {
        Environment = Environment,
    };

    /// <summary>The build itself. The program that CMake has written it for, not <c>cmake --build</c>, which would not pass on that it is to end.</summary>
    /// <param name="jobs">How many commands may run at a time.</param>
    public ProcessCommand Build(int jobs)
    {
        string parallel = string.Create(CultureInfo.InvariantCulture, $"-j{jobs}");
        return new(Ninja ?? "make", Ninja is null ? ["--no-print-directory", parallel] : [parallel], BuildDirectory) { Environment = Environment };
    }

    // With a value CMake neither builds mpy-cross, which would write into the tree, nor needs it.
    private Dictionary<string, string?> Environment => new()
    {
        ["LC_ALL"] = "C",
        ["MICROPY_MPYCROSS"] = Python,
        ["MAKEFLAGS"] = null,
        ["MFLAGS"] = null,
        ["MAKELEVEL"] = null,
        ["NINJA_STATUS"] = null,
    };

    // CMake's own lists have semicolons as well: what is no definition goes on with the one before, or is the value of an option.
    private List<string> Definitions()
    {
        List<string> words = [];
        foreach (string argument in Arguments)
        {
            if (argument.StartsWith('-'))
            {
                words.Add(argument);
            }
            else if (argument.Contains('=', StringComparison.Ordinal) || words.Count == 0)
            {
                words.Add("-D" + argument);
            }
            else if (words[^1].Contains('=', StringComparison.Ordinal))
            {
                words[^1] += ";" + argument;
            }
            else
            {
                words.Add(argument);
            }
        }

        return words;
    }

    private static string[] Define(string name, string? value) => value is null ? [] : [$"-D{name}={value}"];
}
