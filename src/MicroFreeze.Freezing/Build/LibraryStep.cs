using MicroFreeze.Diagnostics;
using MicroFreeze.Manifests;
using MicroFreeze.Packages;

namespace MicroFreeze.Freezing.Build;

/// <summary>Writes what other projects, and the package, need to know of a library.</summary>
internal sealed class LibraryStep
{
    private readonly LibraryRequest _request;
    private readonly LibraryDescription _description;
    private readonly PackageMetadata _metadata;

    private LibraryStep(LibraryRequest request, LibraryDescription description, PackageMetadata metadata, IReadOnlyList<Diagnostic> diagnostics)
    {
        _request = request;
        _description = description;
        _metadata = metadata;
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
        return new LibraryStep(library, description, manifest.Metadata, diagnostics.Items);
    }

    /// <summary>Writes both descriptions.</summary>
    public WrittenFile[] Write(DiagnosticBag diagnostics)
    {
        (string Path, byte[] Content)[] files =
        [
            (_request.DescriptionFile, LibraryDescriptionFile.Write(_description)),
            (_request.PackageFile, LibraryDescriptionFile.Write(LibraryDescriber.ForPackage(_description, _metadata))),
        ];
        try
        {
            foreach ((string path, byte[] content) in files)
            {
                OutputFiles.WriteIfDifferent(path, content);
            }
        }
        catch (Exception exception) when (OutputFiles.IsExpected(exception))
        {
            diagnostics.Report(BuildDiagnostics.CannotWrite, new SourceLocation(_request.DescriptionFile), _request.DescriptionFile, exception.Message);
            return [];
        }

        return [.. files.Select(file => new WrittenFile(file.Path, RecordedInputs.OfFile(file.Content)))];
    }
}
