using Microsoft.Build.Framework;
using Microsoft.Build.Logging.StructuredLogger;
using Record = Microsoft.Build.Logging.Record;

namespace MicroFreeze.Sdk.Tests.Harness;

/// <summary>What a build said and did, out of its binary log.</summary>
internal sealed class BuildResult
{
    public BuildResult(int exitCode, string output, string log)
    {
        ExitCode = exitCode;
        Output = output;
        List<string> errors = [];
        List<string> warnings = [];
        List<string> messages = [];
        List<string> targets = [];
        List<string> tasks = [];
        BinLogReader reader = new();
        foreach (Record record in reader.ReadRecords(log))
        {
            switch (record.Args)
            {
                case BuildErrorEventArgs error:
                    errors.Add(Format(error.File, error.LineNumber, error.ColumnNumber, error.Code, error.Message));
                    break;
                case BuildWarningEventArgs warning:
                    warnings.Add(Format(warning.File, warning.LineNumber, warning.ColumnNumber, warning.Code, warning.Message));
                    break;
                case TargetStartedEventArgs target:
                    targets.Add(target.TargetName);
                    break;
                case TaskStartedEventArgs task:
                    tasks.Add(task.TaskName);
                    break;
                case BuildMessageEventArgs { Message: { } message }:
                    messages.Add(message);
                    break;
            }
        }

        Errors = errors;
        Warnings = warnings;
        Messages = messages;
        Targets = targets;
        Tasks = tasks;
    }

    public int ExitCode { get; }

    /// <summary>Console output.</summary>
    public string Output { get; }

    public bool Succeeded => ExitCode == 0;

    /// <summary>Errors as <c>file name(line,column): code: message</c>, in order.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Warnings, likewise.</summary>
    public IReadOnlyList<string> Warnings { get; }

    public IReadOnlyList<string> Messages { get; }

    public IReadOnlyList<string> Targets { get; }

    public IReadOnlyList<string> Tasks { get; }

    /// <summary>How many modules were compiled: null where the task found everything current, or did not run.</summary>
    public int? CompiledCount => Messages
        .Where(message => message.Contains(" modules compiled, the others are current", StringComparison.Ordinal))
        .Select(message => (int?)int.Parse(message.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture))
        .SingleOrDefault();

    /// <summary>Whether the task found everything current.</summary>
    public bool WasCurrent => Messages.Contains("All compiled and frozen Python is current.");

    private static string Format(string? file, int line, int column, string? code, string? message) =>
        $"{Path.GetFileName(file)}{(line > 0 ? $"({line},{column})" : "")}: {code}: {message}";
}
