namespace MicroFreeze.Benchmarks;

/// <summary>A directory that goes away afterwards.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("microfreeze-bench-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
