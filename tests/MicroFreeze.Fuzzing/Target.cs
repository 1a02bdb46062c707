namespace MicroFreeze.Fuzzing;

/// <summary>Something that reads untrusted input.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Seeds">Good inputs to start from.</param>
/// <param name="Words">Pieces that mean something in this kind of input, to be put in anywhere.</param>
/// <param name="Check">Reads one input. It throws where something is wrong: an exception is a fault unless the reader documents it.</param>
internal sealed record Target(string Name, Func<IReadOnlyList<byte[]>> Seeds, IReadOnlyList<string> Words, Action<byte[]> Check)
{
    /// <summary>Makes inputs by a grammar, besides those that mutate the seeds; null where there is none.</summary>
    public Func<Random, byte[]>? Grammar { get; init; }
}
