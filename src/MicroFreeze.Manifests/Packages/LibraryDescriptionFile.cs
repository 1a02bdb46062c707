using System.Text.Encodings.Web;
using System.Text.Json;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Manifests.Packages;

/// <summary>Reads and writes <see cref="LibraryDescription"/>s as JSON.</summary>
internal static class LibraryDescriptionFile
{
    // Readers refuse a number that they do not know: it changes when what is there means something else, not when something is added.
    private const int Format = 1;

    private static readonly FrozenKind[] Kinds = [FrozenKind.AsMpy, FrozenKind.AsStr, FrozenKind.Mpy];

    // A row for each text of the metadata: its name in JSON, and how to get and set it.
    private static readonly (string Name, Func<PackageMetadata, string?> Get, Func<PackageMetadata, string, PackageMetadata> Set)[] MetadataRows =
    [
        ("version", metadata => metadata.Version, (metadata, text) => metadata with { Version = text }),
        ("description", metadata => metadata.Description, (metadata, text) => metadata with { Description = text }),
        ("license", metadata => metadata.License, (metadata, text) => metadata with { License = text }),
        ("author", metadata => metadata.Author, (metadata, text) => metadata with { Author = text }),
        ("pypi", metadata => metadata.PyPI, (metadata, text) => metadata with { PyPI = text }),
        ("pypi_publish", metadata => metadata.PyPIPublish, (metadata, text) => metadata with { PyPIPublish = text }),
    ];

    /// <summary>Writes a description: the same bytes for the same description.</summary>
    public static byte[] Write(LibraryDescription description)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", Format);
            writer.WriteString("name", description.Name);
            WriteText(writer, "id", description.Id);
            WriteText(writer, "version", description.Version);
            WriteList(writer, "firmware", description.Firmware);
            WriteList(writer, "arch", description.Architectures);
            if (description.Metadata != PackageMetadata.Empty)
            {
                writer.WriteStartObject("metadata");
                foreach ((string name, Func<PackageMetadata, string?> get, _) in MetadataRows)
                {
                    WriteText(writer, name, get(description.Metadata));
                }

                writer.WriteEndObject();
            }

            writer.WriteStartArray("files");
            foreach (DescribedFile file in description.Files)
            {
                WriteFile(writer, file);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Reads a description.</summary>
    /// <param name="json">The text.</param>
    /// <param name="problem">What is wrong with it, where the result is null.</param>
    public static LibraryDescription? Read(byte[] json, out string? problem)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            problem = null;
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            problem = exception.Message.TrimEnd('.');
            return null;
        }
    }

    private static LibraryDescription Read(JsonElement root)
    {
        int format = Required(root, "format").GetInt32();
        if (format != Format)
        {
            throw new FormatException($"its format is {format}, and this version of MicroFreeze reads {Format}");
        }

        PackageMetadata metadata = PackageMetadata.Empty;
        if (root.TryGetProperty("metadata", out JsonElement values))
        {
            foreach ((string name, _, Func<PackageMetadata, string, PackageMetadata> set) in MetadataRows)
            {
                metadata = Text(values, name) is { } text ? set(metadata, text) : metadata;
            }
        }

        return new LibraryDescription
        {
            Name = Required(root, "name").GetString() is { Length: > 0 } value ? value : throw new FormatException("its name is empty"),
            Id = Text(root, "id"),
            Version = Text(root, "version"),
            Firmware = List(root, "firmware") is var firmware && firmware is ["any"] ? [] : firmware,
            Architectures = List(root, "arch"),
            Metadata = metadata,
            Files = [.. Required(root, "files").EnumerateArray().Select(ReadFile)],
        };
    }

    private static DescribedFile ReadFile(JsonElement element)
    {
        string path = Required(element, "path").GetString() ?? throw new FormatException("a path is null");
        string? kind = Text(element, "kind");
        int row = kind is null ? 0 : Array.FindIndex(Kinds, candidate => candidate.ToManifestName() == kind);
        int? level = element.TryGetProperty("opt", out JsonElement opt) ? opt.GetInt32() : null;
        string? emitName = Text(element, "emit");
        EmitKind? emit = emitName is null ? null : EmitKindNames.TryParse(emitName) ?? throw new FormatException($"'{emitName}' is nothing that functions can become");
        return new DescribedFile(path)
        {
            Source = Text(element, "source"),
            Kind = row >= 0 ? Kinds[row] : throw new FormatException($"'{kind}' is no kind of file"),
            OptimizationLevel = level is null or (>= 0 and <= 3) ? level : throw new FormatException($"{level} is no optimisation level"),
            Emit = emit,
        };
    }

    private static void WriteFile(Utf8JsonWriter writer, DescribedFile file)
    {
        writer.WriteStartObject();
        writer.WriteString("path", file.Path);
        WriteText(writer, "source", file.Source);
        if (file.Kind != FrozenKind.AsMpy)
        {
            writer.WriteString("kind", file.Kind.ToManifestName());
        }

        if (file.OptimizationLevel is { } level)
        {
            writer.WriteNumber("opt", level);
        }

        WriteText(writer, "emit", file.Emit?.ToName());

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            writer.WriteStartArray(name);
            foreach (string value in values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }
    }

    private static JsonElement Required(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value : throw new FormatException($"it lacks '{name}'");

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static IReadOnlyList<string> List(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement values) ? [.. values.EnumerateArray().Select(value => value.GetString() ?? "")] : [];
}
