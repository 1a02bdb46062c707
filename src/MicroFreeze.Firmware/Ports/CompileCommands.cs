using System.Text.Json;
using MicroFreeze.Files;
using MicroFreeze.Files.Processes;

namespace MicroFreeze.Firmware.Ports;

/// <summary>
/// How a build that CMake has written compiles what is frozen: out of <c>compile_commands.json</c>, which has a row for each source of all
/// targets. Their flags differ (a library that comes along has its own), so it is the row of <c>frozen_content.c</c> that counts, or else
/// that of a source of the interpreter. Source: py/mkrules.cmake@v1.28.0 MICROPY_FROZEN_CONTENT. See: the manual of CMake,
/// CMAKE_EXPORT_COMPILE_COMMANDS; clang's "JSON Compilation Database Format".
/// </summary>
internal static class CompileCommands
{
    private const string FileName = "compile_commands.json";
    private const string FrozenSource = "frozen_content.c";

    // What belongs to one source, and is not wanted where only the preprocessor runs; those in the second row take the next word too.
    private static readonly string[] DroppedOptions = ["-c", "-MD", "-MMD", "-MP"];
    private static readonly string[] DroppedOptionsWithValue = ["-o", "-MF", "-MT", "-MQ", "-MJ"];

    /// <summary>Finds the call; null where the build has no such file, or none that says it.</summary>
    /// <param name="buildDirectory">The build's directory.</param>
    /// <param name="tree">The port.</param>
    public static CompilerCall? Find(string buildDirectory, PortTree tree)
    {
        if (OutputFiles.TryRead(Path.Combine(buildDirectory, FileName)) is not { } content)
        {
            return null;
        }

        string frozen = Path.Combine(buildDirectory, FrozenSource);
        string core = Path.Combine(tree.Root, "py") + Path.DirectorySeparatorChar;
        try
        {
            using JsonDocument document = JsonDocument.Parse(content);
            CompilerCall? other = null;
            foreach (JsonElement row in document.RootElement.EnumerateArray())
            {
                string directory = Path.GetFullPath(row.GetProperty("directory").GetString() ?? "", buildDirectory);
                string file = row.GetProperty("file").GetString() ?? "";
                string path = Path.GetFullPath(file, directory);
                if (path == frozen)
                {
                    return ReadCall(row, file, directory);
                }

                if (other is null && path.StartsWith(core, StringComparison.Ordinal) && path.EndsWith(".c", StringComparison.Ordinal))
                {
                    other = ReadCall(row, file, directory);
                }
            }

            return other;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            // Another's file, and nobody's fault here: nothing is known then.
            return null;
        }
    }

    private static CompilerCall? ReadCall(JsonElement row, string file, string directory)
    {
        IReadOnlyList<string> words = row.TryGetProperty("arguments", out JsonElement arguments)
            ? [.. arguments.EnumerateArray().Select(argument => argument.GetString() ?? "")]
            : CommandWords.Split(row.GetProperty("command").GetString() ?? "", keepsBackslashes: OperatingSystem.IsWindows());
        List<string> kept = [];
        for (int index = 0; index < words.Count; index++)
        {
            if (DroppedOptionsWithValue.Contains(words[index]))
            {
                index++;
            }
            else if (!DroppedOptions.Contains(words[index]) && words[index] != file)
            {
                kept.Add(words[index]);
            }
        }

        return kept.Count == 0 ? null : new CompilerCall(kept, directory);
    }
}
