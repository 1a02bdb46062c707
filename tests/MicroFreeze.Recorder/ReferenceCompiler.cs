using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using MicroFreeze.Compiler.Tests.Recorded;

namespace MicroFreeze.Recorder;

/// <summary>A built mpy-cross, run once for each source.</summary>
/// <param name="path">The program.</param>
internal sealed partial class ReferenceCompiler(string path)
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(1);

    /// <summary>Compiles one source.</summary>
    public RecordedOutcome Compile(byte[] source, string sourceName, RecordedRun run)
    {
        string folder = Directory.CreateTempSubdirectory("recorder").FullName;
        try
        {
            string input = Path.Combine(folder, "in.py"), output = Path.Combine(folder, "out.mpy");
            File.WriteAllBytes(input, source);
            using Process process = Process.Start(new ProcessStartInfo(path, [.. run.ReferenceArguments, "-s", sourceName, "-o", output, input])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            Task<string> unread = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(LongestRun))
            {
                process.Kill();
                return new RecordedOutcome(null, RecordedOutcome.Crashed);
            }

            unread.Wait();
            return process.ExitCode == 0 && File.Exists(output) ? new RecordedOutcome(File.ReadAllBytes(output), null) : ReadRefusal(errors.Result);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static RecordedOutcome ReadRefusal(string errors)
    {
        // CircuitPython ends its lines with carriage returns too.
        errors = errors.Replace("\r", "", StringComparison.Ordinal);
        string last = errors.TrimEnd('\n').Split('\n')[^1];
        if (!ExceptionPattern().IsMatch(last))
        {
            return new RecordedOutcome(null, RecordedOutcome.Crashed);
        }

        Match place = PlacePattern().Match(errors);
        return new RecordedOutcome(
            null,
            last,
            place.Success ? int.Parse(place.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0,
            place.Groups[2].Success ? place.Groups[2].Value : null);
    }

    [GeneratedRegex("^[A-Za-z]+(Error|Exception)(:|$)")]
    private static partial Regex ExceptionPattern();

    [GeneratedRegex("^  File \".*\", line ([0-9]+)(?:, in (.*))?$", RegexOptions.Multiline)]
    private static partial Regex PlacePattern();
}
