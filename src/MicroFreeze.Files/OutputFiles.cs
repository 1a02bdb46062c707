using MicroFreeze.Compiler.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace MicroFreeze.Files;

/// <summary>Writes files whole or not at all, and takes them away.</summary>
internal static class OutputFiles
{
    // .NET would lock the file, about which nobody asks, and which costs two calls to the system.
    private const FileShare Unlocked = FileShare.ReadWrite | FileShare.Delete;

    /// <summary>Writes a file unless it has that content already.</summary>
    /// <returns>Whether it was written.</returns>
    /// <inheritdoc cref="Write"/>
    public static bool WriteIfDifferent(string path, ReadOnlySpan<byte> content)
    {
        FileInfo existing = new(path);
        if (!existing.Exists)
        {
            Replace(path, content);
            return true;
        }

        if (existing.Length == content.Length && TryRead(path) is { } current && content.SequenceEqual(current))
        {
            return false;
        }

        Write(path, content);
        return true;
    }

    /// <summary>
    /// Writes a file, and makes the directories that it lies in. Who reads it meanwhile sees the old content or the new one, nothing between.
    /// A link is followed; what is no ordinary file, such as <c>/dev/stdout</c> or a pipe, is written as it is.
    /// </summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="content">Its new content.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        if (File.Exists(path))
        {
            path = FollowLinks(path);

            // Opening also asks whether the file may be written, which renaming over it does not.
            using FileStream stream = new(path, FileMode.Open, FileAccess.Write, Unlocked, bufferSize: 0);
            if (!stream.CanSeek || IsSystem(path))
            {
                // Standard output may be a file.
                if (stream.CanSeek && stream.Length > 0)
                {
                    stream.SetLength(0);
                }

                stream.Write(content);
                return;
            }
        }

        Replace(path, content);
    }

    // Where the links of an open pipe lead is no path.
    private static string FollowLinks(string path) =>
        !IsSystem(path) && File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName is { } target && File.Exists(target) ? target : path;

    // Memory has ordinary files in /dev/shm.
    private static bool IsSystem(string path) =>
        (path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal))
        || path.StartsWith("/proc/", StringComparison.Ordinal) || path.StartsWith(@"\\.\", StringComparison.Ordinal);

    private static void Replace(string path, ReadOnlySpan<byte> content)
    {
        string directory = Path.GetDirectoryName(path)!;
        string temporary = Path.Join(directory, $".{Path.GetRandomFileName()}.tmp");
        SafeFileHandle handle = Create(temporary, directory);
        try
        {
            using (handle)
            {
                RandomAccess.Write(handle, content, 0);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // Nearly always the directory is there, because another file of it came before.
    private static SafeFileHandle Create(string path, string directory)
    {
        try
        {
            return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, Unlocked);
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
        {
            // .NET looks for the directory only after it has failed: where another thread has made it meanwhile, it is the file that is
            // missing.
            Directory.CreateDirectory(directory);
            return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, Unlocked);
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
            return File.Exists(path) ? InputFiles.ReadAllBytes(path) : null;
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            return null;
        }
    }

    /// <summary>Whether a file is there and has a certain content.</summary>
    public static bool HasDigest(string path, string digest) => TryRead(path) is { } content && RecordedInputs.OfFile(content) == digest;

    private static bool IsBelow(string directory, IReadOnlyList<string> roots) => roots.Any(root =>
        directory.StartsWith(Path.TrimEndingDirectorySeparator(NativePath.Of(root)) + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}
