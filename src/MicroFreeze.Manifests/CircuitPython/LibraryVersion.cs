using System.Text;
using MicroFreeze.Files;
using MicroFreeze.Files.Git;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Manifests.CircuitPython;

/// <summary>
/// The version of a library, worked out when the first module asks for it. The first of these that there is: what the project says; the
/// library's own repository; the package that it came in (NuGet's, or <c>PKG-INFO</c> of one from PyPI); a repository around it, which is
/// what git finds too.
/// </summary>
internal sealed class LibraryVersion(
    ConfinedFiles files, IFileSystem repositories, InputRecorder inputs, CircuitPythonLibraryItem item, string directory)
{
    private readonly Dictionary<string, (string? Version, string Problem)> _described = [];

    /// <summary>The version for the modules of a directory.</summary>
    /// <param name="moduleDirectory">The directory: it may belong to a repository inside the library.</param>
    /// <param name="problem">Why there is none.</param>
    public string? Get(string moduleDirectory, out string problem)
    {
        if (Find(moduleDirectory, out problem) is not { } version)
        {
            return null;
        }

        if (version.Any(letter => letter is '"' or '\'' or '\\' || char.IsControl(letter)))
        {
            problem = $"the version '{version}' cannot stand between quotes";
            return null;
        }

        return version;
    }

    private string? Find(string moduleDirectory, out string problem)
    {
        problem = "";
        if (item.Version is not null)
        {
            return item.Version;
        }

        (string? version, problem) = Describe(moduleDirectory, out string? workTree);
        bool isOwn = workTree is not null && PosixPath.IsWithin(workTree, directory);
        return (isOwn ? version : null) ?? item.PackageVersion ?? ReadPackageInformation() ?? version;
    }

    /// <summary>The directory of the repository that a directory belongs to; null where there is none. Nothing of it is recorded.</summary>
    public static string? FindRepository(IFileSystem files, string directory)
    {
        for (string current = directory; ; current = PosixPath.DirectoryName(current))
        {
            if (files.GetKind(PosixPath.Join(current, ".git")) != EntryKind.Missing)
            {
                return current;
            }

            if (PosixPath.DirectoryName(current) == current || current.Length <= 1)
            {
                return null;
            }
        }
    }

    private (string? Version, string Problem) Describe(string moduleDirectory, out string? workTree)
    {
        workTree = FindRepository(repositories, moduleDirectory);
        string key = workTree ?? "";
        if (!_described.TryGetValue(key, out (string? Version, string Problem) known))
        {
            known = Describe(moduleDirectory);
            _described.Add(key, known);
        }

        return known;
    }

    private (string? Version, string Problem) Describe(string moduleDirectory)
    {
        try
        {
            using GitRepository? repository = GitRepository.Discover(repositories, inputs, moduleDirectory);
            if (repository is null)
            {
                return (null, $"'{directory}' is in no git repository");
            }

            string? version = DescribedVersion.Of(repository, out string problem);
            return (version, problem);
        }
        catch (Exception exception) when (exception is GitException || exception.IsFileError())
        {
            return (null, $"the git repository of '{directory}' cannot be read: {exception.Message}");
        }
    }

    private string? ReadPackageInformation()
    {
        string path = PosixPath.Join(directory, PackageInformation.FileName);
        return files.GetKind(path) == EntryKind.File ? PackageInformation.FindVersion(Encoding.UTF8.GetString(files.Read(path))) : null;
    }
}
