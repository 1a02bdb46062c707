namespace MicroFreeze.Freezing.Build;

/// <summary>
/// The build service: evaluates what is asked for, compiles what is not current, freezes, and removes what is no longer asked for.
/// </summary>
public static class FreezeBuild
{
    /// <summary>
    /// Looks whether the last build with the same state file still holds: same request, same content of everything that it read or
    /// listed, all outputs as they were written. Reads only.
    /// </summary>
    /// <returns>The result of that build, findings included, or null where a build is needed.</returns>
    public static FreezeResult? TryGetCurrent(FreezeRequest request) => throw new NotImplementedException();

    /// <summary>Builds. Findings go into the result; it throws only for a wrong request.</summary>
    /// <param name="request">What to build.</param>
    /// <param name="cancellation">Ends the build early; it throws <see cref="OperationCanceledException"/> then.</param>
    public static FreezeResult Run(FreezeRequest request, CancellationToken cancellation = default) => throw new NotImplementedException();
}
