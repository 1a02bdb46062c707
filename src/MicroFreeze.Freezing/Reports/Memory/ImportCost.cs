namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>
/// What importing a module takes of the heap, in bytes, whole blocks counted: on a board that has just started and imports nothing else, the
/// modules that this one imports apart.
/// </summary>
/// <param name="Peak">The most that is taken at a time while the import runs: this much must be free. For a source this includes what compiling it takes.</param>
/// <param name="Used">What <c>gc.mem_free()</c> after the import is less than before it, with no collection between.</param>
/// <param name="Kept">What stays once the garbage that the import left has been collected.</param>
internal sealed record ImportCost(int Peak, int Used, int Kept)
{
    /// <summary>Nothing.</summary>
    public static ImportCost Zero { get; } = new(0, 0, 0);
}
