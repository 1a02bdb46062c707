using System.Formats.Tar;

namespace MicroFreeze.Files;

/// <summary>
/// Reads files that somebody named, or that lie where somebody pointed. What only looks like a file there, such as a pipe, a socket or a
/// device, is refused: reading it might never end, or not even begin.
/// </summary>
internal static class InputFiles
{
    /// <summary>The most bytes of one file: more than boards hold, and less than would trouble this machine.</summary>
    public const int MostBytes = 256 << 20;

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="IOException">It cannot be read, is no ordinary file, or has more than <see cref="MostBytes"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] ReadAllBytes(string path)
    {
        if (IsEmpty(path))
        {
            return [];
        }

        try
        {
            return ReadStream(path);
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a directory");
        }
    }

    /// <summary>A file to read parts of.</summary>
    /// <inheritdoc cref="ReadAllBytes"/>
    public static Stream OpenRead(string path) => IsEmpty(path) ? new MemoryStream([], writable: false) : Open(path);

    /// <summary>The bytes of a file, or of whatever else was named on purpose, such as a pipe that is written to meanwhile.</summary>
    /// <inheritdoc cref="ReadAllBytes"/>
    public static byte[] ReadStream(string path)
    {
        using FileStream stream = Open(path);
        return ReadToEnd(stream, path);
    }

    /// <summary>The bytes of a stream, to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="path">What the exception calls it.</param>
    /// <exception cref="IOException">It cannot be read, or has more than <see cref="MostBytes"/>.</exception>
    public static byte[] ReadToEnd(Stream stream, string path)
    {
        byte[] content = new byte[stream.CanSeek ? Check(stream.Length, path) : 0];
        int count = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        if (count < content.Length)
        {
            return content[..count];
        }

        // Of what is no ordinary file the length says nothing. Nearly all are, and one byte tells.
        Span<byte> next = stackalloc byte[1];
        if (stream.Read(next) == 0)
        {
            return content;
        }

        byte[] more = new byte[1 << 16];
        using MemoryStream all = new();
        all.Write(content);
        all.Write(next);
        for (int read; (read = stream.Read(more)) > 0;)
        {
            Check(all.Length + read, path);
            all.Write(more, 0, read);
        }

        Check(all.Length, path);
        return all.ToArray();
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static int Check(long length, string path) => length <= MostBytes
        ? (int)length
        : throw new IOException($"'{path}' has more than {MostBytes >> 20} MiB");

    // All that is no ordinary file has no length.
    private static bool IsEmpty(string path)
    {
        FileSystemInfo file = new FileInfo(path);
        if (OperatingSystem.IsWindows() || !file.Exists)
        {
            return false;
        }

        if (file.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            file = file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
        }

        return file is FileInfo { Exists: true, Length: 0 }
            && (IsOrdinary(file.FullName) ? true : throw new IOException($"'{path}' is a pipe, a socket or a device, and no ordinary file"));
    }

    private static bool IsOrdinary(string target)
    {
        if (!target.StartsWith("/dev/", StringComparison.Ordinal) || target.StartsWith("/dev/shm/", StringComparison.Ordinal))
        {
            try
            {
                // Who opens a pipe to read waits for somebody to write, perhaps for ever; who opens it for both does not.
                using FileStream stream = new(target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
                return stream.CanSeek;
            }
            catch (Exception problem) when (problem.IsFileError())
            {
                // Perhaps it may only be read.
            }
        }

        return FindType(target) is TarEntryType.RegularFile;
    }

    // The one door of .NET to what the system says of a file's type, far slower than opening it; it finds out too whether the file may be
    // read.
    private static TarEntryType? FindType(string path)
    {
        using MemoryStream archive = new();
        using (TarWriter writer = new(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            try
            {
                writer.WriteEntry(path, "file");
            }
            catch (IOException)
            {
                return null;
            }
        }

        archive.Position = 0;
        using TarReader reader = new(archive);
        return reader.GetNextEntry()?.EntryType;
    }
}
