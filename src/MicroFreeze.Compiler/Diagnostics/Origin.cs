
namespace MicroFreeze.Compiler.Diagnostics;

/// <summary>One step of the answer to "why is this file frozen?".</summary>
/// <param name="Step">The call or item as its author would recognise it, such as <c>require("umqtt.simple")</c> or <c>FrozenModule main.py</c>.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record Origin(string Step, SourceLocation Location)
{
    /// <summary>Whether it is a NuGet package or a project, which the user has not written.</summary>
    public bool IsPackage { get; init; }

    /// <summary>The step and its place, for reports.</summary>
    public override string ToString() =>
        Location.Path is null ? Step
        : Location.Line == 0 ? $"{Step} at {Location.Path}"
        : Location.Column == 0 ? $"{Step} at {Location.Path}({Location.Line})"
        : $"{Step} at {Location.Path}({Location.Line},{Location.Column})";
}
