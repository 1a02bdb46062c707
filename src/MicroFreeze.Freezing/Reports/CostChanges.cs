namespace MicroFreeze.Freezing.Reports;

/// <summary>What has changed between two reports, among what is frozen.</summary>
/// <param name="Flash">Bytes of flash more than before.</param>
/// <param name="Ram">Bytes of heap at import more than before.</param>
/// <param name="Modules">The modules that have changed, the largest change in flash first.</param>
internal sealed record CostChanges(int Flash, int Ram, IReadOnlyList<ModuleChange> Modules)
{
    /// <summary>Compares.</summary>
    public static CostChanges Between(CostReport before, CostReport after)
    {
        Dictionary<string, ModuleCost> old = [];
        foreach (ModuleCost module in before.Modules.Where(module => module.IsFrozen))
        {
            old[module.Name] = module;
        }

        List<ModuleChange> changes = [];
        foreach (ModuleCost module in after.Modules.Where(module => module.IsFrozen))
        {
            bool isNew = !old.Remove(module.Name, out ModuleCost? previous);
            ModuleChange change = new(module.Name, isNew ? ModuleChangeKind.Added : ModuleChangeKind.Changed, FlashOf(module) - FlashOf(previous), RamOf(module) - RamOf(previous));
            if (isNew || change.Flash != 0 || change.Ram != 0)
            {
                changes.Add(change);
            }
        }

        changes.AddRange(old.Values.Select(module => new ModuleChange(module.Name, ModuleChangeKind.Removed, -FlashOf(module), -RamOf(module))));
        return new CostChanges(
            after.FrozenFlash - before.FrozenFlash,
            after.FrozenRam - before.FrozenRam,
            [.. changes.OrderByDescending(change => Math.Abs(change.Flash)).ThenBy(change => change.Name, StringComparer.Ordinal)]);
    }

    private static int FlashOf(ModuleCost? module) => module?.Flash?.Total ?? 0;

    private static int RamOf(ModuleCost? module) => module?.Frozen?.Used ?? 0;
}

/// <summary>How one module has changed.</summary>
/// <param name="Name">Its path on the device.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Flash">Bytes of flash more than before.</param>
/// <param name="Ram">Bytes of heap at import more than before.</param>
internal sealed record ModuleChange(string Name, ModuleChangeKind Kind, int Flash, int Ram);

/// <summary>What became of a module.</summary>
internal enum ModuleChangeKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>Its costs are others.</summary>
    Changed,

    /// <summary>It is no longer there.</summary>
    Removed,
}
