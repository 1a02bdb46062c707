using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MicroFreeze.Freezing.Listings;

namespace MicroFreeze.Tool.Commands;

/// <summary>Listings as JSON, in the structure that Compiler Explorer reads. Source: tools/mpy-tool.py@v1.28.0 PrintJson.</summary>
internal static class ListingJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text, UTF-8.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="language">The language that the text is coloured as.</param>
    public static ReadOnlySpan<byte> Write(IReadOnlyList<ListingLine> lines, string language)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("asm");
            foreach (ListingLine line in lines)
            {
                WriteLine(writer, line);
            }

            writer.WriteEndArray();
            writer.WriteStartObject("labelDefinitions");
            for (int index = 0; index < lines.Count; index++)
            {
                foreach (string label in lines[index].Labels)
                {
                    writer.WriteNumber(label, index + 1);
                }
            }

            writer.WriteEndObject();
            writer.WriteString("languageId", language);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    private static void WriteLine(Utf8JsonWriter writer, ListingLine line)
    {
        writer.WriteStartObject();
        writer.WriteString("text", line.Text);
        if (line.SourceLine is { } source)
        {
            // The file is for the reader to know: listings are of one compilation.
            writer.WriteStartObject("source");
            writer.WriteNull("file");
            writer.WriteNumber("line", source);
            writer.WriteEndObject();
        }

        if (line.Mnemonic is { } mnemonic)
        {
            writer.WriteString("disassembly", mnemonic);
        }

        if (line.Link is { } link)
        {
            writer.WriteStartObject("link");
            writer.WriteNumber("offset", link.Offset);
            writer.WriteNumber("length", link.Length);
            writer.WriteNumber("to", link.To);
            writer.WriteEndObject();
        }

        if (line.References is { } references)
        {
            writer.WriteStartArray("labels");
            foreach (ListingReference reference in references)
            {
                writer.WriteStartObject();
                writer.WriteString("name", reference.Name);
                writer.WriteString("target", reference.Target);
                writer.WriteStartObject("range");
                writer.WriteNumber("startCol", reference.StartColumn);
                writer.WriteNumber("endCol", reference.EndColumn);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
