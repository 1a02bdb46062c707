using MicroFreeze.Files;
using MicroFreeze.Files.State;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Packages;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Manifests.Evaluation;

/// <summary>
/// Everything that an evaluation depends on, but for the files: two equal requests over equal <see cref="RecordedInput"/>s give equal
/// results.
/// </summary>
internal sealed record ManifestRequest : IFingerprinted
{
    /// <summary>What to evaluate, in order.</summary>
    public required IReadOnlyList<FreezeItem> Items { get; init; }

    /// <summary>The directory, absolute, that relative paths of items start from: the project's.</summary>
    public required string BaseDirectory { get; init; }

    /// <summary>What it is for.</summary>
    public ManifestMode Mode { get; init; } = ManifestMode.Freeze;

    /// <summary>
    /// Values of <c>$(NAME)</c>: <c>MPY_DIR</c>, <c>MPY_LIB_DIR</c>, <c>PORT_DIR</c>, <c>BOARD_DIR</c> and any others, absolute where they
    /// are paths. They are replaced in this order. With <c>MPY_LIB_DIR</c> the libraries <c>micropython</c>, <c>python-stdlib</c> and
    /// <c>python-ecosys</c> in it are known. The directories among the values may be read.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variables { get; init; } = [];

    /// <summary>Whether <c>$(MPY_LIB_DIR)/unix-ffi</c> is searched before the other libraries.</summary>
    public bool UnixFfi { get; init; }

    /// <summary>The NuGet packages that <c>require</c> finds, before it looks into libraries.</summary>
    [NoFingerprint("It is read from what the package request names, and what was read is among the recorded inputs.")]
    public PackageSet Packages { get; init; } = PackageSet.Empty;

    /// <summary>Whether <c>require</c> of the top level only notes the name, for a package whose dependency it becomes.</summary>
    public bool OnlyNotesRequired { get; init; }

    /// <summary>The environment variables that manifests may ask for; the door hands in its own.</summary>
    [NoFingerprint("The variables that were asked for are among the recorded inputs.")]
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What is allowed beyond the sandbox.</summary>
    public SandboxGrants Grants { get; init; } = SandboxGrants.None;

    /// <summary>The bounds of the evaluation.</summary>
    public SandboxLimits Limits { get; init; } = new();

    /// <summary>The files.</summary>
    [NoFingerprint("The files that were read are among the recorded inputs.")]
    public IFileSystem Files { get; init; } = PhysicalFileSystem.Instance;

    /// <summary>The clock, for manifests that ask; a door that honours <c>SOURCE_DATE_EPOCH</c> hands in one that stands still.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>What <c>sys.platform</c> says: <c>linux</c>, <c>win32</c> or <c>darwin</c>.</summary>
    public string Platform { get; init; } = "linux";

    /// <summary>
    /// Whether manifests find what they found up to MicroPython 1.19 (<c>MicroFreezeManifestCompat=1.19</c>): <c>convert_path</c>, the
    /// modules
    /// <c>os</c>, <c>sys</c> and others without import, and exceptions from <c>include</c> as they are instead of wrapped.
    /// </summary>
    public bool LegacyGlobals { get; init; }

    /// <summary>Ends the evaluation early.</summary>
    [NoFingerprint("A build that was ended early leaves no state.")]
    public CancellationToken Cancellation { get; init; }

    /// <inheritdoc/>
    public void AddTo(Fingerprint fingerprint) => fingerprint
        .Add(BaseDirectory).Add((long)Mode).Add(Variables).Add(UnixFfi).Add(LegacyGlobals).Add(OnlyNotesRequired)
        .Add((Clock as FixedClock)?.Time.ToUnixTimeSeconds()).Add(Platform).Add(Grants.Write).Add(Grants.Environment).Add(Grants.Roots)
        .Add(Limits.Steps).Add(Limits.Memory).Add(Limits.Recursion).Add(Limits.IncludeDepth).Add(Limits.FileSize).Add(Limits.DirectoryEntries)
        .Add(Items);
}
