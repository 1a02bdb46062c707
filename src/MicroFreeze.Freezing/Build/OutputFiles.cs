using MicroFreeze.Manifests;

namespace MicroFreeze.Freezing.Build;

/// <summary>Writes files whole or not at all, and takes them away.</summary>
internal static class OutputFiles
{
    /// <summary>Writes a file unless it has that content already.</summary>
    /// <returns>Whether it was written.</returns>
    public static bool WriteIfDifferent(string path, ReadOnlySpan<byte> content)
    {
        if (HasContent(path, content))
        {
            return false;
        }

        Write(path, content);
        return true;
    }

    /// <summary>Writes a file. Who reads it meanwhile sees the old content or the new one, nothing between.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        string directory = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(directory);
        string temporary = Path.Combine(directory, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Deletes a file, and the directories above it that this leaves empty, as far as they are below one of some.</summary>
    public static void Delete(string path, IReadOnlyList<string> roots)
    {
        string? directory = Path.GetDirectoryName(path);
        if (!Directory.Exists(directory))
        {
            return;
        }

        File.Delete(path);
        while (directory is not null && IsBelow(directory, roots) && !Directory.EnumerateFileSystemEntries(directory).Any())
        {
            Directory.Delete(directory);
            directory = Path.GetDirectoryName(directory);
        }
    }

    /// <summary>The content of a file, or null where there is none to be had.</summary>
    public static byte[]? TryRead(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return null;
        }
    }

    /// <summary>Whether a file is there and has a certain content.</summary>
    public static bool HasDigest(string path, string digest) => TryRead(path) is { } content && RecordedInputs.OfFile(content) == digest;

    /// <summary>Whether an exception says something of files and not of this program.</summary>
    public static bool IsExpected(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private static bool HasContent(string path, ReadOnlySpan<byte> content) => TryRead(path) is { } current && content.SequenceEqual(current);

    private static bool IsBelow(string directory, IReadOnlyList<string> roots) => roots.Any(root =>
        directory.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}
