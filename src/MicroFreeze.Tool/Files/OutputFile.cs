namespace MicroFreeze.Tool.Files;

/// <summary>Writes output so that no reader ever sees half of it.</summary>
internal static class OutputFile
{
    /// <summary>Writes a file through a temporary one beside it. What is no ordinary file (<c>/dev/stdout</c>, a pipe) is written as it is.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        if (File.Exists(path))
        {
            path = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            if (TryWriteInPlace(path, content))
            {
                return;
            }
        }

        string temporary = Path.Join(Path.GetDirectoryName(path), $".{Path.GetRandomFileName()}.tmp");
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                stream.Write(content);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }

            throw;
        }
    }

    /// <summary>Writes a file that does not have this content yet, and makes the directories that it lies in.</summary>
    /// <inheritdoc cref="Write"/>
    public static void WriteIfChanged(string path, ReadOnlySpan<byte> content)
    {
        FileInfo existing = new(path);
        if (existing.Exists && existing.Length == content.Length && content.SequenceEqual(File.ReadAllBytes(path)))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Write(path, content);
    }

    // Renaming over a device would replace the device. Opening also asks whether the file may be written, which renaming does not.
    private static bool TryWriteInPlace(string path, ReadOnlySpan<byte> content)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        bool isOrdinary = stream.CanSeek && !path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith(@"\\.\", StringComparison.Ordinal);
        if (!isOrdinary)
        {
            stream.Write(content);
        }

        return !isOrdinary;
    }
}
