using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Libraries;
using MicroFreeze.Manifests.Packages;
using MicroFreeze.Packaging;
using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks;

/// <summary>The part of a request that is about packages.</summary>
internal static class PackageParameters
{
    private const string AnyFirmware = "any";

    /// <summary>Where the project's packages are; null where it refers to none.</summary>
    /// <param name="task">The parameters.</param>
    /// <param name="project">The project file.</param>
    /// <param name="compile">What packages have to be for; null where that is not known.</param>
    public static PackageRequest? ReadPackages(FreezePython task, SourceLocation project, CompileOptions? compile)
    {
        if (!task.IsLibrary && string.IsNullOrEmpty(task.AssetsFile) && task.LibraryProjects.Length == 0)
        {
            return null;
        }

        return new PackageRequest
        {
            Reader = new LazyPackageReader(),
            AssetsFile = string.IsNullOrEmpty(task.AssetsFile) ? null : Path.GetFullPath(task.AssetsFile, task.ProjectDirectory),
            Framework = task.TargetFramework ?? "",
            Projects = [.. task.LibraryProjects.Select(ReadProject)],
            Firmware = compile?.Firmware.Name,
            Arch = compile is null ? null : compile.Arch == NativeArch.None ? "" : NativeArchNames.ToName(compile.Arch),
            Location = project,
        };
    }

    /// <summary>What the project says of its library; null where it is none.</summary>
    public static LibraryRequest? ReadLibrary(FreezePython task) => !task.IsLibrary ? null : new LibraryRequest
    {
        DescriptionFile = Path.GetFullPath(task.LibraryFile ?? "", task.ProjectDirectory),
        PackageFile = Path.GetFullPath(task.PackageFile ?? "", task.ProjectDirectory),
        Name = task.LibraryName ?? "",
        Id = task.PackageId ?? "",
        Version = task.PackageVersion ?? "",
        Firmware = [.. ProjectTask.Words(task.LibraryFirmware).Where(word => !word.Equals(AnyFirmware, StringComparison.OrdinalIgnoreCase))],
        Architectures = ProjectTask.Words(task.LibraryArch),
        Metadata = new PackageMetadata
        {
            Version = Text(task.PackageVersion),
            Author = Text(task.DeclaredAuthors),
            Description = Text(task.DeclaredDescription),
            License = Text(task.DeclaredLicense),
        },
    };

    private static LibraryProject ReadProject(ITaskItem item) => new(item.GetMetadata("PythonLibraryProjectFile"), item.ItemSpec);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    // Builds without packages of Python never load NuGet's libraries: the reader is made when it is asked something.
    private sealed class LazyPackageReader : IPackageReader
    {
        private NuGetPackageReader? _reader;

        private NuGetPackageReader Reader => _reader ??= new NuGetPackageReader();

        public PackageManifest ReadManifest(string directory) => Reader.ReadManifest(directory);

        public IReadOnlyList<RestoredPackage> ReadRestored(string assetsFile, string framework) => Reader.ReadRestored(assetsFile, framework);
    }
}
