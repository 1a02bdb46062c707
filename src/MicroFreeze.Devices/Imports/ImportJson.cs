using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Devices.Imports;

/// <summary>Writes a report as JSON for other programs.</summary>
internal static class ImportJson
{
    /// <summary>The JSON text.</summary>
    public static string Write(ImportReport report)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("modules");
            foreach (ImportingModule module in report.Modules)
            {
                Write(writer, module);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("neverImported");
            foreach ((string path, string first) in report.NeverImported)
            {
                writer.WriteStartObject();
                writer.WriteString("path", path);
                writer.WriteString("first", first);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("diagnostics");
            foreach (Diagnostic diagnostic in report.Diagnostics)
            {
                writer.WriteStartObject();
                writer.WriteString("code", diagnostic.Code);
                writer.WriteString("path", diagnostic.Location.Path);
                writer.WriteNumber("line", diagnostic.Location.Line);
                writer.WriteString("message", diagnostic.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, ImportingModule module)
    {
        writer.WriteStartObject();
        writer.WriteString("name", module.Name);
        writer.WriteString("path", module.Path);
        writer.WriteBoolean("reached", module.IsReached);
        writer.WriteStartArray("imports");
        foreach (ResolvedImport import in module.Imports)
        {
            writer.WriteStartObject();
            writer.WriteString("text", import.Site.Text);
            writer.WriteString("name", import.Name);
            writer.WriteNumber("line", import.Site.Location.Line);
            writer.WriteBoolean("optional", import.Site.IsOptional);
            writer.WriteString("problem", import.Problem);
            writer.WriteStartArray("targets");
            foreach (ImportTarget target in import.Targets)
            {
                writer.WriteStartObject();
                writer.WriteString("name", target.Name);
                writer.WriteString("kind", target.IsBuiltIn ? "built-in" : target.IsFrozen ? "frozen" : "file");
                writer.WriteString("path", target.Path);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
