using System.Reflection;
using System.Text;

namespace MicroFreeze.Runtime.Tests;

/// <summary>
/// The programs: each <c>Programs/*.py</c>, those of <see cref="GeneratedPrograms"/>, and beside them the modules that they import,
/// <c>Programs/Modules</c>.
/// </summary>
public static class ProgramLibrary
{
    /// <summary>The folder of this project's sources.</summary>
    public static string SourceFolder { get; } = typeof(ProgramLibrary).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "SourceFolder").Value!;

    /// <summary>All programs, by name.</summary>
    public static IReadOnlyDictionary<string, TestProgram> Programs { get; } = Files("Programs", SearchOption.TopDirectoryOnly)
        .Select(file => new TestProgram(Path.GetFileNameWithoutExtension(file.Path), file.Content))
        .Concat(GeneratedPrograms.All.Select(program => new TestProgram("generated_" + program.Name, Encoding.UTF8.GetBytes(program.Make()))))
        .ToDictionary(program => program.Name);

    /// <summary>The modules that programs import, with their paths from where they are imported.</summary>
    public static IReadOnlyList<(string Path, byte[] Content)> Modules { get; } = [.. Files("Programs/Modules", SearchOption.AllDirectories)];

    private static IEnumerable<(string Path, byte[] Content)> Files(string folder, SearchOption depth)
    {
        string root = Path.Combine(SourceFolder, folder);
        return Directory.EnumerateFiles(root, "*.py", depth).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllBytes(path)));
    }
}
