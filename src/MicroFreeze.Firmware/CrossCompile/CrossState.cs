using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Freezing.Build;

namespace MicroFreeze.Firmware.CrossCompile;

/// <summary>An object as it was compiled.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Key">Hash of command, compiler and source.</param>
/// <param name="Digest">Hash of its content.</param>
/// <param name="Dependencies">What was included, and how it was then.</param>
/// <param name="Warnings">What the compiler said.</param>
internal sealed record CompiledObject(
    string Path, string Key, string Digest, IReadOnlyList<WrittenFile> Dependencies, IReadOnlyList<Diagnostic> Warnings);

/// <summary>What one build leaves for the next.</summary>
internal sealed record CrossState
{
    // Changes with the layout.
    private const string Magic = "MicroFreeze objects 1";

    /// <summary>Nothing built yet.</summary>
    public static CrossState Empty { get; } = new() { Objects = [] };

    /// <summary>The objects.</summary>
    public required IReadOnlyList<CompiledObject> Objects { get; init; }

    /// <summary>The archive, with hash of the command and of the objects in it; null without one.</summary>
    public CompiledObject? Archive { get; init; }

    /// <summary>What the preprocessor said of the firmware; null where it was not asked.</summary>
    public CompiledObject? Probe { get; init; }

    /// <summary>Reads it; nothing where there is none, or it is damaged or of another layout.</summary>
    public static CrossState Read(string path)
    {
        try
        {
            using MemoryStream stream = new(File.ReadAllBytes(path));
            using BinaryReader reader = new(stream);
            if (reader.ReadString() != Magic)
            {
                return Empty;
            }

            return new CrossState
            {
                Objects = ReadList(reader, ReadObject),
                Archive = reader.ReadBoolean() ? ReadObject(reader) : null,
                Probe = reader.ReadBoolean() ? ReadObject(reader) : null,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            return Empty;
        }
    }

    /// <summary>Writes it.</summary>
    public void Write(string path)
    {
        using MemoryStream stream = new();
        using (BinaryWriter writer = new(stream))
        {
            writer.Write(Magic);
            WriteList(writer, Objects, WriteObject);
            WriteOptional(writer, Archive);
            WriteOptional(writer, Probe);
        }

        OutputFiles.WriteIfDifferent(path, stream.ToArray());
    }

    /// <summary>Whether an object is the one that a key asks for, and everything it was made of is as it was.</summary>
    public static bool IsCurrent(CompiledObject known, string key, Func<string, string> digest) =>
        known.Key == key && digest(known.Path) == known.Digest
        && known.Dependencies.All(dependency => digest(dependency.Path) == dependency.Digest);

    /// <summary>The state of a file now.</summary>
    public static string GetDigest(string path) =>
        OutputFiles.TryRead(path) is { } content ? RecordedInputs.OfFile(content) : RecordedInputs.OfKind(EntryKind.Missing);

    private static CompiledObject ReadObject(BinaryReader reader) => new(
        reader.ReadString(), reader.ReadString(), reader.ReadString(), ReadList(reader, ReadFile), ReadList(reader, ReadWarning));

    private static void WriteObject(BinaryWriter writer, CompiledObject item)
    {
        writer.Write(item.Path);
        writer.Write(item.Key);
        writer.Write(item.Digest);
        WriteList(writer, item.Dependencies, WriteFile);
        WriteList(writer, item.Warnings, WriteWarning);
    }

    private static void WriteOptional(BinaryWriter writer, CompiledObject? item)
    {
        writer.Write(item is not null);
        if (item is not null)
        {
            WriteObject(writer, item);
        }
    }

    private static WrittenFile ReadFile(BinaryReader reader) => new(reader.ReadString(), reader.ReadString());

    private static void WriteFile(BinaryWriter writer, WrittenFile file)
    {
        writer.Write(file.Path);
        writer.Write(file.Digest);
    }

    private static Diagnostic ReadWarning(BinaryReader reader)
    {
        SourceLocation location = new(reader.ReadString(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        return new Diagnostic(CrossDiagnostics.CompilerWarning, location, reader.ReadString());
    }

    private static void WriteWarning(BinaryWriter writer, Diagnostic warning)
    {
        writer.Write(warning.Location.Path ?? "");
        writer.Write7BitEncodedInt(warning.Location.Line);
        writer.Write7BitEncodedInt(warning.Location.Column);
        writer.Write(warning.Message);
    }

    private static T[] ReadList<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        int count = reader.Read7BitEncodedInt();
        List<T> items = [];
        for (int index = 0; index < count; index++)
        {
            items.Add(read(reader));
        }

        return [.. items];
    }

    private static void WriteList<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write7BitEncodedInt(items.Count);
        foreach (T item in items)
        {
            write(writer, item);
        }
    }
}
