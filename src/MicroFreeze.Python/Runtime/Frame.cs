using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Python.Runtime;

/// <summary>Code under way: a module or a function's call.</summary>
internal sealed class Frame(CodeFile file, Scope scope, Frame? caller)
{
    public CodeFile File { get; } = file;

    public Scope Scope { get; set; } = scope;

    /// <summary>What called it.</summary>
    public Frame? Caller { get; set; } = caller;

    /// <summary>How many calls deep it is.</summary>
    public int Depth { get; } = (caller?.Depth ?? 0) + 1;

    /// <summary>The node that is being evaluated: where an exception happened.</summary>
    public int Node { get; set; }

    /// <summary>For a module, the call or item that had it run; null for a function.</summary>
    public Origin? Entry { get; init; }

    /// <summary>The function that is called; null for a module.</summary>
    public PyFunction? Function { get; init; }

    /// <summary>What <c>return</c> gave.</summary>
    public object ReturnValue { get; set; } = PyNone.Value;

    /// <summary>What a generator has yielded; null for what is no generator.</summary>
    public List<object>? Yielded { get; init; }

    /// <summary>The exception that an <c>except</c> is handling, for a bare <c>raise</c>.</summary>
    public PyException? Handled { get; set; }
}
