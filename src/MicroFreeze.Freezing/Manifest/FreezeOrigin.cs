using MicroFreeze.Diagnostics;

namespace MicroFreeze.Manifests;

/// <summary>One step of the answer to "why is this file frozen?".</summary>
/// <param name="Step">The call or item as its author would recognise it, such as <c>require("umqtt.simple")</c> or <c>FrozenModule main.py</c>.</param>
/// <param name="Location">Where it stands.</param>
public sealed record FreezeOrigin(string Step, SourceLocation Location)
{
    /// <summary>The step and its place, for reports.</summary>
    public override string ToString() =>
        Location.Path is null ? Step : Location.Column == 0 && Location.Line > 0 ? $"{Step} at {Location.Path}({Location.Line})" : $"{Step} at {Location.Path}({Location.Line},{Location.Column})";
}
