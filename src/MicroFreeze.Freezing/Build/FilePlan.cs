using MicroFreeze.Manifests.Items;

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

/// <summary>Gives every file its output.</summary>
internal sealed class FilePlanner(FreezeRequest request)
{
    // On file systems that do not tell upper case from lower case two modules of the device may want one file.
    private readonly HashSet<string> _outputs = new(StringComparer.OrdinalIgnoreCase);

    public FilePlan[] Plan(IReadOnlyList<FrozenFile> files) => [.. files.Select(file => new FilePlan(file, GetOutputPath(file)))];

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
}
