using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Packages;
using NuGet.Packaging;
using NuGet.Packaging.Core;

namespace MicroFreeze.Packaging;

/// <summary>Reads unpacked packages and the results of restores. Safe for concurrent use: it has no state.</summary>
internal sealed class NuGetPackageReader : IPackageReader
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
            IsPythonLibrary = nuspec.GetPackageTypes().Any(type => type.Name.Equals(NuGetPackageWriter.PackageTypeName, StringComparison.OrdinalIgnoreCase)),
            Dependencies = [.. nuspec.GetDependencyGroups().SelectMany(group => group.Packages).Select(package => package.Id).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    });

    /// <inheritdoc/>
    public IReadOnlyList<RestoredPackage> ReadRestored(string assetsFile, string framework) => Guard(assetsFile, () => RestoredPackages.Read(assetsFile, framework));

    // NuGet's own exceptions derive from several classes; callers know those of files and formats.
    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is PackagingException or InvalidDataException or System.Xml.XmlException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException($"{Path.GetFileName(path)}: {exception.Message}", exception);
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
