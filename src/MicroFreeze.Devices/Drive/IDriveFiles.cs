namespace MicroFreeze.Devices.Drive;

/// <summary>One name in a directory of a drive.</summary>
/// <param name="Name">The name alone, as the drive spells it.</param>
/// <param name="IsDirectory">Whether it is a directory.</param>
/// <param name="Length">Bytes of a file; 0 for a directory.</param>
internal readonly record struct DriveEntry(string Name, bool IsDirectory, long Length);

/// <summary>
/// A board's file system as deployment needs it. Paths are relative to its root, with <c>/</c>; the root is the empty path. Whether names
/// that differ in case are one file is the drive's affair: deployment asks for names only as <see cref="List"/> gave them. Every failure is
/// a <see cref="DriveException"/>.
/// </summary>
internal interface IDriveFiles
{
    /// <summary>Bytes that are free, or null where that is not known.</summary>
    long? FreeBytes { get; }

    /// <summary>The names in a directory, in any order; null where there is no such directory.</summary>
    IReadOnlyList<DriveEntry>? List(string directory);

    /// <summary>The bytes of a file.</summary>
    byte[] Read(string path);

    /// <summary>Makes a directory; the one above it is there.</summary>
    void CreateDirectory(string path);

    /// <summary>Writes a file anew and waits until the medium has it. An interruption leaves any part of it.</summary>
    void Write(string path, ReadOnlySpan<byte> content);

    /// <summary>Gives a file another name in one step; a file that had that name is gone then.</summary>
    void Replace(string source, string target);

    /// <summary>Deletes a file.</summary>
    void DeleteFile(string path);

    /// <summary>Deletes an empty directory.</summary>
    void DeleteDirectory(string path);
}
