using System.Globalization;
using MicroFreeze.Files.Git;

namespace MicroFreeze.Manifests.CircuitPython;

/// <summary>
/// The version that a library's repository stands for. Source: tools/preprocess_frozen_modules.py@10.2.1 version_string. See:
/// circuitpython-build-tools, build.py, <c>version_string</c>.
/// </summary>
internal static class DescribedVersion
{
    /// <summary>
    /// The tag that is checked out; or else a version after the nearest tag and before the next: <c>1.2.3</c> and four commits are
    /// <c>1.2.4-alpha.0.plus.4+0123abc</c>, <c>1.2.3-beta.1</c> and four are <c>1.2.3-beta.1.plus.4+0123abc</c>.
    /// </summary>
    /// <param name="repository">The repository.</param>
    /// <param name="problem">Why there is none.</param>
    public static string? Of(GitRepository repository, out string problem)
    {
        problem = "";
        if (repository.Head is not { } head)
        {
            problem = $"the repository in '{repository.WorkTree}' has no commit yet";
            return null;
        }

        if (repository.Describe() is not { } nearest)
        {
            problem = $"no tag leads to the commit that is checked out in '{repository.WorkTree}'";
            return null;
        }

        string tag = nearest.Tag.DisplayName;
        if (nearest.Commits == 0)
        {
            return tag;
        }

        if (SemanticVersion.TryParse(tag) is not { } version)
        {
            problem = $"the nearest tag of the repository in '{repository.WorkTree}' is '{tag}', which is no version such as 1.2.3";
            return null;
        }

        return After(version, tag, nearest.Commits, repository.Abbreviate(head));
    }

    /// <summary>The version of some commits after a tag.</summary>
    public static string After(SemanticVersion version, string tag, int commits, string commit) => string.Create(
        CultureInfo.InvariantCulture, $"{(version.Prerelease is null ? version.NextPatch + "-alpha.0" : tag)}.plus.{commits}+{commit}");
}
