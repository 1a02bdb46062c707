using MicroFreeze.Files;

namespace MicroFreeze.Devices.Drive;

/// <summary>A drive, or a folder that stands for one, on this machine.</summary>
/// <param name="root">Its absolute path.</param>
/// <param name="mayBeMissing">Whether a folder that is not there yet counts as an empty one.</param>
internal sealed class PhysicalDrive(string root, bool mayBeMissing = false) : IDriveFiles
{
    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    // errno on Unix, HRESULT of a Win32 error on Windows: what .NET puts in HResult.
    private static readonly (int Code, DriveFault Fault)[] Faults =
    [
        (28, DriveFault.Full), // ENOSPC
        (122, DriveFault.Full), // EDQUOT
        (unchecked((int)0x80070070), DriveFault.Full), // ERROR_DISK_FULL
        (unchecked((int)0x80070027), DriveFault.Full), // ERROR_HANDLE_DISK_FULL
        (30, DriveFault.ReadOnly), // EROFS
        (unchecked((int)0x80070013), DriveFault.ReadOnly), // ERROR_WRITE_PROTECT
        (5, DriveFault.Gone), // EIO
        (6, DriveFault.Gone), // ENXIO
        (19, DriveFault.Gone), // ENODEV
        (unchecked((int)0x80070015), DriveFault.Gone), // ERROR_NOT_READY
        (unchecked((int)0x80070037), DriveFault.Gone), // ERROR_DEV_NOT_EXIST
        (unchecked((int)0x800701B1), DriveFault.Gone), // ERROR_NO_SUCH_DEVICE
    ];

    /// <inheritdoc/>
    public long? FreeBytes
    {
        get
        {
            try
            {
                return new DriveInfo(root).AvailableFreeSpace;
            }
            catch (Exception exception) when (exception.IsFileError() || exception is ArgumentException)
            {
                return null;
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<DriveEntry>? List(string directory) => Do(() =>
    {
        DirectoryInfo info = new(PathOf(directory));
        return !info.Exists
            ? mayBeMissing && directory.Length == 0 ? [] : null
            : (IReadOnlyList<DriveEntry>)[.. info.EnumerateFileSystemInfos("*", AllEntries).Select(entry => entry is FileInfo file
                ? new DriveEntry(file.Name, IsDirectory: false, file.Exists ? file.Length : 0)
                : new DriveEntry(entry.Name, IsDirectory: true, 0))];
    });

    /// <inheritdoc/>
    public byte[] Read(string path) => Do(() => InputFiles.ReadAllBytes(PathOf(path)));

    /// <inheritdoc/>
    public void CreateDirectory(string path) => Do(() => Directory.CreateDirectory(PathOf(path)));

    /// <inheritdoc/>
    public void Write(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            using FileStream stream = new(PathOf(path), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            throw ToFault(exception);
        }
    }

    /// <inheritdoc/>
    public void Replace(string source, string target) => Do(() =>
    {
        File.Move(PathOf(source), PathOf(target), overwrite: true);
        return true;
    });

    /// <inheritdoc/>
    public void DeleteFile(string path) => Do(() =>
    {
        File.Delete(PathOf(path));
        return true;
    });

    /// <inheritdoc/>
    public void DeleteDirectory(string path) => Do(() =>
    {
        Directory.Delete(PathOf(path));
        return true;
    });

    private string PathOf(string path) => path.Length == 0 ? root : Path.Join(root, path);

    private T Do<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            throw ToFault(exception);
        }
    }

    private DriveException ToFault(Exception exception)
    {
        if (exception is UnauthorizedAccessException)
        {
            return new DriveException(DriveFault.ReadOnly, exception.Message, exception);
        }

        int row = Array.FindIndex(Faults, candidate => candidate.Code == exception.HResult);
        DriveFault fault = row >= 0 ? Faults[row].Fault : Directory.Exists(root) ? DriveFault.Other : DriveFault.Gone;
        return new DriveException(fault, exception.Message, exception);
    }
}
