namespace MicroFreeze.Files.Git;

/// <summary>
/// Files to read, each noted as an input. It is for what the project names itself and for what that leads to: no manifest has a say in the
/// paths.
/// </summary>
internal sealed class RecordingFiles(IFileSystem files, InputRecorder inputs) : IFileSystem
{
    public EntryKind GetKind(string path)
    {
        EntryKind kind = files.GetKind(path);
        inputs.AddExistence(path, kind);
        return kind;
    }

    public IReadOnlyList<DirectoryEntry> List(string directory)
    {
        IReadOnlyList<DirectoryEntry> entries = files.List(directory);
        inputs.AddDirectory(directory, entries);
        return entries;
    }

    public byte[] ReadAllBytes(string path)
    {
        byte[] content = files.ReadAllBytes(path);
        inputs.AddFile(path, content);
        return content;
    }

    public string? ReadLink(string path) => files.ReadLink(path);

    public long GetLength(string path) => ReadAllBytes(path).Length;

    public void WriteAllBytes(string path, byte[] content) => throw new NotSupportedException();

    public void CreateDirectory(string path) => throw new NotSupportedException();

    public void Delete(string path) => throw new NotSupportedException();
}
