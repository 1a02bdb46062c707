using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Files.Git;
using MicroFreeze.Files.Toml;
using MicroFreeze.Manifests.CircuitPython;

namespace MicroFreeze.Devices.Bundles;

/// <summary>Which version a library is, and where it comes from. See: circuitpython-build-tools, build.py, <c>version_string</c>;
/// build_bundles.py, <c>get_module_name</c>.</summary>
/// <param name="request">The bundle.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class LibraryIdentity(BundleRequest request, DiagnosticBag diagnostics)
{
    // Nothing of bundles is remembered between builds.
    private readonly InputRecorder _inputs = new();

    /// <summary>Adds version and address to a library, or reports what is missing.</summary>
    public LibraryPackage? Complete(LibraryPackage package, TomlTable project)
    {
        BundleLibrary library = package.Library;
        string? version = library.Version;
        string? release = library.Version;
        string? address = library.RepositoryUrl;
        string problem = "it is in no git repository";
        try
        {
            using GitRepository? repository = GitRepository.Discover(request.Files, _inputs, library.Directory);
            if (repository is not null)
            {
                // A repository around the library is another's, where a package says what this is.
                bool isOwn = repository.WorkTree == library.Directory;
                string? packaged = isOwn ? null : PackageVersion(library);
                address ??= isOwn ? repository.GetRemoteUrl(request.RemoteName) : null;
                version ??= packaged ?? Describe(repository, out problem);
                release ??= packaged ?? DescribeRelease(repository) ?? version;
            }
        }
        catch (Exception exception) when (exception is GitException || exception.IsFileError())
        {
            problem = $"its git repository cannot be read: {exception.Message}";
        }

        version ??= PackageVersion(library);
        if (version is null)
        {
            diagnostics.Report(BundleDiagnostics.VersionUnknown, package.Location, library.Directory, problem);
            return null;
        }

        address ??= Homepage(project);
        if (address is null && package.ModuleName is not null)
        {
            diagnostics.Report(BundleDiagnostics.RepositoryUnknown, package.Location, library.Directory, request.RemoteName);
        }

        return package with { Version = version, Release = release ?? version, RepositoryUrl = address ?? "" };
    }

    /// <summary>The version of the whole: a tag that is checked out, or else the commit.</summary>
    /// <param name="problem">Why there is none.</param>
    public string? DescribeBundle(out string problem)
    {
        problem = $"'{request.BaseDirectory}' is in no git repository";
        try
        {
            using GitRepository? repository = GitRepository.Discover(request.Files, _inputs, PosixPath.Normalize(PosixPath.FromNative(request.BaseDirectory)));
            if (repository is null)
            {
                return null;
            }

            problem = $"the repository in '{repository.WorkTree}' has no commit yet";
            return repository.Head is { } head ? repository.Describe() is { Commits: 0 } exact ? exact.Tag.DisplayName : repository.Abbreviate(head) : null;
        }
        catch (Exception exception) when (exception is GitException || exception.IsFileError())
        {
            problem = $"the git repository cannot be read: {exception.Message}";
            return null;
        }
    }

    // Without a tag all commits count from 0.0.0; after a tag that is no version the commit alone is it.
    private static string? Describe(GitRepository repository, out string problem)
    {
        problem = $"the repository in '{repository.WorkTree}' has no commit yet";
        if (repository.Head is not { } head)
        {
            return null;
        }

        string commit = repository.Abbreviate(head);
        if (repository.Describe() is not { } nearest)
        {
            return DescribedVersion.After(SemanticVersion.TryParse("0.0.0")!, "0.0.0", repository.CountCommits(), commit);
        }

        string tag = nearest.Tag.DisplayName;
        return nearest.Commits == 0 ? tag
            : SemanticVersion.TryParse(tag) is { } version ? DescribedVersion.After(version, tag, nearest.Commits, commit)
            : commit;
    }

    private static string? DescribeRelease(GitRepository repository) => repository.Describe() is not { } nearest || repository.Head is not { } head ? null
        : nearest.Commits == 0 ? nearest.Tag.DisplayName
        : string.Create(CultureInfo.InvariantCulture, $"{nearest.Tag.DisplayName}-{nearest.Commits}-g{repository.Abbreviate(head)}");

    private string? PackageVersion(BundleLibrary library)
    {
        string path = PosixPath.Join(library.Directory, PackageInformation.FileName);
        return library.PackageVersion
            ?? (request.Files.GetKind(path) == EntryKind.File ? PackageInformation.FindVersion(Encoding.UTF8.GetString(request.Files.ReadAllBytes(path))) : null);
    }

    private static string? Homepage(TomlTable project) => project.Find("project", "urls", "Repository")?.Value as string
        ?? project.Find("project", "urls", "Homepage")?.Value as string;
}
