namespace MicroFreeze.Freezing.Frozen;

/// <summary>Everything that is decided before the first line of C is written.</summary>
internal sealed class FrozenPlan(FrozenRequest request, QstrHeader header, QstrPool pool)
{
    public FrozenRequest Request { get; } = request;

    public QstrHeader Header { get; } = header;

    public QstrPool Pool { get; } = pool;

    /// <summary>The names to add to the firmware's, in the order of its pool.</summary>
    public Qstr[] PoolNames => Request.Firmware.Frozen.HasSortedPool ? Pool.GetSorted() : [.. Pool.Added];

    public CIdentifiers Identifiers { get; } = new();

    public List<FrozenTextEntry> Texts { get; } = [];

    public List<ModulePlan> Modules { get; } = [];
}
