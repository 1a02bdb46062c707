using MicroFreeze.Diagnostics;
using MicroFreeze.Manifests;

namespace MicroFreeze.Freezing.Build;

/// <summary>What is to become of one file.</summary>
/// <param name="File">The file.</param>
/// <param name="OutputPath">The <c>.mpy</c> file to write, or null where none is.</param>
internal sealed record FilePlan(FrozenFile File, string? OutputPath)
{
    /// <summary>Whether it is compiled.</summary>
    public bool IsCompiled => OutputPath is not null;

    /// <summary>Whether it becomes part of the frozen source.</summary>
    public bool IsFrozen => File.Kind != FrozenKind.CompileAsMpy;
}

/// <summary>Gives every file its output, and refuses paths on the device that are none or taken.</summary>
internal sealed class FilePlanner(FreezeRequest request, DiagnosticBag diagnostics)
{
    private readonly Dictionary<(bool IsFrozen, string TargetPath), FrozenFile> _targets = [];

    // On file systems that do not tell upper case from lower case two modules of the device may want one file.
    private readonly HashSet<string> _outputs = new(StringComparer.OrdinalIgnoreCase);

    public FilePlan[] Plan(IReadOnlyList<FrozenFile> files)
    {
        List<FilePlan> plans = new(files.Count);
        foreach (FrozenFile file in files)
        {
            if (Plan(file) is { } plan)
            {
                plans.Add(plan);
            }
        }

        return [.. plans];
    }

    private FilePlan? Plan(FrozenFile file)
    {
        if (!IsTargetPath(file.TargetPath))
        {
            Report(BuildDiagnostics.InvalidTarget, file, file.TargetPath);
            return null;
        }

        FilePlan plan = new(file, GetOutputPath(file));
        if (_targets.TryAdd((plan.IsFrozen, file.TargetPath), file))
        {
            return plan;
        }

        Report(BuildDiagnostics.DuplicateTarget, file, _targets[(plan.IsFrozen, file.TargetPath)].SourcePath, file.SourcePath, file.TargetPath);
        return null;
    }

    private string? GetOutputPath(FrozenFile file)
    {
        if (file.Kind is not (FrozenKind.AsMpy or FrozenKind.CompileAsMpy))
        {
            return null;
        }

        string directory = file.Kind == FrozenKind.AsMpy ? request.ModuleDirectory : request.CompiledDirectory;
        string name = Path.Combine(directory, Path.ChangeExtension(file.TargetPath, null).Replace('/', Path.DirectorySeparatorChar));
        while (!_outputs.Add(name))
        {
            name += "~";
        }

        return name + ".mpy";
    }

    private void Report(DiagnosticDescriptor descriptor, FrozenFile file, params ReadOnlySpan<object?> arguments) =>
        diagnostics.Add(Diagnostic.Create(descriptor, new SourceLocation(file.SourcePath), arguments) with { Chain = file.Chain });

    private static bool IsTargetPath(string path)
    {
        if (path.Length == 0 || path.Contains('\\') || path.Contains('\0'))
        {
            return false;
        }

        foreach (Range part in path.AsSpan().Split('/'))
        {
            if (path.AsSpan(part) is "" or "." or "..")
            {
                return false;
            }
        }

        return !Path.IsPathRooted(path);
    }
}
