using System.Globalization;
using NuGet.Common;
using NuGet.Frameworks;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Packaging.Licenses;
using NuGet.Versioning;

namespace MicroFreeze.Packaging;

/// <summary>Writes packages: the same bytes for the same content, whatever the machine and the time.</summary>
internal static class NuGetPackageWriter
{
    /// <summary>The type that packages of Python have besides NuGet's usual one.</summary>
    public const string PackageTypeName = "PythonLibrary";

    // The first time that a ZIP archive can say.
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a package.</summary>
    /// <exception cref="FormatException">NuGet refuses something of the content; the message says what.</exception>
    public static byte[] Write(PackageContent content)
    {
        try
        {
            PackageBuilder builder = Make(content);
            using MemoryStream stream = new();
            builder.Save(stream);
            return stream.ToArray();
        }
        catch (Exception exception) when (exception is PackagingException or ArgumentException or InvalidOperationException or System.Xml.XmlException
            or System.ComponentModel.DataAnnotations.ValidationException)
        {
            throw new FormatException(exception.Message.ReplaceLineEndings(" "), exception);
        }
    }

    private static PackageBuilder Make(PackageContent content)
    {
        DateTimeOffset time = content.Time is { } given && given > Earliest ? given : Earliest;
        PackageBuilder builder = new(deterministic: true, NullLogger.Instance)
        {
            Id = content.Id,
            Version = NuGetVersion.Parse(content.Version),
            Description = content.Metadata.Description ?? content.Id,
            DeterministicTimestamp = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        builder.Authors.Add(content.Metadata.Author ?? content.Id);
        foreach (string tag in content.Tags)
        {
            builder.Tags.Add(tag);
        }

        if (content.Metadata.License is { } license && NuGetValues.IsLicenseExpression(license))
        {
            builder.LicenseMetadata = new LicenseMetadata(LicenseType.Expression, license, NuGetLicenseExpression.Parse(license), [], LicenseMetadata.EmptyVersion);
        }

        builder.PackageTypes.Add(PackageType.Dependency);
        builder.PackageTypes.Add(new PackageType(PackageTypeName, PackageType.EmptyVersion));
        builder.Readme = content.Readme;
        if (content.Dependencies.Count > 0)
        {
            builder.DependencyGroups.Add(new PackageDependencyGroup(
                NuGetFramework.AnyFramework,
                content.Dependencies.Select(dependency => new PackageDependency(dependency.Id, dependency.Versions is { } range ? VersionRange.Parse(range) : VersionRange.All))));
        }

        foreach ((string path, byte[] bytes) in content.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            builder.Files.Add(new MemoryFile(path, bytes, time));
        }

        return builder;
    }

    // A file of the package. NuGet asks for the paths of this machine's kind.
    private sealed class MemoryFile(string path, byte[] content, DateTimeOffset time) : IPackageFile
    {
        public string Path { get; } = path.Replace('/', System.IO.Path.DirectorySeparatorChar);

        public string EffectivePath => Path;

        public System.Runtime.Versioning.FrameworkName? TargetFramework => null;

        public NuGetFramework? NuGetFramework => null;

        public DateTimeOffset LastWriteTime { get; } = time;

        public Stream GetStream() => new MemoryStream(content, writable: false);
    }
}
