using System.Runtime.CompilerServices;

namespace MicroFreeze.Tool.Tests.Documentation;

/// <summary>The files of the repository that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The top directory.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The text of a file below the top directory.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Whether there is such a file or directory below the top directory.</summary>
    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    // Where paths in the binary are made neutral (deterministic builds in CI), the directory of the binary still lies in the repository.
    private static string FindRoot([CallerFilePath] string source = "")
    {
        foreach (string start in (string[])[AppContext.BaseDirectory, source])
        {
            for (string? directory = Path.GetDirectoryName(start); directory is not null; directory = Path.GetDirectoryName(directory))
            {
                if (File.Exists(Path.Combine(directory, "MicroFreeze.Sdk.sln")))
                {
                    return directory;
                }
            }
        }

        throw new InvalidOperationException("the tests do not run below the repository");
    }
}
