using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Files.State;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Libraries;
using MicroFreeze.Manifests.Packages;

namespace MicroFreeze.Freezing.Build;

/// <summary>Writes what other projects, and the package, need to know of a library.</summary>
internal sealed class LibraryStep
{
    private readonly FreezeRequest _build;
    private readonly LibraryRequest _request;
    private readonly LibraryDescription _description;
    private readonly PackageMetadata _metadata;
    private readonly FrozenFile[] _stamped;

    private LibraryStep(FreezeRequest build, LibraryRequest request, LibraryDescription description, ManifestResult manifest, IReadOnlyList<Diagnostic> diagnostics)
    {
        _build = build;
        _request = request;
        _description = description;
        _metadata = manifest.Metadata;
        _stamped = [.. manifest.Files.Where(file => file.Stamp is not null)];
        Diagnostics = diagnostics;
    }

    /// <summary>What is wrong with the library.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Describes the library; null where what it consists of is not known.</summary>
    public static LibraryStep? Describe(FreezeRequest request, LibraryRequest library, ManifestResult manifest)
    {
        if (!manifest.Succeeded)
        {
            return null;
        }

        DiagnosticBag diagnostics = new();
        LibraryDescription description = LibraryDescriber.Describe(library, manifest, request.Packages?.Location ?? SourceLocation.None, diagnostics);
        return new LibraryStep(request, library, description, manifest, diagnostics.Items);
    }

    /// <summary>Writes both descriptions.</summary>
    public WrittenFile[] Write(DiagnosticBag diagnostics)
    {
        List<(string Path, byte[] Content)> files = [];
        try
        {
            LibraryDescription description = _description with { Files = [.. _description.Files.Select(file => Stamp(file, files))] };
            files.Add((_request.DescriptionFile, LibraryDescriptionFile.Write(description)));
            files.Add((_request.PackageFile, LibraryDescriptionFile.Write(LibraryDescriber.ForPackage(description, _metadata))));
            foreach ((string path, byte[] content) in files)
            {
                OutputFiles.WriteIfDifferent(path, content);
            }
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            diagnostics.Report(FileDiagnostics.CannotWrite, new SourceLocation(_request.DescriptionFile), _request.DescriptionFile, exception.Message);
            return [];
        }

        return [.. files.Select(file => new WrittenFile(file.Path, RecordedInputs.OfFile(file.Content)))];
    }

    // A module of a CircuitPython library has its repository's version put in, which is not known anywhere else: it goes along as a copy.
    private DescribedFile Stamp(DescribedFile file, List<(string Path, byte[] Content)> copies)
    {
        if (_stamped.FirstOrDefault(candidate => candidate.TargetPath == file.Path) is not { Stamp: { } stamp, SourcePath: { } path })
        {
            return file;
        }

        string copy = Path.Join(Path.GetDirectoryName(_request.PackageFile), PackagePath.PythonFolder, file.Path);
        copies.Add((copy, stamp.Apply(_build.Manifest.Files.ReadAllBytes(path))));
        return file with { Source = copy };
    }
}
