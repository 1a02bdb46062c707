using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Firmware.CrossCompile;

/// <summary>What compiling made.</summary>
internal sealed record CrossCompileResult
{
    /// <summary>Whether everything was made.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Every finding, warnings of objects that had not to be compiled again included.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>What is to be linked: the archive where there is one, otherwise the objects.</summary>
    public IReadOnlyList<string> LinkInputs { get; init; } = [];

    /// <summary>The linker script that places them, or null.</summary>
    public string? LinkerScript { get; init; }

    /// <summary>All files that there are now because of it.</summary>
    public IReadOnlyList<string> WrittenFiles { get; init; } = [];

    /// <summary>How many sources were compiled, the others being current.</summary>
    public int CompiledCount { get; init; }
}
