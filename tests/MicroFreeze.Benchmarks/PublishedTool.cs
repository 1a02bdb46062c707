using System.Runtime.CompilerServices;

namespace MicroFreeze.Benchmarks;

/// <summary>The tool as <c>dotnet publish</c> makes it, once by default and once as native executable.</summary>
internal static class PublishedTool
{
    private static readonly string Project = Path.GetFullPath(Path.Join(SourceDirectory(), "../../src/MicroFreeze.Tool"));

    /// <summary>Publishes the tool by default.</summary>
    /// <returns>The executable.</returns>
    public static string Default(string directory) => Publish(directory, []);

    /// <summary>Publishes the tool as native executable.</summary>
    /// <returns>The executable.</returns>
    /// <exception cref="InvalidOperationException">It cannot be made here; the native compiler or linker is missing.</exception>
    public static string Native(string directory) => Publish(directory, ["-r", "linux-x64", "-p:PublishAot=true"]);

    private static string Publish(string directory, string[] options)
    {
        Shell.Time("dotnet", ["publish", Project, "-c", "Release", "-v", "q", "-nologo", "-o", directory, .. options]);
        return Path.Join(directory, "microfreeze");
    }

    private static string SourceDirectory([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
