using System.Text;
using MicroFreeze.Compiler;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Imports;

namespace MicroFreeze.Devices.Tests.Imports;

/// <summary>A device described in a few lines: paths with Python text; those that begin with <c>.frozen/</c> are frozen, those that end in <c>.mpy</c> compiled.</summary>
internal static class Device
{
    public static BuiltInModules Firmware { get; } = new()
    {
        Fixed = new HashSet<string> { "sys", "gc", "board", "digitalio", "adafruit_bus_device", "micropython" },
        Extensible = new HashSet<string> { "time", "random", "json", "os" },
        Nested = new HashSet<string> { "adafruit_bus_device.i2c_device" },
    };

    public static ImportReport CircuitPython(params (string Path, string Text)[] files) => Analyse(FirmwareProfile.CircuitPython10, files);

    public static ImportReport MicroPython(params (string Path, string Text)[] files) => Analyse(FirmwareProfile.MicroPython128, files);

    public static ImportReport Analyse(FirmwareProfile firmware, (string Path, string Text)[] files) =>
        ImportAnalysis.Run(Picture(firmware, Firmware, files), firmware);

    public static DevicePicture Picture(FirmwareProfile firmware, BuiltInModules builtIns, params (string Path, string Text)[] files)
    {
        const string Frozen = ".frozen/";
        return new DevicePicture
        {
            Rules = ImportRules.Of(firmware),
            BuiltIns = builtIns,
            Files = [.. files.Where(file => !file.Path.StartsWith(Frozen, StringComparison.Ordinal)).Select(file => Make(file.Path, file.Text, firmware))],
            Frozen = [.. files.Where(file => file.Path.StartsWith(Frozen, StringComparison.Ordinal)).Select(file => Make(file.Path[Frozen.Length..], file.Text, firmware))],
        };
    }

    /// <summary>Findings as <c>path(line,column): code</c>.</summary>
    public static string Codes(ImportReport report) => string.Join('\n', report.Diagnostics.Select(Code));

    /// <summary>What each import of a file gets: <c>text: targets</c>.</summary>
    public static string Targets(ImportReport report, string path) => string.Join('\n', report.Modules.Single(module => module.Path == path).Imports
        .Select(import => $"{import.Site.Text}: {(import.IsFound ? ImportText.Describe(import.Targets) : "nothing")}"));

    private static string Code(Diagnostic diagnostic)
    {
        SourceLocation place = diagnostic.Location;
        return $"{place.Path}{(place.Line > 0 ? $"({place.Line},{place.Column})" : "")}: {diagnostic.Code}";
    }

    private static DeviceFile Make(string path, string text, FirmwareProfile firmware)
    {
        byte[] source = Encoding.UTF8.GetBytes(text);
        if (!path.EndsWith(".mpy", StringComparison.Ordinal))
        {
            return new DeviceFile(path) { Source = source };
        }

        CompileResult result = PythonCompiler.Compile(source, path, new CompileOptions { SourceName = path, Firmware = firmware });
        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        return new DeviceFile(path) { Module = MpyWriter.ToArray(result.Module!) };
    }
}
