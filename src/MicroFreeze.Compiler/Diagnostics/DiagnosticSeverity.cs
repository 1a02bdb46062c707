namespace MicroFreeze.Compiler.Diagnostics;

/// <summary>How a diagnostic weighs: an error means that no output was written for what it is about.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Something worth knowing; never affects the outcome.</summary>
    Info,

    /// <summary>The output is written, and may not be what the user meant.</summary>
    Warning,

    /// <summary>The output is not written.</summary>
    Error,
}
