using System.Globalization;
using System.Text;
using MicroFreeze.Files;

namespace MicroFreeze.Firmware.Ports;

/// <summary>
/// What a firmware's build leaves for the next: what it was asked, and size and time of all that it read and made. Where these are as they were, nothing
/// is started. (A port's own make starts compilers to find out.) Content would be surer, but the tree is another's, large, and made for tools that go by time.
/// </summary>
internal sealed class BuildRecord
{
    // Changes with the layout.
    private const string Magic = "MicroFreeze firmware record 1";

    private readonly List<FileStamp> _inputs = [];
    private readonly List<FileStamp> _outputs = [];

    private BuildRecord(string key) => Key = key;

    /// <summary>The command and whatever else has an influence.</summary>
    public string Key { get; }

    /// <summary>The files that the build made.</summary>
    public IReadOnlyList<string> Outputs => [.. _outputs.Select(output => output.Path)];

    /// <summary>Takes down a build that succeeded. A directory's time stands for the names in it.</summary>
    /// <param name="key">The command and whatever else has an influence; one line.</param>
    /// <param name="inputs">Files and directories that it depends on, absolute. Those that do not exist may not exist the next time either.</param>
    /// <param name="outputs">What it made.</param>
    public static BuildRecord Make(string key, IEnumerable<string> inputs, IEnumerable<string> outputs)
    {
        BuildRecord record = new(key);
        record._inputs.AddRange(inputs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(FileStamp.Of));
        record._outputs.AddRange(outputs.Select(FileStamp.Of));
        return record;
    }

    /// <summary>Reads a record; null where there is none, or none that can be read.</summary>
    public static BuildRecord? TryRead(string path)
    {
        if (OutputFiles.TryRead(path) is not { } content || Encoding.UTF8.GetString(content).Split('\n') is not [Magic, var key, .. var lines])
        {
            return null;
        }

        BuildRecord record = new(key);
        foreach (string line in lines)
        {
            if (line.Split('\t') is not [var kind, var time, var length, var name]
                || !long.TryParse(time, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long ticks)
                || !long.TryParse(length, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long size))
            {
                continue;
            }

            (kind == "out" ? record._outputs : record._inputs).Add(new FileStamp(name, ticks, size));
        }

        return lines is [.., "end", ""] ? record : null;
    }

    /// <summary>Writes the record.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(string path)
    {
        StringBuilder text = new();
        text.Append(Magic).Append('\n').Append(Key).Append('\n');
        Append("in", _inputs);
        Append("out", _outputs);
        text.Append("end\n");
        OutputFiles.Write(path, Encoding.UTF8.GetBytes(text.ToString()));

        void Append(string kind, List<FileStamp> stamps)
        {
            foreach (FileStamp stamp in stamps)
            {
                text.Append(CultureInfo.InvariantCulture, $"{kind}\t{stamp.Time}\t{stamp.Length}\t{stamp.Path}\n");
            }
        }
    }

    /// <summary>The first file that is no longer as it was; null where all are.</summary>
    public string? FindChange() => _outputs.Count == 0 ? "" : _inputs.Concat(_outputs).FirstOrDefault(stamp => stamp != FileStamp.Of(stamp.Path))?.Path;

    // Length -1 is a directory's, -2 that of nothing.
    private sealed record FileStamp(string Path, long Time, long Length)
    {
        public static FileStamp Of(string path)
        {
            FileInfo file = new(path);
            if (file.Exists)
            {
                // A link has a time of its own, and the file behind it counts.
                FileSystemInfo target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
                return new FileStamp(path, target.LastWriteTimeUtc.Ticks, target is FileInfo { Exists: true } content ? content.Length : -1);
            }

            DirectoryInfo directory = new(path);
            return directory.Exists ? new FileStamp(path, directory.LastWriteTimeUtc.Ticks, -1) : new FileStamp(path, 0, -2);
        }
    }
}
