using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Packages;

namespace MicroFreeze.Manifests.Libraries;

/// <summary>Makes a library's description out of what its manifest and items come to.</summary>
internal static class LibraryDescriber
{
    // Of the files that a finding is about.
    private const int ShownFiles = 3;

    /// <summary>Describes a library, sources included.</summary>
    /// <param name="request">What the project says of it.</param>
    /// <param name="manifest">What its manifest and items come to; without errors.</param>
    /// <param name="location">Where findings are that are about the library as a whole.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    public static LibraryDescription Describe(LibraryRequest request, ManifestResult manifest, SourceLocation location, DiagnosticBag diagnostics)
    {
        foreach (RequiredName required in manifest.Required.Where(required => required.Directory is not null))
        {
            SourceLocation place = required.Origins.Count > 0 ? required.Origins[0].Location : location;
            diagnostics.Add(Diagnostic.Create(PackageDiagnostics.RequiredDirectory, place, required.Name, required.Directory) with
            {
                Chain = [.. required.Origins.Skip(1).Select(origin => origin.Location)],
            });
        }

        List<DescribedFile> files = [];
        HashSet<string> paths = new(StringComparer.Ordinal);
        List<string> withArch = [];

        // A module may be among the frozen ones and among those that are compiled only: in a library it is the same one.
        foreach (FrozenFile file in manifest.Files.Where(file => file.Package is null && paths.Add(file.TargetPath)))
        {
            if (PackagePath.FindProblem(file.TargetPath) is { } problem)
            {
                diagnostics.Add(Diagnostic.Create(PackageDiagnostics.InvalidPath, new SourceLocation(file.SourcePath), request.Id, file.TargetPath, problem) with { Chain = file.Chain });
                continue;
            }

            if (file.Native.Arch is not null || file.Native.ArchFlags is not null)
            {
                withArch.Add(file.TargetPath);
            }

            files.Add(new DescribedFile(file.TargetPath)
            {
                Source = file.SourcePath,
                Kind = file.Kind == FrozenKind.CompileAsMpy ? FrozenKind.AsMpy : file.Kind,
                OptimizationLevel = file.OptimizationLevel,
                Emit = file.Native.Emit,
            });
        }

        if (withArch.Count > 0)
        {
            withArch.Sort(StringComparer.Ordinal);
            string more = withArch.Count > ShownFiles ? $" and {withArch.Count - ShownFiles} more" : "";
            diagnostics.Report(PackageDiagnostics.ArchInLibrary, location, string.Join(", ", withArch.Take(ShownFiles)) + more, request.Id);
        }

        // A library of nothing but others is one as well.
        if (files.Count == 0 && manifest.Required.Count == 0)
        {
            diagnostics.Report(PackageDiagnostics.NothingToPack, location, request.Id);
        }

        files.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return new LibraryDescription
        {
            Name = request.Name,
            Id = request.Id,
            Version = manifest.Metadata.Version ?? request.Version,
            Firmware = request.Firmware,
            Architectures = request.Architectures,
            Metadata = PackageFolder.Merge(request.Metadata, manifest.Metadata),
            Files = files,
        };
    }

    /// <summary>The same as it goes into a package: without what the <c>.nuspec</c> says, and where files lie on this machine.</summary>
    /// <param name="description">The whole description.</param>
    /// <param name="metadata">What <c>metadata()</c> of the manifest said: the rest is in the <c>.nuspec</c>.</param>
    public static LibraryDescription ForPackage(LibraryDescription description, PackageMetadata metadata) => description with
    {
        Metadata = metadata,
        Id = null,
        Version = null,
        Files = [.. description.Files.Select(file => file with { Source = null })],
    };
}
