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

    /// <summary>Runs a program to its end and takes the time by the clock; an exit code other than the expected ones is an error.</summary>
    public static double Time(string program, IEnumerable<string> arguments, string? directory = null, params ReadOnlySpan<int> exitCodes)
    {
        long start = Stopwatch.GetTimestamp();
        (Process process, Task<string> output, Task<string> error) = Start(program, arguments, directory);
        using (process)
        {
            process.WaitForExit();
            double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (process.ExitCode != 0 && !exitCodes.Contains(process.ExitCode))
            {
                throw new InvalidOperationException($"{program} failed with {process.ExitCode}:\n{output.Result}{error.Result}");
            }

            return elapsed;
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
