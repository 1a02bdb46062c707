using System.Reflection;

namespace MicroFreeze.Tool.Tests;

/// <summary>What the reference made of sources of ours, by its path in this project.</summary>
internal static class RecordedFile
{
    public static byte[] Read(string path)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(path) ?? throw new FileNotFoundException(path);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
