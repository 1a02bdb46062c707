using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>A function, class body or module to be frozen.</summary>
/// <param name="code">Its code.</param>
/// <param name="prelude">Its prelude; null where that kind of code has none.</param>
internal sealed class FunctionPlan(RawCode code, Prelude? prelude)
{
    public RawCode Code { get; } = code;

    public Prelude? Prelude { get; } = prelude;

    /// <summary>What its identifiers in C have in common.</summary>
    public required string Stem { get; init; }

    /// <summary>Its name for readers, such as <c>Thing.method</c>.</summary>
    public required string QualifiedName { get; init; }

    public FunctionPlan[] Children { get; set; } = [];

    public int ScopeFlags => Prelude?.Signature.ScopeFlags ?? Code.ScopeFlags;

    /// <summary>Whether its code needs no structure beside it: in some versions that of bytecode without nested functions.</summary>
    public bool StandsAlone(FrozenLayout layout) => layout.BytecodeStandsAlone && Code.Kind == RawCodeKind.Bytecode && Children.Length == 0;
}
