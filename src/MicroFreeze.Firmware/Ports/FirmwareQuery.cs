using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files.Processes;
using MicroFreeze.Freezing.Agreement;

namespace MicroFreeze.Firmware.Ports;

/// <summary>
/// Asks a port's preprocessor what the firmware will be like, with the flags that the port compiles its own sources with. Makefiles say
/// little of that, and headers cannot be read without a preprocessor. It has no answer where headers of a library are missing that is not
/// checked out.
/// </summary>
internal static class FirmwareQuery
{
    /// <summary>The answer's name in the directory of <see cref="Command"/>.</summary>
    public const string Answer = "answer.i";

    private const string Question = "question.c";
    private const string Dependencies = "answer.d";

    // CircuitPython has its version in a header that its build generates. Nothing of it counts here.
    private const string VersionHeader = """
        // Written by MicroFreeze, in place of the one that the port's build generates.
        #define MICROPY_VERSION_MAJOR (0)
        #define MICROPY_VERSION_MINOR (0)
        #define MICROPY_VERSION_MICRO (0)
        #define MICROPY_VERSION (0)

        """;

    /// <summary>What the command reads: names in its directory, and texts.</summary>
    public static IReadOnlyList<(string Name, string Text)> Files { get; } = [(Question, FirmwareProbe.Source), ("genhdr/mpversion.h", VersionHeader)];

    /// <summary>The command.</summary>
    /// <param name="call">How the port calls its compiler.</param>
    /// <param name="directory">Where <see cref="Files"/> have been written, as the compiler gets it.</param>
    public static ProcessCommand Command(CompilerCall call, string directory) => new(
        call.Words[0],
        [
            .. call.Words.Skip(1).TakeWhile(word => !IsOption(word)),
            "-I" + directory,
            .. call.Words.Skip(1).SkipWhile(word => !IsOption(word)),

            // Without names, which are generated as well: as py/mkrules.mk has it where it collects them. And -w: a warning, which some
            // ports make an error, is none here.
            "-DNO_QSTR", "-w", "-E", "-P", "-MD", "-MF", $"{directory}/{Dependencies}", "-MT", "answer", "-o", $"{directory}/{Answer}", $"{directory}/{Question}",
        ],
        call.Directory)
    {
        Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C", ["PWD"] = call.Directory },
    };

    /// <summary>The files that were read, absolute: by the preprocessor, and those with flags (<c>@file</c>).</summary>
    /// <param name="call">How the port calls its compiler.</param>
    /// <param name="directory">The directory of the command.</param>
    public static IEnumerable<string> ReadInputs(CompilerCall call, string directory) =>
        DependencyFile.Read(File.ReadAllText(Path.Combine(directory, Dependencies)))
            .Concat(call.Words.Where(word => word.StartsWith('@')).Select(word => word[1..]))
            .Select(path => Path.GetFullPath(path, call.Directory));

    /// <summary>Reads the answer.</summary>
    /// <param name="tree">The port.</param>
    /// <param name="directory">The directory of the command.</param>
    public static FirmwareFacts Read(PortTree tree, string directory)
    {
        string[] headers = [Path.Combine(tree.PortDirectory, "mpconfigport.h"), Path.Combine(tree.Root, TreeFirmware.VersionFile)];
        return FirmwareProbe.Read(File.ReadAllText(Path.Combine(directory, Answer)), new SourceLocation(headers.First(header => header == headers[^1] || File.Exists(header)))) with
        {
            // Names are frozen when the port's build has generated its header of them.
            BytesInHash = null,
            BytesInLength = null,
        };
    }

    private static bool IsOption(string word) => word.StartsWith('-') || word.StartsWith('@');
}
