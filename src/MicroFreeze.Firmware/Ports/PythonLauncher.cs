using MicroFreeze.Files.Processes;

namespace MicroFreeze.Firmware.Ports;

/// <summary>
/// A stand-in for the Python interpreter of a port that is built with CMake: it hands makemanifest.py to <c>microfreeze</c>, and everything
/// else to Python. CMake has a variable for the interpreter (<c>Python3_EXECUTABLE</c>) and none for the script.
/// Source: py/mkrules.cmake@v1.28.0 BUILD_FROZEN_CONTENT.
/// </summary>
internal static class PythonLauncher
{
    /// <summary>The script that the launcher does not hand on.</summary>
    public const string Script = "tools/makemanifest.py";

    /// <summary>The launcher's text, a script for a POSIX shell.</summary>
    /// <param name="python">The interpreter, an absolute path.</param>
    /// <param name="freezer">The command in place of the script, word by word.</param>
    public static string Write(string python, IReadOnlyList<string> freezer) => $"""
        #!/bin/sh
        # Written by MicroFreeze: Python for CMake, but for {Script}.
        case "$1" in
            */{Script})
                shift
                exec {string.Join(' ', freezer.Select(CommandWords.Quote))} "$@"
                ;;
        esac
        exec {CommandWords.Quote(python)} "$@"

        """.ReplaceLineEndings("\n");

    /// <summary>Lets everybody run a file. On Windows, which has no such right, it does nothing.</summary>
    public static void MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                path,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }
    }
}
