using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Files.Toml;

namespace MicroFreeze.Devices.Bundles;

/// <summary>Finds out what of a library goes into a bundle. See: circuitpython-build-tools, build.py, <c>get_package_info</c> and
/// <c>library</c>.</summary>
/// <param name="request">The bundle.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class LibraryPackageReader(BundleRequest request, DiagnosticBag diagnostics)
{
    private const string ProjectFile = "pyproject.toml";
    private const int MaximumDepth = 32;
    private const int MaximumProjectFile = 1 << 20;

    // Modules that the pyproject.toml of some library in the Community Bundle wrongly gives as its own.
    private static readonly string[] WrongModules = ["at24mac_eeprom", "p1am_200_helpers"];
    private static readonly string[] NotModules = ["setup.py", "conf.py", "__init__.py"];
    private static readonly string[] PackageExtensions = [".py", ".bin"];

    private readonly IFileSystem _files = request.Files;

    /// <summary>Reads a library, or reports why it cannot be bundled.</summary>
    public LibraryPackage? Read(BundleLibrary library)
    {
        string directory = library.Directory;
        if (_files.GetKind(directory) != EntryKind.Directory)
        {
            diagnostics.Report(BundleDiagnostics.LibraryNotFound, library.Location, directory);
            return null;
        }

        string projectPath = PosixPath.Join(directory, ProjectFile);
        if (ReadProject(projectPath) is not { } project
            || !TryReadNames(project, "py-modules", projectPath, out List<TomlValue> modules)
            || !TryReadNames(project, "packages", projectPath, out List<TomlValue> packages))
        {
            return null;
        }

        if (modules.FirstOrDefault(module => WrongModules.Contains(module.Value)) is { } wrong)
        {
            diagnostics.Report(BundleDiagnostics.Blocked, At(projectPath, wrong), wrong.Value);
            modules = packages = [];
        }

        LibraryPackage package = new()
        {
            Library = library,
            Description = project.Find("project", "description")?.Value as string ?? "",
            Examples = [.. Walk(directory, "examples")],
            Requirements = [.. FindRequirements(directory)],
        };
        bool isDeclared = modules.Count + packages.Count > 0;
        LibraryPackage? complete = isDeclared ? FromProject(package, modules, packages, projectPath) : FromFiles(package);
        return complete is null ? null : new LibraryIdentity(request, diagnostics).Complete(complete, project);
    }

    private LibraryPackage? FromProject(LibraryPackage package, List<TomlValue> modules, List<TomlValue> packages, string projectPath)
    {
        string directory = package.Library.Directory;
        if (modules.Count > 0 && packages.Count > 0)
        {
            diagnostics.Report(BundleDiagnostics.ModulesAndPackages, At(projectPath, modules[0]));
            return null;
        }

        if (modules.Count > 1)
        {
            diagnostics.Report(BundleDiagnostics.SeveralModules, At(projectPath, modules[1]), modules.Count);
            return null;
        }

        TomlValue declared = modules.Count > 0 ? modules[0] : packages[0];
        string name = (string)declared.Value;
        bool isPackage = modules.Count == 0;
        string path = isPackage ? name : name + ".py";
        bool isInside = PosixPath.IsWithin(PosixPath.Normalize(PosixPath.Join(directory, path)), directory);
        if (!isInside || _files.GetKind(PosixPath.Join(directory, path)) != (isPackage ? EntryKind.Directory : EntryKind.File))
        {
            diagnostics.Report(BundleDiagnostics.ModuleNotFound, At(projectPath, declared), name, path);
            return null;
        }

        if (packages.Count > 1)
        {
            diagnostics.Report(BundleDiagnostics.FirstPackage, At(projectPath, declared), name);
        }

        return package with { ModuleName = name, IsPackage = isPackage, Files = isPackage ? [.. Walk(directory, path)] : [path] };
    }

    // Without a word from the library: a directory that begins with a prefix is its package, else the one module at the top is it.
    private LibraryPackage? FromFiles(LibraryPackage package)
    {
        string directory = package.Library.Directory;
        DirectoryEntry[] entries = [.. _files.List(directory).OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        List<string> modules =
        [
            .. entries.Where(entry => entry.Kind == EntryKind.File && PackageExtensions.Contains(Path.GetExtension(entry.Name)) && !NotModules.Contains(entry.Name))
                .Select(entry => entry.Name),
        ];
        if (modules.Count > 1)
        {
            diagnostics.Report(BundleDiagnostics.SeveralFiles, package.Location, directory, modules[0], modules[1]);
            return null;
        }

        string? packageName = null;
        List<string> files = [];
        foreach (DirectoryEntry entry in entries.Where(entry => entry.Kind == EntryKind.Directory && request.PackagePrefixes.Any(prefix => entry.Name.StartsWith(prefix, StringComparison.Ordinal))))
        {
            int before = files.Count;
            files.AddRange(Walk(directory, entry.Name).Where(file => PackageExtensions.Contains(Path.GetExtension(file))));
            packageName ??= files.Count > before ? entry.Name : null;
        }

        if (packageName is null && modules.Count == 0)
        {
            diagnostics.Report(BundleDiagnostics.NoModule, package.Location, directory);
            return package;
        }

        return package with
        {
            ModuleName = packageName ?? Path.GetFileNameWithoutExtension(modules[0]),
            IsPackage = packageName is not null,
            Files = [.. files, .. modules],
        };
    }

    private TomlTable? ReadProject(string path)
    {
        if (_files.GetKind(path) != EntryKind.File)
        {
            return new TomlTable();
        }

        if (_files.GetLength(path) > MaximumProjectFile)
        {
            diagnostics.Report(BundleDiagnostics.InvalidToml, new SourceLocation(path), "it has more than a megabyte");
            return null;
        }

        try
        {
            return TomlReader.Read(Encoding.UTF8.GetString(_files.ReadAllBytes(path)));
        }
        catch (TomlException exception)
        {
            diagnostics.Report(BundleDiagnostics.InvalidToml, new SourceLocation(path, exception.Line, exception.Column), exception.Message);
            return null;
        }
    }

    private bool TryReadNames(TomlTable project, string key, string path, out List<TomlValue> names)
    {
        TomlValue? value = project.Find("tool", "setuptools", key);
        names = value?.Value as List<TomlValue> ?? [];
        if ((value is null || value.Value is List<TomlValue>) && names.All(name => name.Value is string { Length: > 0 }))
        {
            return true;
        }

        diagnostics.Report(BundleDiagnostics.NotAList, At(path, value!), $"tool.setuptools.{key}");
        return false;
    }

    private IEnumerable<string> FindRequirements(string directory) => _files.List(directory)
        .Where(entry => entry.Kind == EntryKind.File
            && (entry.Name.StartsWith("requirements.txt", StringComparison.Ordinal) || entry.Name.StartsWith(ProjectFile, StringComparison.Ordinal))
            && _files.GetLength(PosixPath.Join(directory, entry.Name)) > 0)
        .Select(entry => entry.Name)
        .Order(StringComparer.Ordinal);

    // All files below a directory of the library; links to directories are not followed, what Python left from running something is no part
    // of it.
    private IEnumerable<string> Walk(string library, string path, int depth = 0)
    {
        string directory = PosixPath.Join(library, path);
        if (depth > MaximumDepth || _files.GetKind(directory) != EntryKind.Directory)
        {
            yield break;
        }

        foreach (DirectoryEntry entry in _files.List(directory).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            string child = $"{path}/{entry.Name}";
            if (entry.Kind == EntryKind.File)
            {
                yield return child;
            }
            else if (!entry.IsLink && entry.Name != "__pycache__")
            {
                foreach (string file in Walk(library, child, depth + 1))
                {
                    yield return file;
                }
            }
        }
    }

    private static SourceLocation At(string path, TomlValue value) => new(path, value.Line, value.Column);
}
