using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Firmware.CrossCompile;
using MicroFreeze.Freezing.Agreement;
using MicroFreeze.Freezing.Build;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MicroFreeze.Tasks;

/// <summary>Compiles frozen C with the project's own cross-compiler. Where nothing has changed it starts none.</summary>
[MSBuildMultiThreadableTask]
public sealed class CompileFrozenSource : CrossTask
{
    /// <summary>Whether to hold modules and firmware against each other before anything is compiled.</summary>
    public bool ChecksFirmware { get; set; } = true;

    /// <summary>What is to be linked, with metadata <c>LinkInputType</c>: <c>Object</c> or <c>Archive</c>.</summary>
    [Output]
    public ITaskItem[] LinkInputs { get; private set; } = [];

    /// <summary>The linker script that goes with it, if there is one, with metadata <c>LinkerArgument</c>.</summary>
    [Output]
    public ITaskItem[] LinkerScripts { get; private set; } = [];

    /// <summary>Everything that was written, for <c>FileWrites</c>.</summary>
    [Output]
    public ITaskItem[] WrittenFiles { get; private set; } = [];

    private protected override bool Run()
    {
        DiagnosticBag diagnostics = new();
        CrossCompileRequest? request = ReadRequest(diagnostics);
        LogAll(diagnostics.Items);
        if (request is null || diagnostics.HasErrors)
        {
            return !diagnostics.HasErrors;
        }

        string state = Path.Combine(GetPath(IntermediateDirectory), "microfreeze.state");
        FrozenTraits? traits = ChecksFirmware ? FreezeBuild.TryGetLast(state)?.Traits : null;
        using CoreGrant cores = CoreGrant.Request(BuildEngine);
        CrossCompileResult result = CrossCompilation.Run(request with { Parallelism = cores.Count, Traits = traits }, Cancellation);
        Log.LogMessage(MessageImportance.Low, "{0} of {1} frozen C files compiled, the others are current.", result.CompiledCount, request.Sources.Count);
        LogAll(result.Diagnostics);
        string type = request.Archiver is null ? "Object" : "Archive";
        LinkInputs = [.. result.LinkInputs.Select(path => ToItem(path, "LinkInputType", type))];
        LinkerScripts = result.LinkerScript is { } script ? [ToItem(script, "LinkerArgument", request.Placement!.ToLinkerArgument(script))] : [];
        WrittenFiles = [.. result.WrittenFiles.Select(path => new TaskItem(ToRelative(path)))];
        return result.Succeeded;
    }

    private TaskItem ToItem(string path, string name, string value)
    {
        TaskItem item = new(ToRelative(path));
        item.SetMetadata(name, value);
        return item;
    }
}
