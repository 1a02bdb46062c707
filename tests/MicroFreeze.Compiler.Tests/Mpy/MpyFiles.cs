using MicroFreeze.Compiler.Tests.Recorded;

namespace MicroFreeze.Compiler.Tests.Mpy;

/// <summary>Files that the reference compiler made of the sources beside them, in <c>Mpy/Data</c>.</summary>
internal static class MpyFiles
{
    private static readonly string Folder = Path.Combine(RecordedCaseTests.Tests, "MicroFreeze.Compiler.Tests", "Mpy", "Data");

    /// <summary>All recorded .mpy files, as rows of a test.</summary>
    public static IEnumerable<object[]> Rows => Names.Select(name => new object[] { name });

    public static IEnumerable<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.mpy").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal),
    ];

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));
}
