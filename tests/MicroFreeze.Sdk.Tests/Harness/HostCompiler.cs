using System.Diagnostics;

namespace MicroFreeze.Sdk.Tests.Harness;

/// <summary>The build machine's own C compiler, and a firmware for it: stand-ins of ours for MicroPython's headers.</summary>
internal static class HostCompiler
{
    /// <summary>Whether there is a gcc that makes programs for this machine, with its archiver.</summary>
    public static bool Exists { get; } = OperatingSystem.IsLinux() && Has("gcc") && Has("ar");

    /// <summary>The stand-ins' directory.</summary>
    public static string Firmware { get; } = Path.Combine(SdkPackage.Repository, "tests", "Firmware");

    /// <summary>Whether a program is in PATH.</summary>
    public static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(directory => File.Exists(Path.Combine(directory, program)));

    /// <summary>Runs a program.</summary>
    public static (int ExitCode, string Output) Run(string program, string directory, params ReadOnlySpan<string> arguments)
    {
        ProcessStartInfo start = new(program) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
