using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;

namespace MicroFreeze.Manifests.Packages;

/// <summary>What came of loading: the packages, what was looked at, and what is wrong.</summary>
/// <param name="Packages">The packages.</param>
/// <param name="Inputs">Everything that the result depends on.</param>
/// <param name="Diagnostics">The findings.</param>
internal sealed record LoadedPackages(PackageSet Packages, IReadOnlyList<RecordedInput> Inputs, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Where no packages are asked for.</summary>
    public static LoadedPackages None { get; } = new(PackageSet.Empty, [], []);
}

/// <summary>
/// Finds the packages of Python that a project refers to, and reads them. Whatever is wrong with them is among the findings.
/// </summary>
internal sealed class PackageLoader
{
    private readonly PackageRequest _request;
    private readonly IFileSystem _files;
    private readonly InputRecorder _inputs = new();
    private readonly DiagnosticBag _diagnostics = new();
    private readonly List<PythonPackage> _packages = [];

    private PackageLoader(PackageRequest request, IFileSystem files)
    {
        _request = request;
        _files = files;
    }

    /// <summary>Loads what a request names.</summary>
    /// <param name="request">The request; null for none.</param>
    /// <param name="files">The files.</param>
    public static LoadedPackages Load(PackageRequest? request, IFileSystem files)
    {
        if (request is null)
        {
            return LoadedPackages.None;
        }

        PackageLoader loader = new(request, files);
        loader.LoadRestored();
        foreach (string directory in request.Directories)
        {
            loader.LoadDirectory(PosixPath.FromNative(directory), null);
        }

        loader.CheckDependencies();
        PackageSet packages = new(loader._packages) { Firmware = request.Firmware, Arch = request.Arch };
        return new LoadedPackages(packages, loader._inputs.ToList(), loader._diagnostics.Items);
    }

    // Whoever names directories one by one may forget some; a restore does not.
    private void CheckDependencies()
    {
        if (_request.AssetsFile is not null)
        {
            return;
        }

        HashSet<string> known = new(_packages.Select(package => package.Id), StringComparer.OrdinalIgnoreCase);
        foreach (PythonPackage package in _packages)
        {
            foreach (string id in package.Dependencies.Where(id => !known.Contains(id)))
            {
                _diagnostics.Report(PackageDiagnostics.MissingDependency, package.Location, package, id);
            }
        }
    }

    private void LoadRestored()
    {
        Dictionary<string, LibraryProject> projects = new(StringComparer.OrdinalIgnoreCase);
        foreach (LibraryProject project in _request.Projects)
        {
            projects.TryAdd(PosixPath.Normalize(PosixPath.FromNative(project.ProjectFile)), project);
        }

        foreach (RestoredPackage restored in ReadAssets(projects.Count > 0))
        {
            if (restored.ProjectFile is { } file)
            {
                if (projects.Remove(PosixPath.Normalize(PosixPath.FromNative(file)), out LibraryProject? project))
                {
                    LoadProject(project, restored.Dependencies);
                }
            }
            else if (restored is { HasPython: true, Directory: { } directory })
            {
                LoadDirectory(PosixPath.FromNative(directory), restored.Dependencies);
            }
            else if (restored.HasPython)
            {
                _diagnostics.Report(PackageDiagnostics.CannotRead, _request.Location, $"{restored.Id} {restored.Version}", "it is in no package folder. Restore the project.");
            }
        }

        // Those that restore did not know of, because it ran before the reference was there, or not at all.
        foreach (LibraryProject project in projects.Values)
        {
            LoadProject(project, []);
        }
    }

    private IReadOnlyList<RestoredPackage> ReadAssets(bool hasProjects)
    {
        if (_request.AssetsFile is not { } path)
        {
            return [];
        }

        string assets = PosixPath.FromNative(path);
        try
        {
            if (_files.GetKind(assets) == EntryKind.Missing)
            {
                _inputs.AddExistence(assets, EntryKind.Missing);
                return [];
            }

            byte[] content = _files.ReadAllBytes(assets);
            _inputs.AddFile(assets, content);

            // The file lists every file of every package. Most projects have no Python among them, and need not wait for NuGet's libraries.
            return hasProjects || content.AsSpan().IndexOf("\"python/"u8) >= 0 || content.AsSpan().IndexOf("\"microfreeze.json\""u8) >= 0
                ? _request.Reader.ReadRestored(path, _request.Framework)
                : [];
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            _diagnostics.Report(PackageDiagnostics.CannotRead, _request.Location, $"list '{path}'", exception.Message);
            return [];
        }
    }

    private void LoadDirectory(string directory, IReadOnlyList<string>? dependencies)
    {
        try
        {
            PackageManifest manifest = _request.Reader.ReadManifest(directory);
            if (new PackageFolder(_files, _inputs, _diagnostics).Read(directory, manifest, dependencies ?? manifest.Dependencies) is { } package)
            {
                _packages.Add(package);
            }
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            _inputs.AddExistence(directory, _files.GetKind(directory));
            _diagnostics.Report(PackageDiagnostics.CannotRead, _request.Location, $"in '{directory}'", exception.Message);
        }
    }

    private void LoadProject(LibraryProject project, IReadOnlyList<string> dependencies)
    {
        string path = PosixPath.FromNative(project.DescriptionFile);
        try
        {
            byte[] content = _files.ReadAllBytes(path);
            _inputs.AddFile(path, content);
            LibraryDescription? description = LibraryDescriptionFile.Read(content, out string? problem);
            if (description is null)
            {
                _diagnostics.Report(PackageDiagnostics.InvalidDescription, new SourceLocation(path), project.ProjectFile, problem);
                return;
            }

            _packages.Add(new PythonPackage
            {
                Id = description.Id ?? description.Name,
                Version = description.Version ?? "",
                Name = description.Name,
                Location = new SourceLocation(project.ProjectFile),
                Metadata = description.Metadata,
                Firmware = description.Firmware,
                Architectures = description.Architectures,
                Dependencies = dependencies,
                Files = [.. description.Files.Select(file => PythonPackageFile.Of(file, file.Source ?? ""))],
            });
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            _diagnostics.Report(PackageDiagnostics.CannotRead, _request.Location, $"of the project '{project.ProjectFile}'", exception.Message);
        }
    }

    private static bool IsExpected(Exception exception) => exception.IsFileError() || exception is FormatException;
}
