using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace MicroFreeze.Files.Processes;

/// <summary>Runs a command to its end, or ends it with all that it started.</summary>
internal static class CommandRunner
{
    private const int Terminate = 15;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Runs a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="output">Takes lines of its output. Never called for two lines at once.</param>
    /// <param name="error">Takes lines of its error output, likewise.</param>
    /// <param name="cancellation">Ends it, and every process below it.</param>
    /// <param name="started">Takes what is known of its process, once it runs.</param>
    /// <returns>Its exit code; 128 and the signal's number where one ended it.</returns>
    /// <exception cref="CommandNotFoundException">There is no such program.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing of it runs any more. <see cref="CommandKilledException"/> where it had to be killed.</exception>
    public static int Run(ProcessCommand command, Action<string> output, Action<string> error, CancellationToken cancellation, Action<StartedProcess>? started = null)
    {
        cancellation.ThrowIfCancellationRequested();
        using Process process = Start(command);
        if (started is not null && StartedProcess.Of(process) is { } identity)
        {
            started(identity);
        }

        process.StandardInput.Close();
        Lock gate = new();
        Task reading = Task.WhenAll(Read(process.StandardOutput, output, gate), Read(process.StandardError, error, gate));
        bool wasKilled = false;
        using (cancellation.Register(() => wasKilled = !End(process)))
        {
            process.WaitForExit();
        }

        // A process that was left behind may hold on to our pipes: what it writes is of no use any more.
        reading.Wait(cancellation.IsCancellationRequested ? Grace : Timeout.InfiniteTimeSpan, CancellationToken.None);
        if (wasKilled)
        {
            throw new CommandKilledException();
        }

        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode;
    }

    /// <summary>Runs a command, and keeps what it says.</summary>
    /// <inheritdoc cref="Run(ProcessCommand, Action{string}, Action{string}, CancellationToken, Action{StartedProcess})"/>
    /// <returns>Its exit code, and the lines of both of its outputs, each with a line feed.</returns>
    public static (int ExitCode, string Output) Run(ProcessCommand command, CancellationToken cancellation)
    {
        StringBuilder output = new();
        int exitCode = Run(command, Append, Append, cancellation);
        return (exitCode, output.ToString());

        void Append(string line) => output.Append(line).Append('\n');
    }

    /// <summary>Ends a process that a run started which is no more, with all below it; nothing where it has ended meanwhile.</summary>
    public static void EndLeftOver(StartedProcess started)
    {
        try
        {
            using Process process = Process.GetProcessById(started.Id);
            if (StartedProcess.Of(process) is { } now && now.IsSame(started))
            {
                End(process);
            }
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // There is no such process.
        }
    }

    private static Process Start(ProcessCommand command)
    {
        ProcessStartInfo start = new(command.FileName)
        {
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        foreach (string argument in command.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string? value) in command.Environment)
        {
            start.Environment.Remove(name);
            if (value is not null)
            {
                start.Environment[name] = value;
            }
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new CommandNotFoundException(command.FileName, exception);
        }
    }

    private static async Task Read(StreamReader reader, Action<string> take, Lock gate)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            lock (gate)
            {
                take(line);
            }
        }
    }

    // Asked to end, make and ninja delete what they have half made. What is still there after that is killed.
    private static bool End(Process process)
    {
        int[] tree = Descendants(process.Id);
        bool ended = false;
        if (!OperatingSystem.IsWindows())
        {
            _ = Kill(process.Id, Terminate);
            ended = process.WaitForExit(Grace);
        }

        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended.
        }

        foreach (int id in tree)
        {
            try
            {
                using Process child = Process.GetProcessById(id);
                child.Kill();
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
            {
                // It has ended too.
            }
        }

        return ended;
    }

    // Where /proc tells; elsewhere Process.Kill finds them by itself, as long as their parent is there.
    private static int[] Descendants(int root)
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }

        Dictionary<int, List<int>> children = [];
        foreach (string directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && ParentOf(directory) is { } parent)
            {
                (children.TryGetValue(parent, out List<int>? list) ? list : children[parent] = []).Add(id);
            }
        }

        List<int> found = [root];
        for (int index = 0; index < found.Count; index++)
        {
            found.AddRange(children.GetValueOrDefault(found[index], []));
        }

        return [.. found.Skip(1)];
    }

    // See: proc(5), /proc/pid/stat: the name in parentheses, the state, the parent.
    private static int? ParentOf(string directory)
    {
        try
        {
            string stat = File.ReadAllText(Path.Combine(directory, "stat"));
            return stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var parent, ..]
                ? int.Parse(parent, CultureInfo.InvariantCulture)
                : null;
        }
        catch (Exception exception) when (exception.IsFileError() || exception is FormatException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
