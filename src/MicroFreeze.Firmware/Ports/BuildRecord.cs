using MicroFreeze.Files.State;

namespace MicroFreeze.Firmware.Ports;

/// <summary>
/// What a firmware's build leaves for the next: what it was asked, and size and time of all that it read and made. Where these are as they
/// were, nothing
/// is started. (A port's own make starts compilers to find out.) Content would be surer, but the tree is another's, large, and made for
/// tools that go by time.
/// </summary>
/// <param name="Key">The command and whatever else has an influence.</param>
/// <param name="Inputs">Files and directories that it depends on.</param>
/// <param name="Outputs">The files that the build made.</param>
internal sealed record BuildRecord(string Key, IReadOnlyList<FileStamp> Inputs, IReadOnlyList<FileStamp> Outputs)
{
    /// <summary>How it is kept in a file.</summary>
    public static StateFormat<BuildRecord> Format { get; } = new("firmware", Describe);

    /// <summary>Takes down a build that succeeded. A directory's time stands for the names in it.</summary>
    /// <param name="key">The command and whatever else has an influence.</param>
    /// <param name="inputs">Files and directories that it depends on, absolute. Those that do not exist may not exist the next time
    /// either.</param>
    /// <param name="outputs">What it made.</param>
    public static BuildRecord Make(string key, IEnumerable<string> inputs, IEnumerable<string> outputs) => new(
        key,
        [.. inputs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(FileStamp.Of)],
        [.. outputs.Select(FileStamp.Of)]);

    /// <summary>The first file that is no longer as it was; null where all are.</summary>
    public string? FindChange() => Outputs.Count == 0 ? "" : Inputs.Concat(Outputs).FirstOrDefault(stamp => stamp != FileStamp.Of(stamp.Path))?.Path;

    private static BuildRecord Describe(StateFields fields, BuildRecord? record) => new(
        fields.Text(record?.Key), fields.List(record?.Inputs, FileStamp.Describe), fields.List(record?.Outputs, FileStamp.Describe));
}

/// <summary>What stands for the content of a file or directory.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Time">When it was last written, in ticks.</param>
/// <param name="Length">Its length; -1 for a directory, -2 for nothing.</param>
internal sealed record FileStamp(string Path, long Time, long Length)
{
    /// <summary>That of a path now.</summary>
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

    /// <summary>Its description.</summary>
    public static FileStamp Describe(StateFields fields, FileStamp? stamp) =>
        new(fields.Path(stamp?.Path), fields.Number(stamp?.Time), fields.Number(stamp?.Length));
}
