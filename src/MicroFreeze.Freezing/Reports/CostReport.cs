using MicroFreeze.Freezing.Reports.Memory;

namespace MicroFreeze.Freezing.Reports;

/// <summary>What the modules of a build, or those named on a command line, cost.</summary>
/// <param name="Board">The board that the estimates are for.</param>
internal sealed record CostReport(BoardTraits Board)
{
    /// <summary>The modules, in the order in which they were given.</summary>
    public required IReadOnlyList<ModuleCost> Modules { get; init; }

    /// <summary>Bytes of flash that freezing anything takes, whatever it is.</summary>
    public int CommonFlash { get; init; }

    /// <summary>Bytes of flash of all that is frozen.</summary>
    public int FrozenFlash => CommonFlash + Modules.Where(module => module.IsFrozen).Sum(module => module.Flash?.Total ?? 0);

    /// <summary>Bytes of heap once all that is frozen has been imported: what <c>gc.mem_free()</c> shows, without a collection.</summary>
    public int FrozenRam => Modules.Where(module => module.IsFrozen).Sum(module => module.Frozen?.Used ?? 0);
}
