using System.Reflection;

namespace MicroFreeze.Compiler.Tests.Mpy;

/// <summary>Files that the reference compiler made of the sources beside them, in <c>Mpy/Data</c>.</summary>
internal static class MpyFiles
{
    private const string Folder = "Mpy/Data/";

    /// <summary>All recorded .mpy files, as rows of a test.</summary>
    public static IEnumerable<object[]> Rows => Names.Select(name => new object[] { name });

    public static IEnumerable<string> Names { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".mpy", StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .Order(StringComparer.Ordinal),
    ];

    public static byte[] Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)
            ?? throw new FileNotFoundException(name);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
