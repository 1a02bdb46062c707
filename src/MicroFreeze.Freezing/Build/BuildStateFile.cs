using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Freezing.Agreement;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Freezing.Build;

/// <summary>Reads and writes <see cref="BuildState"/>. A file that is damaged, or of another layout, is as good as none.</summary>
internal static class BuildStateFile
{
    // Changes with the layout.
    private const string Magic = "MicroFreeze build state 7";

    public static BuildState? TryRead(string path)
    {
        try
        {
            using MemoryStream stream = new(InputFiles.ReadAllBytes(path));
            using BinaryReader reader = new(stream);
            return reader.ReadString() == Magic ? Read(reader) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    public static void Write(string path, BuildState state)
    {
        using MemoryStream stream = new();
        using (BinaryWriter writer = new(stream))
        {
            writer.Write(Magic);
            Write(writer, state);
        }

        OutputFiles.Write(path, stream.ToArray());
    }

    private static BuildState Read(BinaryReader reader) => new()
    {
        Request = reader.ReadString(),
        Succeeded = reader.ReadBoolean(),
        Inputs = ReadList(reader, ReadInput),
        Units = ReadList(reader, ReadUnit),
        Frozen = ReadList(reader, ReadContent),
        FrozenSources = ReadList(reader, ReadWritten),
        Traits = reader.ReadBoolean() ? FrozenTraitsFormat.Read(reader) : null,
        LibraryFiles = ReadList(reader, ReadWritten),
        EvaluationDiagnostics = ReadList(reader, ReadDiagnostic),
        FreezeDiagnostics = ReadList(reader, ReadDiagnostic),
    };

    private static void Write(BinaryWriter writer, BuildState state)
    {
        writer.Write(state.Request);
        writer.Write(state.Succeeded);
        WriteList(writer, state.Inputs, WriteInput);
        WriteList(writer, state.Units, WriteUnit);
        WriteList(writer, state.Frozen, WriteContent);
        WriteList(writer, state.FrozenSources, WriteWritten);
        writer.Write(state.Traits is not null);
        if (state.Traits is not null)
        {
            FrozenTraitsFormat.Write(writer, state.Traits);
        }

        WriteList(writer, state.LibraryFiles, WriteWritten);
        WriteList(writer, state.EvaluationDiagnostics, WriteDiagnostic);
        WriteList(writer, state.FreezeDiagnostics, WriteDiagnostic);
    }

    private static RecordedInput ReadInput(BinaryReader reader) => new((InputKind)reader.ReadByte(), reader.ReadString(), reader.ReadString());

    private static void WriteInput(BinaryWriter writer, RecordedInput input)
    {
        writer.Write((byte)input.Kind);
        writer.Write(input.Name);
        writer.Write(input.State);
    }

    private static CompiledUnit ReadUnit(BinaryReader reader)
    {
        CompiledModule module = new(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadBoolean());
        return new CompiledUnit(module, reader.ReadString(), new WrittenFile(module.OutputPath, reader.ReadString()), ReadList(reader, ReadDiagnostic));
    }

    private static void WriteUnit(BinaryWriter writer, CompiledUnit unit)
    {
        writer.Write(unit.Module.SourcePath);
        writer.Write(unit.Module.TargetPath);
        writer.Write(unit.Module.OutputPath);
        writer.Write(unit.Module.IsFrozen);
        writer.Write(unit.Key);
        writer.Write(unit.Output.Digest);
        WriteList(writer, unit.Diagnostics, WriteDiagnostic);
    }

    private static FrozenContent ReadContent(BinaryReader reader) =>
        new((FrozenKind)reader.ReadByte(), reader.ReadString(), reader.ReadString(), reader.ReadString());

    private static void WriteContent(BinaryWriter writer, FrozenContent content)
    {
        writer.Write((byte)content.Kind);
        writer.Write(content.TargetPath);
        writer.Write(content.SourcePath);
        writer.Write(content.ContentPath);
    }

    private static WrittenFile ReadWritten(BinaryReader reader) => new(reader.ReadString(), reader.ReadString());

    private static void WriteWritten(BinaryWriter writer, WrittenFile file)
    {
        writer.Write(file.Path);
        writer.Write(file.Digest);
    }

    private static Diagnostic ReadDiagnostic(BinaryReader reader)
    {
        DiagnosticDescriptor descriptor = new(reader.ReadString(), (DiagnosticSeverity)reader.ReadByte(), "{0}");
        return new Diagnostic(descriptor, ReadLocation(reader), reader.ReadString())
        {
            Scope = reader.ReadBoolean() ? reader.ReadString() : null,
            Chain = ReadList(reader, ReadLocation),
        };
    }

    private static void WriteDiagnostic(BinaryWriter writer, Diagnostic diagnostic)
    {
        writer.Write(diagnostic.Code);
        writer.Write((byte)diagnostic.Severity);
        WriteLocation(writer, diagnostic.Location);
        writer.Write(diagnostic.Message);
        writer.Write(diagnostic.Scope is not null);
        if (diagnostic.Scope is not null)
        {
            writer.Write(diagnostic.Scope);
        }

        WriteList(writer, diagnostic.Chain, WriteLocation);
    }

    private static SourceLocation ReadLocation(BinaryReader reader)
    {
        string path = reader.ReadString();
        return new SourceLocation(path.Length == 0 ? null : path, reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
    }

    private static void WriteLocation(BinaryWriter writer, SourceLocation location)
    {
        writer.Write(location.Path ?? "");
        writer.Write(location.Line);
        writer.Write(location.Column);
        writer.Write(location.EndLine);
        writer.Write(location.EndColumn);
    }

    private static T[] ReadList<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        int count = reader.Read7BitEncodedInt();

        // Every entry takes a byte at least: a damaged count must not ask for memory that the file cannot fill.
        if (count < 0 || count > reader.BaseStream.Length - reader.BaseStream.Position)
        {
            throw new FormatException();
        }

        T[] items = new T[count];
        for (int index = 0; index < count; index++)
        {
            items[index] = read(reader);
        }

        return items;
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
