using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Freezing.Frozen;

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
}
