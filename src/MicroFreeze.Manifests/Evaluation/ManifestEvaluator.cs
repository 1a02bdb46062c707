namespace MicroFreeze.Manifests.Evaluation;

/// <summary>
/// Works out what is to be frozen: evaluates the items and manifests of a request, in a sandbox. Safe for concurrent use; nothing is kept
/// between calls.
/// </summary>
internal static class ManifestEvaluator
{
    // Enough for CPython's depth of recursion; what goes deeper all the same is noticed before the stack ends.
    private const int StackSize = 16 << 20;

    /// <summary>
    /// Evaluates a request. Never throws for what items, manifests and files are like: that is in the result's diagnostics.
    /// </summary>
    /// <exception cref="OperationCanceledException">The request's token was cancelled.</exception>
    public static ManifestResult Evaluate(ManifestRequest request)
    {
        ManifestResult? result = null;
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? failure = null;

        // A thread of its own, because the depth that manifests may reach must not depend on the caller's stack.
        Thread thread = new(
            () =>
            {
                try
                {
                    result = new ManifestSession(request).Run();
                }
                catch (Exception exception)
                {
                    failure = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exception);
                }
            },
            StackSize)
        {
            IsBackground = true,
            Name = "MicroFreeze manifests",
        };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
