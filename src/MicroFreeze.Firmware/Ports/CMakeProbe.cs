using MicroFreeze.Files.Processes;

namespace MicroFreeze.Firmware.Ports;

/// <summary>
/// Finds out what a port that CMake has configured would freeze and how: out of the call of makemanifest.py in the build that CMake wrote,
/// which is the same for all ports. Source: py/mkrules.cmake@v1.28.0 BUILD_FROZEN_CONTENT.
/// </summary>
internal static class CMakeProbe
{
    /// <summary>Reads a configured build.</summary>
    /// <param name="buildDirectory">Its directory.</param>
    /// <param name="tree">The port.</param>
    /// <returns>The settings; without a manifest where the port freezes nothing.</returns>
    /// <exception cref="IOException">The build cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The build may not be read.</exception>
    public static PortSettings Read(string buildDirectory, PortTree tree)
    {
        Dictionary<string, string> values = new() { ["BOARD"] = tree.Board ?? "", ["CC"] = ReadCache(buildDirectory, "CMAKE_C_COMPILER") };
        if (FindCall(buildDirectory) is { } call)
        {
            ReadCall(call, values);
        }

        return new PortSettings(values, tree.PortDirectory);
    }

    private static string[]? FindCall(string buildDirectory)
    {
        string ninja = Path.Combine(buildDirectory, "build.ninja");
        bool isNinja = File.Exists(ninja);
        IEnumerable<string> files = isNinja ? [ninja] : Directory.EnumerateFiles(buildDirectory, "build.make", SearchOption.AllDirectories);
        foreach (string line in files.SelectMany(File.ReadLines))
        {
            if (!line.Contains(PythonLauncher.Script + " ", StringComparison.Ordinal))
            {
                continue;
            }

            string text = isNinja
                ? line.Replace("$ ", " ", StringComparison.Ordinal).Replace("$:", ":", StringComparison.Ordinal).Replace("$$", "$", StringComparison.Ordinal)
                : line.Replace("$$", "$", StringComparison.Ordinal);
            IReadOnlyList<string> words = CommandWords.Split(text);
            int script = words.ToList().FindIndex(word => word.EndsWith("/" + PythonLauncher.Script, StringComparison.Ordinal));
            return [.. words.Skip(script + 1).TakeWhile(word => word is not "&&" and not ";")];
        }

        return null;
    }

    // Source: tools/makemanifest.py@v1.28.0 main. Options with a value, the rest are manifests.
    private static void ReadCall(string[] words, Dictionary<string, string> values)
    {
        List<string> variables = [];
        List<string> manifests = [];
        for (int index = 0; index < words.Length; index++)
        {
            string word = words[index];
            if (word is "-o" or "-b" && index + 1 < words.Length)
            {
                index++;
            }
            else if (word == "-v" && index + 1 < words.Length)
            {
                variables.Add("-v");
                variables.Add(CommandWords.Quote(words[++index]));
            }
            else if (word.StartsWith("-f", StringComparison.Ordinal))
            {
                values["MPY_CROSS_FLAGS"] = word[2..];
            }
            else if (word.StartsWith("--mpy-tool-flags=", StringComparison.Ordinal))
            {
                values["MPY_TOOL_FLAGS"] = word["--mpy-tool-flags=".Length..];
            }
            else
            {
                manifests.Add(CommandWords.Quote(word));
            }
        }

        values["MANIFEST_VARIABLES"] = string.Join(' ', variables);
        values["FROZEN_MANIFEST"] = string.Join(' ', manifests);
    }

    // A line of CMakeCache.txt: NAME:TYPE=value.
    private static string ReadCache(string buildDirectory, string name)
    {
        string cache = Path.Combine(buildDirectory, "CMakeCache.txt");
        string? line = File.Exists(cache) ? File.ReadLines(cache).FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal)) : null;
        return line is null ? "" : line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..];
    }
}
