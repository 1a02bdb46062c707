using System.Text.Encodings.Web;
using System.Text.Json;
using MicroFreeze.Freezing.Reports.Memory;

namespace MicroFreeze.Freezing.Reports;

/// <summary>Reports as JSON, for other programs and for comparison with the next build. Sizes are in bytes.</summary>
internal static class CostReportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="changes">What has changed since the last build; null where there was none.</param>
    public static byte[] Write(CostReport report, CostChanges? changes)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", 1);
            writer.WriteString("board", report.Board.Name);
            writer.WriteNumber("commonFlash", report.CommonFlash);
            writer.WriteNumber("frozenFlash", report.FrozenFlash);
            writer.WriteNumber("frozenRam", report.FrozenRam);
            writer.WriteStartArray("modules");
            foreach (ModuleCost module in report.Modules)
            {
                Write(writer, module);
            }

            writer.WriteEndArray();
            Write(writer, changes);
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>
    /// Reads back what <see cref="Write(CostReport, CostChanges?)"/> wrote, for comparison; null where it is something else.
    /// </summary>
    public static CostReport? TryRead(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.GetProperty("version").GetInt32() != 1)
            {
                return null;
            }

            string board = root.GetProperty("board").GetString() ?? "";
            return new CostReport(BoardPresets.Find(board) ?? new BoardTraits(board) { Description = "" })
            {
                CommonFlash = root.GetProperty("commonFlash").GetInt32(),
                Modules = [.. root.GetProperty("modules").EnumerateArray().Select(ReadModule)],
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, ModuleCost module)
    {
        writer.WriteStartObject();
        writer.WriteString("name", module.Name);
        if (module.SourcePath is not null)
        {
            writer.WriteString("source", module.SourcePath);
        }

        writer.WriteBoolean("frozen", module.IsFrozen);
        WriteNumber(writer, "sourceBytes", module.SourceBytes);
        WriteNumber(writer, "mpyBytes", module.MpyBytes);
        if (module.Flash is { } flash)
        {
            writer.WriteStartObject("flash");
            writer.WriteNumber("total", flash.Total);
            foreach ((string name, int bytes) in flash.Parts)
            {
                writer.WriteNumber(name, bytes);
            }

            writer.WriteEndObject();
        }

        writer.WriteStartObject("ram");
        Write(writer, "py", module.Source);
        Write(writer, "mpy", module.Mpy);
        Write(writer, "frozen", module.Frozen);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, ImportCost? cost)
    {
        if (cost is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("peak", cost.Peak);
        writer.WriteNumber("used", cost.Used);
        writer.WriteNumber("kept", cost.Kept);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CostChanges? changes)
    {
        if (changes is null)
        {
            return;
        }

        writer.WriteStartObject("changes");
        writer.WriteNumber("frozenFlash", changes.Flash);
        writer.WriteNumber("frozenRam", changes.Ram);
        writer.WriteStartArray("modules");
        foreach (ModuleChange change in changes.Modules)
        {
            writer.WriteStartObject();
            writer.WriteString("name", change.Name);
            writer.WriteString("kind", change.Kind.ToString().ToLowerInvariant());
            writer.WriteNumber("flash", change.Flash);
            writer.WriteNumber("ram", change.Ram);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static ModuleCost ReadModule(JsonElement element)
    {
        JsonElement ram = element.GetProperty("ram");
        return new ModuleCost(element.GetProperty("name").GetString() ?? "")
        {
            SourcePath = element.TryGetProperty("source", out JsonElement source) ? source.GetString() : null,
            IsFrozen = element.GetProperty("frozen").GetBoolean(),
            SourceBytes = ReadNumber(element, "sourceBytes"),
            MpyBytes = ReadNumber(element, "mpyBytes"),
            Flash = element.TryGetProperty("flash", out JsonElement flash) ? ReadFlash(flash) : null,
            Source = ReadImport(ram, "py"),
            Mpy = ReadImport(ram, "mpy"),
            Frozen = ReadImport(ram, "frozen"),
        };
    }

    private static FlashCost ReadFlash(JsonElement element) => new()
    {
        Bytecode = element.GetProperty("bytecode").GetInt32(),
        NativeCode = element.GetProperty("nativeCode").GetInt32(),
        Structures = element.GetProperty("structures").GetInt32(),
        Tables = element.GetProperty("tables").GetInt32(),
        Constants = element.GetProperty("constants").GetInt32(),
        OwnNames = element.GetProperty("ownNames").GetInt32(),
        SharedNames = element.GetProperty("sharedNames").GetInt32(),
        Index = element.GetProperty("index").GetInt32(),
        Text = element.GetProperty("text").GetInt32(),
        Padding = element.GetProperty("padding").GetInt32(),
    };

    private static ImportCost? ReadImport(JsonElement ram, string name) => ram.TryGetProperty(name, out JsonElement cost)
        ? new ImportCost(cost.GetProperty("peak").GetInt32(), cost.GetProperty("used").GetInt32(), cost.GetProperty("kept").GetInt32())
        : null;

    private static int? ReadNumber(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement number) ? number.GetInt32() : null;
}
