using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Packages;
using MicroFreeze.Testing;

namespace MicroFreeze.Manifests.Tests.Packages;

/// <summary>Unpacked packages in memory: <c>/packages/ID/1.0.0</c> with a nuspec that only says the identifier.</summary>
internal sealed class FakePackages(MemoryFiles files) : IPackageReader
{
    private readonly Dictionary<string, PackageManifest> _manifests = [];

    /// <summary>Whether the packages say that they are libraries of Python.</summary>
    public bool AreLibraries { get; init; } = true;

    /// <summary>Adds a package with files below its folder of Python.</summary>
    public FakePackages Add(string id, string? description, params ReadOnlySpan<(string Path, string Text)> python)
    {
        string directory = DirectoryOf(id);
        string nuspec = $"{directory}/{id.ToLowerInvariant()}.nuspec";
        files[nuspec] = id;
        files.CreateDirectory(directory + "/python");
        if (description is not null)
        {
            files[directory + "/microfreeze.json"] = description;
        }

        foreach ((string path, string text) in python)
        {
            files[$"{directory}/python/{path}"] = text;
        }

        _manifests[directory] = new PackageManifest(id, "1.0.0", nuspec) { IsPythonLibrary = AreLibraries, Metadata = new PackageMetadata { Version = "1.0.0", Author = "nuspec" } };
        return this;
    }

    public static string DirectoryOf(string id) => $"/packages/{id.ToLowerInvariant()}/1.0.0";

    public LoadedPackages Load(PackageRequest? request = null) =>
        PackageLoader.Load((request ?? new PackageRequest { Reader = this }) with { Directories = [.. _manifests.Keys] }, files);

    /// <summary>The codes and places of what is wrong.</summary>
    public string Problems() => string.Join('\n', Load().Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Location.Path}"));

    PackageManifest IPackageReader.ReadManifest(string directory) =>
        _manifests.TryGetValue(directory, out PackageManifest? manifest) ? manifest : throw new FileNotFoundException(directory);

    IReadOnlyList<RestoredPackage> IPackageReader.ReadRestored(string assetsFile, string framework) => throw new NotSupportedException();
}
