using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Files.Toml;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Libraries;
using MicroFreeze.Manifests.Packages;

namespace MicroFreeze.Packaging;

/// <summary>Makes packages of directories: what <c>dotnet pack</c> makes of a library project, without one.</summary>
internal sealed class LibraryPacker
{
    // CPython's side of CircuitPython libraries: boards have it built in, or have no use for it.
    private static readonly string[] NotForBoards = ["adafruit-blinka", "adafruit-circuitpython-typing"];
    private static readonly string[] LicenseFiles = ["LICENSE", "LICENSE.txt", "LICENSE.md"];

    private readonly PackRequest _request;
    private readonly IFileSystem _files;
    private readonly DiagnosticBag _diagnostics = new();
    private readonly List<string> _output = [];

    private LibraryPacker(PackRequest request)
    {
        _request = request;
        _files = request.Manifest.Files;
    }

    /// <summary>Packs a directory. Whatever is wrong with it is among the findings.</summary>
    /// <exception cref="OperationCanceledException">The manifest request's token was cancelled.</exception>
    public static PackResult Pack(PackRequest request)
    {
        LibraryPacker packer = new(request);
        List<PackedLibrary> packages = [];
        HashSet<string> seen = [];
        Queue<(string Directory, bool IsFirst)> waiting = new([(request.Directory, true)]);
        while (waiting.TryDequeue(out (string Directory, bool IsFirst) next))
        {
            if (!seen.Add(next.Directory))
            {
                continue;
            }

            try
            {
                if (packer.PackOne(next.Directory, next.IsFirst, out IReadOnlyList<Required> required) is { } package)
                {
                    packages.Add(package);
                }

                foreach (Required one in request.WithRequired ? required : [])
                {
                    if (one.Directory is { } directory)
                    {
                        waiting.Enqueue((directory, false));
                    }
                }
            }
            catch (Exception exception) when (exception.IsFileError())
            {
                packer._diagnostics.Report(PackageDiagnostics.CannotRead, new SourceLocation(next.Directory), $"directory '{next.Directory}'", exception.Message);
            }
        }

        return new PackResult(packer._diagnostics.HasErrors ? [] : packages, packer._diagnostics.Items, packer._output);
    }

    // A library that this one requires: the name, where it was found, and the lowest version that will do.
    private sealed record Required(string Name, string? Directory, string? LowestVersion);

    private PackedLibrary? PackOne(string directory, bool isFirst, out IReadOnlyList<Required> required)
    {
        SourceLocation place = new(directory);
        bool hasManifest = _files.GetKind(Path.Join(directory, "manifest.py")) == EntryKind.File;
        PyProject project = hasManifest ? new PyProject() : ReadProject(directory);
        FreezeItem item = hasManifest ? new ManifestItem(directory) : new CircuitPythonLibraryItem(directory) { Version = isFirst ? _request.Metadata.Version : null };
        ManifestResult result = ManifestEvaluator.Evaluate(_request.Manifest with { Items = [item], BaseDirectory = directory, OnlyNotesRequired = true });
        _output.AddRange(result.Output);
        _diagnostics.AddRange(result.Diagnostics);
        required = [];
        if (!result.Succeeded)
        {
            return null;
        }

        required = hasManifest ? [.. result.Required.Select(one => Find(one.Name))] : ReadRequirements(directory, project);
        string name = (isFirst ? _request.Name : null) ?? project.Name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(directory));
        string id = (isFirst ? _request.Id : null) ?? _request.IdPrefix + name;
        PackageMetadata own = hasManifest ? result.Metadata : new PackageMetadata
        {
            Version = project.Version ?? result.Files.Select(file => file.Version).FirstOrDefault(version => version is not null),
            Description = project.Description,
            License = project.License,
            Author = project.Authors,
        };
        PackageMetadata metadata = isFirst ? Override(own, _request.Metadata) : own;
        string? version = CheckVersion(metadata.Version, place);
        if (!NuGetValues.IsId(id))
        {
            _diagnostics.Report(PackageDiagnostics.InvalidValue, place, "the identifier", id, "it is of letters, digits, '.', '_' and '-'");
        }

        if (metadata.License is { } license && !NuGetValues.IsLicenseExpression(license))
        {
            _diagnostics.Report(PackageDiagnostics.LicenseNotExpression, place, license);
        }

        LibraryDescription description = LibraryDescriber.Describe(
            new LibraryRequest
            {
                DescriptionFile = "",
                PackageFile = "",
                Id = id,
                Version = version ?? "",
                Name = name,
                Firmware = _request.Firmware ?? [(hasManifest ? FirmwareFamily.MicroPython : FirmwareFamily.CircuitPython).Key],
            },
            result,
            place,
            _diagnostics);
        if (_diagnostics.HasErrors || version is null)
        {
            return null;
        }

        return Write(directory, place, new PackageContent
        {
            Id = id,
            Version = version,
            Metadata = metadata,
            Tags = ["python", .. description.Firmware],
            Dependencies = [.. required.Select(ToDependency).OfType<ContentDependency>()],
            Files = [.. ReadFiles(directory, description, metadata, result)],
            Readme = _files.GetKind(Path.Join(directory, "README.md")) == EntryKind.File ? "README.md" : null,
            Time = (_request.Manifest.Clock as FixedClock)?.Time,
        });
    }

    private PackedLibrary? Write(string directory, SourceLocation place, PackageContent content)
    {
        try
        {
            return new PackedLibrary(content.Id, content.Version, NuGetPackageWriter.Write(content));
        }
        catch (FormatException exception)
        {
            _diagnostics.Report(PackageDiagnostics.CannotWrite, place, directory, exception.Message);
            return null;
        }
    }

    private IEnumerable<KeyValuePair<string, byte[]>> ReadFiles(string directory, LibraryDescription description, PackageMetadata metadata, ManifestResult result)
    {
        Dictionary<string, FrozenFile> frozen = [];
        foreach (FrozenFile file in result.Files)
        {
            frozen.TryAdd(file.TargetPath, file);
        }

        foreach (DescribedFile file in description.Files)
        {
            byte[] source = _files.ReadAllBytes(file.Source!);

            // The version of a repository is known here, and nowhere else.
            yield return new($"{PackagePath.PythonFolder}/{file.Path}", frozen[file.Path].Stamp is { } stamp ? stamp.Apply(source) : source);
        }

        yield return new(PackagePath.DescriptionFile, LibraryDescriptionFile.Write(LibraryDescriber.ForPackage(description, metadata)));
        foreach (string name in LicenseFiles.Append("README.md"))
        {
            string path = Path.Join(directory, name);
            if (_files.GetKind(path) == EntryKind.File && _files.GetLength(path) <= PackageLimits.FileSize)
            {
                yield return new(name, _files.ReadAllBytes(path));
            }
        }
    }

    // Looks a name up as a manifest would, in the libraries that are known.
    private Required Find(string name)
    {
        ManifestResult found = ManifestEvaluator.Evaluate(_request.Manifest with { Items = [new RequireItem(name)] });
        if (found.Required is not [{ Directory: { } directory }, ..])
        {
            return new Required(name, null, null);
        }

        ManifestResult itself = ManifestEvaluator.Evaluate(_request.Manifest with { Items = [new ManifestItem(directory)], OnlyNotesRequired = true });
        return new Required(name, directory, itself.Metadata.Version);
    }

    private IReadOnlyList<Required> ReadRequirements(string directory, PyProject project)
    {
        IReadOnlyList<string> texts = project.Dependencies.Count > 0 ? project.Dependencies
            : ReadText(directory, "requirements.txt") is { } text ? PyProject.ReadRequirements(text)
            : [];
        return
        [
            .. texts.Select(PyProject.ParseRequirement)
                .Where(requirement => requirement.Name.StartsWith("adafruit-circuitpython-", StringComparison.Ordinal) && !NotForBoards.Contains(requirement.Name))
                .Select(requirement => new Required(requirement.Name, null, requirement.LowestVersion)),
        ];
    }

    private ContentDependency? ToDependency(Required required)
    {
        if (_request.Dependencies.TryGetValue(required.Name, out string? range))
        {
            return range.Length == 0 ? null : new ContentDependency(_request.IdPrefix + required.Name, range);
        }

        return new ContentDependency(
            _request.IdPrefix + required.Name, required.LowestVersion is { } version ? NuGetValues.NormalizeVersion(version) : null);
    }

    private string? CheckVersion(string? version, SourceLocation place)
    {
        if (string.IsNullOrEmpty(version))
        {
            _diagnostics.Report(PackageDiagnostics.NoVersion, place);
            return null;
        }

        if (NuGetValues.NormalizeVersion(version) is { } normalized)
        {
            return normalized;
        }

        _diagnostics.Report(PackageDiagnostics.InvalidValue, place, "the version", version, "it is a number such as 1.2.3, or 1.2.3-beta.1");
        return null;
    }

    private static PackageMetadata Override(PackageMetadata own, PackageMetadata given) => own with
    {
        Version = given.Version ?? own.Version,
        Author = given.Author ?? own.Author,
        License = given.License ?? own.License,
        Description = given.Description ?? own.Description,
    };

    private PyProject ReadProject(string directory)
    {
        const string name = "pyproject.toml";
        try
        {
            return ReadText(directory, name) is { } text ? PyProject.Read(text) : new PyProject();
        }
        catch (TomlException exception)
        {
            SourceLocation place = new(Path.Join(directory, name), exception.Line, exception.Column);
            _diagnostics.Report(PackageDiagnostics.CannotRead, place, $"description '{name}'", exception.Message);
            return new PyProject();
        }
    }

    private string? ReadText(string directory, string name)
    {
        string path = Path.Join(directory, name);
        return _files.GetKind(path) == EntryKind.File && _files.GetLength(path) <= PackageLimits.DescriptionSize ? Encoding.UTF8.GetString(_files.ReadAllBytes(path)) : null;
    }
}
