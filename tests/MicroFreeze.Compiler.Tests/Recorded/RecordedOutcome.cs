namespace MicroFreeze.Compiler.Tests.Recorded;

/// <summary>What the reference made of a source: the bytes of a module, or a refusal.</summary>
/// <param name="Module">The .mpy file, or null.</param>
/// <param name="Refusal">The reference's last line, exception and message; null where there is a module. <see cref="Crashed"/> where it ended otherwise.</param>
/// <param name="Line">Line of the refusal; 0 where the reference gave none.</param>
/// <param name="Scope">In whose code the refusal was, or null where the parser refused.</param>
public sealed record RecordedOutcome(byte[]? Module, string? Refusal, int Line = 0, string? Scope = null)
{
    /// <summary>Stands for an assertion of the reference that failed, a crash, or no end within a minute.</summary>
    public const string Crashed = "(the reference crashes)";

    /// <summary>Whether both are the same.</summary>
    public bool IsSameAs(RecordedOutcome other) =>
        Refusal == other.Refusal && Line == other.Line && Scope == other.Scope && (Module ?? []).AsSpan().SequenceEqual(other.Module ?? []);
}
