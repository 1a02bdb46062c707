namespace MicroFreeze.Freezing.Reports;

/// <summary>Orders in which reports list modules.</summary>
internal static class CostOrder
{
    /// <summary>The largest in flash first; then by what they take of the heap, then by name.</summary>
    public static IEnumerable<ModuleCost> ByFlash(IEnumerable<ModuleCost> modules) => modules
        .OrderByDescending(module => module.Flash?.Total ?? 0)
        .ThenByDescending(Most)
        .ThenBy(module => module.Name, StringComparer.Ordinal);

    /// <summary>The largest on the heap once imported frozen first.</summary>
    public static IEnumerable<ModuleCost> ByRam(IEnumerable<ModuleCost> modules) => modules
        .OrderByDescending(module => module.Frozen?.Used ?? 0)
        .ThenBy(module => module.Name, StringComparer.Ordinal);

    /// <summary>The most that the module takes of the heap in any form.</summary>
    public static int Most(ModuleCost module) => Math.Max(module.Source?.Peak ?? 0, Math.Max(module.Mpy?.Used ?? 0, module.Frozen?.Used ?? 0));
}
