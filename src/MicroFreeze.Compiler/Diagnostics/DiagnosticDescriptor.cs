namespace MicroFreeze.Compiler.Diagnostics;

/// <summary>
/// One kind of diagnostic: a fixed code, its weight and its message. Each room keeps its rows in one static table
/// (MF1xxx project and items, MF2xxx Python source, MF3xxx manifest, MF4xxx .mpy and freezing, MF5xxx packages,
/// MF6xxx images and deployment, MF9xxx internal); <c>docs/diagnostics.md</c> has a section per code.
/// </summary>
/// <param name="Code">The code, such as <c>MF2001</c>; never reused for another meaning.</param>
/// <param name="Severity">How it weighs before the project's <c>NoWarn</c> and <c>WarningsAsErrors</c>.</param>
/// <param name="MessageFormat">The text, a composite format string (invariant culture).</param>
public sealed record DiagnosticDescriptor(string Code, DiagnosticSeverity Severity, string MessageFormat)
{
    /// <summary>The page that explains this code.</summary>
    public string HelpLink => $"https://github.com/microfreeze/microfreeze/blob/main/docs/diagnostics.md#{Code.ToLowerInvariant()}";
}
