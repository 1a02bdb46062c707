using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Sandbox;

namespace MicroFreeze.Manifests.Runtime;

/// <summary>What the interpreter and its modules ask of what runs them.</summary>
internal interface IInterpreterHost
{
    /// <summary>The item that is being evaluated.</summary>
    FreezeOrigin Item { get; }

    /// <summary>The request.</summary>
    ManifestRequest Request { get; }

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
