using System.Diagnostics;

namespace MicroFreeze.Benchmarks;

/// <summary>Runs other programs.</summary>
internal static class Shell
{
    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote.</returns>
    public static (string Output, string Error) Run(string program, IEnumerable<string> arguments, string? directory = null)
    {
        (Process process, Task<string> output, Task<string> error) = Start(program, arguments, directory);
        using (process)
        {
            process.WaitForExit();
            return (output.Result, error.Result);
        }
    }

    /// <summary>Runs a program to its end and takes the time by the clock; an exit code that is not 0 is an error.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="directory">Its current directory, or null for our own.</param>
    /// <param name="watch">Is called now and then while it runs.</param>
    public static double Time(string program, IEnumerable<string> arguments, string? directory = null, Action<Process>? watch = null)
    {
        long start = Stopwatch.GetTimestamp();
        (Process process, Task<string> output, Task<string> error) = Start(program, arguments, directory);
        using (process)
        {
            while (watch is not null && !process.WaitForExit(20))
            {
                watch(process);
            }

            process.WaitForExit();
            double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            return process.ExitCode == 0
                ? elapsed
                : throw new InvalidOperationException($"{program} failed with {process.ExitCode}:\n{output.Result}{error.Result}");
        }
    }

    /// <summary>The best of several runs, on both sides: what is above it is what else the machine does.</summary>
    public static double Best(int runs, Func<double> run) => Enumerable.Range(0, runs).Min(_ => run());

    private static (Process Process, Task<string> Output, Task<string> Error) Start(string program, IEnumerable<string> arguments, string? directory)
    {
        Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory ?? "",
        })!;
        return (process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }
}
