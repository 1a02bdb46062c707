using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Freezing.Frozen;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Firmware.Ports;

/// <summary>Says what to leave out where a firmware does not fit.</summary>
internal static class FrozenReport
{
    private const int Shown = 5;

    /// <summary>The largest frozen modules, as a sentence; empty where nothing is frozen.</summary>
    /// <param name="contents">What is frozen.</param>
    /// <param name="firmware">The firmware.</param>
    /// <param name="buildDirectory">Its build, for the strings that it has anyway.</param>
    public static string Largest(IReadOnlyList<FrozenContent> contents, FirmwareProfile? firmware, string buildDirectory)
    {
        if (firmware is null)
        {
            return "";
        }

        List<FrozenEntry> entries = [];
        foreach (FrozenContent content in contents)
        {
            if (OutputFiles.TryRead(content.ContentPath) is not { } bytes)
            {
                continue;
            }

            if (content.Kind == FrozenKind.AsStr)
            {
                entries.Add(new FrozenTextEntry(content.TargetPath, bytes));
            }
            else if (MpyReader.TryRead(bytes, firmware, out MpyModule? module, out _))
            {
                entries.Add(new FrozenModuleEntry(module));
            }
        }

        string header = Path.Combine(buildDirectory, "genhdr", "qstrdefs.preprocessed.h");
        QstrHeader? known = OutputFiles.TryRead(header) is { } text ? QstrHeader.Parse(text, header, new DiagnosticBag()) : null;
        FrozenResult result = FrozenSource.Generate(new FrozenRequest { Firmware = firmware, Entries = entries, QstrHeader = known });
        if (result.Modules.Count == 0)
        {
            return "";
        }

        IEnumerable<string> largest = result.Modules.OrderByDescending(module => module.Total).Take(Shown)
            .Select(module => string.Create(CultureInfo.InvariantCulture, $"{module.Name} {module.Total:N0}"));
        return string.Create(
            CultureInfo.InvariantCulture, $"The {result.Modules.Count} frozen modules take about {result.Modules.Sum(module => module.Total):N0} bytes, the largest: {string.Join(", ", largest)}");
    }
}
