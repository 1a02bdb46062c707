using MicroFreeze.Manifests;
using MicroFreeze.Packages;
using NuGet.Frameworks;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.ProjectModel;

namespace MicroFreeze.Packaging;

/// <summary>Reads unpacked packages and the results of restores. Safe for concurrent use: it has no state.</summary>
public sealed class NuGetPackageReader : IPackageReader
{
    /// <inheritdoc/>
    public PackageManifest ReadManifest(string directory) => Guard(directory, () =>
    {
        using PackageFolderReader reader = new(directory);
        NuspecReader nuspec = reader.NuspecReader;
        string? license = nuspec.GetLicenseMetadata() is { Type: LicenseType.Expression } expression ? expression.License : null;
        return new PackageManifest(nuspec.GetId(), nuspec.GetVersion().ToNormalizedString(), Path.Combine(directory, reader.GetNuspecFile()))
        {
            Metadata = new PackageMetadata
            {
                Version = nuspec.GetVersion().ToNormalizedString(),
                Description = NullIfEmpty(nuspec.GetDescription()),
                Author = NullIfEmpty(nuspec.GetAuthors()),
                License = license,
            },
            Dependencies = [.. nuspec.GetDependencyGroups().SelectMany(group => group.Packages).Select(package => package.Id).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    });

    /// <inheritdoc/>
    public IReadOnlyList<RestoredPackage> ReadRestored(string assetsFile, string framework) => Guard(assetsFile, () =>
    {
        LockFile assets = new LockFileFormat().Read(assetsFile);
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

        return (IReadOnlyList<RestoredPackage>)
        [
            .. target.Libraries
                .Where(library => library.Name is not null && libraries.ContainsKey(library.Name))
                .OrderBy(library => library.Name, StringComparer.OrdinalIgnoreCase)
                .Select(library => ToRestored(assets, libraries[library.Name!], library, Path.GetDirectoryName(assetsFile)!)),
        ];
    });

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

    // NuGet's own exceptions derive from several classes; callers know those of files and formats.
    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is PackagingException or FileFormatException or InvalidDataException or System.Xml.XmlException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException($"{Path.GetFileName(path)}: {exception.Message}", exception);
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
