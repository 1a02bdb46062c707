using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;

namespace MicroFreeze.Tasks;

/// <summary>
/// What IDEs look at to see whether a build would do anything: a list of inputs, and a file as new as the newest of them.
/// </summary>
internal static class TrackingFiles
{
    /// <summary>Writes the list of inputs, a line each; directories end in a separator. What hinders that is reported.</summary>
    public static IReadOnlyList<Diagnostic> Write(string path, IReadOnlyList<string> inputs)
    {
        try
        {
            OutputFiles.Write(path, Encoding.UTF8.GetBytes(string.Concat(inputs.Select(input => NativePath.Of(Directory.Exists(input) ? input + "/" : input) + Environment.NewLine))));
            return [];
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            return [Diagnostic.Create(FileDiagnostics.CannotWrite, new SourceLocation(path), path, exception.Message)];
        }
    }

    /// <summary>
    /// Makes a file as new as the newest input. Inputs that were saved without a change leave all outputs alone, but an IDE compares times,
    /// and would start a build each time until something was written. Where the file may not be touched, that is all that comes of it.
    /// </summary>
    public static void Touch(string path, IReadOnlyList<string> inputs)
    {
        DateTime newest = DateTime.MinValue;
        foreach (string input in inputs)
        {
            DateTime time = File.GetLastWriteTimeUtc(input);
            newest = time > newest ? time : newest;
        }

        try
        {
            if (newest > File.GetLastWriteTimeUtc(path))
            {
                File.SetLastWriteTimeUtc(path, newest);
            }
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            // A project whose directories may only be read is none that is edited.
        }
    }
}
