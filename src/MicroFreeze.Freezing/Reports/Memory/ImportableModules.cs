using MicroFreeze.Freezing.Frozen;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>
/// Which modules and names an import can find: what is built into a firmware has its name among the firmware's. Without the firmware's names anything
/// may be there.
/// </summary>
/// <param name="header">The firmware's names, or null.</param>
/// <param name="subjects">Modules that are there besides, by their first name.</param>
internal sealed class ImportableModules(QstrHeader? header, IReadOnlySet<string> subjects)
{
    /// <summary>Whether there may be a module.</summary>
    public bool MayExist(string module) => header is null || subjects.Contains(FirstName(module)) || header.Contains(FirstName(module));

    /// <summary>Whether a module that there is may have a name.</summary>
    public bool MayHave(string module, string name) => header is null || subjects.Contains(FirstName(module)) || header.Contains(name);

    private static string FirstName(string module) => module.Split('.')[0];
}
