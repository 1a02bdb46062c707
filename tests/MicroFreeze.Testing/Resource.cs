using System.Reflection;
using System.Text;

namespace MicroFreeze.Testing;

/// <summary>Files from the <c>Data</c> folders of a test project, by their path in the project.</summary>
internal static class Resource
{
    public static byte[] Read(Assembly tests, string path)
    {
        using Stream stream = tests.GetManifestResourceStream(path) ?? throw new FileNotFoundException(path);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static string ReadText(Assembly tests, string path) => Encoding.UTF8.GetString(Read(tests, path));
}
