using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Tool.Commands;

/// <summary>A manifest's result as JSON, with the names that tools/manifestfile.py has for kinds and metadata.</summary>
internal static class ManifestJson
{
    /// <summary>Metadata under the names that the function <c>metadata()</c> of manifests has.</summary>
    public static IEnumerable<(string Name, string? Value)> Metadata(PackageMetadata metadata) =>
    [
        ("version", metadata.Version),
        ("description", metadata.Description),
        ("license", metadata.License),
        ("author", metadata.Author),
        ("pypi", metadata.PyPI),
        ("pypi_publish", metadata.PyPIPublish),
    ];

    /// <summary>What a file asks of the compiler, as flags of mpy-cross; empty where it asks for nothing.</summary>
    public static string CompilerFlags(FrozenFile file)
    {
        string level = file.OptimizationLevel is { } opt ? string.Create(CultureInfo.InvariantCulture, $"-O{opt}") : "";
        string emit = file.Native.Emit is { } kind ? $"-X emit={kind.ToName()}" : "";
        return $"{level} {emit}".Trim();
    }

    /// <summary>Writes the result.</summary>
    public static string Write(ManifestResult result, ManifestMode mode)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("files");
            foreach (FrozenFile file in result.Files)
            {
                writer.WriteStartObject();
                writer.WriteString("target", file.TargetPath);
                writer.WriteString("source", NativePath.Of(file.SourcePath));
                writer.WriteString("kind", file.Kind.ToManifestName());
                if (file.OptimizationLevel is { } level)
                {
                    writer.WriteNumber("opt", level);
                }
                else
                {
                    writer.WriteNull("opt");
                }

                writer.WriteString("version", file.Version);
                if (file.Package is not null)
                {
                    writer.WriteString("package", file.Package);
                }

                if (file.Native.Emit is { } emit)
                {
                    writer.WriteString("emit", emit.ToName());
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartObject("metadata");
            foreach ((string name, string? value) in Metadata(result.Metadata))
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
            if (mode == ManifestMode.PyProject)
            {
                writer.WriteStartArray("pypi");
                foreach (string requirement in result.PyPIDependencies)
                {
                    writer.WriteStringValue(requirement);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
