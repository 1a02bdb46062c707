using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Packages;
using MicroFreeze.Packaging;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MicroFreeze.Tasks;

/// <summary>
/// Tells NuGet's Pack what is in a library: its files, and of the metadata of its manifest what the project does not say itself. What both
/// say has to be the same.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ReadPythonLibrary : ProjectTask
{
    /// <summary>The description for other projects, absolute.</summary>
    [Required]
    public string LibraryFile { get; set; } = "";

    /// <summary>The description for the package, absolute.</summary>
    [Required]
    public string PackageFile { get; set; } = "";

    /// <summary>Version, where the project has one.</summary>
    public string? DeclaredVersion { get; set; }

    /// <summary>Authors, where the project names them.</summary>
    public string? DeclaredAuthors { get; set; }

    /// <summary>Description, where the project has one.</summary>
    public string? DeclaredDescription { get; set; }

    /// <summary>Licence expression, where the project has one.</summary>
    public string? DeclaredLicense { get; set; }

    /// <summary>The project's licence in any other form: then the manifest's is left alone.</summary>
    public string? HasOtherLicense { get; set; }

    /// <summary>The version that the manifest gives; empty where it gives none.</summary>
    [Output]
    public string Version { get; private set; } = "";

    /// <summary>The author that the manifest names.</summary>
    [Output]
    public string Authors { get; private set; } = "";

    /// <summary>The description that the manifest gives.</summary>
    [Output]
    public string Description { get; private set; } = "";

    /// <summary>The licence that the manifest names, where it is an expression.</summary>
    [Output]
    public string License { get; private set; } = "";

    /// <summary>The files, with metadata <c>PackagePath</c>.</summary>
    [Output]
    public ITaskItem[] Files { get; private set; } = [];

    private protected override bool Run()
    {
        DiagnosticBag diagnostics = new();
        SourceLocation project = new(ProjectFile);
        if (Read(LibraryFile, diagnostics, project) is { } library && Read(PackageFile, diagnostics, project) is { } package)
        {
            Take(package.Metadata, diagnostics, project);
            Files =
            [
                .. library.Files.Where(file => file.Source is not null).Select(file => ToItem(file.Source!, $"{PackagePath.PythonFolder}/{file.Path}")),
                ToItem(PackageFile, PackagePath.DescriptionFile),
            ];
        }

        LogAll(diagnostics.Items);

        return true;
    }

    private void Take(PackageMetadata manifest, DiagnosticBag diagnostics, SourceLocation project)
    {
        if (manifest.Version is { } version)
        {
            if (NuGetValues.NormalizeVersion(version) is not { } normalized)
            {
                diagnostics.Report(PackageDiagnostics.InvalidValue, project, "the version", version, "it is a number such as 1.2.3, or 1.2.3-beta.1");
            }
            else if (!string.IsNullOrEmpty(DeclaredVersion) && !NuGetValues.IsSameVersion(DeclaredVersion, version))
            {
                diagnostics.Report(PackageDiagnostics.MetadataDiffers, project, "Version", DeclaredVersion, version);
            }
            else
            {
                Version = normalized;
            }
        }

        Authors = Agree("Authors", DeclaredAuthors, manifest.Author);
        Description = Agree("Description", DeclaredDescription, manifest.Description);
        License = Agree("PackageLicenseExpression", DeclaredLicense, string.IsNullOrEmpty(HasOtherLicense) ? manifest.License : null);
        if (License.Length > 0 && !NuGetValues.IsLicenseExpression(License))
        {
            diagnostics.Report(PackageDiagnostics.LicenseNotExpression, project, License);
            License = "";
        }

        string Agree(string property, string? declared, string? said)
        {
            if (!string.IsNullOrEmpty(declared) && said is not null && declared != said)
            {
                diagnostics.Report(PackageDiagnostics.MetadataDiffers, project, property, declared, said);
            }

            return said ?? "";
        }
    }

    private static LibraryDescription? Read(string path, DiagnosticBag diagnostics, SourceLocation project)
    {
        string? problem;
        try
        {
            if (LibraryDescriptionFile.Read(InputFiles.ReadAllBytes(path), out problem) is { } description)
            {
                return description;
            }
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            problem = exception.Message;
        }

        diagnostics.Report(PackageDiagnostics.CannotRead, project, $"description '{path}'", problem);
        return null;
    }

    private static TaskItem ToItem(string path, string packagePath)
    {
        TaskItem item = new(path);
        item.SetMetadata("PackagePath", packagePath);
        return item;
    }
}
