using MicroFreeze.Manifests.Packages;
using NuGet.Frameworks;
using NuGet.ProjectModel;

namespace MicroFreeze.Packaging;

/// <summary>
/// Reads <c>project.assets.json</c>. A class of its own because only builds have the library that it needs: the command line restores
/// nothing.
/// </summary>
internal static class RestoredPackages
{
    /// <summary>All packages and projects for a framework; for the only one where it is not named.</summary>
    public static IReadOnlyList<RestoredPackage> Read(string assetsFile, string framework)
    {
        LockFile assets = Parse(assetsFile);
        LockFileTarget? target = framework.Length == 0
            ? assets.Targets.FirstOrDefault(candidate => string.IsNullOrEmpty(candidate.RuntimeIdentifier))
            : assets.GetTarget(NuGetFramework.Parse(framework), null);
        if (target is null)
        {
            throw new FormatException($"it has nothing for '{framework}': restore the project");
        }

        Dictionary<string, LockFileLibrary> libraries = new(StringComparer.OrdinalIgnoreCase);
        foreach (LockFileLibrary library in assets.Libraries)
        {
            libraries[library.Name] = library;
        }

        return
        [
            .. target.Libraries
                .Where(library => library.Name is not null && libraries.ContainsKey(library.Name))
                .OrderBy(library => library.Name, StringComparer.OrdinalIgnoreCase)
                .Select(library => ToRestored(assets, libraries[library.Name!], library, Path.GetDirectoryName(assetsFile)!)),
        ];
    }

    private static LockFile Parse(string path)
    {
        try
        {
            return new LockFileFormat().Read(path);
        }
        catch (FileFormatException exception)
        {
            throw new FormatException($"{Path.GetFileName(path)}: {exception.Message}", exception);
        }
    }

    private static RestoredPackage ToRestored(LockFile assets, LockFileLibrary library, LockFileTargetLibrary target, string assetsDirectory)
    {
        bool isProject = library.Type == "project";
        return new RestoredPackage(library.Name, library.Version?.ToNormalizedString() ?? "")
        {
            // Paths of projects count from the directory of the project that was restored, which the assets file names.
            ProjectFile = isProject ? Path.GetFullPath(library.MSBuildProject ?? library.Path, Path.GetDirectoryName(assets.PackageSpec?.RestoreMetadata?.ProjectPath) ?? assetsDirectory) : null,
            Directory = isProject ? null : assets.PackageFolders.Select(folder => Path.Combine(folder.Path, library.Path)).FirstOrDefault(Directory.Exists),
            HasPython = library.Files.Any(file => file == PackagePath.DescriptionFile || file.StartsWith(PackagePath.PythonFolder + "/", StringComparison.Ordinal)),
            Dependencies = [.. target.Dependencies.Select(dependency => dependency.Id)],
        };
    }
}
