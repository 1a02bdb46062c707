using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Devices.Drive;

/// <summary>
/// Reads and writes a <see cref="DriveRecord"/>. Reading trusts nothing, because the record says what may be deleted: paths must be such as
/// deployment writes, and what does not look like a record ends in a located finding.
/// </summary>
internal static class DriveRecordFile
{
    private const int Format = 1;
    private const int DigestLength = 64;

    public static byte[] Write(DriveRecord record)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("about", "What MicroFreeze deployed here. Without this file it can no longer tell its files from yours.");
            writer.WriteNumber("format", Format);
            writer.WriteBoolean("unfinished", record.IsUnfinished);
            writer.WriteStartArray("directories");
            foreach (string directory in record.Directories)
            {
                writer.WriteStringValue(directory);
            }

            writer.WriteEndArray();
            writer.WriteStartObject("files");
            foreach ((string path, SortedSet<string> digests) in record.Files)
            {
                writer.WriteStartArray(path);
                foreach (string digest in digests)
                {
                    writer.WriteStringValue(digest);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }

    /// <summary>Reads a record, or reports what is wrong with it.</summary>
    public static DriveRecord? TryRead(byte[] content, string path, DiagnosticBag diagnostics)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(content);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            SourceLocation place = new(path, (int)(exception.LineNumber ?? -1) + 1, (int)(exception.BytePositionInLine ?? -1) + 1);
            diagnostics.Report(DriveDiagnostics.BadRecord, place, "it is no JSON from this place on");
        }
        catch (InvalidDataException exception)
        {
            diagnostics.Report(DriveDiagnostics.BadRecord, new SourceLocation(path), exception.Message);
        }

        return null;
    }

    private static DriveRecord Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out JsonElement format) || !format.TryGetInt32OrNull(out int number))
        {
            throw new InvalidDataException("it has no format");
        }

        if (number != Format)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"it has format {number}, and this version knows format {Format}"));
        }

        DriveRecord record = new() { IsUnfinished = Member(root, "unfinished").ValueKind == JsonValueKind.True };
        foreach (JsonElement directory in Items(Member(root, "directories"), "directories"))
        {
            record.Directories.Add(ReadPath(directory.ValueKind == JsonValueKind.String ? directory.GetString()! : ""));
        }

        JsonElement files = Member(root, "files");
        if (files.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException("'files' is no object");
        }

        foreach (JsonProperty file in files.EnumerateObject())
        {
            string path = ReadPath(file.Name);
            foreach (JsonElement digest in Items(file.Value, path))
            {
                record.Add(path, ReadDigest(digest, path));
            }
        }

        return record;
    }

    private static JsonElement Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) ? value : throw new InvalidDataException($"it has no '{name}'");

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : throw new InvalidDataException($"'{name}' is no list");

    private static string ReadPath(string path) => FatNames.FindFault(path) is null && !IsOwn(path)
        ? path
        : throw new InvalidDataException($"'{path}' is no path that is deployed");

    private static string ReadDigest(JsonElement element, string path) =>
        element.ValueKind == JsonValueKind.String && element.GetString() is { Length: DigestLength } digest && digest.All(char.IsAsciiHexDigitLower)
            ? digest
            : throw new InvalidDataException($"'{path}' has no SHA-256 digest");

    /// <summary>Whether a path belongs to deployment itself.</summary>
    public static bool IsOwn(string path) =>
        FatNames.Comparer.Equals(path, DriveRecord.Directory) || path.StartsWith(DriveRecord.Directory + "/", StringComparison.OrdinalIgnoreCase);

    private static bool TryGetInt32OrNull(this JsonElement element, out int value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out value);
    }
}
