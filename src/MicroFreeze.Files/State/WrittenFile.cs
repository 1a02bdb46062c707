namespace MicroFreeze.Files.State;

/// <summary>A file as it was written.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Digest">Hash of its content.</param>
internal sealed record WrittenFile(string Path, string Digest)
{
    /// <summary>Its description.</summary>
    public static WrittenFile Describe(StateFields fields, WrittenFile? file) => new(fields.Path(file?.Path), fields.Text(file?.Digest));
}
