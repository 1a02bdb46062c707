using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Freezing.Frozen;
using MicroFreeze.Freezing.Reports;
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

        string header = Path.Combine(buildDirectory, "genhdr", "qstrdefs.preprocessed.h");
        CostRequest request = new()
        {
            Board = BoardPresets.For(firmware, NativeArch.None),
            Firmware = firmware,
            QstrHeader = OutputFiles.TryRead(header) is { } text ? QstrHeader.Parse(text, header, new DiagnosticBag()) : null,
            Subjects = [.. contents.Select(content => ToSubject(content, firmware)).OfType<CostSubject>()],
        };
        IReadOnlyList<(string Name, FlashCost Cost)> modules = CostReporter.MeasureFlash(request);
        if (modules.Count == 0)
        {
            return "";
        }

        IEnumerable<string> largest = modules.OrderByDescending(module => module.Cost.Total).Take(Shown)
            .Select(module => string.Create(CultureInfo.InvariantCulture, $"{module.Name} {module.Cost.Total:N0}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The {modules.Count} frozen modules take about {modules.Sum(module => module.Cost.Total):N0} bytes, the largest: {string.Join(", ", largest)}");
    }

    private static CostSubject? ToSubject(FrozenContent content, FirmwareProfile firmware)
    {
        if (OutputFiles.TryRead(content.ContentPath) is not { } bytes)
        {
            return null;
        }

        CostSubject subject = new(content.TargetPath) { IsFrozen = true };
        return content.Kind == FrozenKind.AsStr ? subject with { Source = bytes }
            : MpyReader.TryRead(bytes, firmware, out MpyModule? module, out _) ? subject with { Module = module }
            : null;
    }
}
