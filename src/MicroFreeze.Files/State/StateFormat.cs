using System.Text;

namespace MicroFreeze.Files.State;

/// <summary>
/// Files that one run leaves for the next. A file that is damaged, or that another version has written, counts as missing: the next run
/// does its work again.
/// The file starts with a line that names the format and its version, then come the fields, then a hash of all before it.
/// </summary>
/// <param name="name">What it is the state of, such as <c>build</c>.</param>
/// <param name="describe">The description of the record.</param>
internal sealed class StateFormat<T>(string name, Func<StateFields, T?, T> describe)
    where T : class
{
    private const int ChecksumLength = 16;

    private readonly byte[] _header = Encoding.UTF8.GetBytes($"MicroFreeze {name} {StateLayout.VersionOf(describe)}\n");

    /// <summary>Reads a record; null where there is none, or none that can be used.</summary>
    /// <param name="path">The absolute path of the file.</param>
    public T? TryRead(string path) => TryRead(path, out _);

    /// <param name="path">The absolute path of the file.</param>
    /// <param name="digest">A hash of what the file says; empty where there is none.</param>
    /// <inheritdoc cref="TryRead(string)"/>
    public T? TryRead(string path, out string digest)
    {
        digest = "";
        if (OutputFiles.TryRead(path) is not { } content || content.Length < _header.Length + ChecksumLength || !content.AsSpan().StartsWith(_header))
        {
            return null;
        }

        int end = content.Length - ChecksumLength;
        Span<byte> checksum = stackalloc byte[ChecksumLength];
        ContentHash.Write(content.AsSpan(0, end), checksum);
        if (!content.AsSpan(end).SequenceEqual(checksum))
        {
            return null;
        }

        try
        {
            StateReader reader = new(content.AsMemory(_header.Length..end), new StatePaths(path));
            T record = describe(reader, null);
            if (!reader.IsAtEnd)
            {
                return null;
            }

            digest = ContentHash.ToHex(checksum);
            return record;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Writes a record; the file is new even where nothing has changed.</summary>
    /// <inheritdoc cref="OutputFiles.Write"/>
    public void Write(string path, T record) => OutputFiles.Write(path, ToBytes(path, record));

    /// <summary>Writes a record where it has changed.</summary>
    /// <inheritdoc cref="OutputFiles.Write"/>
    public void WriteIfDifferent(string path, T record) => OutputFiles.WriteIfDifferent(path, ToBytes(path, record));

    private ReadOnlySpan<byte> ToBytes(string path, T record)
    {
        StateWriter writer = new(new StatePaths(path));
        writer.Add(_header);
        describe(writer, record);
        Span<byte> checksum = stackalloc byte[ChecksumLength];
        ContentHash.Write(writer.Written, checksum);
        writer.Add(checksum);
        return writer.Written;
    }
}
