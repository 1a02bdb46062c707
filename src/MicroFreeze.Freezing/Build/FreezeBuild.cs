using MicroFreeze.Compiler;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Files.State;

namespace MicroFreeze.Freezing.Build;

/// <summary>
/// The build service: evaluates what is asked for, compiles what is not current, freezes, and removes what is no longer asked for.
/// What is current is decided by content, never by time stamps.
/// </summary>
internal static class FreezeBuild
{
    /// <summary>
    /// Identifies the code that compiles and freezes, as <see cref="FreezeRequest.CompilerVersion"/> wants it: the module version ID of a
    /// deterministic build is a hash of its code.
    /// </summary>
    public static string CodeVersion { get; } =
        ContentHash.ToHex([.. typeof(PythonCompiler).Module.ModuleVersionId.ToByteArray(), .. typeof(FreezeBuild).Module.ModuleVersionId.ToByteArray()]);

    /// <summary>
    /// Looks whether the last build with the same state file still holds: same request, same content of everything that it read or
    /// listed, all outputs as they were written. Reads only.
    /// </summary>
    /// <returns>The result of that build, findings included, or null where a build is needed.</returns>
    public static FreezeResult? TryGetCurrent(FreezeRequest request)
    {
        if (request.StateFile is null || request.Findings.Any(finding => finding.Severity == DiagnosticSeverity.Error)
            || BuildState.Format.TryRead(request.StateFile) is not { Succeeded: true } state
            || state.Request != Fingerprint.Of(request)
            || RecordedInputs.FindChange(state.Inputs, request.Manifest.Files, request.Manifest.Environment) is not null
            || !state.Outputs.All(output => OutputFiles.HasDigest(output.Path, output.Digest)))
        {
            return null;
        }

        FreezeResult result = state.ToResult([], compiledCount: 0);
        return result with { Diagnostics = [.. request.Findings, .. result.Diagnostics] };
    }

    /// <summary>What the last successful build with this state file made, without a look at whether it still holds; null where there is
    /// none.</summary>
    /// <param name="stateFile">Absolute path of the state file.</param>
    public static FreezeResult? TryGetLast(string stateFile) => TryGetLast(stateFile, out _);

    /// <param name="stateFile">Absolute path of the state file.</param>
    /// <param name="digest">A hash of the state: it has those of every source and every output.</param>
    /// <inheritdoc cref="TryGetLast(string)"/>
    public static FreezeResult? TryGetLast(string stateFile, out string digest) =>
        BuildState.Format.TryRead(stateFile, out digest) is { Succeeded: true } state ? state.ToResult([], compiledCount: 0) : null;

    /// <summary>Builds. Whatever is wrong with items, files and manifests is in the result.</summary>
    /// <param name="request">What to build.</param>
    /// <param name="cancellation">Ends the build early.</param>
    /// <exception cref="OperationCanceledException">It was ended early. Outputs are whole, but perhaps not all there.</exception>
    public static FreezeResult Run(FreezeRequest request, CancellationToken cancellation = default)
    {
        BuildState? previous = request.StateFile is null ? null : BuildState.Format.TryRead(request.StateFile);
        return new BuildRun(request, previous, cancellation).Execute();
    }
}
