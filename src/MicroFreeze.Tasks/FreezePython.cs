using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Freezing.Build;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MicroFreeze.Tasks;

/// <summary>
/// The task behind the target of the same name: parameters to a request, the request to the build service, the result to items and log.
/// Where nothing has changed it finds that out and does no more.
/// </summary>
// It has a parameter for each property and item of the project. MSBuild could group them only as metadata of an item, which the targets
// would have to make first: as many lines there, without MSBuild's check of names and types here. Nor does any target need a part of them
// alone, so there is no task to split off.
[MSBuildMultiThreadableTask]
public sealed partial class FreezePython : ProjectTask
{
    /// <summary>The directory for all that is written, relative to the project's.</summary>
    [Required]
    public string IntermediateDirectory { get; set; } = "";

    /// <summary>The firmware's name.</summary>
    public string? Firmware { get; set; }

    /// <summary>The architecture of native code.</summary>
    public string? Arch { get; set; }

    /// <summary>Flags of the architecture.</summary>
    public string? ArchFlags { get; set; }

    /// <summary>The optimisation level, 0 to 3.</summary>
    public string? Optimize { get; set; }

    /// <summary>Bits of a small int.</summary>
    public string? SmallIntBits { get; set; }

    /// <summary>What functions without a decorator become: bytecode, native or viper.</summary>
    public string? Emit { get; set; }

    /// <summary>What becomes of native code where there is no architecture: none or bytecode.</summary>
    public string? NativeFallback { get; set; }

    /// <summary>Whether the reference's known faults are kept.</summary>
    public string? Exact { get; set; }

    /// <summary>Value of <c>$(MPY_DIR)</c>.</summary>
    public string? MpyDir { get; set; }

    /// <summary>Value of <c>$(MPY_LIB_DIR)</c>.</summary>
    public string? MpyLibDir { get; set; }

    /// <summary>Value of <c>$(PORT_DIR)</c>.</summary>
    public string? PortDir { get; set; }

    /// <summary>Value of <c>$(BOARD_DIR)</c>.</summary>
    public string? BoardDir { get; set; }

    /// <summary>Further variables of manifests, with metadata <c>Value</c>.</summary>
    public ITaskItem[] Variables { get; set; } = [];

    /// <summary>Whether <c>unix-ffi</c> is searched first.</summary>
    public string? UnixFfi { get; set; }

    /// <summary>What manifests may do beyond the sandbox.</summary>
    public string? ManifestAllow { get; set; }

    /// <summary>The MicroPython version whose manifests are evaluated as then.</summary>
    public string? ManifestCompat { get; set; }

    /// <summary>Where the C source goes; empty to compile only.</summary>
    public string? FrozenSourceFile { get; set; }

    /// <summary>Where the C sources of modules go, each its own; empty for all in one.</summary>
    public string? FrozenModuleSourceDirectory { get; set; }

    /// <summary>Whether to hold modules against the firmware, as far as its directories are known.</summary>
    public bool ChecksFirmware { get; set; } = true;

    /// <summary>The firmware's qstr header.</summary>
    public string? QstrHeader { get; set; }

    /// <summary>The firmware's long integers: none, longlong or mpz.</summary>
    public string? LongInt { get; set; }

    /// <summary>Bits of a digit of mpz: 16 or 32.</summary>
    public string? MpzDigitBits { get; set; }

    /// <summary>
    /// Manifests of the board, before all that the project names; with metadata <c>TextDirectory</c> files with text of one, relative to
    /// that directory.
    /// </summary>
    public ITaskItem[] BoardManifests { get; set; } = [];

    /// <summary>Items <c>FrozenManifest</c>.</summary>
    public ITaskItem[] Manifests { get; set; } = [];

    /// <summary>Items <c>FrozenPackage</c>.</summary>
    public ITaskItem[] Packages { get; set; } = [];

    /// <summary>Items <c>FrozenModule</c>.</summary>
    public ITaskItem[] Modules { get; set; } = [];

    /// <summary>Items <c>FrozenRequire</c>.</summary>
    public ITaskItem[] Required { get; set; } = [];

    /// <summary>Items <c>FrozenLibrary</c>.</summary>
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>Items <c>FrozenString</c>.</summary>
    public ITaskItem[] Strings { get; set; } = [];

    /// <summary>Items <c>FrozenMpy</c>.</summary>
    public ITaskItem[] MpyFiles { get; set; } = [];

    /// <summary>Items <c>CircuitPythonLibrary</c>.</summary>
    public ITaskItem[] CircuitPythonLibraries { get; set; } = [];

    /// <summary>A checkout of CircuitPython.</summary>
    public string? CircuitPythonDir { get; set; }

    /// <summary>The board of that checkout, or the one that items are chosen by.</summary>
    public string? CircuitPythonBoard { get; set; }

    /// <summary>Whether the board's own libraries are frozen.</summary>
    public string? CircuitPythonBoardLibraries { get; set; }

    /// <summary>Variables for the board's makefiles, as <c>NAME=VALUE</c> with semicolons between them.</summary>
    public string? CircuitPythonMakeVariables { get; set; }

    /// <summary>Items <c>Python</c>.</summary>
    public ITaskItem[] Python { get; set; } = [];

    /// <summary>Whether a project without any item is one that lacks something.</summary>
    public bool ExpectsItems { get; set; }

    /// <summary>Whether to hand out what the last build made instead of building (<c>publish --no-build</c>).</summary>
    public bool NoBuild { get; set; }

    /// <summary>
    /// The <c>.mpy</c> files, with metadata <c>TargetPath</c>, <c>PythonSource</c> and <c>IsFrozen</c>, and what their <c>Python</c> items
    /// carry.
    /// </summary>
    [Output]
    public ITaskItem[] CompiledPython { get; private set; } = [];

    /// <summary>The C source, if there is one, and after it those of modules that have their own.</summary>
    [Output]
    public ITaskItem[] FrozenSource { get; private set; } = [];

    /// <summary>Everything that was written, for <c>FileWrites</c>.</summary>
    [Output]
    public ITaskItem[] WrittenFiles { get; private set; } = [];

    private protected override bool Run()
    {
        DiagnosticBag diagnostics = new();
        RequestReader reader = new(this, diagnostics);
        if (NoBuild)
        {
            Publish(reader, FreezeBuild.TryGetLast(reader.StateFile));
            return true;
        }

        FreezeRequest request = reader.Read() with { Findings = diagnostics.Items };
        FreezeResult? current = FreezeBuild.TryGetCurrent(request);
        if (current is not null)
        {
            Log.LogMessage(MessageImportance.Low, "All compiled and frozen Python is current.");
            TrackingFiles.Touch(reader.StateFile, current.Inputs);
        }

        FreezeResult result = current ?? Build(request);
        if (current is null || !File.Exists(reader.InputList))
        {
            result = result with { Diagnostics = [.. result.Diagnostics, .. TrackingFiles.Write(reader.InputList, result.Inputs)] };
        }

        foreach (string line in result.ManifestOutput)
        {
            Log.LogMessage(MessageImportance.Normal, "{0}", line);
        }

        LogAll(result.Diagnostics);
        Publish(reader, result);
        return result.Succeeded;
    }

    private FreezeResult Build(FreezeRequest request)
    {
        using CoreGrant cores = CoreGrant.Request(BuildEngine);
        FreezeResult result = FreezeBuild.Run(request with { Parallelism = cores.Count }, Cancellation);
        Log.LogMessage(MessageImportance.Low, "{0} of {1} modules compiled, the others are current.", result.CompiledCount, result.Modules.Count);
        return result;
    }

    private void Publish(RequestReader reader, FreezeResult? result)
    {
        if (result is null)
        {
            return;
        }

        Dictionary<string, ITaskItem> python = [];
        foreach (ITaskItem item in Python)
        {
            python[Path.GetFullPath(item.ItemSpec, ProjectDirectory)] = item;
        }

        CompiledPython = [.. result.Modules.Select(module => reader.ToItem(module, python))];
        FrozenSource = result.FrozenSource is { } source
            ? [new TaskItem(ToRelative(source)), .. result.ModuleSources.Select(module => new TaskItem(ToRelative(module)))]
            : [];
        WrittenFiles =
        [
            .. CompiledPython.Select(item => new TaskItem(item.ItemSpec)),
            .. FrozenSource.Select(item => new TaskItem(item.ItemSpec)),
            .. result.LibraryFiles.Select(path => new TaskItem(ToRelative(path))),
            new TaskItem(ToRelative(reader.StateFile)),
            new TaskItem(ToRelative(reader.InputList)),
        ];
    }
}
