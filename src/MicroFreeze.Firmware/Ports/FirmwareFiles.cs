using MicroFreeze.Firmware.Elf;

namespace MicroFreeze.Firmware.Ports;

/// <summary>A file that a port's build made for a device, or to debug it.</summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="Type">What it is: its extension without the dot, <c>elf</c> for a program without one.</param>
internal sealed record FirmwareFile(string Path, string Type);

/// <summary>Finds what a port's build made.</summary>
internal static class FirmwareFiles
{
    // See: the "all" targets of MicroPython's and CircuitPython's ports.
    private static readonly string[] Types = ["elf", "bin", "hex", "uf2", "dfu", "img", "exe", "mjs", "wasm"];

    /// <summary>The results, ELF files first, then by name.</summary>
    /// <param name="buildDirectory">Where the build worked.</param>
    /// <param name="program">The program that the port says it makes, relative to that directory; or empty.</param>
    /// <param name="patterns">Names that the project gives, with <c>*</c> and <c>?</c> in the last part; none for the usual.</param>
    public static IReadOnlyList<FirmwareFile> Find(string buildDirectory, string program, IReadOnlyList<string> patterns)
    {
        IEnumerable<string> paths = patterns.Count > 0
            ? patterns.SelectMany(pattern => Match(buildDirectory, pattern))
            : Match(buildDirectory, "*").Where(path => Types.Contains(TypeOf(path)) || Path.GetFileName(path) == program);
        return
        [
            .. paths.Distinct(StringComparer.Ordinal)
                .Select(path => new FirmwareFile(path, TypeOf(path)))
                .OrderBy(file => file.Type != "elf")
                .ThenBy(file => file.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>Bytes of what is frozen, as compiled; 0 where no object of it is found.</summary>
    public static long MeasureFrozen(string buildDirectory)
    {
        FileInfo? newest = new DirectoryInfo(buildDirectory).EnumerateFiles("frozen_content*.o*", SearchOption.AllDirectories)
            .Where(file => file.Name is "frozen_content.o" or "frozen_content.c.o" or "frozen_content.c.obj")
            .MaxBy(file => file.LastWriteTimeUtc);
        return newest is null ? 0 : ElfSections.Read(File.ReadAllBytes(newest.FullName)).Sum(section => section.Size);
    }

    private static string[] Match(string buildDirectory, string pattern)
    {
        string directory = Path.GetFullPath(Path.GetDirectoryName(pattern) ?? "", buildDirectory);
        return Directory.Exists(directory) ? Directory.GetFiles(directory, Path.GetFileName(pattern)) : [];
    }

    private static string TypeOf(string path) => Path.GetExtension(path) is { Length: > 1 } extension ? extension[1..].ToLowerInvariant() : "elf";
}
