using MicroFreeze.Mpy;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>Everything that is decided before the first line of C is written.</summary>
internal sealed class FrozenPlan(FrozenRequest request, QstrHeader header, QstrPool pool)
{
    public FrozenRequest Request { get; } = request;

    public QstrHeader Header { get; } = header;

    public QstrPool Pool { get; } = pool;

    public CIdentifiers Identifiers { get; } = new();

    public List<FrozenTextEntry> Texts { get; } = [];

    public List<ModulePlan> Modules { get; } = [];
}

/// <summary>A module to be frozen.</summary>
/// <param name="name">Its file name on the device.</param>
/// <param name="module">The module.</param>
internal sealed class ModulePlan(string name, MpyModule module)
{
    public string Name { get; } = name;

    public MpyModule Module { get; } = module;

    /// <summary>What its identifiers in C have in common.</summary>
    public required string Stem { get; init; }

    /// <summary>Its name table.</summary>
    public required Qstr[] Names { get; init; }

    public required FunctionPlan Root { get; init; }

    /// <summary>Bytes of the names that it is the first to bring.</summary>
    public required int NewNameBytes { get; init; }
}

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

    /// <summary>Bytecode without nested functions needs no structure beside it.</summary>
    public bool IsBytecodeAlone => Code.Kind == RawCodeKind.Bytecode && Children.Length == 0;
}
