using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>What the interpreter and its modules ask of what runs them.</summary>
internal interface IInterpreterHost
{
    /// <summary>The item that is being evaluated.</summary>
    Origin Item { get; }

    /// <summary>The environment variables that may be read.</summary>
    IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>What is allowed beyond the sandbox.</summary>
    SandboxGrants Grants { get; }

    /// <summary>The value of <c>sys.platform</c>.</summary>
    string Platform { get; }

    /// <summary>The time of the build.</summary>
    TimeProvider Clock { get; }

    /// <summary>The files that may be seen.</summary>
    ConfinedFiles Files { get; }

    /// <summary>Where what is looked at is noted.</summary>
    InputRecorder Inputs { get; }

    /// <summary>Adds a finding at the code under way.</summary>
    void Report(DiagnosticDescriptor descriptor, params object?[] arguments);

    /// <summary>Takes a line that was printed.</summary>
    void Print(string text);

    /// <summary>The parsed form of a file, from the bytes that were read. <c>SyntaxError</c> where it is no Python.</summary>
    CodeFile Parse(string path, byte[] source);
}
