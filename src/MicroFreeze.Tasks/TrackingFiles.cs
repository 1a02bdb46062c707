namespace MicroFreeze.Tasks;

/// <summary>What IDEs look at to see whether a build would do anything: a list of inputs, and a file as new as the newest of them.</summary>
internal static class TrackingFiles
{
    /// <summary>Writes the list of inputs, a line each; directories end in a slash.</summary>
    public static void Write(string path, IReadOnlyList<string> inputs)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, inputs.Select(input => Directory.Exists(input) ? input + "/" : input));
    }

    /// <summary>
    /// Makes a file as new as the newest input. Inputs that were saved without a change leave all outputs alone, but an IDE compares times, and
    /// would start a build each time until something was written.
    /// </summary>
    public static void Touch(string path, IReadOnlyList<string> inputs)
    {
        DateTime newest = DateTime.MinValue;
        foreach (string input in inputs)
        {
            DateTime time = File.GetLastWriteTimeUtc(input);
            newest = time > newest ? time : newest;
        }

        if (newest > File.GetLastWriteTimeUtc(path))
        {
            File.SetLastWriteTimeUtc(path, newest);
        }
    }
}
