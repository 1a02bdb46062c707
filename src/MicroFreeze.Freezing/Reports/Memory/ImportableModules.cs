using MicroFreeze.Freezing.Frozen;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>
/// Which modules and names an import can find: what is built into a firmware has its name among the firmware's. Without the firmware's names anything
/// may be there, but for what the board's build leaves out.
/// </summary>
/// <param name="header">The firmware's names, or null.</param>
/// <param name="subjects">Modules that are there besides, by their first name.</param>
/// <param name="board">The board.</param>
internal sealed class ImportableModules(QstrHeader? header, IReadOnlySet<string> subjects, BoardTraits board)
{
    /// <summary>Whether there may be a module.</summary>
    public bool MayExist(string module) => header is null || subjects.Contains(FirstName(module)) || header.Contains(FirstName(module));

    /// <summary>Whether a module that there is, or something in it, may have a name.</summary>
    /// <param name="owner">The module, or a name in it with the module's before it, as <c>deflate.DeflateIO</c>.</param>
    /// <param name="name">The name.</param>
    public bool MayHave(string owner, string name) =>
        subjects.Contains(FirstName(owner)) || (header?.Contains(name) != false && (board.CanCompress != false || (owner, name) != ("deflate.DeflateIO", "write")));

    private static string FirstName(string module) => module.Split('.')[0];
}
