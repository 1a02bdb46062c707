namespace MicroFreeze.Architecture.Tests;

/// <summary>
/// The map of the project: which room may use which. It is the table of docs/architecture.md; add an arrow here only if the page says why. Freezing and the
/// doors use Python for one thing: the grants of the sandbox, which travel in requests.
/// </summary>
internal static class Rooms
{
    /// <summary>Each room, from the bottom up, with the rooms that it may use.</summary>
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>
    {
        ["Compiler"] = [],
        ["Files"] = ["Compiler"],
        ["Python"] = ["Compiler", "Files"],
        ["Manifests"] = ["Compiler", "Files", "Python"],
        ["Freezing"] = ["Compiler", "Files", "Python", "Manifests"],
        ["Firmware"] = ["Compiler", "Files", "Manifests", "Freezing"],
        ["Devices"] = ["Compiler", "Files", "Manifests"],
        ["Packaging"] = ["Compiler", "Files", "Manifests"],
        ["Tasks"] = ["Compiler", "Files", "Python", "Manifests", "Freezing", "Firmware", "Devices", "Packaging"],
        ["Tool"] = ["Compiler", "Files", "Python", "Manifests", "Freezing", "Firmware", "Devices", "Packaging"],
    };
}
