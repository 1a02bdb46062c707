using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Manifests.Packages;

/// <summary>
/// Reads the Python of an unpacked package where it lies, and trusts nothing of it: no path leads out, there are files and directories
/// only, of the types that belong there, and within bounds. Everything that it looks at is recorded.
/// </summary>
internal sealed class PackageFolder(IFileSystem files, InputRecorder inputs, DiagnosticBag diagnostics)
{
    private readonly DiagnosticBag _found = new();
    private string _label = "";
    private string _root = "";
    private SourceLocation _location;
    private int _entries;
    private long _size;

    /// <summary>
    /// Reads a package; null where that was reported to be impossible, and for one that does not say that it is a library of Python and does not look like one
    /// either: other packages may have a folder of that name for purposes of their own.
    /// </summary>
    /// <param name="directory">Its directory, absolute, with <c>/</c>.</param>
    /// <param name="manifest">What its <c>.nuspec</c> says.</param>
    /// <param name="dependencies">What it depends on for the project at hand.</param>
    public PythonPackage? Read(string directory, PackageManifest manifest, IReadOnlyList<string> dependencies)
    {
        PythonPackage? package = ReadAll(directory, manifest, dependencies, out bool isDescribed);
        if (manifest.IsPythonLibrary || isDescribed)
        {
            diagnostics.AddRange(_found.Items);
        }

        return package;
    }

    private PythonPackage? ReadAll(string directory, PackageManifest manifest, IReadOnlyList<string> dependencies, out bool isDescribed)
    {
        isDescribed = false;
        _label = $"{manifest.Id} {manifest.Version}";
        _root = PosixPath.Join(directory, PackagePath.PythonFolder);
        _location = new SourceLocation(manifest.Path);
        _entries = 0;
        _size = 0;
        inputs.AddFile(PosixPath.FromNative(manifest.Path), files.ReadAllBytes(PosixPath.FromNative(manifest.Path)));

        SortedDictionary<string, string> found = new(StringComparer.Ordinal);
        if (files.ReadLink(_root) is not null)
        {
            Report(PackageDiagnostics.Link, _root, PackagePath.PythonFolder);
            return null;
        }

        bool hasFolder = files.GetKind(_root) == EntryKind.Directory;
        inputs.AddExistence(_root, hasFolder ? EntryKind.Directory : EntryKind.Missing);

        // A package of nothing but others has none.
        bool isWhole = !hasFolder || Walk(_root, "", 0, found);
        LibraryDescription? description = null;
        string descriptionFile = PosixPath.Join(directory, PackagePath.DescriptionFile);
        inputs.AddExistence(descriptionFile, files.GetKind(descriptionFile));
        if (files.GetKind(descriptionFile) == EntryKind.File)
        {
            isDescribed = true;
            description = ReadDescription(descriptionFile);
            isWhole &= description is not null && Compare(description, found, descriptionFile);
        }

        return !isWhole ? null : new PythonPackage
        {
            Id = manifest.Id,
            Version = manifest.Version,
            Name = description?.Name ?? manifest.Id,
            Location = _location,
            Metadata = Merge(manifest.Metadata, description?.Metadata ?? PackageMetadata.Empty),
            Firmware = description?.Firmware ?? [],
            Architectures = description?.Architectures ?? [],
            Dependencies = dependencies,
            Files = description is null
                ? [.. found.Select(pair => new PythonPackageFile(pair.Key, pair.Value) { Kind = KindOf(pair.Key) })]
                : [.. description.Files.Select(file => PythonPackageFile.Of(file, found[file.Path]))],
        };
    }

    /// <summary>What a manifest says goes before what a <c>.nuspec</c> can say of the same thing.</summary>
    internal static PackageMetadata Merge(PackageMetadata nuspec, PackageMetadata manifest) => new()
    {
        Version = manifest.Version ?? nuspec.Version,
        Description = manifest.Description ?? nuspec.Description,
        License = manifest.License ?? nuspec.License,
        Author = manifest.Author ?? nuspec.Author,
        PyPI = manifest.PyPI,
        PyPIPublish = manifest.PyPIPublish,
    };

    private bool Walk(string directory, string prefix, int depth, SortedDictionary<string, string> found)
    {
        if (depth > PackageLimits.Depth)
        {
            return Report(PackageDiagnostics.TooBig, directory, $"directories more than {PackageLimits.Depth} deep");
        }

        IReadOnlyList<DirectoryEntry> entries = files.List(directory);
        inputs.AddDirectory(directory, entries);
        bool isWhole = true;
        foreach (DirectoryEntry entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (++_entries > PackageLimits.Entries)
            {
                return Report(PackageDiagnostics.TooBig, directory, $"more than {PackageLimits.Entries} files and directories");
            }

            string path = PosixPath.Join(directory, entry.Name);
            string relative = prefix + entry.Name;
            if (entry.IsLink)
            {
                isWhole = Report(PackageDiagnostics.Link, path, relative);
            }
            else if (entry.Kind == EntryKind.Directory)
            {
                isWhole &= Walk(path, relative + "/", depth + 1, found);
            }
            else if (PackagePath.FindProblem(relative) is { } problem)
            {
                isWhole = Report(PackageDiagnostics.UnexpectedFile, path, relative, problem);
            }
            else
            {
                isWhole &= Measure(path, relative);
                found.Add(relative, path);
            }
        }

        return isWhole;
    }

    private bool Measure(string path, string relative)
    {
        long size = files.GetLength(path);
        _size += size;
        return size > PackageLimits.FileSize ? Report(PackageDiagnostics.TooBig, path, $"a file of more than {PackageLimits.FileSize >> 20} MiB, '{relative}'")
            : _size > PackageLimits.TotalSize && _size - size <= PackageLimits.TotalSize ? Report(PackageDiagnostics.TooBig, path, $"more than {PackageLimits.TotalSize >> 20} MiB of files")
            : _size <= PackageLimits.TotalSize;
    }

    private LibraryDescription? ReadDescription(string path)
    {
        if (files.ReadLink(path) is not null)
        {
            Report(PackageDiagnostics.Link, path, PackagePath.DescriptionFile);
            return null;
        }

        if (files.GetLength(path) > PackageLimits.DescriptionSize)
        {
            Report(PackageDiagnostics.TooBig, path, $"a description of more than {PackageLimits.DescriptionSize >> 20} MiB");
            return null;
        }

        byte[] content = files.ReadAllBytes(path);
        inputs.AddFile(path, content);
        LibraryDescription? description = LibraryDescriptionFile.Read(content, out string? problem);
        if (description is null)
        {
            Report(PackageDiagnostics.InvalidDescription, path, problem);
        }

        return description;
    }

    // The description and the folder say the same: what only one of them has was put there, or taken away, by someone else.
    private bool Compare(LibraryDescription description, SortedDictionary<string, string> found, string descriptionFile)
    {
        bool isWhole = true;
        HashSet<string> described = new(StringComparer.Ordinal);
        foreach (DescribedFile file in description.Files)
        {
            if (PackagePath.FindProblem(file.Path) is { } problem)
            {
                isWhole = Report(PackageDiagnostics.InvalidPath, descriptionFile, file.Path, problem);
            }
            else if (!described.Add(file.Path))
            {
                isWhole = Report(PackageDiagnostics.InvalidDescription, descriptionFile, $"'{file.Path}' is there twice");
            }
            else if (!found.ContainsKey(file.Path))
            {
                isWhole = Report(PackageDiagnostics.InvalidDescription, descriptionFile, $"there is no file '{file.Path}' in '{_root}'");
            }
            else if ((file.Kind == FrozenKind.Mpy) != (KindOf(file.Path) == FrozenKind.Mpy))
            {
                isWhole = Report(PackageDiagnostics.InvalidDescription, descriptionFile, $"'{file.Path}' cannot be {file.Kind.ToManifestName()}");
            }
        }

        foreach ((string path, string source) in found)
        {
            if (!described.Contains(path))
            {
                isWhole = Report(PackageDiagnostics.UnexpectedFile, source, path, $"its {PackagePath.DescriptionFile} does not know the file");
            }
        }

        return isWhole;
    }

    private static FrozenKind KindOf(string path) => path.EndsWith(".mpy", StringComparison.Ordinal) ? FrozenKind.Mpy : FrozenKind.AsMpy;

    private bool Report(DiagnosticDescriptor descriptor, string path, params ReadOnlySpan<object?> arguments)
    {
        _found.Add(Diagnostic.Create(descriptor, new SourceLocation(path), [_label, .. arguments]));
        return false;
    }
}
