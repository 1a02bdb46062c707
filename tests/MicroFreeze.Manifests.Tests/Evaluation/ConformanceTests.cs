using System.IO.Compression;
using System.Text.Json;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Manifests.Tests.Evaluation;

/// <summary>
/// Every manifest of MicroPython and micropython-lib against what the reference makes of it. Needs both trees and the recorded list; see the names of the
/// environment variables below.
/// </summary>
[TestClass]
public sealed class ConformanceTests
{
    private const string TreeVariable = "MICROFREEZE_MPY_DIR";
    private const string LibraryVariable = "MICROFREEZE_MPY_LIB_DIR";
    private const string ListVariable = "MICROFREEZE_MANIFEST_LIST";

    private static readonly string? Tree = Environment.GetEnvironmentVariable(TreeVariable);
    private static readonly string? Library = Environment.GetEnvironmentVariable(LibraryVariable);
    private static readonly string? List = Environment.GetEnvironmentVariable(ListVariable);

    [TestMethod]
    public void Every_manifest_gives_what_the_reference_gives()
    {
        if (Tree is null || Library is null || List is null)
        {
            Assert.Inconclusive($"Set {TreeVariable}, {LibraryVariable} and {ListVariable} to the two trees and the list.");
        }

        List<string> problems = [];
        int rows = 0;
        using StreamReader reader = new(new GZipStream(File.OpenRead(List), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            rows++;
            using JsonDocument row = JsonDocument.Parse(line);
            if (Compare(row.RootElement) is { } problem)
            {
                problems.Add(problem);
            }
        }

        Assert.IsGreaterThan(500, rows);
        Assert.IsEmpty(problems, $"{problems.Count} of {rows}:\n" + string.Join('\n', problems.Take(20)));
    }

    private static string? Compare(JsonElement row)
    {
        string manifest = Expand(row.GetProperty("manifest").GetString()!);
        string mode = row.GetProperty("mode").GetString()!;
        string name = $"{row.GetProperty("manifest").GetString()} {mode} unix_ffi={row.GetProperty("unix_ffi").GetBoolean()}";
        List<KeyValuePair<string, string>> variables = [new("MPY_DIR", Tree!), new("MPY_LIB_DIR", Library!), new("PORT_DIR", Expand(row.GetProperty("port").GetString()!))];
        if (row.GetProperty("board").GetString() is { Length: > 0 } board)
        {
            variables.Add(new("BOARD_DIR", Expand(board)));
        }

        ManifestResult result = ManifestEvaluator.Evaluate(new ManifestRequest
        {
            Items = [new ManifestItem(manifest)],
            BaseDirectory = Path.GetDirectoryName(manifest)!,
            Clock = TimeProvider.System,
            Mode = Enum.Parse<ManifestMode>(mode, ignoreCase: true),
            Variables = variables,
            UnixFfi = row.GetProperty("unix_ffi").GetBoolean(),
        });
        if (row.TryGetProperty("error", out JsonElement error))
        {
            return result.Succeeded ? $"{name}: no error, but {error.GetString()}" : null;
        }

        if (!result.Succeeded)
        {
            return $"{name}: {result.Diagnostics[0]}";
        }

        string expected = Normalize(row);
        string actual = Describe(result, mode);
        return expected == actual ? null : $"{name}:\n  {expected}\n  {actual}";
    }

    private static string Normalize(JsonElement row)
    {
        IEnumerable<string> files = row.GetProperty("files").EnumerateArray()
            .Select(file => string.Join(' ', file.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? "-" : value.ToString())));
        string metadata = string.Join(' ', row.GetProperty("metadata").EnumerateObject().Select(field => $"{field.Name}={(field.Value.ValueKind == JsonValueKind.Null ? "-" : field.Value.ToString())}"));
        string requirements = row.TryGetProperty("pypi", out JsonElement pypi) ? string.Join(' ', pypi.EnumerateArray().Select(value => value.GetString())) : "";
        return string.Join('\n', [.. files.Distinct().Order(StringComparer.Ordinal), metadata, requirements]);
    }

    private static string Describe(ManifestResult result, string mode)
    {
        IEnumerable<string> files = result.Files.Select(file =>
            $"{file.TargetPath} {Shorten(file.SourcePath)} {file.Kind.ToManifestName()} {file.OptimizationLevel?.ToString() ?? "-"} {file.Metadata.Version ?? "-"}");
        PackageMetadata own = result.Metadata;
        string metadata = $"version={own.Version ?? "-"} description={own.Description ?? "-"} license={own.License ?? "-"} author={own.Author ?? "-"} pypi={own.PyPI ?? "-"} pypi_publish={own.PyPIPublish ?? "-"}";
        return string.Join('\n', [.. files.Order(StringComparer.Ordinal), metadata, mode == "pyproject" ? string.Join(' ', result.PyPIDependencies) : ""]);
    }

    private static string Expand(string path) => path.Replace("$(MPY_DIR)", Tree).Replace("$(MPY_LIB_DIR)", Library);

    private static string Shorten(string path) => path.Replace(Library!, "$(MPY_LIB_DIR)").Replace(Tree!, "$(MPY_DIR)");
}
