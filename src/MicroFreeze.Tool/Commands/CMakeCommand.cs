using System.Text;
using MicroFreeze.Files;
using MicroFreeze.Firmware.Ports;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary>
/// <c>microfreeze cmake</c>: makes a port that CMake builds call <c>microfreeze makemanifest</c>, with nothing changed in its tree.
/// </summary>
internal static class CMakeCommand
{
    private const string PythonKey = "--python";

    /// <summary>The command's row.</summary>
    public static Command Command { get; } = new(
        "cmake",
        "DIR [OPTIONS]",
        "Writes a stand-in for Python that freezes with microfreeze, and prints CMake's option for it.",
        """
        The stand-in, DIR/python3, runs 'microfreeze makemanifest' in place of tools/makemanifest.py, and Python for every other script of the port:
          export MICROPY_MPYCROSS=DIR/python3     # so that no mpy-cross is built
          cmake -S ports/rp2 -B build -DMICROPY_BOARD=RPI_PICO $(microfreeze cmake DIR)
        """,
        "microfreeze cmake build/microfreeze",
        new OptionTable(
            new OptionRow([PythonKey], OptionKind.Value, "FILE", "The interpreter for the other scripts (default: python3 in PATH).")),
        Run);

    private static int Run(ToolHost host, ParsedArguments arguments)
    {
        if (arguments.Positionals is not [var path])
        {
            throw new UsageException("it takes one directory, to write into");
        }

        string directory = host.Resolve(path);
        if (host.Platform == "win32")
        {
            host.Error.WriteLine("microfreeze cmake: ports that CMake builds need a POSIX shell: use WSL");
            return ExitCodes.Failure;
        }

        string python = arguments.Last(PythonKey) is { } given ? host.Resolve(given) : FindPython(host) ?? "";
        if (!File.Exists(python))
        {
            host.Error.WriteLine(python.Length == 0 ? "microfreeze cmake: there is no python3 in PATH" : $"microfreeze cmake: there is no '{python}'");
            return ExitCodes.Failure;
        }

        string launcher = Path.Join(directory, "python3");
        OutputFiles.WriteIfDifferent(launcher, Encoding.UTF8.GetBytes(PythonLauncher.Write(python, [.. host.Self, "makemanifest"])));
        PythonLauncher.MakeExecutable(launcher);
        host.Output.WriteLine($"-DPython3_EXECUTABLE={launcher}");
        return ExitCodes.Success;
    }

    private static string? FindPython(ToolHost host) => host.ReadEnvironment().GetValueOrDefault("PATH", "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(directory => Path.Join(directory, "python3"))
        .FirstOrDefault(File.Exists);
}
