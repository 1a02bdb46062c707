namespace MicroFreeze.Manifests;

/// <summary>
/// Works out what is to be frozen: evaluates the items and manifests of a request, in a sandbox. Safe for concurrent use; nothing is kept
/// between calls.
/// </summary>
public static class ManifestEvaluator
{
    /// <summary>Evaluates a request. Never throws for what items, manifests and files are like: that is in the result's diagnostics.</summary>
    public static ManifestResult Evaluate(ManifestRequest request) => throw new NotImplementedException();
}
